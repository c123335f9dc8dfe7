"""Rows of csv and tsv files: the delimiter is found, a broken row costs no other row."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from engine.corpus import lines
from engine.corpus.lines import line_blocks
from engine.corpus.problems import Problems

DELIMITERS = (",", "\t", ";", "|")
# A file of one column may have commas in its texts: what tells cells apart there is a character no text has.
_NO_DELIMITER = "\x1f"
_HEAD_ROWS = 200

# One text may be a whole book; the module's own limit is 128 KiB. The largest value a C long holds everywhere.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are told apart: the delimiter, whether quotes mean anything, and how many cells a row has."""

    delimiter: str
    quoted: bool
    width: int


def find_dialect(head: str, delimiter: str | None, *, cut: bool) -> Dialect:
    """The dialect of a table that begins with `head`; `delimiter` None is found. `cut`: the head is not the whole file."""
    if delimiter:
        return _measure(head, delimiter, cut)[1]
    (share, _), dialect = max((_measure(head, candidate, cut) for candidate in DELIMITERS), key=itemgetter(0))
    return dialect if share >= 0.5 else Dialect(_NO_DELIMITER, True, 1)


def _measure(head: str, delimiter: str, cut: bool) -> tuple[tuple[float, int], Dialect]:
    """`(how well it fits, dialect)`; a fit is the share of rows with the usual number of cells, then that number."""
    quoted = delimiter != "\t" or _quotes_matter(head)
    rows = _head_rows(head, delimiter, quoted)
    if cut and len(rows) > 1:
        rows.pop()
    widths = Counter(map(len, rows))
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    share = count / max(len(rows), 1) if width > 1 else 0.0
    return (round(share, 2), width), Dialect(delimiter, quoted, width)


def _quotes_matter(head: str) -> bool:
    """In a tsv a quote is a quote, unless reading it as one is what makes all rows equally wide."""
    plain = {len(row) for row in _head_rows(head, "\t", False)[:-1]}
    return len(plain) > 1 and len({len(row) for row in _head_rows(head, "\t", True)[:-1]}) == 1


def _head_rows(head: str, delimiter: str, quoted: bool) -> list[list[str]]:
    reader = csv.reader(
        io.StringIO(head, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    rows: list[list[str]] = []
    for row in reader:
        if row:
            rows.append(row)
        if len(rows) == _HEAD_ROWS:
            break
    return rows


class _CsvReader(Protocol):
    """What `csv.reader` gives; the module has no public name for it."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class _OpenQuoteError(csv.Error):
    """A quoted cell that goes on beyond what one row can hold."""


class _Feed:
    """Lines for `csv.reader`, a chunk of text at a time; keeps those from the row being read on, to give them back."""

    def __init__(self, chunks: Iterable[str], name: str) -> None:
        self._blocks = line_blocks(chunks, name, ends=True)
        self._kept: list[str] = []
        self._first = 1  # the number of the first kept line
        self._size = 0
        self.fresh = False  # whether a new chunk was taken since `forget`

    def lines(self, number: int) -> Iterator[str]:
        """Lines with their ends from a kept one on."""
        yield from self._kept[number - self._first :]
        for block in self._blocks:
            self.fresh = True
            self._kept += block
            self._size += sum(map(len, block))
            yield from block
            if self._size > lines.LONGEST_LINE:
                raise _OpenQuoteError

    def forget(self, number: int) -> None:
        """Lines before this one are not needed again."""
        del self._kept[: number - self._first]
        self._first = number
        self._size = sum(map(len, self._kept))
        self.fresh = False

    def between(self, start: int, stop: int) -> list[str]:
        """Kept lines by number."""
        return self._kept[start - self._first : stop - self._first]


TableBlock = list[tuple[int, list[str]]]


def table_blocks(
    chunks: Iterable[str], dialect: Dialect, problems: Problems, name: str = ""
) -> Iterator[TableBlock]:
    """`(line, cells)` of each whole row, a chunk of text at a time; broken rows go to `problems`. Blank lines are no rows."""
    feed = _Feed(chunks, name)
    width, line, rows = dialect.width, 1, TableBlock()
    while True:
        reader, before = _reader(feed.lines(line), dialect), line - 1
        try:
            for cells in reader:
                if len(cells) == width:
                    rows.append((line, cells))
                elif cells:
                    _add_uneven(rows, line, cells, width, problems)
                line = before + reader.line_num + 1
                if feed.fresh:
                    feed.forget(line)
                    yield rows
                    rows = []
        except csv.Error:
            taken = feed.between(line, before + reader.line_num + 1)
            _add_broken(rows, line, taken, dialect, problems)
            line += 1
            continue
        yield rows
        return


def table_rows(
    chunks: Iterable[str], dialect: Dialect, problems: Problems, name: str = ""
) -> Iterator[tuple[int, list[str]]]:
    """The rows of `table_blocks` one by one."""
    return itertools.chain.from_iterable(table_blocks(chunks, dialect, problems, name))


def _add_uneven(rows: TableBlock, line: int, cells: list[str], width: int, problems: Problems) -> None:
    """Empty cells too many do no harm; a row of another width is told."""
    if len(cells) > width and not any(cells[width:]):
        rows.append((line, cells[:width]))
    else:
        problems.add_broken_row(line, len(cells), width)


def _add_broken(rows: TableBlock, line: int, taken: list[str], dialect: Dialect, problems: Problems) -> None:
    """What the reader stumbled over: only the first line is lost or read without its quotes, the others come again."""
    first = taken[0].removesuffix("\n")
    open_quote = len(taken) > 1 or first.count('"') % 2 == 1
    if open_quote and dialect.delimiter != "\t":
        problems.add_open_quote(line)
        return
    cells = _read_leniently(first, dialect, open_quote)
    if len(cells) == dialect.width:
        rows.append((line, cells))
    elif cells:
        _add_uneven(rows, line, cells, dialect.width, problems)


def _reader(feed: Iterator[str], dialect: Dialect) -> _CsvReader:
    if dialect.quoted:
        return csv.reader(feed, delimiter=dialect.delimiter, strict=True)
    return csv.reader(feed, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)


def _read_leniently(line: str, dialect: Dialect, open_quote: bool) -> list[str]:
    if open_quote:
        return next(csv.reader([line], delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE))
    return next(csv.reader([line], delimiter=dialect.delimiter))
