"""Rows of csv and tsv files: the delimiter is found, a broken row costs no other row."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from engine.corpus import lines as longest
from engine.corpus.lines import line_blocks
from engine.corpus.problems import Problems
from engine.corpus.row import CellBlock

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


def table_blocks(
    chunks: Iterable[str], dialect: Dialect, problems: Problems, name: str = ""
) -> Iterator[CellBlock]:
    """Whole rows, a chunk of text at a time; broken rows go to `problems`. Blank lines are no rows.

    The csv module reads each chunk at once. A row that is still open at the end of a chunk waits for more, until it
    is longer than any text is: then its quote was never meant to be one.
    """
    taker = _RowTaker(dialect, problems)
    for lines in line_blocks(chunks, name, ends=True):
        yield taker.take(lines)
    yield taker.finish()


def table_rows(
    chunks: Iterable[str], dialect: Dialect, problems: Problems, name: str = ""
) -> Iterator[tuple[int, Sequence[str]]]:
    """`(line, cells)` of the rows of `table_blocks` one by one."""
    for block in table_blocks(chunks, dialect, problems, name):
        yield from zip(*block, strict=True)


class _RowTaker:
    """Turns lines into rows; keeps the lines of a row that is not closed yet."""

    def __init__(self, dialect: Dialect, problems: Problems) -> None:
        self._dialect, self._problems = dialect, problems
        self._open: list[str] = []
        self._waiting: list[str] = []
        self._open_size = self._waiting_size = 0
        self._line = 1  # where the first line not yet taken stands

    def take(self, lines: list[str]) -> CellBlock:
        """The rows that are whole after these lines."""
        if self._open:
            # Read again only when there is twice as much, so that a long row is not read over and over.
            self._waiting += lines
            self._waiting_size += sum(map(len, lines))
            if self._waiting_size < self._open_size:
                return CellBlock((), ())
            lines = self._open + self._waiting
            self._open, self._waiting, self._waiting_size = [], [], 0
        return self._rows(lines, last=False)

    def finish(self) -> CellBlock:
        """The rows that the last lines hold."""
        lines, self._open, self._waiting = self._open + self._waiting, [], []
        return self._rows(lines, last=True)

    def _rows(self, lines: list[str], *, last: bool) -> CellBlock:
        found = _Rows(self._dialect.width, self._problems)
        while lines:
            rows: list[list[str]] = []
            try:
                rows.extend(_reader(lines, self._dialect))  # keeps what came before an error
            except csv.Error:
                taken = len(rows) if len(rows) == len(lines) else sum(map(_height, rows))
                ended = False
            else:
                taken, ended = len(lines), True
            found.add(self._line, rows, taken)
            self._line += taken
            lines = lines[taken:]
            if ended:
                break
            if not last and self._keep_open(lines):
                break
            self._add_broken(found, lines)
            self._line += 1
            lines = lines[1:]
        return CellBlock(found.lines, found.rows)

    def _keep_open(self, lines: list[str]) -> bool:
        """Keep the lines of a row that may be closed later; False for one that is broken already."""
        size = sum(map(len, lines))
        if size > longest.LONGEST_LINE or not _is_open(lines, self._dialect):
            return False
        self._open, self._open_size = lines, size
        return True

    def _add_broken(self, found: _Rows, lines: list[str]) -> None:
        """What the reader stumbled over: only the first line is lost or read without its quotes, the others come again."""
        first = lines[0].removesuffix("\n")
        open_quote = first.count('"') % 2 == 1 or _is_open(lines[:1], self._dialect)
        if open_quote and self._dialect.delimiter != "\t":
            self._problems.add_open_quote(self._line)
        else:
            found.add(self._line, [_read_leniently(first, self._dialect, open_quote)], 1)


class _Rows:
    """Gathers rows of the right width with their lines; others go to the problems."""

    def __init__(self, width: int, problems: Problems) -> None:
        self._width, self._problems = width, problems
        self.lines: Sequence[int] = ()
        self.rows: list[list[str]] = []

    def add(self, line: int, rows: list[list[str]], taken: int) -> None:
        """Rows that begin at `line` and were written in `taken` lines."""
        lines: Sequence[int] = range(line, line + len(rows))
        if len(rows) != taken:
            lines = list(itertools.accumulate(map(_height, rows[:-1]), initial=line)) if rows else ()
        if any(length != self._width for length in set(map(len, rows))):
            lines, rows = self._even(lines, rows)
        self.lines = [*self.lines, *lines] if self.rows else lines
        self.rows = self.rows + rows if self.rows else rows

    def _even(self, lines: Sequence[int], rows: list[list[str]]) -> tuple[list[int], list[list[str]]]:
        """Empty cells too many do no harm; a row of another width is told."""
        width = self._width
        kept: tuple[list[int], list[list[str]]] = ([], [])
        for line, cells in zip(lines, rows, strict=True):
            if len(cells) == width or (len(cells) > width and not any(cells[width:])):
                kept[0].append(line)
                kept[1].append(cells[:width])
            elif cells:
                self._problems.add_broken_row(line, len(cells), width)
        return kept


def _height(cells: list[str]) -> int:
    """In how many lines a row was written."""
    return 1 + sum([cell.count("\n") for cell in cells])


def _reader(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    if dialect.quoted:
        return csv.reader(lines, delimiter=dialect.delimiter, strict=True)
    return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)


def _is_open(lines: list[str], dialect: Dialect) -> bool:
    """Whether the row that begins these lines only lacks its end: with a quote more it is a row."""
    reader = csv.reader(lines, delimiter=dialect.delimiter, strict=True)
    try:
        next(reader)
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _read_leniently(line: str, dialect: Dialect, open_quote: bool) -> list[str]:
    if open_quote:
        return next(csv.reader([line], delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE))
    return next(csv.reader([line], delimiter=dialect.delimiter))
