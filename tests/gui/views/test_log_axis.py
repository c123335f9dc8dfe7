"""Few points for any number of words, and values that are easy to say."""

from __future__ import annotations

import numpy as np
import pytest

from gui.views.log_axis import polygon, readable, sampled


@pytest.mark.parametrize("count", [0, 1, 2, 399, 400, 401, 5_000_000])
def test_places_are_few_and_hold_both_ends(count: int) -> None:
    places = sampled(count)
    assert len(places) <= 400
    assert len(places) == 0 if count == 0 else (places[0], places[-1]) == (1, count)
    assert (np.diff(places) > 0).all()


@pytest.mark.parametrize(
    ("value", "said"), [(0.4, 1), (47.2, 47), (133, 130), (4_883, 4900), (1_234_567, 1_200_000)]
)
def test_values_have_two_digits(value: float, said: int) -> None:
    assert readable(value) == said


def test_points_are_kept_in_order() -> None:
    drawn = polygon(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    assert [(point.x(), point.y()) for point in drawn.toList()] == [(1, 3), (2, 4)]
