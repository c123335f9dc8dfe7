"""Numbers that stand for texts: equal texts have equal keys, and what was seen is remembered in eight bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.corpus.rows import Row

Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
_ODD = np.uint64(0x9E3779B97F4A7C15)


def text_keys(rows: Sequence[Row]) -> Keys:
    """A key for the text of each row; of a pair, for text and answer together. Spaces and line breaks are all alike."""
    digests = [_digest(f"{row.text}\ufdd0{row.target}" if row.target else row.text) for row in rows]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def _digest(text: str) -> bytes:
    data = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).digest()


def with_labels(keys: Keys, codes: NDArray[np.int32]) -> Keys:
    """Keys of texts together with their labels."""
    return keys + (codes.astype(np.uint64) + np.uint64(1)) * _ODD


class LabelCodes:
    """Numbers for labels in the order in which they come, and how often each came."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._counts = np.zeros(64, dtype=np.int64)

    def add(self, rows: Iterable[Row]) -> NDArray[np.int32]:
        """The number of each row's label."""
        codes = self.of(rows)
        found = np.bincount(codes)
        if len(found) > len(self._counts):
            self._counts = np.append(self._counts, np.zeros(2 * len(found), dtype=np.int64))
        self._counts[: len(found)] += found
        return codes

    def of(self, rows: Iterable[Row]) -> NDArray[np.int32]:
        """The number of each row's label, not counted."""
        codes = self._codes
        return np.array([codes.setdefault(row.label, len(codes)) for row in rows], dtype=np.int32)

    def named_counts(self) -> dict[str, int]:
        """How many rows each label has; rows without a label count for none."""
        counts = dict(zip(self._codes, self._counts.tolist(), strict=False))
        counts.pop("", None)
        return counts

    @property
    def names(self) -> tuple[str, ...]:
        """The labels in the order of their numbers."""
        return tuple(self._codes)


class SeenKeys:
    """A set of keys in sorted arrays, each about twice as long as the next: eight bytes a key, at most twice that
    while two of them become one.
    """

    def __init__(self) -> None:
        self._levels: list[Keys] = []

    def __len__(self) -> int:
        return sum(map(len, self._levels))

    def add(self, keys: Keys) -> Mask:
        """Which of `keys` come for the first time; of equal ones only the first does."""
        distinct, first = np.unique(keys, return_index=True)
        new = np.ones(len(distinct), dtype=np.bool_)
        for level in self._levels:
            new &= ~is_in(distinct, level)
        fresh = distinct[new]
        if len(fresh):
            self._push(fresh)
        mask = np.zeros(len(keys), dtype=np.bool_)
        mask[first[new]] = True
        return mask

    def _push(self, keys: Keys) -> None:
        self._levels.append(keys)
        while len(self._levels) > 1 and len(self._levels[-2]) < 2 * len(self._levels[-1]):
            last, before = self._levels.pop(), self._levels.pop()
            merged = np.concatenate([before, last])
            merged.sort(kind="stable")  # two sorted runs: one pass
            self._levels.append(merged)


def is_in(keys: Keys, among: Keys) -> Mask:
    """Which of `keys` are in the sorted array `among`."""
    if not len(among):
        return np.zeros(len(keys), dtype=np.bool_)
    place = np.searchsorted(among, keys)
    place[place == len(among)] = 0
    found: Mask = among[place] == keys
    return found
