"""The button at the corner of the menu bar that switches the language."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.icons import paint_icon
from gui.preferences import LANGUAGES
from gui.theme import tokens
from gui.widgets.buttons import QuietButton


class LanguageButton(QuietButton):
    """Shows the language of now; a click offers the others.

    Signals:
        chosen: the language's code.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "translate", parent, height=28)
        self._menu = QMenu(self)
        for code, name in LANGUAGES.items():
            action = self._menu.addAction(name)
            action.triggered.connect(lambda _=False, code=code: self.chosen.emit(code))
        self.clicked.connect(self._on_clicked)

    def set_language(self, code: str, name: str) -> None:
        """Show the language of now; `name` is what the button is called."""
        self.setText(LANGUAGES[code])
        self.setAccessibleName(f"{name}: {LANGUAGES[code]}")
        self.setToolTip(name)
        self.updateGeometry()

    def menu_of_languages(self) -> QMenu:
        """The menu that a click opens."""
        return self._menu

    def padding(self) -> int:
        return 8

    def _role(self) -> str:
        return "body"

    def _content_width(self) -> int:
        return super()._content_width() + 18

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - self.padding() - 12
        paint_icon(painter, QRectF(left, (self.height() - 12) / 2, 12, 12), "caret-down", tokens().muted)

    def _on_clicked(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
