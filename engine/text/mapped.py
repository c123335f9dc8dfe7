"""Numbers that stay on the disk.

A pass over all of them goes through a mapping and gives its pages back as it goes (`release`): a mapped page counts as
memory of the process, although the system can take it back at any time. Single places are read with plain reads; a look
into a mapping may bring megabytes around it.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.corpus.stored_file import StoredFile

Number = TypeVar("Number", bound=np.generic)
_FEW_GAPS = 4  # times as many stretches as gaps between them
_SPARSE = 4  # times the wanted numbers that are read along to save single reads


class NumberFile(Generic[Number]):
    """A file of numbers of one kind, held open: it stays readable when it is removed meanwhile."""

    def __init__(self, path: Path, kind: type[Number]) -> None:
        self._file, self._kind = StoredFile(path), kind
        self._size = np.dtype(kind).itemsize
        self._count = path.stat().st_size // self._size

    def mapped(self) -> NDArray[Number]:
        """All numbers, (n,) and read-only, for passes from one end to the other."""
        if not self._count:  # nothing cannot be mapped
            return np.empty(0, self._kind)
        return np.frombuffer(mmap.mmap(self._file.number, 0, access=mmap.ACCESS_READ), self._kind)

    def read(self, start: int, stop: int) -> NDArray[Number]:
        """The numbers from `start` to before `stop`."""
        return np.frombuffer(self._bytes(start, stop), self._kind)

    def read_parts(self, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[Number]:
        """The numbers of several stretches, one stretch after the other."""
        filled = np.flatnonzero(lengths)
        starts, lengths = starts[filled], lengths[filled]
        if not len(starts):
            return np.empty(0, self._kind)
        first, last = int(starts.min()), int((starts + lengths).max())
        if last - first <= _SPARSE * int(lengths.sum()):
            return taken(self.read(first, last), starts - first, lengths)
        parts = zip(starts.tolist(), (starts + lengths).tolist(), strict=True)
        return np.frombuffer(b"".join(self._bytes(start, stop) for start, stop in parts), self._kind)

    def _bytes(self, start: int, stop: int) -> bytes:
        return self._file.read_at(start * self._size, (stop - start) * self._size)


def stretches(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of several stretches, one stretch after the other."""
    reached = np.cumsum(lengths)
    total = int(reached[-1]) if len(reached) else 0
    return np.repeat(starts - reached + lengths, lengths) + np.arange(total)


def taken(numbers: NDArray[Number], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[Number]:
    """The numbers of several stretches, one stretch after the other; those that stand side by side are copied as one."""
    ends = starts + lengths
    gaps = np.flatnonzero(starts[1:] != ends[:-1])
    if _FEW_GAPS * len(gaps) >= len(starts):
        return numbers[stretches(starts, lengths)]
    firsts = starts[np.concatenate([np.zeros(1, np.int64), gaps + 1])]
    lasts = ends[np.concatenate([gaps, np.full(1, len(ends) - 1)])]
    parts = [numbers[first:last] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def release(array: NDArray[np.generic]) -> None:
    """Give the pages of a mapped array back to the system; nothing happens to an array in memory."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, memoryview):
        base = base.obj
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)
