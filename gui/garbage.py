"""Python's cyclic garbage is collected in the window's thread alone.

The collector runs in whichever thread happens to allocate. In a job's thread it could destroy a widget that lies in a
cycle, and Qt crashes when a widget dies outside of its own thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 1000


class WindowCollector(QObject):
    """Collects once a second, as deep as the counters ask for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations whose time has come."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in (0, 1, 2) if counts[generation] > limits[generation]]
        if due:
            gc.collect(due[-1])


def forget_loaded() -> None:
    """Take what is loaded by now (torch and its hundreds of thousands of objects) out of every later collection."""
    gc.freeze()
