"""One set-up at a time in one folder; the system frees the lock when its holder dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from engine.bootstrap.live import tell
from engine.bootstrap.sentences import say


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Wait until no other process holds the lock file at `path`, then hold it."""
    with path.open("a+b") as file:
        if not try_to_hold(file):
            tell(say("Another set-up is at work in this folder; waiting until it is done."))
            while not try_to_hold(file):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def try_to_hold(file: IO[bytes]) -> bool:
        """Lock an open file unless another process holds it; never waits."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_to_hold(file: IO[bytes]) -> bool:
        """Lock an open file unless another process holds it; never waits."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a network folder that knows no locks: the work goes on without
            return True
        return True
