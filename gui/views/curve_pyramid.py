"""Long curves in few points: the minima and maxima of ever larger groups, so that no spike is ever hidden."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class _Column:
    """A numpy array that grows by doubling."""

    def __init__(self) -> None:
        self._block = np.empty(256)
        self.size = 0

    def extend(self, values: Array) -> None:
        needed = self.size + len(values)
        if needed > len(self._block):
            grown = np.empty(max(needed, 2 * len(self._block)))
            grown[: self.size] = self.values
            self._block = grown
        self._block[self.size : needed] = values
        self.size = needed

    @property
    def values(self) -> Array:
        return self._block[: self.size]


class CurvePyramid:
    """An append-only curve of y values at x = 0, 1, 2, …; `window` gives any part of it in few points.

    Level k holds the minimum and maximum of each 2**k values, so a window of any width is read from the level that has
    about as many groups as there are pixels: appending n values costs O(n), drawing costs O(pixels).
    """

    def __init__(self) -> None:
        self._values = _Column()
        self._levels: list[tuple[_Column, _Column]] = []

    def __len__(self) -> int:
        return self._values.size

    @property
    def last(self) -> float | None:
        """The newest value."""
        return float(self._values.values[-1]) if len(self) else None

    def append(self, values: Array) -> None:
        """Add values at the end; NaN counts as a gap."""
        self._values.extend(values)
        lower, upper = self._values, self._values
        level = 0
        while lower.size >= 2:
            if level == len(self._levels):
                self._levels.append((_Column(), _Column()))
            low, high = self._levels[level]
            fresh = slice(2 * low.size, 2 * (lower.size // 2))
            low.extend(np.fmin(lower.values[fresh][0::2], lower.values[fresh][1::2]))
            high.extend(np.fmax(upper.values[fresh][0::2], upper.values[fresh][1::2]))
            lower, upper = low, high
            level += 1

    def window(self, first: int, last: int, limit: int) -> tuple[Array, Array]:
        """x and y of the values `first` to `last` (exclusive) in at most `limit` + 4 points."""
        first, last = max(0, first), min(len(self), last)
        count = last - first
        if count <= 0:
            return np.empty(0), np.empty(0)
        if count <= limit:
            return np.arange(first, last, dtype=float), self._values.values[first:last].copy()
        level = 1
        while (count >> level) * 2 > limit and level < len(self._levels):
            level += 1
        low, high = (column.values for column in self._levels[level - 1])
        start, end = first >> level, min(len(low), -(-last >> level))
        x = np.repeat((np.arange(start, end) + 0.5) * 2**level, 2)
        y = np.stack([low[start:end], high[start:end]], axis=1).ravel()
        unfinished = self._values.values[end << level : last]
        if len(unfinished):
            x = np.append(x, [last - 1.0] * 2)
            y = np.append(y, [np.fmin.reduce(unfinished), np.fmax.reduce(unfinished)])
        return x, y


class SmoothedCurve:
    """A curve and its exponential moving average, bias-corrected so that the first values are true."""

    def __init__(self, span: int = 50) -> None:
        self.raw = CurvePyramid()
        self.smooth = CurvePyramid()
        self._keep = 1 - 1 / max(1, span)
        self._sum = 0.0
        self._weight = 0.0

    def append(self, values: Array) -> None:
        """Add values; a value that is not finite leaves a gap and does not enter the average."""
        averaged = np.empty(len(values))
        for index, value in enumerate(values):
            if np.isfinite(value):
                self._sum = self._keep * self._sum + (1 - self._keep) * value
                self._weight = self._keep * self._weight + (1 - self._keep)
            averaged[index] = self._sum / self._weight if self._weight else np.nan
        self.raw.append(values)
        self.smooth.append(averaged)
