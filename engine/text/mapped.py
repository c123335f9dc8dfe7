"""Arrays that stay on the disk: read through a mapping, whose pages are given back when enough of them were looked at.

A mapped page counts as memory of the process although the system can take it back at any time. Who reads large parts
therefore calls `release` now and then; the next look fetches the page again, from the system's own store as a rule.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)


def map_array(path: Path, dtype: type[Number]) -> NDArray[Number]:
    """The numbers of a file, (n,) and read-only. The file stays readable when it is removed meanwhile."""
    with path.open("rb") as file:
        if not path.stat().st_size:  # nothing cannot be mapped
            return np.empty(0, dtype)
        return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), dtype)


def release(array: NDArray[np.generic]) -> None:
    """Give the pages of a mapped array back to the system; nothing happens to an array in memory."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, memoryview):
        base = base.obj
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


class Pages:
    """Counts single looks into mapped arrays and releases them when their pages have become many."""

    _MOST_LOOKS = 256  # each may bring 64 KB

    def __init__(self, *arrays: NDArray[np.generic]) -> None:
        self._arrays = arrays
        self._looks = 0

    def looked(self, times: int) -> None:
        """So many places were looked at."""
        self._looks += times
        if self._looks > self._MOST_LOOKS:
            self._looks = 0
            for array in self._arrays:
                release(array)
