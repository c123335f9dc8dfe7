"""The part of a drawing that moves its cut: a slider that paints nothing and covers the drawing it belongs to.

Mouse, keys and screen readers meet an ordinary slider with a name, a value and both ends; the drawing under it lets it
paint the line and the ring among its own lines. A scale says which value lies at which place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from gui.theme import font, tokens

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_RING, _RING_Y = 4.5, 10.0
_PAGES = {Qt.Key.Key_PageDown: -1, Qt.Key.Key_PageUp: 1}


class CutHandle(QSlider):
    """Moves a whole number over its drawing. `value_at` turns an x of the drawing into a value; `stepped` gives the
    value some steps further (a negative number of steps goes back), 1 for an arrow key and 5 for a page.

    Signals:
        moved: the value (int) while it is dragged, and with every key.
        settled: the value (int) when it is let go, or after a key.
        double_clicked: the drawing was double-clicked.
        focus_changed: the keyboard has come or gone.
    """

    moved = Signal(object)
    settled = Signal(object)
    double_clicked = Signal()
    focus_changed = Signal()

    def __init__(
        self, drawing: QWidget, value_at: Callable[[float], int], stepped: Callable[[int, int], int]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, drawing)
        self._value_at, self._stepped = value_at, stepped
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def set_cut(self, value: int, low: int, high: int) -> None:
        """Stand at `value` between `low` and `high`, silently; a drag going on is not disturbed."""
        if self._dragging:
            return
        with QSignalBlocker(self):
            self.setRange(low, max(low, high))
            self.setValue(value)

    def paint_cut(self, painter: QPainter, x: float, areas: Sequence[QRectF], words: str) -> None:
        """What the drawing shows of the cut at `x`: a line through its areas from above, a ring, and words beside it."""
        t, y = tokens(), _RING_Y
        x = min(x, areas[0].right() - _RING)
        painter.setPen(QPen(QColor(t.text), 1.5))
        for number, area in enumerate(areas):
            top = area.top() if number else y + _RING
            painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.focus), 2))
        painter.setBrush(QColor(t.surface))
        painter.drawEllipse(QPointF(x, y), _RING, _RING)
        painter.setFont(font("caption"))
        painter.setPen(QColor(t.text))
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(words)
        left = x + 10 if x + 10 + wide <= self.width() else x - 10 - wide
        painter.drawText(QPointF(max(0.0, left), y + metrics.capHeight() / 2 + 0.5), words)

    def dragging(self) -> bool:
        """Whether the mouse holds it."""
        return self._dragging

    def _go(self, value: int) -> None:
        value = max(self.minimum(), min(value, self.maximum()))
        if value != self.value():
            self.setValue(value)
            self.moved.emit(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragging = True
            self._go(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._go(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.settled.emit(self.value())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.double_clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._stepped(self.value(), _STEPS[key]))
        elif key in _PAGES:
            self._go(self._stepped(self.value(), 5 * _PAGES[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self.minimum() if key == Qt.Key.Key_Home else self.maximum())
        else:
            event.ignore()
            return
        self.settled.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the drawing calls `paint_cut` when it paints."""
