"""Rows that look alike come to lie side by side."""

from __future__ import annotations

import numpy as np

from gui.views.heat_order import alike_order


def test_rows_that_point_the_same_way_follow_one_another() -> None:
    table = np.array([[1, 0, 0], [0, 1, 0], [5, 1, 0], [0, 3, 1], [0, 0, 0]], np.float32)
    assert alike_order(table) == [0, 2, 1, 3, 4]
    assert alike_order(np.zeros((0, 3), np.float32)) == []
