"""Which documents are learnt from, which are kept back; the same on every computer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.recipe.corpus import CorpusSettings

Indices = NDArray[np.integer]
_AT_ONCE = 1 << 20  # documents


@dataclass(frozen=True)
class Split:
    """Document indices of the three parts (int32); each is sorted, together they are all documents."""

    train: Indices
    valid: Indices
    test: Indices


def split_documents(
    labels: Sequence[int] | NDArray[np.integer] | None,
    count: int,
    settings: CorpusSettings,
    control: RunControl | None = None,
) -> Split:
    """Divide `count` documents at random with the split seed, each label in the same proportion.

    A label keeps at least one document to learn from, and gives one to validation as soon as it has two.
    One document alone (a running text) goes to training whole: see `running_split`. `control` may stop it.
    """
    keys = None if labels is None else np.asarray(labels)
    part_of = np.zeros(count, dtype=np.uint8)  # 0 train, 1 valid, 2 test
    # The raw numbers of a bit generator are the same in every version of numpy; shuffle() is not.
    random = np.random.PCG64(settings.split_seed)
    for key, members in _sizes(keys, count):
        valid, test = part_sizes(members, settings)
        state = random.state
        drawn = random.random_raw(members)
        drawn.partition([place - 1 for place in (valid, valid + test) if place] or 0)
        kept_back = [(2, _Lowest(drawn, valid + test)), (1, _Lowest(drawn, valid))]
        del drawn
        random.state = state
        for places in _places(keys, key, count):
            if control is not None:
                control.check()
            again = random.random_raw(len(places))
            for part, lowest in kept_back:
                part_of[places[lowest.among(again)]] = part
    return Split(*(_numbers(part_of, part) for part in range(3)))


class _Lowest:
    """The `size` documents with the lowest numbers; of equal numbers the earlier document comes first."""

    def __init__(self, partitioned: NDArray[np.uint64], size: int) -> None:
        self._size = size
        if size:
            self._limit = partitioned[size - 1]
            self._equal = size - int((partitioned[:size] < self._limit).sum())

    def among(self, drawn: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of the next documents are among them."""
        if not self._size:
            return np.zeros(len(drawn), dtype=np.bool_)
        chosen: NDArray[np.bool_] = drawn < self._limit
        equal = np.flatnonzero(drawn == self._limit)[: self._equal]
        self._equal -= len(equal)
        chosen[equal] = True
        return chosen


def _sizes(keys: NDArray[np.integer] | None, count: int) -> list[tuple[int, int]]:
    """`(key, documents that have it)`, the keys rising."""
    if keys is None:
        return [(0, count)] if count else []
    total: Counter[int] = Counter()
    for start in range(0, count, _AT_ONCE):
        found, documents = np.unique(keys[start : start + _AT_ONCE], return_counts=True)
        total.update(dict(zip(found.tolist(), documents.tolist(), strict=True)))
    return sorted(total.items())


def _places(keys: NDArray[np.integer] | None, key: int, count: int) -> Iterator[Indices]:
    """The documents with a key, in order, some at a time."""
    for start in range(0, count, _AT_ONCE):
        stop = min(start + _AT_ONCE, count)
        if keys is None:
            yield np.arange(start, stop)
        else:
            yield np.flatnonzero(keys[start:stop] == key) + start


def _numbers(part_of: NDArray[np.uint8], part: int) -> Indices:
    """The documents of a part, in the smallest memory."""
    numbers = np.empty(int((part_of == part).sum()), dtype=np.int32)
    done = 0
    for start in range(0, len(part_of), _AT_ONCE):
        found = np.flatnonzero(part_of[start : start + _AT_ONCE] == part) + start
        numbers[done : done + len(found)] = found
        done += len(found)
    return numbers


def running_split(tokens: int, settings: CorpusSettings) -> tuple[slice, slice, slice]:
    """`(train, valid, test)` of one running text by position: the end is kept back, test last."""
    valid, test = part_sizes(tokens, settings)
    train = tokens - valid - test
    return slice(0, train), slice(train, train + valid), slice(train + valid, tokens)


def part_sizes(count: int, settings: CorpusSettings) -> tuple[int, int]:
    """How many of `count` go to validation and test; at least one stays for training."""
    sizes = []
    left = max(count - 1, 0)
    for fraction in (settings.validation_fraction, settings.test_fraction):
        size = min(max(round(count * fraction), 1 if fraction > 0 else 0), left)
        left -= size
        sizes.append(size)
    return sizes[0], sizes[1]
