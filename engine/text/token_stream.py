"""Many documents read as one text."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.text.encoded import EncodedCorpus
from engine.text.vocabulary import EOS

Ids = NDArray[np.int32]
_MARK_EVERY = 4096  # documents


class TokenStream:
    """Documents one after the other, each with its <eos> where the corpus says so; read in stretches, never whole.

    `start` and `stop` are places in all the documents joined.
    """

    def __init__(
        self, encoded: EncodedCorpus, documents: NDArray[np.integer], start: int = 0, stop: int | None = None
    ) -> None:
        self._encoded, self._documents = encoded, documents
        parts = range(0, len(documents), _MARK_EVERY)
        sums = [int(self._lengths(part, part + _MARK_EVERY).sum()) for part in parts]
        self._marks = np.concatenate([np.zeros(1, np.int64), np.cumsum(sums, dtype=np.int64)])
        whole = int(self._marks[-1])
        self._start, self._stop = start, whole if stop is None else min(stop, whole)

    def __len__(self) -> int:
        return max(0, self._stop - self._start)

    def __getitem__(self, part: slice) -> Ids:
        """The ids of a stretch."""
        start, stop, _ = part.indices(len(self))
        return self._read(self._start + start, self._start + max(start, stop))

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        return np.asarray(self[:], dtype)

    def with_ends(self, start: int, stop: int) -> tuple[Ids, NDArray[np.int64]]:
        """The ids of a stretch, and where in it each document ends; the last one is cut off by the end of the stretch."""
        start, stop, _ = slice(start, stop).indices(len(self))
        if start >= stop:
            return np.empty(0, np.int32), np.empty(0, np.int64)
        documents, ends = self._touched(self._start + start, self._start + stop)
        ids = self._joined(documents, ends, self._start + start, self._start + stop)
        return ids, np.minimum(ends - self._start, stop) - start

    def part(self, part: slice) -> TokenStream:
        """A stretch as a stream of its own."""
        start, stop, _ = part.indices(len(self))
        return TokenStream(self._encoded, self._documents, self._start + start, self._start + stop)

    def _lengths(self, first: int, last: int) -> NDArray[np.int64]:
        lengths: NDArray[np.int64] = self._encoded.lengths[self._documents[first:last]].astype(np.int64)
        return lengths

    def _read(self, start: int, stop: int) -> Ids:
        if start >= stop:
            return np.empty(0, np.int32)
        return self._joined(*self._touched(start, stop), start, stop)

    def _touched(self, start: int, stop: int) -> tuple[NDArray[np.integer], NDArray[np.int64]]:
        """The documents that a stretch touches, and the places where they end."""
        block, last = np.searchsorted(self._marks, [start, stop - 1], side="right")
        first = (int(block) - 1) * _MARK_EVERY
        ends = np.cumsum(self._lengths(first, int(last) * _MARK_EVERY)) + self._marks[block - 1]
        place, final = np.searchsorted(ends, [start, stop - 1], side="right")
        return self._documents[first + place : first + final + 1], ends[place : final + 1]

    def _joined(self, documents: NDArray[np.integer], ends: NDArray[np.int64], start: int, stop: int) -> Ids:
        """The stretch from `start` to `stop`; `documents` are those it touches, with the places where they end."""
        encoded = self._encoded
        begins = ends - encoded.lengths[documents]
        skipped = np.maximum(start - begins, 0)
        taken = np.minimum(ends, stop) - begins - skipped
        starts = encoded.spans(documents)[0] + skipped
        if not encoded.ends:
            return encoded.ids_at(starts, taken)
        reached = ends <= stop  # the documents that are read to their end
        joined = np.full(stop - start, EOS, np.int32)
        read = np.ones(stop - start, np.bool_)
        read[np.cumsum(taken)[reached] - 1] = False
        joined[read] = encoded.ids_at(starts, taken - reached)
        return joined
