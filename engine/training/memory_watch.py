"""The most memory that is held while something runs."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

import psutil
import torch

_SECONDS = 0.002
_OURS = Path("/proc/self")  # Linux: the kernel keeps the peak of every process, and can be told to begin anew


class MemoryWatch:
    """A context in which memory is looked at 500 times a second; where the system itself keeps the peak it is asked too,
    which sees what is held for a moment on a busy machine. On a graphics card torch keeps the count.

    A watch inside another one makes the system's peak begin anew for both; what the outer one has looked at stays.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._process = psutil.Process()
        self._peak = 0
        self._kept = False  # whether the system's peak is that of this context
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def now(self) -> int:
        """Bytes held at this moment."""
        if self._device.type == "cuda":
            return int(torch.cuda.memory_reserved(self._device))
        return int(self._process.memory_info().rss)

    def peak(self) -> int:
        """The most bytes held since the context began."""
        if self._device.type == "cuda":
            return int(torch.cuda.max_memory_reserved(self._device))
        return max(self._peak, self.now(), _system_peak() if self._kept else 0)

    def __enter__(self) -> MemoryWatch:
        if self._device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(self._device)
        else:
            self._kept = _forget_system_peak()
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._peak = max(self._peak, self.peak())
        self._kept = False
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_SECONDS):
            self._peak = max(self._peak, self._process.memory_info().rss)


def _forget_system_peak() -> bool:
    """Let the system's peak begin anew; False where it cannot."""
    try:
        (_OURS / "clear_refs").write_text("5", "ascii")
    except OSError:
        return False
    return _system_peak() > 0


def _system_peak() -> int:
    """The peak that the system has kept in bytes; 0 where it keeps none."""
    try:
        lines = (_OURS / "status").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
