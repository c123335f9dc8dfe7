"""How long things move: the times of the design, or not at all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEasingCurve, QObject, QVariantAnimation

STEP_MS, PANEL_MS, ZOOM_MS = 160, 160, 200
_LESS = "unroll_less_motion"


def set_less_motion(less: bool) -> None:
    """Let everything jump to its place."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_LESS, less)


def milliseconds(usual: int) -> int:
    """`usual`, or 0 when the user wants less motion."""
    app = QCoreApplication.instance()
    return 0 if app is not None and app.property(_LESS) else usual


class Slide(QVariantAnimation):
    """Moves a number from where it is to `target`, slowing down; `valueChanged` tells where it is."""

    def __init__(self, parent: QObject, usual_ms: int) -> None:
        super().__init__(parent)
        self._usual = usual_ms
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def slide(self, start: float, target: float) -> None:
        """Start moving."""
        self.stop()
        self.setDuration(milliseconds(self._usual))
        self.setStartValue(float(start))
        self.setEndValue(float(target))
        self.start()
