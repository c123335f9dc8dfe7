"""Which documents are far longer than the others: counts of lengths in a little memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.corpus.rows import Row

LEAST = 1_000  # characters; nothing shorter is called over-long
_TIMES_MEDIAN = 20
_TIMES_LONG = 8  # times the length that only one document of twenty exceeds
_FEWEST = 20  # documents without which there is no rest to compare with
_STEPS_PER_DOUBLING = 16
_STEPS = 40 * _STEPS_PER_DOUBLING


class Lengths:
    """Lengths of documents in characters, counted in steps of four percent: as much memory for any number of them."""

    def __init__(self) -> None:
        self._counts = np.zeros(_STEPS, dtype=np.int64)

    def add(self, lengths: NDArray[np.int64]) -> None:
        """Count some more documents."""
        self._counts += np.bincount(_step(lengths), minlength=len(self._counts))

    def longest_usual(self) -> int:
        """The greatest length that is not over-long. Leaving out what is longer changes nothing in the answer."""
        counts = self._counts
        limit = _STEPS
        while True:
            lower = _limit_step(counts)
            if lower >= limit or not counts[lower + 1 :].any():
                return _end_of(min(lower, limit))
            counts, limit = counts.copy(), lower
            counts[limit + 1 :] = 0

    def longer(self, length: int) -> int:
        """How many documents are longer than a `longest_usual`."""
        return int(self._counts[int(_step(np.array([length]))[0]) + 1 :].sum())


def lengths_of(rows: Sequence[Row]) -> NDArray[np.int64]:
    """The characters of each document."""
    return np.fromiter((len(row.text) for row in rows), np.int64, len(rows))


def _limit_step(counts: NDArray[np.int64]) -> int:
    """The last step that is not over-long among these counts."""
    total = int(counts.sum())
    if total < _FEWEST:
        return len(counts)
    below = np.cumsum(counts)
    median = _end_of(int(np.searchsorted(below, total * 0.5)))
    long = _end_of(int(np.searchsorted(below, total * 0.95)))
    return int(_step(np.array([max(LEAST, _TIMES_MEDIAN * median, _TIMES_LONG * long)]))[0])


def _step(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.floor(np.log2(np.maximum(lengths, 1)) * _STEPS_PER_DOUBLING + 1e-9).astype(np.int64)


def _end_of(step: int) -> int:
    """The greatest length in a step."""
    return int(np.ceil(2 ** ((step + 1) / _STEPS_PER_DOUBLING) - 1e-9)) - 1
