"""What the text page draws: how frequent tokens are, how much of the text they cover, how long documents are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.integer]


def zipf(counts: Counts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`(rank, frequency)`: ranks from 1, the most frequent token first; tokens that never occur are left out."""
    falling = _falling(counts)
    return np.arange(1, len(falling) + 1), falling


def coverage(counts: Counts) -> NDArray[np.float64]:
    """`covered[k]`: the share of all running tokens that are among the k most frequent, k = 0 … number of tokens."""
    running = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(_falling(counts))])
    return running / max(1, int(running[-1])) if running[-1] else np.ones(1)


def size_for(counts: Counts, share: float) -> int:
    """The fewest tokens that cover at least `share` (0 to 1) of the text."""
    covered = coverage(counts)
    return min(int(np.searchsorted(covered, share, side="left")), len(covered) - 1)


@dataclass(frozen=True, slots=True)
class CutOff:
    """What a longest document takes away: `documents` the share that lose some, `tokens` the share that is lost."""

    documents: float
    tokens: float


def cut_off(lengths: Counts, max_tokens: int) -> CutOff:
    """What is cut off at `max_tokens`, whether from the head or the tail."""
    total = int(lengths.sum(dtype=np.int64))
    over = lengths[lengths > max_tokens]
    lost = int(over.sum(dtype=np.int64)) - max_tokens * len(over)
    return CutOff(len(over) / max(1, len(lengths)), lost / max(1, total))


@dataclass(frozen=True, slots=True)
class LengthFacts:
    """Tokens per document in numbers. `middle`: half of the documents are shorter; `most`: 95 of 100 are no longer."""

    documents: int
    shortest: int
    longest: int
    mean: float
    middle: int
    most: int
    empty: int


def length_facts(lengths: Counts) -> LengthFacts:
    """The numbers beside the histogram; all 0 without documents."""
    if not len(lengths):
        return LengthFacts(0, 0, 0, 0.0, 0, 0, 0)
    middle, most = np.percentile(lengths, [50, 95], method="lower")
    return LengthFacts(
        len(lengths),
        int(lengths.min()),
        int(lengths.max()),
        float(lengths.mean()),
        int(middle),
        int(most),
        int((lengths == 0).sum()),
    )


def histogram(lengths: Counts, bins: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`(edges, documents)`: bin i holds the lengths from edges[i] to edges[i + 1] - 1; whole numbers, `bins` at most."""
    longest = int(lengths.max()) if len(lengths) else 0
    width = max(1, -(-(longest + 1) // bins))
    count = longest // width + 1
    edges = np.arange(count + 1, dtype=np.int64) * width
    return edges, np.bincount(np.asarray(lengths) // width, minlength=count)


def _falling(counts: Counts) -> NDArray[np.int64]:
    falling = np.sort(counts[counts > 0])[::-1]
    return falling.astype(np.int64)
