"""Rows of csv and tsv files: the delimiter is found, a broken row costs no other row."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

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


class _Feed:
    """Lines for `csv.reader`; remembers those of the row being read, so that a broken row gives the others back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self.line = 0  # where the row being read begins, from 1

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._taken.append(line)
        return line + "\n"

    def begin_row(self) -> None:
        """Forget the lines of the row before."""
        self.line += len(self._taken)
        self._taken.clear()

    def give_back(self) -> str:
        """Keep only the first line of the row being read; the others will be read again."""
        first, *others = self._taken
        self._again.extendleft(reversed(others))
        self._taken = [first]
        return first

    @property
    def taken(self) -> int:
        """How many lines the row being read has so far."""
        return len(self._taken)


def table_rows(lines: Iterable[str], dialect: Dialect, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """`(line, cells)` of each whole row; broken ones go to `problems`. Blank lines are no rows."""
    feed = _Feed(lines)
    feed.line = 1
    reader = _reader(feed, dialect)
    while True:
        feed.begin_row()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            open_quote = feed.taken > 1 or not _closes(feed)
            first = feed.give_back()
            reader = _reader(feed, dialect)
            if open_quote and dialect.delimiter != "\t":
                problems.add_open_quote(feed.line)
                continue
            row = _read_leniently(first, dialect, open_quote)
        if len(row) > dialect.width and not any(row[dialect.width :]):
            row = row[: dialect.width]
        if len(row) == dialect.width:
            yield feed.line, row
        elif row:
            problems.add_broken_row(feed.line, len(row), dialect.width)


def _reader(feed: _Feed, dialect: Dialect) -> Iterator[list[str]]:
    if dialect.quoted:
        return csv.reader(feed, delimiter=dialect.delimiter, strict=True)
    return csv.reader(feed, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)


def _closes(feed: _Feed) -> bool:
    """Whether the one line taken has its quotes in pairs (the trouble is only where they stand)."""
    return feed._taken[0].count('"') % 2 == 0


def _read_leniently(line: str, dialect: Dialect, open_quote: bool) -> list[str]:
    if open_quote:
        return next(csv.reader([line], delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE))
    return next(csv.reader([line], delimiter=dialect.delimiter))
