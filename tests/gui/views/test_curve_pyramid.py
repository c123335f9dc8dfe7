"""No spike is hidden, no curve is too long."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.views.curve_pyramid import CurvePyramid, SmoothedCurve


@given(
    st.lists(st.lists(st.floats(-1e6, 1e6), max_size=400), max_size=8),
    st.integers(0, 500),
    st.integers(1, 3000),
    st.integers(8, 200),
)
def test_window_keeps_the_extremes_in_few_points(
    parts: list[list[float]], first: int, width: int, limit: int
) -> None:
    curve = CurvePyramid()
    for part in parts:
        curve.append(np.array(part, dtype=float))
    values = np.array([v for part in parts for v in part], dtype=float)

    x, y = curve.window(first, first + width, limit)

    inside = values[first : first + width]
    assert len(x) == len(y)
    assert len(x) <= limit + 4
    assert bool(np.all(np.diff(x) >= 0))
    if len(inside):
        assert len(y) > 0
    if 0 < len(inside) <= limit:
        assert np.array_equal(y, inside)


def test_a_single_spike_in_a_million_points_stays_visible() -> None:
    curve = CurvePyramid()
    values = np.zeros(2**20)
    values[777_777] = 9.0
    for part in np.array_split(values, 37):
        curve.append(part)

    x, y = curve.window(0, len(values), 2000)

    assert y.max() == 9.0
    assert abs(x[int(y.argmax())] - 777_777) < 2**10
    assert len(y) <= 2004


def test_gaps_do_not_hide_their_neighbours() -> None:
    curve = CurvePyramid()
    curve.append(np.array([1.0, np.nan] * 5000))

    _, y = curve.window(0, 10_000, 100)

    assert np.nanmax(y) == 1.0
    assert curve.last is not None
    assert np.isnan(curve.last)


def test_smoothing_starts_at_the_first_value_and_skips_gaps() -> None:
    curve = SmoothedCurve(span=10)
    curve.append(np.array([2.0, np.inf, 2.0, 2.0]))

    _, y = curve.smooth.window(0, 4, 10)

    assert y == pytest.approx([2.0, 2.0, 2.0, 2.0])
    assert len(curve.raw) == 4


def test_an_empty_curve_has_nothing_to_draw() -> None:
    curve = CurvePyramid()
    x, y = curve.window(0, 10, 100)
    assert (len(x), len(y), curve.last, len(curve)) == (0, 0, None, 0)
