"""A short message at the bottom centre that goes by itself; it may offer Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import color, tokens
from gui.widgets.buttons import StopLink
from gui.widgets.labels import Label

SHOWN_MS = 6000


class Toast(QWidget):
    """Raised, 40 high, 24 above the strip; stays while the pointer is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = Label("")
        self._action = StopLink(self.tr("Undo"))
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._on_action_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self._text)
        row.addWidget(self._action)
        self.setFixedHeight(40)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_text(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show `text`, with a button `action` that calls `act`."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._act = act
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """The text shown last."""
        return self._text.text()

    def place(self) -> None:
        """Stand at the bottom centre of the window."""
        room = self.parentWidget()
        if room is not None:
            self.move((room.width() - self.width()) // 2, room.height() - 36 - 24 - self.height())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 (Qt's name)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().border), 1))
        painter.setBrush(color(tokens().raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _on_action_clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()


class DropOverlay(QWidget):
    """Covers the window while something is dragged over it, and says what a drop would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_effect(self, text: str) -> None:
        """Name the effect and cover the window."""
        self._text = text
        room = self.parentWidget()
        if room is not None:
            self.setGeometry(room.rect())
        self.show()
        self.raise_()
        self.update()

    def text(self) -> str:
        """The effect named."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        from gui.theme import font

        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(t.window, 0.82))
        pen = QPen(color(t.accent), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 12, 12)
        painter.setFont(font("title"))
        painter.setPen(color(t.text))
        painter.drawText(self.rect().adjusted(48, 0, -48, 0), Qt.AlignmentFlag.AlignCenter, self._text)
