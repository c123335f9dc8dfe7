"""Rows of tables and documents on their way from a file into the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One document: its text, its label ("" without), its answer in a corpus of pairs ("" without), and where it stands.

    `place` is (file, line); in a workbook or parquet file the line is a row, in a folder it is 1. `cells` are for a
    preview.
    """

    text: str
    label: str = ""
    target: str = ""
    place: tuple[str, int] = ("", 0)
    cells: tuple[str, ...] = ()


class CellBlock(NamedTuple):
    """Some rows of a table: the line that each begins in, and its cells."""

    lines: Sequence[int]
    rows: Sequence[Sequence[str]]
