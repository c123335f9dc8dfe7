"""Which documents have a text in common, for any number of documents: their keys lie in a temporary file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.corpus.doctor.keys import Keys
from engine.corpus.doctor.spool import NumberSpool

_PART = 1 << 19  # documents sorted at once
_RECORD = np.dtype([("key", "<u8"), ("label", "<i4")])


class Group(NamedTuple):
    """Documents whose text is not theirs alone, sorted by key, equal keys by number; `begins` is where a key begins."""

    keys: Keys
    labels: NDArray[np.int32]
    numbers: NDArray[np.int64]
    begins: NDArray[np.int64]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many documents have each key."""
        return np.diff(np.append(self.begins, len(self.keys)))


class Repeats:
    """Takes the key and the label of each document in order."""

    def __init__(self, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._records = NumberSpool(_RECORD)

    def __len__(self) -> int:
        return len(self._records)

    def add(self, keys: Keys, labels: NDArray[np.int32]) -> None:
        """Take the next documents."""
        records = np.empty(len(keys), dtype=_RECORD)
        records["key"], records["label"] = keys, labels
        self._records.append(records)

    def groups(self) -> Iterator[Group]:
        """All documents whose text comes more than once, a part of the keys at a time."""
        parts = len(self) // _PART + 1
        for part in range(parts):
            keys, labels, numbers = self._members(part, parts)
            order = np.argsort(keys, kind="stable")
            keys, labels, numbers = keys[order], labels[order], numbers[order]
            same = keys[1:] == keys[:-1]
            repeated = np.zeros(len(keys), dtype=np.bool_)
            repeated[1:] |= same
            repeated[:-1] |= same
            if repeated.any():
                keys = keys[repeated]
                begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
                yield Group(keys, labels[repeated], numbers[repeated], begins)

    def labels(self) -> Iterator[NDArray[np.int32]]:
        """The labels of all documents in order, a chunk at a time."""
        for _, records in self._records.chunks():
            yield records["label"].astype(np.int32)

    def _members(self, part: int, parts: int) -> tuple[Keys, NDArray[np.int32], NDArray[np.int64]]:
        keys = [np.empty(0, dtype=np.uint64)]
        labels, numbers = [np.empty(0, dtype=np.int32)], [np.empty(0, dtype=np.int64)]
        for start, records in self._records.chunks():
            self._check()
            chosen = slice(None) if parts == 1 else records["key"] % np.uint64(parts) == part
            keys.append(records["key"][chosen].astype(np.uint64))
            labels.append(records["label"][chosen].astype(np.int32))
            numbers.append(np.arange(start, start + len(records))[chosen])
        return np.concatenate(keys), np.concatenate(labels), np.concatenate(numbers)

    def __enter__(self) -> Repeats:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the room back."""
        self._records.close()
