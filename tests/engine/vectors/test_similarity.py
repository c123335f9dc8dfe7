"""Four ways of being near."""

from __future__ import annotations

import numpy as np
import pytest

from engine.vectors.similarity import Metric, compare

TABLE = np.array([[3, 4], [0, 0], [-3, -4]], np.float32)


@pytest.mark.parametrize(
    ("metric", "values"),
    [
        (Metric.COSINE, [1, 0, -1]),
        (Metric.EUCLIDEAN, [0, 5, 10]),
        (Metric.MANHATTAN, [0, 7, 14]),
        (Metric.CHEBYSHEV, [0, 4, 8]),
    ],
)
def test_values_by_hand(metric: Metric, values: list[float]) -> None:
    assert compare(TABLE, TABLE[0], metric).tolist() == pytest.approx(values)
