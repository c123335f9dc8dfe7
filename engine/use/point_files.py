"""Points of a map as a table: a word, x and y a row, in csv or tsv."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from engine.use.saving import bytes_written_whole
from engine.vectors.maps import Points

HEAD = ("word", "x", "y")
_DIGITS = "{:.6g}"


def write_points(words: Sequence[str], points: Points, path: Path) -> None:
    """Write the table; tabs where the file's name ends in .tsv or .txt. Raises `EngineError` when it cannot be written."""
    tabs = path.suffix.lower() in (".tsv", ".txt")
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter="\t" if tabs else ",", lineterminator="\n")
    table.writerow(HEAD)
    rows = zip(words, points.tolist(), strict=True)
    table.writerows((word, _DIGITS.format(x), _DIGITS.format(y)) for word, (x, y) in rows)
    mark = "" if tabs else "\ufeff"  # so that Excel reads a csv of Chinese words as UTF-8
    with bytes_written_whole(path) as file:
        file.write((mark + text.getvalue()).encode("utf-8"))
