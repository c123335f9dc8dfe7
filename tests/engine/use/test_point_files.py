"""Points of a map as tables that other programs read."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError
from engine.use.point_files import write_points

WORDS = ("soup", 'say "so"', "面,条")
POINTS = np.array([[0.5, -1.25], [1e-9, 3.0], [12345.678, 0.0]])


@pytest.mark.parametrize(("name", "between"), [("map.csv", ","), ("map.tsv", "\t")])
def test_what_is_written_is_read_again(tmp_path: Path, name: str, between: str) -> None:
    path = tmp_path / name
    write_points(WORDS, POINTS, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=between)
    assert head == ["word", "x", "y"]
    assert [row[0] for row in rows] == list(WORDS)
    np.testing.assert_allclose([[float(x), float(y)] for _, x, y in rows], POINTS, rtol=1e-5)


def test_a_place_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        write_points(WORDS, POINTS, tmp_path / "nowhere" / "map.csv")
