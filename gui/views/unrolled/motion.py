"""One value on its way from here to there, for the sliding highlight and the cross-fade of zoom levels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from gui.motion import milliseconds


class Glide(QVariantAnimation):
    """Runs a float over `duration` ms, slowing down at the end; with less motion it jumps."""

    def __init__(self, duration: int, moved: Callable[[float, bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._moved = moved
        self.setDuration(duration)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_value_changed)
        self.finished.connect(self._on_finished)

    @staticmethod
    def allowed() -> bool:
        """Whether things may move."""
        return milliseconds(1) > 0

    def run(self, start: float, end: float) -> None:
        """Start anew."""
        self.stop()
        if not self.allowed():
            self._moved(end, True)
            return
        self.setStartValue(float(start))
        self.setEndValue(float(end))
        self.start()

    def value(self) -> float:
        """Where it is; the end when it does not run."""
        current = self.currentValue()
        return float(current) if isinstance(current, (int, float)) else 1.0

    def _on_value_changed(self, value: object) -> None:
        if self.state() == QVariantAnimation.State.Running and isinstance(value, (int, float)):
            self._moved(float(value), False)

    def _on_finished(self) -> None:
        self._moved(self.value(), True)
