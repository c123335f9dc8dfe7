"""Rows of a heat map so that rows that look alike lie side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def alike_order(table: NDArray[np.float32]) -> list[int]:
    """The rows of (words, dim) as a chain: the first one, then always the one most like the last (by the cosine)."""
    rows = table.astype(np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    np.divide(rows, lengths, out=rows, where=lengths > 0)
    likeness = rows @ rows.T
    order = [0] if len(rows) else []
    left = np.ones(len(rows), np.bool_)
    left[:1] = False
    while left.any():
        following = int(np.where(left, likeness[order[-1]], -np.inf).argmax())
        left[following] = False
        order.append(following)
    return order
