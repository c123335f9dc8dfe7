"""What is drawn at random while word vectors are learned: which words are read, how far a window reaches, false pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Places = NDArray[np.int64]

_POWER = 0.75  # between drawing words as often as they occur (1) and all alike (0); Mikolov et al. 2013
_DOMAIN = 2**31 - 1


def kept_shares(counts: Counts, subsample: float) -> NDArray[np.float32]:
    """How likely each word is read where it stands: sqrt(t/f) + t/f for a word of share f, 1 at most (word2vec)."""
    if subsample <= 0:
        return np.ones(len(counts), np.float32)
    relation = subsample * counts.sum() / np.maximum(counts, 1)
    shares: NDArray[np.float32] = np.minimum(np.sqrt(relation) + relation, 1.0).astype(np.float32)
    return shares


def shares_by_id(counts: Counts, subsample: float, first: int) -> NDArray[np.float32]:
    """`kept_shares` by the id of a token; what is below `first` has no vector and is never read."""
    return np.concatenate([np.zeros(first, np.float32), kept_shares(counts, subsample)])


def false_word_table(counts: Counts) -> NDArray[np.uint32]:
    """Running sums of count^0.75, scaled to 2^31 - 1: a number drawn below that falls to the first word not under it."""
    sums = np.cumsum(counts.astype(np.float64) ** _POWER)
    table: NDArray[np.uint32] = np.round(sums / sums[-1] * _DOMAIN).astype(np.uint32)
    return table


def draw_false_words(
    table: NDArray[np.uint32], shape: tuple[int, ...], random: np.random.Generator
) -> Places:
    """Rows of words, drawn as the kernels draw them."""
    return np.searchsorted(table, random.integers(0, _DOMAIN, shape), side="left")


def even_numbers(count: int, done: float, random: np.random.Generator) -> NDArray[np.float32]:
    """Numbers from 0 to below 1 for the places of a stretch, `done` being the share of the epochs that are over.

    With `random` begun alike in every epoch the number of a place moves on by an equal part each time. A word that is read
    one time in three is then read in one epoch of three, a window has every reach equally often: each number alone is as
    random as one drawn anew, but what is learned over all epochs is nearer to the average of what could be drawn, and two
    seeds are more alike.
    """
    moved = random.random(count, np.float32) + np.float32(done)
    moved -= np.floor(moved)
    return moved


def reaches_of(numbers: NDArray[np.float32], window: int) -> Places:
    """How far the window of each word reaches, from 1 to `window`, all equally likely."""
    return (numbers * np.float32(window)).astype(np.int64) + 1


def read_words(
    ids: NDArray[np.int32], ends: Places, first: int, read: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], Places]:
    """The rows of the words of a stretch that are read this time, and where its documents end among them.

    What is not read is passed over as if it were not there; the window closes over it.
    """
    before = np.zeros(len(ids) + 1, np.int64)
    np.cumsum(read, out=before[1:])
    return ids[read] - np.int32(first), before[ends]


def windows(ends: Places, window: int, reaches: Places) -> tuple[Places, NDArray[np.bool_]]:
    """`places[i]` (2 * window) around word i, and which of them count: those of its document within `reaches[i]`."""
    count = int(ends[-1]) if len(ends) else 0
    starts = np.concatenate([np.zeros(1, np.int64), ends])[: len(ends)]
    lengths = ends - starts
    low, high = np.repeat(starts, lengths)[:, None], np.repeat(ends, lengths)[:, None]
    offsets = np.concatenate([np.arange(-window, 0), np.arange(1, window + 1)])
    places = np.arange(count)[:, None] + offsets
    counted = (np.abs(offsets) <= reaches[:, None]) & (places >= low) & (places < high)
    return np.where(counted, places, 0), counted
