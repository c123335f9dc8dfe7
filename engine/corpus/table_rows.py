"""The rows of a table: a csv file, JSON lines, a sheet, a Parquet file, the tables of a document."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence

from engine.corpus.docx import docx_pieces
from engine.corpus.jsonlines import json_blocks, value_blocks
from engine.corpus.parquet import open_parquet, parquet_blocks
from engine.corpus.part_bytes import PartBytes
from engine.corpus.parts import TABLES
from engine.corpus.plans import Plan
from engine.corpus.problems import Problems
from engine.corpus.row import CellBlock, Row
from engine.corpus.spreadsheets import read_sheet, sheet_blocks
from engine.corpus.tables import table_blocks
from engine.recipe.corpus import CorpusFormat

_BLOCK_ROWS = 200
# What `Row._make` does, without a call in Python for each.
_MAKE_ROW: Callable[[Iterable[object]], Row] = functools.partial(tuple.__new__, Row)


class TableRows:
    """Turns the cells of a part into documents."""

    def __init__(self, source: PartBytes, plan: Plan, problems: Problems) -> None:
        self._bytes, self.part, self.meter = source, source.part, source.meter
        self.plan, self.problems = plan, problems

    def blocks(self, with_cells: bool) -> Iterator[list[Row]]:
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
            yield from table_blocks(self._bytes.text(), part.dialect, self.problems, part.name)
        elif part.format is CorpusFormat.JSONL:
            yield from json_blocks(value_blocks(self._bytes.text(), part.name), part.columns, self.problems)
        else:
            self._bytes.hash_whole(part.file)
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
        while block := list(itertools.islice(rows, _BLOCK_ROWS)):
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
