"""A file of a store, held open for as long as someone reads it."""

from __future__ import annotations

import os
import threading
import weakref
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)


class StoredFile:
    """Reads any part from any thread; what is open stays readable when the cache removes the entry meanwhile."""

    def __init__(self, path: Path) -> None:
        self.number = os.open(path, os.O_RDONLY | _BINARY)
        weakref.finalize(self, os.close, self.number)
        self._lock = threading.Lock()

    def read_at(self, start: int, size: int) -> bytes:
        """`size` bytes from `start`; raises `OSError` when the file is shorter."""
        parts: list[bytes] = []
        while size > 0:
            part = self._read(start, size)
            if not part:
                raise OSError(f"The file ends {size} bytes too early.")
            parts.append(part)
            start, size = start + len(part), size - len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    if hasattr(os, "pread"):

        def _read(self, start: int, size: int) -> bytes:
            return os.pread(self.number, size, start)

    else:

        def _read(self, start: int, size: int) -> bytes:
            with self._lock:
                os.lseek(self.number, start, os.SEEK_SET)
                return os.read(self.number, size)
