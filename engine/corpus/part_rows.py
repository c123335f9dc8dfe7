"""The rows of one part of a plan: one file of any kind, or a folder of texts."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from engine.corpus import lines
from engine.corpus.compressed import read_file, read_files
from engine.corpus.docx import docx_pieces
from engine.corpus.encodings import decode_chunks, detect_encoding
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.jsonlines import json_blocks, value_blocks
from engine.corpus.lines import line_blocks, normal_newlines, paragraph_blocks
from engine.corpus.parquet import open_parquet, parquet_blocks
from engine.corpus.parts import TABLES, Part, text_of
from engine.corpus.plans import Plan
from engine.corpus.problems import Problems
from engine.corpus.row import CellBlock, Row
from engine.corpus.sources import Fingerprint, Meter, read_chunks
from engine.corpus.spreadsheets import read_sheet, sheet_blocks
from engine.corpus.tables import table_blocks
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat
from engine.words import QT_TRANSLATE_NOOP

# `(line, text)` of some texts.
TextBlock = Iterable[tuple[int, str]]
_BLOCK_TEXTS = 200
# What `Row._make` does, without a call in Python for each.
_MAKE_ROW: Callable[[Iterable[object]], Row] = functools.partial(tuple.__new__, Row)


class PartReader:
    """Reads one part; what it reads is counted, and hashed unless its file (an archive) was `hashed` before."""

    def __init__(
        self,
        part: Part,
        plan: Plan,
        meter: Meter,
        problems: Problems,
        fingerprint: Fingerprint,
        hashed: set[Path],
    ) -> None:
        self.part, self.plan, self.meter, self.problems = part, plan, meter, problems
        self._fingerprint, self._hashed = fingerprint, hashed
        self._passing: Iterator[bytes] = iter(())

    def blocks(self, *, cells: bool) -> Iterator[list[Row]]:
        """Documents that have text, some at a time; pieces of text when the whole plan is a running text."""
        part = self.part
        if part.texts:
            return self._folder_blocks()
        if part.columns:
            return self._table_blocks(cells)
        if part.format is CorpusFormat.RUNNING:
            return self._running_blocks()
        return (self._text_rows(block) for block in self._text_blocks())

    def finish(self) -> None:
        """Hash what a fault has left unread, so that the hash is always that of whole files."""
        for _ in self._passing:
            pass

    # Tables

    def _table_blocks(self, with_cells: bool) -> Iterator[list[Row]]:
        to_rows = self._row_maker(with_cells)
        blocks = self._cell_blocks()
        if self.part.header:
            blocks = _without_first(blocks)
        for block in blocks:
            yield to_rows(block)

    def _cell_blocks(self) -> Iterator[CellBlock]:
        part = self.part
        if part.format in TABLES:
            assert part.dialect is not None
            yield from table_blocks(self._text(), part.dialect, self.problems, part.name)
        elif part.format is CorpusFormat.JSONL:
            yield from json_blocks(value_blocks(self._text(), part.name), part.columns, self.problems)
        else:
            self._hash_whole(part.file)
            yield from {
                CorpusFormat.XLSX: self._sheet_blocks,
                CorpusFormat.PARQUET: self._parquet_blocks,
                CorpusFormat.DOCX: self._document_table,
            }[part.format]()

    def _sheet_blocks(self) -> Iterator[CellBlock]:
        part, size = self.part, self.part.file.size
        sheet = read_sheet(part.file, self.meter.control)
        if sheet.others:
            self.problems.add_other_sheets(part.name, sheet.name, ", ".join(sheet.others))
        self.meter.move(size // 2)  # the rest goes by rows
        height, told = max(sheet.height, 1), 0
        for block in sheet_blocks(sheet, len(part.columns)):
            share = (size - size // 2) * block.lines[-1] // height
            self.meter.move(max(share - told, 0))
            told = max(share, told)
            yield block

    def _parquet_blocks(self) -> Iterator[CellBlock]:
        with open_parquet(self.part.file, self.meter.control) as found:
            for block in parquet_blocks(found, self.part.columns, self.meter.move):
                self.meter.control.check()
                yield block

    def _document_table(self) -> Iterator[CellBlock]:
        rows = (piece for piece in docx_pieces(self.part.file, self.meter.control) if isinstance(piece, list))
        first = 1
        while block := list(itertools.islice(rows, _BLOCK_TEXTS)):
            yield CellBlock(range(first, first + len(block)), block)
            first += len(block)

    def _row_maker(self, with_cells: bool) -> Callable[[CellBlock], list[Row]]:
        """What turns cells into rows, leaving out those without text (or without answer); no Python code runs per row."""
        part = self.part
        paired = bool(part.source_column)
        text = self._cell_getter(part.source_column if paired else part.text_column)
        target = self._cell_getter(part.target_column) if paired else None
        label = self._cell_getter(part.label_column) if part.label_column else None
        shown = self._shown_columns() if with_cells else None
        names = itertools.repeat(part.name)
        nothing = itertools.repeat("")

        def to_rows(block: CellBlock) -> list[Row]:
            said = list(map(str.strip, map(text, block.rows)))
            answers = list(map(str.strip, map(target, block.rows))) if target else nothing
            labels = map(str.strip, map(label, block.rows)) if label else nothing
            cells = itertools.repeat(()) if shown is None else map(_picker(shown), block.rows)
            rows = map(_MAKE_ROW, zip(said, labels, answers, zip(names, block.lines), cells))  # noqa: B905 (some repeat)
            whole = said if target is None else [a and b for a, b in zip(said, answers)]  # noqa: B905
            if all(whole):
                return list(rows)
            kept = list(itertools.compress(rows, whole))
            blank = [line for line, good in zip(block.lines, whole) if not good]  # noqa: B905 (lines may go on)
            self.problems.add_blank(part.name, blank)
            return kept

        return to_rows

    def _cell_getter(self, column: str) -> Callable[[Sequence[str]], str]:
        return operator.itemgetter(self.part.columns.index(column))

    def _shown_columns(self) -> list[int]:
        """Where the plan's columns are in this part; -1 for one that it has not."""
        part, plan = self.part, self.plan
        if set(plan.columns) <= set(part.columns):
            return [part.columns.index(name) for name in plan.columns]
        own = {
            plan.text_column: part.text_column,
            plan.label_column: part.label_column,
            plan.source_column: part.source_column,
            plan.target_column: part.target_column,
        }
        names = [own.get(name, "") for name in plan.columns]
        return [part.columns.index(name) if name in part.columns else -1 for name in names]

    # Texts

    def _text_blocks(self) -> Iterator[TextBlock]:
        part = self.part
        if part.format is CorpusFormat.DOCX:
            self._hash_whole(part.file)
            yield from self._document_texts()
            return
        blocks = line_blocks(self._text(), part.name)
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
            if text := self._joined(self._text()):
                yield self._text_rows([(1, text)])
            return
        line, last = 1, "\n"
        for text in self._text():
            yield [Row(text, "", "", (name, line), (text,))]
            line += text.count("\n")
            last = text[-1]
        if last != "\n" and self.part is not self.plan.parts[-1]:
            yield [Row("\n", "", "", (name, line), ("\n",))]

    def _joined(self, chunks: Iterable[str]) -> str:
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
                    name=self.part.name,
                    limit=lines.LONGEST_LINE // 1_000_000,
                )
        return "".join(found)

    # Folders

    def _folder_blocks(self) -> Iterator[list[Row]]:
        part = self.part
        labels = {text.file: text.label for text in part.texts}
        packed = part.texts[0].file.packing in (Packing.ZIP, Packing.TAR)
        if packed:
            self._hash_whole(part.texts[0].file)
        fault: EngineError | None = None
        read = 0
        rows: list[Row] = []
        files = [text.file for text in part.texts]
        for file, chunks in read_files(files, self.meter.control, self.meter.move):
            try:
                text = self._file_text(file, self._hashing(file, chunks, packed))
            except EngineError as error:
                fault = fault or error
                self.problems.add_unread(file.name, error)
                continue
            read += 1
            said, label = text.strip(), labels[file]
            if said:
                rows.append(Row(said, label, "", (file.name, 1), self._folder_cells(label, text)))
            else:
                self.problems.add_blank(file.name, [1])
            if len(rows) == _BLOCK_TEXTS:
                yield rows
                rows = []
        if fault is not None and not read:
            raise fault
        yield rows

    def _folder_cells(self, label: str, text: str) -> tuple[str, ...]:
        plan = self.plan
        if not plan.columns:
            return (text,)
        return tuple(
            [{plan.label_column: label, plan.text_column: text}.get(name, "") for name in plan.columns]
        )

    def _file_text(self, file: CorpusFile, chunks: Iterator[bytes]) -> str:
        """The text of one small file; one that differs from its neighbours is read in its own encoding."""
        part, held = self.part, list(chunks)
        try:
            return self._decoded(held, part.encoding, file.name)
        except EngineError as error:
            misfit = error
        own = detect_encoding(b"".join(held))
        if own != part.encoding and not part.encoding_chosen:
            try:
                text = self._decoded(held, own, file.name)
            except EngineError:
                pass
            else:
                self.problems.add_other_encoding(file.name, own)
                return text
        if part.keep_misfits:
            return self._decoded(held, part.encoding, file.name, keep_misfits=True)
        raise misfit

    def _decoded(
        self, chunks: Iterable[bytes], encoding: str, name: str, *, keep_misfits: bool = False
    ) -> str:
        return self._joined(normal_newlines(decode_chunks(chunks, encoding, name, keep_misfits=keep_misfits)))

    # Bytes

    def _text(self) -> Iterator[str]:
        """The text of the part's file, with normal newlines."""
        part = self.part
        if part.is_document:
            self._hash_whole(part.file)
            return _document_lines(docx_pieces(part.file, self.meter.control))
        chunks = read_file(part.file, self.meter.control, self.meter.move)
        if part.file.packing in (Packing.NONE, Packing.PASTED):
            chunks = self._passing = self._hashing(part.file, chunks, packed=False)
        else:
            self._hash_whole(part.file)
        return text_of(part, chunks)

    def _hashing(self, file: CorpusFile, chunks: Iterator[bytes], packed: bool) -> Iterator[bytes]:
        """Bytes that are hashed as they pass, unless the archive was hashed whole."""
        if packed:
            yield from chunks
            return
        if self.plan.named:
            self._fingerprint.open_file(file.name)
        for chunk in chunks:
            self._fingerprint.add(chunk)
            yield chunk

    def _hash_whole(self, file: CorpusFile) -> None:
        """Hash the file on disk before it is unpacked; an archive of several parts only once."""
        if file.packing is Packing.PASTED or file.path in self._hashed:
            return
        self._hashed.add(file.path)
        if self.plan.named:
            self._fingerprint.open_file(file.hash_name)
        for chunk in read_chunks(file.path, self.meter.control):
            self._fingerprint.add(chunk)


def _picker(columns: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """What takes some columns of a row, in their order; "" for -1."""
    if columns == list(range(len(columns))):
        return tuple
    if len(columns) > 1 and -1 not in columns:
        return operator.itemgetter(*columns)
    return lambda cells: tuple([cells[i] if i >= 0 else "" for i in columns])


def _without_first(blocks: Iterator[CellBlock]) -> Iterator[CellBlock]:
    """Without the row of names."""
    for block in blocks:
        if block.rows:
            yield CellBlock(block.lines[1:], block.rows[1:])
            break
    yield from blocks


def _document_lines(pieces: Iterable[str | list[str]]) -> Iterator[str]:
    """A Word document as text: a paragraph a line, a row of a table a line with tabs."""
    for piece in pieces:
        yield (piece if isinstance(piece, str) else "\t".join(piece)) + "\n"
