"""The part of a drawing that moves its cut: a slider that paints nothing and covers the drawing it belongs to.

Mouse, keys and screen readers meet an ordinary slider with a name, a value and both ends; the drawing under it paints
the line and the ring. A scale says which value lies at which place.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
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
        """Nothing: the drawing paints the cut."""
