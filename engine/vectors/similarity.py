"""How near two vectors are, in four ways."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_AT_ONCE = 1 << 20  # numbers of a table that are subtracted together: what is between stays in the cache


class Metric(str, Enum):
    """Cosine is a likeness (more is nearer), the others are distances (less is nearer)."""

    COSINE = "cosine"
    EUCLIDEAN = "euclidean"
    MANHATTAN = "manhattan"
    CHEBYSHEV = "chebyshev"

    @property
    def larger_is_nearer(self) -> bool:
        """Whether it is a likeness."""
        return self is Metric.COSINE


def compare(table: Floats, vector: Floats, metric: Metric) -> NDArray[np.float64]:
    """`table` (words, dim) against `vector` (dim,): one value a word, worked out in double precision.

    The cosine with a zero vector is 0. The values are those of scipy.spatial.distance (the cosine is 1 less its
    distance).
    """
    values = np.empty(len(table))
    block = max(1, _AT_ONCE // max(1, table.shape[1]))
    wanted = vector.astype(np.float64)
    for start in range(0, len(table), block):
        rows = table[start : start + block].astype(np.float64)
        values[start : start + block] = _compared(rows, wanted, metric)
    return values


def _compared(rows: NDArray[np.float64], vector: NDArray[np.float64], metric: Metric) -> NDArray[np.float64]:
    if metric is Metric.COSINE:
        lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(vector)
        likeness = np.divide(rows @ vector, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        values: NDArray[np.float64] = np.clip(likeness, -1.0, 1.0)
        return values
    apart = np.abs(rows - vector)
    if metric is Metric.EUCLIDEAN:
        values = np.sqrt(np.einsum("ij,ij->i", apart, apart))
    else:
        values = apart.sum(axis=1) if metric is Metric.MANHATTAN else apart.max(axis=1)
    return values


def nearest_first(values: NDArray[np.float64], metric: Metric, count: int | None = None) -> NDArray[np.intp]:
    """The places of the `count` nearest values (all of them without it), the nearest first, equals in their order."""
    far = -values if metric.larger_is_nearer else values
    if count is None or count >= len(far):
        return np.argsort(far, kind="stable")
    edge = np.partition(far, count - 1)[count - 1] if count > 0 else -np.inf
    places = np.flatnonzero(far <= edge)
    return places[np.argsort(far[places], kind="stable")][:count]
