"""The most memory that is held while something runs."""

from __future__ import annotations

import threading
from types import TracebackType

import psutil
import torch

_SECONDS = 0.002


class MemoryWatch:
    """A context in which memory is looked at 500 times a second; on a graphics card torch keeps the count itself."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._process = psutil.Process()
        self._peak = 0
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
        return max(self._peak, self.now())

    def __enter__(self) -> MemoryWatch:
        if self._device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(self._device)
        else:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_SECONDS):
            self._peak = max(self._peak, self._process.memory_info().rss)
