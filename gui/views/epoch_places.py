"""Where steps lie on an axis of epochs, however many steps each epoch had: other batches make longer or shorter ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class EpochPlaces:
    """Between the ends of known epochs steps are spread evenly; behind the last one `steps_per_epoch` are an epoch."""

    def __init__(self, steps_per_epoch: int = 1) -> None:
        self.steps_per_epoch = max(1, steps_per_epoch)
        self._steps, self._epochs = np.zeros(1), np.zeros(1)

    def set_ends(self, ends: Sequence[tuple[int, int]]) -> bool:
        """`(step, epoch)` with which epochs ended; whether that is something new. A step is not told twice."""
        rising = [(0, 0)]
        for step, epoch in ends:
            if step > rising[-1][0] and epoch > rising[-1][1]:
                rising.append((step, epoch))
        steps, epochs = np.array(rising, np.float64).T
        if np.array_equal(steps, self._steps) and np.array_equal(epochs, self._epochs):
            return False
        self._steps, self._epochs = steps, epochs
        return True

    def of(self, steps: Array) -> Array:
        """The places of `steps` (from 1), in epochs."""
        beyond = np.maximum(steps - self._steps[-1], 0) / self.steps_per_epoch
        places: Array = np.interp(steps, self._steps, self._epochs) + beyond
        return places

    def step_at(self, epoch: float) -> int:
        """The step that lies nearest to a place."""
        beyond = max(0.0, epoch - float(self._epochs[-1])) * self.steps_per_epoch
        return round(float(np.interp(epoch, self._epochs, self._steps)) + beyond)
