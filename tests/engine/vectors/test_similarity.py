"""Four ways of being near."""

from __future__ import annotations

import numpy as np
import pytest

from engine.vectors.similarity import Metric, compare, nearest_first

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


@pytest.mark.parametrize("metric", list(Metric))
@pytest.mark.parametrize("dim", [1, 7, 300])
def test_values_are_scipys(metric: Metric, dim: int) -> None:
    distance = pytest.importorskip("scipy.spatial.distance")
    random = np.random.default_rng(dim)
    table = (random.standard_normal((500, dim)) * random.uniform(0.01, 20, (500, 1))).astype(np.float32)
    name = {"manhattan": "cityblock"}.get(metric.value, metric.value)
    theirs = distance.cdist(table[:1].astype(np.float64), table.astype(np.float64), name)[0]
    expected = 1 - theirs if metric is Metric.COSINE else theirs
    np.testing.assert_allclose(compare(table, table[0], metric), expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("metric", list(Metric))
def test_the_nearest_come_first_and_equals_in_their_order(metric: Metric) -> None:
    values = np.array([3.0, 1.0, 2.0, 1.0, 3.0])
    order = [0, 4, 2, 1, 3] if metric.larger_is_nearer else [1, 3, 2, 0, 4]
    for count in range(6):
        assert nearest_first(values, metric, count).tolist() == order[:count]
    assert nearest_first(values, metric).tolist() == order


def test_a_large_table_is_compared_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compare(TABLE, TABLE[0], Metric.MANHATTAN)
    monkeypatch.setattr("engine.vectors.similarity._AT_ONCE", 2)
    np.testing.assert_array_equal(compare(TABLE, TABLE[0], Metric.MANHATTAN), whole)
