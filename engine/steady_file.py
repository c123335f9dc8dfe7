"""Files that go onto the disk while they are written, so that closing a large one safely takes no time at the end."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

_BUFFER = 1 << 20  # bytes
_AT_ONCE = 8 << 20  # bytes that may wait for the disk: what a stop may have to wait for, too


def open_steady(path: Path) -> io.BufferedWriter:
    """A new file for writing bytes from its beginning to its end."""
    return io.BufferedWriter(_Steady(path, "w"), _BUFFER)


class _Steady(io.FileIO):
    _waiting = 0

    def write(self, data: Any, /) -> int:
        written = super().write(data)
        self._waiting += written
        if self._waiting >= _AT_ONCE:
            self._waiting = 0
            os.fsync(self.fileno())
        return written
