"""One sentence over the epochs: a bar per epoch, up for the positive label, down for the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import mix, tokens
from gui.views.hatching import hatch

MOST_BARS = 14


class SparkBars(QWidget):
    """Probabilities of the positive label, oldest first; the newest bar has the full colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(144, 28)

    def set_values(self, values: tuple[float, ...]) -> None:
        """Show the newest `MOST_BARS` of these probabilities."""
        self._values = values[-MOST_BARS:]
        self.setAccessibleDescription(", ".join(f"{value:.0%}" for value in self._values))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        pitch = self.width() / max(7, len(self._values))
        painter.setPen(QPen(QColor(t.hairline), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        for index, value in enumerate(self._values):
            newest = index == len(self._values) - 1
            height = max(1.0, abs(value - 0.5) * 2 * (middle - 2))
            top = middle - height if value >= 0.5 else middle
            bar = QRectF(index * pitch + 2, top, min(pitch - 4, 12), height)
            code = t.positive if value >= 0.5 else t.negative
            painter.setBrush(QColor(code) if newest else mix(code, t.surface, 0.65))
            painter.drawRect(bar)
        painter.end()


class ShareBar(QWidget):
    """The probability of one label as a bar from the left: filled, hatched or, when not sure, grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._kind = "positive"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(110, 10)

    def set_share(self, share: float, kind: str) -> None:
        """`kind` is "positive", "negative", "neutral" or "unsure"."""
        self._share, self._kind = share, kind
        self.setAccessibleDescription(f"{share:.0%}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 1, self.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.sunken))
        painter.drawRoundedRect(track, 4, 4)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 1, max(4.0, self.width() * self._share), 8), 4, 4)
        if self._kind == "negative":
            hatch(painter, shape, QColor(t.negative))
        else:
            codes = {"positive": t.positive, "neutral": t.accent, "unsure": t.muted}
            painter.fillPath(shape, QColor(codes[self._kind]))
        painter.end()
