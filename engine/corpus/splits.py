"""Which documents are learnt from, which are kept back; the same on every computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.recipe.corpus import CorpusSettings

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Split:
    """Document indices of the three parts; each is sorted, together they are all documents."""

    train: Indices
    valid: Indices
    test: Indices


def split_documents(labels: Sequence[int] | None, count: int, settings: CorpusSettings) -> Split:
    """Divide `count` documents at random with the split seed, each label in the same proportion.

    A label keeps at least one document to learn from, and gives one to validation as soon as it has two.
    One document alone (a running text) goes to training whole: see `running_split`.
    """
    keys = np.zeros(count, dtype=np.int64) if labels is None else np.asarray(labels, dtype=np.int64)
    # The raw numbers of a bit generator are the same in every version of numpy; shuffle() is not.
    random = np.random.PCG64(settings.split_seed)
    parts: tuple[list[Indices], list[Indices], list[Indices]] = ([], [], [])
    for key in np.unique(keys):
        members = np.flatnonzero(keys == key)
        members = members[np.argsort(random.random_raw(len(members)), kind="stable")]
        valid, test = part_sizes(len(members), settings)
        parts[0].append(members[valid + test :])
        parts[1].append(members[:valid])
        parts[2].append(members[valid : valid + test])
    return Split(*(_joined(part) for part in parts))


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


def _joined(parts: list[Indices]) -> Indices:
    return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *parts]))
