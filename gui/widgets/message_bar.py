"""The bar above a page's content that says what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.icons import paint_icon
from gui.theme import color, tokens
from gui.widgets.buttons import IconButton, SecondaryButton
from gui.widgets.labels import Label

Action = tuple[str, Callable[[], None]]


class Kind(str, Enum):
    """How grave a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


ICONS = {Kind.INFO: "info", Kind.WARNING: "warning", Kind.ERROR: "warning-circle"}


class MessageBar(QWidget):
    """One message at a time: text, up to two small buttons, Details, and x. Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Kind.INFO
        self._details = ""
        self._text = Label("", wrap=True)
        self._actions: list[SecondaryButton] = []
        self._details_button = SecondaryButton("", height=28)
        self._details_button.clicked.connect(self._on_details_clicked)
        self._close = IconButton("x", "", side=28)
        self._close.clicked.connect(self.clear)
        self._more = QPlainTextEdit()
        self._more.setReadOnly(True)
        self._more.setFixedHeight(140)
        self._copy = SecondaryButton("", "copy", height=28)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._arrange()
        self.retranslate()
        self.hide()

    def _arrange(self) -> None:
        self._row = QHBoxLayout()
        self._row.setContentsMargins(46, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._details_button)
        self._row.addWidget(self._close)
        self._folded = QWidget()
        inner = QVBoxLayout(self._folded)
        inner.setContentsMargins(16, 0, 16, 12)
        inner.setSpacing(8)
        inner.addWidget(self._more)
        inner.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignRight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._row)
        outer.addWidget(self._folded)
        self.setMinimumHeight(44)

    def show_message(
        self, kind: Kind | str, text: str, actions: Sequence[Action] = (), details: str = ""
    ) -> None:
        """Show a message in place of the one before. `actions` are (words, what to do)."""
        self._kind, self._details = Kind(kind), details
        self._text.setText(text)
        self.setAccessibleName(text)
        self._set_actions(actions)
        self._details_button.setVisible(bool(details))
        self._more.setPlainText(details)
        self._folded.hide()
        self.show()
        self.update()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self._text.setText("")
        self._set_actions(())

    def text(self) -> str:
        """The sentence shown ("" when there is none)."""
        return self._text.text()

    def kind(self) -> Kind:
        """How grave the message shown is."""
        return self._kind

    def details(self) -> str:
        """What Details unfolds."""
        return self._details

    def action_buttons(self) -> list[SecondaryButton]:
        """The buttons of the message's own actions."""
        return self._actions

    def retranslate(self) -> None:
        """Say the bar's own words in the language of now."""
        self._details_button.setText(self.tr("Details"))
        self._copy.setText(self.tr("Copy report"))
        self._close.set_name(self.tr("Close message"))
        self._more.setAccessibleName(self.tr("Details of the fault"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        t = tokens()
        ground, ink = {
            Kind.INFO: (t.accent_soft, t.accent),
            Kind.WARNING: (t.warning_soft, t.warning),
            Kind.ERROR: (t.error_soft, t.error),
        }[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        middle = self._text.geometry().center().y()
        paint_icon(painter, QRectF(16, middle - 9, 18, 18), ICONS[self._kind], ink)

    def _set_actions(self, actions: Sequence[Action]) -> None:
        for button in self._actions:
            self._row.removeWidget(button)
            button.deleteLater()
        self._actions = []
        for words, act in actions:
            button = SecondaryButton(words, height=28)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(1 + len(self._actions), button)
            self._actions.append(button)

    def _on_details_clicked(self) -> None:
        self._folded.setVisible(not self._folded.isVisible())

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.text()}\n\n{self._details}")
