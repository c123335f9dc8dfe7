"""Places and values on a logarithmic axis: which are drawn, and which are easy to read."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

POINTS = 400


def sampled(count: int, most: int = POINTS) -> NDArray[np.int64]:
    """At most `most` places from 1 to `count` that lie evenly on a logarithmic axis, both ends among them."""
    if count <= most:
        return np.arange(1, count + 1, dtype=np.int64)
    return np.unique(np.geomspace(1, count, most).round().astype(np.int64))


def polygon(x: NDArray[np.float64], y: NDArray[np.float64]) -> QPolygonF:
    """The points as Qt draws them."""
    return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])


def readable(value: float) -> int:
    """Two digits that read well: 47, 130, 4 900."""
    if value < 100:
        return max(1, round(value))
    unit: int = 10 ** (math.floor(math.log10(value)) - 1)
    return round(value / unit) * unit
