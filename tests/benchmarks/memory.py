"""How much memory a process and its children hold, read from /proc while they run."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 0.05


@dataclass(frozen=True)
class Peak:
    """Bytes: the most of the process itself, and of it with its children together (shared pages count in each)."""

    own: int
    together: int


class MemoryWatch:
    """Looks at a process twenty times a second; `take` gives the peak since it was last asked."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._own = self._together = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def take(self) -> Peak:
        """The peak since the call before."""
        self._look()
        with self._lock:
            peak = Peak(self._own, self._together)
            self._own = self._together = 0
        return peak

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_SECONDS):
            self._look()

    def _look(self) -> None:
        sizes = [resident(pid) for pid in family(self._pid)]
        with self._lock:
            self._own = max(self._own, sizes[0])
            self._together = max(self._together, sum(sizes))


def resident(pid: int) -> int:
    """Bytes of memory that a process holds; 0 when it has ended."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def family(pid: int) -> list[int]:
    """A process, its children and theirs."""
    found = [pid]
    for member in found:
        try:
            for tasks in Path(f"/proc/{member}/task").iterdir():
                found += map(int, (tasks / "children").read_text().split())
        except OSError:
            continue
    return found
