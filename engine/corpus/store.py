"""Texts on disk: written row by row, read back without holding them in memory.

A store is a folder (an entry of the cache). `texts` holds UTF-8 one after another, `texts.ends` the byte where each
ends (int64); `labels` holds a code per document (int32), whose names are in `about.json`; `targets` are as `texts`.
Passes from one end to the other use plain reads: what is mapped into memory would count as memory used.
"""

from __future__ import annotations

import codecs
import json
import mmap
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from engine.corpus.stored_file import StoredFile

ABOUT = "about.json"
ERRORS = "surrogatepass"  # JSON can hold half a character
_BLOCK = 2048  # documents
_GROUP_BYTES = 1 << 20
_LONG_BYTES = 1 << 20
_PIECE_BYTES = 1 << 18


class _Stored(Sequence[str], ABC):
    """One string a document, read when it is asked for."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(self._count)))
        i = place + self._count if place < 0 else place
        if not 0 <= i < self._count:
            raise IndexError(place)
        return self._at(i)

    @abstractmethod
    def _at(self, i: int) -> str:
        """The string of document `i`, counted from 0."""


class StoredTexts(_Stored):
    """The texts of a store; `texts[i]` reads one, iterating reads all in order. Safe to use from any thread."""

    def __init__(self, folder: Path, name: str, count: int, characters: int) -> None:
        super().__init__(count)
        self.characters = characters
        self._bytes = StoredFile(folder / name)
        self._ends = StoredFile(folder / f"{name}.ends")

    def _at(self, i: int) -> str:
        start, end = self._places(i, i + 1)
        return self._bytes.read_at(start, end - start).decode("utf-8", ERRORS)

    def __iter__(self) -> Iterator[str]:
        parts: list[str] = []
        last = 0
        for number, piece in self.pieces():
            if number != last:
                yield "".join(parts)
                parts, last = [], number
            parts.append(piece)
        if self._count:
            yield "".join(parts)

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, str]]:
        """`(number, text)` of the documents from `start` to before `stop`; one of megabytes comes in several pieces."""
        start, stop, _ = slice(start, stop).indices(self._count)
        for first in range(start, stop, _BLOCK):
            places = self._places(first, min(first + _BLOCK, stop))
            yield from self._block(first, places)

    def blocks(self, size: int) -> Iterator[tuple[int, NDArray[np.int64], bytes]]:
        """`(first, ends, data)`: some documents from `first` on as UTF-8 one after another, and where each ends in `data`.

        About `size` bytes; what is longer than twice that has no data, for it is not read as a whole.
        """
        for start in range(0, self._count, _BLOCK):
            places = np.array(self._places(start, min(start + _BLOCK, self._count)))
            i = 0
            while i < len(places) - 1:
                stop = max(i + 1, int(np.searchsorted(places, places[i] + size, side="right")) - 1)
                length = int(places[stop] - places[i])
                data = self._bytes.read_at(int(places[i]), length) if length <= 2 * size else b""
                yield start + i, places[i + 1 : stop + 1] - places[i], data
                i = stop

    def _block(self, first: int, places: list[int]) -> Iterator[tuple[int, str]]:
        """The documents `first`, `first + 1` … between neighbouring `places`, read in groups."""
        i, last = 0, len(places) - 1
        while i < last:
            begin, end = places[i], i + 1
            if places[end] - begin > _LONG_BYTES:
                yield from ((first + i, piece) for piece in self._long(begin, places[end]))
                i = end
                continue
            while end < last and places[end + 1] - begin <= _GROUP_BYTES:
                end += 1
            data = self._bytes.read_at(begin, places[end] - begin)
            for number in range(i, end):
                text = data[places[number] - begin : places[number + 1] - begin]
                yield first + number, text.decode("utf-8", ERRORS)
            i = end

    def _long(self, start: int, end: int) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")(ERRORS)
        for place in range(start, end, _PIECE_BYTES):
            size = min(_PIECE_BYTES, end - place)
            if text := decoder.decode(self._bytes.read_at(place, size), final=place + size == end):
                yield text

    def _places(self, start: int, stop: int) -> list[int]:
        """Where the documents `start` … `stop - 1` begin, and where the last one ends."""
        before = [] if start else [0]
        first = max(start - 1, 0)
        data = self._ends.read_at(8 * first, 8 * (stop - first))
        ends: list[int] = np.frombuffer(data, "<i8").tolist()
        return before + ends


class StoredLabels(_Stored):
    """The labels of a store."""

    def __init__(self, folder: Path, names: tuple[str, ...], count: int) -> None:
        self.names = names
        super().__init__(count)
        self._codes = StoredFile(folder / "labels")

    def _at(self, i: int) -> str:
        return self.names[int.from_bytes(self._codes.read_at(4 * i, 4), "little")]

    def __iter__(self) -> Iterator[str]:
        for codes in self._blocks():
            yield from (self.names[code] for code in codes.tolist())

    @cached_property
    def codes(self) -> NDArray[np.int32]:
        """(documents,) int32, mapped from the disk: indices into `names`."""
        return np.frombuffer(mmap.mmap(self._codes.number, 0, access=mmap.ACCESS_READ), "<i4")

    def counts(self) -> dict[str, int]:
        """How many documents each label has."""
        total = np.zeros(len(self.names), dtype=np.int64)
        for codes in self._blocks():
            total += np.bincount(codes, minlength=len(total))
        return dict(zip(self.names, total.tolist(), strict=True))

    def _blocks(self) -> Iterator[NDArray[np.int32]]:
        step = 1 << 16
        for first in range(0, self._count, step):
            yield np.frombuffer(self._codes.read_at(4 * first, 4 * min(step, self._count - first)), "<i4")


@dataclass(frozen=True)
class Store:
    """What was kept of the rows, on disk or in memory; `facts` is what the writer noted beside it."""

    texts: Sequence[str]
    labels: Sequence[str] | None
    targets: Sequence[str] | None
    facts: dict[str, Any]


def open_store(folder: Path) -> Store:
    """The store in a folder; raises `OSError` when it is gone, `ValueError` or `KeyError` when it is not one."""
    about: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
    count, names = about["documents"], about["label_names"]
    return Store(
        StoredTexts(folder, "texts", count, about["characters"]),
        None if names is None else StoredLabels(folder, tuple(names), count),
        StoredTexts(folder, "targets", count, about["target_characters"]) if about["pairs"] else None,
        about,
    )
