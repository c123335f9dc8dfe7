"""From which zoom on each word of a map shows its name, so that names never overlap.

A name that is shown at a zoom is shown at every nearer one, and whether it is shown has nothing to do with where the
window is: names neither flicker while the map is moved nor pile up. Frequent words come first (active ranges of labels:
Been, Daiches & Yap 2006, here for a zoom that only grows).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gui.views.vector_cloud import Places

Floats = NDArray[np.float32]

_BLOCK = 32  # names that are compared with all before them at once


class NameScales:
    """`reach[i]` is 1 over the scale (pixels for the whole map) from which name i is shown; 0 as long as it is unknown.

    Names lie right of their points, `widths` and `height` pixels large with the room around them.
    """

    def __init__(self, places: Places, widths: Sequence[float], height: float) -> None:
        count = len(places)
        self._x = np.ascontiguousarray(places[:, 0], np.float32)
        self._y = np.ascontiguousarray(places[:, 1] / height, np.float32)
        self._per_width = (1 / np.maximum(np.array(widths, np.float32), 1)).astype(np.float32)
        self.reach: Floats = np.zeros(count, np.float32)
        self.done = 0
        self._buffers = [np.empty((_BLOCK, max(1, count)), np.float32) for _ in range(2)]

    def __len__(self) -> int:
        return len(self.reach)

    @property
    def complete(self) -> bool:
        """Whether all names have their scale."""
        return self.done == len(self)

    def shown(self, scale: float) -> NDArray[np.bool_]:
        """Which names are shown when the whole map is `scale` pixels wide."""
        return self.reach * np.float32(scale) >= 1

    def advance(self, seconds: float) -> None:
        """Work for about so long."""
        end = time.perf_counter() + seconds
        while not self.complete and time.perf_counter() < end:
            self._take(min(_BLOCK, len(self) - self.done))

    def _take(self, count: int) -> None:
        """The next names: first against all before them, then against one another."""
        start = self.done
        new = slice(start, start + count)
        if start:
            apart = self._apart(new, slice(0, start))
            np.copyto(apart, np.inf, where=apart >= self.reach[:start])  # not yet shown where they would meet
            nearest = apart.min(axis=1)
        else:
            nearest = np.full(count, np.inf, np.float32)
        among = self._apart(new, new).copy()
        self.reach[new] = 0
        for place in range(count):
            row = among[place, :place]
            met = row[row < self.reach[start : start + place]]
            self.reach[start + place] = min(nearest[place], met.min() if len(met) else np.inf)
        self.done += count

    def _apart(self, new: slice, old: slice) -> Floats:
        """1 over the scale from which two names no longer overlap: how far they are apart, measured in names."""
        across, down = (buffer[: new.stop - new.start, : old.stop - old.start] for buffer in self._buffers)
        np.subtract(self._x[old], self._x[new, None], out=across)
        np.multiply(
            across, -self._per_width[old], out=down
        )  # the older one left of the new: its own width counts
        np.multiply(across, self._per_width[new, None], out=across)
        np.maximum(across, down, out=across)
        np.subtract(self._y[old], self._y[new, None], out=down)
        np.abs(down, out=down)
        return np.maximum(across, down, out=across)


def apart(
    places: Places, widths: NDArray[np.float64], height: float, which: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Those of the names `which` that overlap none before them; for a few hundred."""
    kept: list[int] = []
    for place in range(len(which)):
        dx = places[kept, 0] - places[place, 0]
        dy = np.abs(places[kept, 1] - places[place, 1])
        if not ((dy < height) & (dx < widths[place]) & (-dx < widths[kept])).any():
            kept.append(place)
    return which[kept]
