"""Maps of the same words after several epochs lie on the same ground."""

from __future__ import annotations

import numpy as np
import pytest

from engine.vectors.films import axes_of, laid_over, points_on
from engine.vectors.maps import pca

RANDOM = np.random.default_rng(3)


@pytest.mark.parametrize("shape", [(40, 12), (5, 2), (3, 1), (1, 6), (0, 4)])
def test_on_their_own_axes_words_are_where_pca_puts_them(shape: tuple[int, int]) -> None:
    table = RANDOM.standard_normal(shape).astype(np.float32)
    np.testing.assert_allclose(points_on(table, axes_of(table)), pca(table), atol=1e-9)


def test_what_is_turned_mirrored_sized_and_shifted_is_laid_back() -> None:
    points = RANDOM.standard_normal((30, 2))
    turn = np.array([[0.6, 0.8], [0.8, -0.6]])
    moved = 3.5 * points @ turn + [7, -2]
    np.testing.assert_allclose(laid_over(moved, points), points, atol=1e-9)


def test_points_that_are_all_one_stay_finite() -> None:
    one = np.ones((5, 2))
    np.testing.assert_allclose(laid_over(one, RANDOM.standard_normal((5, 2))).std(axis=0), 0, atol=1e-12)
    assert laid_over(np.empty((0, 2)), np.empty((0, 2))).shape == (0, 2)
