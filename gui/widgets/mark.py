"""The mark of Unroll: one cell, then the same one again, smaller and fainter, on one thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gui.theme import mix, tokens

WIDTH, HEIGHT = 31.0, 17.0  # of the drawing at scale 1


def paint_mark(painter: QPainter, left: float, middle: float, scale: float = 1.0) -> None:
    """Draw the mark with its left edge at `left`, centred on `middle`."""
    t = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left, middle)
    painter.scale(scale, scale)
    painter.setPen(QPen(mix(t.window, t.accent, 0.8), 1.5))
    painter.drawLine(8, 0, 30, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    for x, width, height, radius, share in ((0, 11, 16, 3.5, 1.0), (14, 8, 11, 3, 0.62), (26, 5, 7, 2, 0.35)):
        painter.setBrush(mix(t.window, t.accent, share))
        painter.drawRoundedRect(QRectF(x, -height / 2, width, height), radius, radius)
    painter.restore()


class Mark(QWidget):
    """The mark as a widget; `scale` 1.42 on the first screen."""

    def __init__(self, parent: QWidget | None = None, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setFixedSize(QSize(round(WIDTH * scale) + 1, round(HEIGHT * scale) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        paint_mark(QPainter(self), 0, self.height() / 2, self._scale)


def window_icon() -> QIcon:
    """The mark as the icon of the window, in the sizes that window systems ask for."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        scale = side / 33
        paint_mark(painter, (side - WIDTH * scale) / 2, side / 2, scale)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
