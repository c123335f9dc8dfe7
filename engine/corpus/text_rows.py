"""The rows of a text: one a line, one a paragraph, or one running text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from engine.corpus import lines
from engine.corpus.docx import docx_pieces
from engine.corpus.lines import line_blocks, paragraph_blocks
from engine.corpus.part_bytes import PartBytes
from engine.corpus.plans import Plan
from engine.corpus.problems import Problems
from engine.corpus.row import Row
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat
from engine.words import QT_TRANSLATE_NOOP

# `(line, text)` of some texts.
TextBlock = Iterable[tuple[int, str]]
_BLOCK_TEXTS = 200


class TextRows:
    """Turns the text of a part into documents."""

    def __init__(self, source: PartBytes, plan: Plan, problems: Problems) -> None:
        self._bytes, self.part, self.meter = source, source.part, source.meter
        self.plan, self.problems = plan, problems

    def blocks(self) -> Iterator[list[Row]]:
        """Documents that have text, some at a time; pieces of text when the whole plan is a running text."""
        if self.part.format is CorpusFormat.RUNNING:
            return self._running_blocks()
        return (self._text_rows(block) for block in self._text_blocks())

    def _text_blocks(self) -> Iterator[TextBlock]:
        part = self.part
        if part.format is CorpusFormat.DOCX:
            self._bytes.hash_whole(part.file)
            yield from self._document_texts()
            return
        blocks = line_blocks(self._bytes.text(), part.name)
        if part.format is CorpusFormat.PARAGRAPHS:
            yield from paragraph_blocks(blocks)
            return
        first = 1
        for block in blocks:
            yield enumerate(block, start=first)
            first += len(block)

    def _document_texts(self) -> Iterator[TextBlock]:
        """Paragraphs, and the cells of tables each on its own."""
        pieces = docx_pieces(self.part.file, self.meter.control)
        texts = (text for piece in pieces for text in ([piece] if isinstance(piece, str) else piece) if text)
        numbered = enumerate(texts, start=1)
        while block := list(itertools.islice(numbered, _BLOCK_TEXTS)):
            yield block

    def _text_rows(self, block: TextBlock) -> list[Row]:
        name, rows, blank = self.part.name, [], []
        for line, text in block:
            if said := text.strip():
                rows.append(Row(said, "", "", (name, line), self._text_cells(text)))
            else:
                blank.append(line)
        if blank:
            self.problems.add_blank(name, blank)
        return rows

    def _text_cells(self, text: str) -> tuple[str, ...]:
        """The cells of a text that stands for itself, in the plan's columns."""
        plan = self.plan
        if not plan.columns:
            return (text,)
        return tuple(
            [text if column in (plan.text_column, plan.source_column) else "" for column in plan.columns]
        )

    def _running_blocks(self) -> Iterator[list[Row]]:
        name = self.part.name
        if not self.plan.running:
            if text := joined(self._bytes.text(), name):
                yield self._text_rows([(1, text)])
            return
        line, last = 1, "\n"
        for text in self._bytes.text():
            yield [Row(text, "", "", (name, line), (text,))]
            line += text.count("\n")
            last = text[-1]
        if last != "\n" and self.part is not self.plan.parts[-1]:
            yield [Row("\n", "", "", (name, line), ("\n",))]


def joined(chunks: Iterable[str], name: str) -> str:
    """One document of many chunks; raises `EngineError` for one that would fill the memory."""
    found, length = [], 0
    for chunk in chunks:
        found.append(chunk)
        length += len(chunk)
        if length > lines.LONGEST_LINE:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "{name} is longer than {limit} million characters, too long for one document.",
                ),
                name=name,
                limit=lines.LONGEST_LINE // 1_000_000,
            )
    return "".join(found)
