"""Rows that only name the columns: what is left over where tables were put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from engine.corpus.columns import KNOWN_NAMES
from engine.corpus.rows import Row

_LONGEST_NAME = 40
_LOOKED_AT = 50
_SENTENCE = re.compile(r"[,.!?;:，。！？；：、…~～]")


class HeaderRows:
    """Tells the header rows of one corpus; is given its rows in order, a block at a time.

    A row is a header when its cells are the names over the columns, or names that columns usually have; the first row
    also when its label is no label of the rows after it and looks like a name over them. Later rows that are equal to
    such a first row are headers too.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self._names = (KNOWN_NAMES - {"y"}) | {name.strip().casefold() for name in header}
        self._header = tuple(name.strip().casefold() for name in header)
        self._first: Row | None = None
        self._begun = False

    def of(self, rows: Sequence[Row]) -> list[int]:
        """The places of the headers among the rows of a block."""
        if not self._begun and rows:
            self._begun = True
            if _stands_over(rows[0], rows[1:_LOOKED_AT]):
                self._first = rows[0]
        names = self._names
        short = [
            i for i, row in enumerate(rows) if len(row.text) <= _LONGEST_NAME and row.text.casefold() in names
        ]
        found = {i for i in short if self._is_header(rows[i])}
        if first := self._first:
            found.update(
                i for i, row in enumerate(rows) if row.text == first.text and row.label == first.label
            )
        return sorted(found)

    def _is_header(self, row: Row) -> bool:
        text = row.text.strip().casefold()
        other = (row.label or row.target).strip().casefold()
        if other:
            return other in self._names
        return len(self._header) == 1 and text == self._header[0]


def _stands_over(first: Row, others: Sequence[Row]) -> bool:
    """Whether the label of the first row is a name over the labels of the others, and its text one over their texts."""
    others = [row for row in others if (row.text, row.label) != (first.text, first.label)]
    labels = [row.label for row in others if row.label]
    if len(labels) < 3 or not first.label or first.label in labels or len(first.text) > _LONGEST_NAME:
        return False
    numbers = all(map(_is_number, labels)) and not _is_number(first.label)
    repeated = len(set(labels)) * 3 <= len(labels)
    short = len(first.text) * 3 <= median(len(row.text) for row in others)
    if _SENTENCE.search(first.text):
        return False
    return numbers or (repeated and short and first.label.isidentifier())


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdigit()
