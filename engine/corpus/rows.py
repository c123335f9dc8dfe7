"""The one stream behind inspection and reading: every document of a plan with its label and its cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.corpus.encodings import decode_chunks, detect_encoding
from engine.corpus.folders import FolderFile
from engine.corpus.jsonlines import json_rows
from engine.corpus.lines import normal_newlines, split_lines, split_paragraphs
from engine.corpus.plans import TABLES, Plan, file_text
from engine.corpus.problems import Problems
from engine.corpus.sources import Fingerprint, Meter, read_chunks
from engine.corpus.tables import table_rows
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat


class Row(NamedTuple):
    """One document: its text, its label ("" without), its answer in a corpus of pairs ("" without), and where it stands.

    `place` is (file, line); in a workbook the line is a row, in a folder it is 1. `cells` are for a preview.
    """

    text: str
    label: str = ""
    target: str = ""
    place: tuple[str, int] = ("", 0)
    cells: tuple[str, ...] = ()


class RowReader:
    """Reads a plan once from its first byte to its last; `problems` and `fingerprint` are whole afterwards."""

    def __init__(self, plan: Plan, meter: Meter) -> None:
        self.plan = plan
        self.meter = meter
        self.problems = Problems()
        self.fingerprint = Fingerprint(plan.path)

    def blocks(self) -> Iterator[list[Row]]:
        """The rows a few thousand at a time, so that asking and telling costs once a block."""
        rows = self.rows()
        while block := list(itertools.islice(rows, 1000)):
            yield block

    def rows(self) -> Iterator[Row]:
        """Documents that have text, in the order of the file. A running text comes in pieces: join them."""
        if self.plan.format is CorpusFormat.RUNNING:
            yield from (Row(text, cells=(text,)) for text in self._text())
            return
        for row in self._all_rows():
            if row.text.strip():
                yield row._replace(text=row.text.strip())
            else:
                self.problems.add_blank()

    def _all_rows(self) -> Iterator[Row]:
        plan = self.plan
        if plan.format is CorpusFormat.FOLDER:
            return self._folder_rows()
        lines = split_lines(self._text(), plan.name)
        if plan.format in TABLES:
            return self._table_rows(lines)
        if plan.format is CorpusFormat.JSONL:
            return self._json_rows(lines)
        if plan.format is CorpusFormat.PARAGRAPHS:
            return (Row(text, cells=(text,)) for text in split_paragraphs(lines))
        return (Row(line, cells=(line,)) for line in lines)

    def _text(self) -> Iterator[str]:
        return file_text(self.plan, self._counted(read_chunks(self.plan.path, self.meter.control)))

    def _counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.meter.move(len(chunk))
            self.fingerprint.add(chunk)
            yield chunk

    def _table_rows(self, lines: Iterable[str]) -> Iterator[Row]:
        plan = self.plan
        assert plan.dialect is not None
        text = plan.columns.index(plan.text_column)
        label = plan.columns.index(plan.label_column) if plan.label_column else None
        rows = table_rows(lines, plan.dialect, self.problems)
        if plan.header:
            next(rows, None)
        for _, cells in rows:
            yield Row(cells[text], "" if label is None else cells[label].strip(), cells=tuple(cells))

    def _json_rows(self, lines: Iterable[str]) -> Iterator[Row]:
        plan = self.plan
        for _, found in json_rows(lines, self.problems):
            label = found.get(plan.label_column, "").strip() if plan.label_column else ""
            cells = tuple(found.get(name, "") for name in plan.columns)
            yield Row(found.get(plan.text_column, ""), label, cells=cells)

    def _folder_rows(self) -> Iterator[Row]:
        for file in self.plan.files:
            self.fingerprint.open_file(file.name)
            chunks = list(self._counted(read_chunks(file.path, self.meter.control)))
            text = self._file_text(file, chunks)
            cells = (file.label, text) if self.plan.columns else (text,)
            yield Row(text, file.label, cells=cells)

    def _file_text(self, file: FolderFile, chunks: list[bytes]) -> str:
        """The text of one small file; one that differs from its neighbours is read in its own encoding."""
        try:
            return _decoded(chunks, self.plan.encoding, file.name)
        except EngineError as error:
            own = detect_encoding(b"".join(chunks))
            if own == self.plan.encoding or self.plan.encoding_chosen:
                raise
            misfit = error
        try:
            text = _decoded(chunks, own, file.name)
        except EngineError:
            raise misfit from None
        self.problems.add_other_encoding(file.name, own)
        return text


def _decoded(chunks: Iterable[bytes], encoding: str, name: str) -> str:
    return "".join(normal_newlines(decode_chunks(chunks, encoding, name)))
