"""Lengths of documents as bars: counted a part at a time, since there may be millions of them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BARS = 30
_TAIL = 0.99  # the axis ends where this share of the documents fits; the last bar holds the longer ones
_AT_ONCE = 1 << 20  # documents


@dataclass(frozen=True)
class Bins:
    """`counts[i]` documents have a length in `[1 + i * width, 1 + (i + 1) * width)`; the last bar has no upper end."""

    width: int
    counts: tuple[int, ...]
    longest: int

    @property
    def end(self) -> int:
        """The length at the right end of the axis."""
        return self.width * len(self.counts)

    @property
    def open(self) -> bool:
        """Whether the last bar holds documents longer than the axis."""
        return self.longest > self.end


class Tally:
    """How often each length occurs: `values` rise, `counts` stand beside them."""

    def __init__(self, lengths: NDArray[np.integer]) -> None:
        found: Counter[int] = Counter()
        for start in range(0, len(lengths), _AT_ONCE):
            values, counts = np.unique(lengths[start : start + _AT_ONCE], return_counts=True)
            found.update(dict(zip(values.tolist(), counts.tolist(), strict=True)))
        self.values = np.array(sorted(found), dtype=np.int64)
        self.counts = np.array([found[value] for value in self.values.tolist()], dtype=np.int64)

    def quantile(self, share: float) -> float:
        """The length that this share of the documents has at most, as numpy's quantile of all lengths gives it."""
        place = share * (int(self.counts.sum()) - 1)
        below, above = np.searchsorted(np.cumsum(self.counts), [math.floor(place), math.ceil(place)], "right")
        low, high = float(self.values[below]), float(self.values[above])
        return low + (high - low) * (place - math.floor(place))

    def bins(self, bars: int = BARS) -> Bins:
        """Bars of equal whole width."""
        if not len(self.values):
            return Bins(1, (0,) * bars, 0)
        longest = int(self.values[-1])
        usual = max(bars, int(self.quantile(_TAIL)))
        width = _round_up(math.ceil(min(longest, usual) / bars))
        bars = max(1, min(bars, math.ceil(longest / width)))
        places = np.clip((self.values - 1) // width, 0, bars - 1)
        heights = np.bincount(places, weights=self.counts, minlength=bars)
        return Bins(width, tuple(int(n) for n in heights), longest)


def bins_of(lengths: NDArray[np.integer], bars: int = BARS) -> Bins:
    """Bars of equal whole width over `lengths` (tokens or characters per document)."""
    return Tally(lengths).bins(bars)


def _round_up(width: int) -> int:
    """The next width people can read an axis by: 1, 2, 3, 4, 5, 10, 20, 25, 50, …"""
    magnitude: int = 10 ** (len(str(width)) - 1)
    tenths = (10, 20, 25, 30, 40, 50, 100) if magnitude > 1 else (10, 20, 30, 40, 50, 100)
    return next(n for n in (m * magnitude // 10 for m in tenths) if n >= width)
