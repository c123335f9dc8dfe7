"""Near duplicates among millions of texts: sketches that agree in a band are compared, the first of each kind stays.

Locality-sensitive hashing (Indyk and Motwani 1998) over the sketches of `shingles.py`: the 64 bytes are 16 bands of 4,
and only texts that agree in a whole band are compared. Texts count as nearly equal when 40 of their 64 bytes agree,
which is when about five eighths of their shingles are common. Two texts whose overlap is J meet in some band with
probability 1 - (1 - J⁴)¹⁶: 0.93 at 0.625, 0.999 at 0.8.

The bands lie in temporary files, 64 bytes a text; what is in memory is one band of a part of the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.corpus.doctor.keys import Keys, Mask
from engine.corpus.doctor.shingles import SKETCH, sketches
from engine.corpus.doctor.spool import NumberSpool

BANDS = 16
ALIKE = 40  # of 64 bytes
_PART = 1 << 19  # texts sorted at once
_ROUNDS = 10
_ODD = np.uint64(0x9E3779B97F4A7C15)
_IDENTITY = np.dtype([("key", "<u8"), ("group", "<i4")])

Numbers = NDArray[np.int64]


class NearPairs(NamedTuple):
    """`dropped[i]` is the number of a text that is nearly equal to the earlier text `kept[i]`."""

    dropped: Numbers
    kept: Numbers


class NearSearch:
    """Takes different texts in their order, then says which are nearly equal to an earlier one.

    `group` is a number that nearly equal texts must share (their label). Texts are numbered as they were added, only
    those that are long enough to be compared.
    """

    def __init__(self, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._bands = [NumberSpool("<u4") for _ in range(BANDS)]
        self._identities = NumberSpool(_IDENTITY)

    def __len__(self) -> int:
        return len(self._identities)

    def add(self, texts: list[str], keys: Keys, groups: NDArray[np.int32]) -> NDArray[np.int64]:
        """Take texts with their keys; gives which of them (their places in `texts`) are compared."""
        found = sketches(texts)
        bands = np.ascontiguousarray(found.bytes).view("<u4")  # (texts, BANDS)
        for number, spool in enumerate(self._bands):
            spool.append(bands[:, number])
        identities = np.empty(len(found.places), dtype=_IDENTITY)
        identities["key"], identities["group"] = keys[found.places], groups[found.places]
        self._identities.append(identities)
        return found.places

    def keys_of(self, numbers: Numbers) -> Keys:
        """The keys of texts; `numbers` are sorted."""
        return self._identities.at(numbers)["key"].astype(np.uint64)

    def pairs(self) -> Iterator[NearPairs]:
        """What is found band by band (perhaps nothing), until among those that stay no text is nearly equal to an
        earlier one in its band. So a second search among those that stay finds nothing.
        """
        alive = np.ones(len(self), dtype=np.bool_)
        for _ in range(_ROUNDS):
            before = int(alive.sum())
            for band in self._bands:
                for candidates in self._candidates(band, alive):
                    found = self._verified(candidates)
                    alive[found.dropped] = False
                    yield found
            if int(alive.sum()) == before:
                return

    def _candidates(self, band: NumberSpool, alive: Mask) -> Iterator[NearPairs]:
        """Each text beside the first one that agrees with it in a band; many at a time, at least once."""
        parts = int(alive.sum()) // _PART + 1
        waiting: list[NearPairs] = []
        for part in range(parts):
            values, numbers = self._members(band, alive, part, parts)
            waiting.append(_beside_first(values, numbers))
            if sum(len(pairs.dropped) for pairs in waiting) > _PART:
                yield _joined(waiting)
                waiting = []
        yield _joined(waiting)

    def _members(
        self, band: NumberSpool, alive: Mask, part: int, parts: int
    ) -> tuple[NDArray[np.uint64], Numbers]:
        """`(band and group as one number, numbers of the texts)` of one part of the values."""
        values, numbers = [], []
        for (start, found), (_, identities) in zip(band.chunks(), self._identities.chunks(), strict=True):
            self._check()
            both = found.astype(np.uint64) | (identities["group"].astype(np.uint64) << np.uint64(32))
            chosen = alive[start : start + len(found)].copy()
            if parts > 1:
                chosen &= ((both * _ODD) >> np.uint64(40)) % np.uint64(parts) == part
            values.append(both[chosen])
            numbers.append(np.flatnonzero(chosen) + start)
        return np.concatenate(values or [np.empty(0, np.uint64)]), np.concatenate(
            numbers or [np.empty(0, np.int64)]
        )

    def _verified(self, pairs: NearPairs) -> NearPairs:
        """The pairs whose whole sketches are alike."""
        if not len(pairs.dropped):
            return pairs
        numbers, places = np.unique(np.concatenate(pairs), return_inverse=True)
        left, right = places[: len(pairs.dropped)], places[len(pairs.dropped) :]
        agree = np.zeros(len(left), dtype=np.int64)
        for band in self._bands:
            self._check()
            values = band.at(numbers).view(np.uint8).reshape(-1, SKETCH // BANDS)
            agree += (values[left] == values[right]).sum(axis=1)
        return NearPairs(pairs.dropped[agree >= ALIKE], pairs.kept[agree >= ALIKE])

    def __enter__(self) -> NearSearch:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the room back."""
        for spool in (*self._bands, self._identities):
            spool.close()


def _beside_first(values: NDArray[np.uint64], numbers: Numbers) -> NearPairs:
    """Each number beside the least one that has the same value; `numbers` ascend."""
    order = np.argsort(values, kind="stable")
    values, numbers = values[order], numbers[order]
    begins = np.ones(len(values), dtype=np.bool_)
    begins[1:] = values[1:] != values[:-1]
    first = numbers[begins][np.cumsum(begins) - 1] if len(values) else numbers
    return NearPairs(numbers[~begins], first[~begins])


def _joined(pairs: list[NearPairs]) -> NearPairs:
    none = np.empty(0, dtype=np.int64)
    return NearPairs(
        np.concatenate([none, *(pair.dropped for pair in pairs)]),
        np.concatenate([none, *(pair.kept for pair in pairs)]),
    )
