"""The fixes that leave documents out as they come, judged by themselves or by what came before."""

from __future__ import annotations

import re

import numpy as np

from engine.corpus.doctor.blocks import holders
from engine.corpus.doctor.headers import HeaderRows
from engine.corpus.doctor.invisible import is_empty
from engine.corpus.doctor.keys import LabelCodes, Mask, SeenKeys, text_keys, with_labels
from engine.corpus.doctor.layout import Layout
from engine.corpus.rows import Row

Rows = list[Row]


class DropHeaders:
    """Leaves header rows out."""

    def __init__(self, layout: Layout) -> None:
        self._headers = HeaderRows(layout.header)

    def apply(self, rows: Rows) -> Rows:
        found = set(self._headers.of(rows))
        return [row for number, row in enumerate(rows) if number not in found] if found else rows


class DropHolders:
    """Leaves out the documents that hold a pattern."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def apply(self, rows: Rows) -> Rows:
        found = {number for texts in _fields(rows) for number in holders(texts, self._pattern)}
        return [row for number, row in enumerate(rows) if number not in found] if found else rows


class DropEmpty:
    """Leaves out what has nothing to see."""

    def apply(self, rows: Rows) -> Rows:
        return [row for row in rows if not is_empty(row.text)]


class DropSeen:
    """Leaves out what came before: the same text with the same label, or the same text whatever its label."""

    def __init__(self, *, by_label: bool) -> None:
        self._seen = SeenKeys()
        self._labels = LabelCodes() if by_label else None

    def apply(self, rows: Rows) -> Rows:
        keys = text_keys(rows)
        if self._labels:
            keys = with_labels(keys, self._labels.of(rows))
        return chosen(rows, self._seen.add(keys))


def _fields(rows: Rows) -> list[list[str]]:
    texts = [row.text for row in rows]
    return [texts, [row.target for row in rows]] if any(row.target for row in rows) else [texts]


def chosen(rows: Rows, mask: Mask) -> Rows:
    """The rows at which a mask is true."""
    return rows if mask.all() else [rows[number] for number in np.flatnonzero(mask).tolist()]
