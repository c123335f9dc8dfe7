"""A lock on a file between processes; the system frees it when its holder dies, however that happens."""

from __future__ import annotations

import time
from pathlib import Path
from typing import IO

from engine.bootstrap.lock import try_to_hold

_WAIT_SECONDS = 10.0
_RETRY_SECONDS = 0.02


class FileLock:
    """The lock at `path`, made when there is none. `try_hold` never waits; as a context it waits a while at most.

    Where the disk knows no locks (some network folders) it is taken as held: the work goes on without.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def try_hold(self) -> bool:
        """Hold the lock unless another holds it; raises `OSError` where the file cannot be made."""
        file = self.path.open("a+b")
        if not try_to_hold(file):
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let go; twice is fine."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> FileLock:
        end = time.monotonic() + _WAIT_SECONDS
        while not self.try_hold() and time.monotonic() < end:
            time.sleep(_RETRY_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
