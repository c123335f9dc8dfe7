"""How near two vectors are, in four ways."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


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


def compare(table: Floats, vector: Floats, metric: Metric) -> Floats:
    """`table` (words, dim) against `vector` (dim,): one value a word. The cosine with a zero vector is 0."""
    if metric is Metric.COSINE:
        lengths = np.linalg.norm(table, axis=1) * np.linalg.norm(vector)
        likeness: Floats = np.divide(table @ vector, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        return likeness
    order = {Metric.EUCLIDEAN: 2, Metric.MANHATTAN: 1, Metric.CHEBYSHEV: np.inf}[metric]
    distances: Floats = np.linalg.norm(table - vector, ord=order, axis=1)
    return distances
