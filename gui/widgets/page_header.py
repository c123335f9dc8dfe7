"""The head of a page: its name, one sentence, and at the right its buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import line_height
from gui.widgets.labels import ElidedLabel, Label


class PageHeader(QWidget):
    """Title and sentence at the left; buttons at the right, the primary one last."""

    def __init__(self, title: str = "", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "title")
        self._sentence = ElidedLabel(sentence, "body", "muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.setContentsMargins(0, 3, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title, 1)
        top.addLayout(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(self._sentence)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Lines as high as the type scale says, not as high as the font asks for."""
        self._title.setFixedHeight(line_height("title"))
        self._sentence.setFixedHeight(line_height("body"))

    def set_title(self, title: str) -> None:
        """The page's name."""
        self._title.setText(title)

    def set_sentence(self, sentence: str) -> None:
        """The one sentence under the name."""
        self._sentence.set_text(sentence)

    def title(self) -> str:
        """The page's name as shown."""
        return self._title.text()

    def sentence(self) -> str:
        """The sentence as shown, whole."""
        return self._sentence.whole_text()

    def add_button(self, button: QWidget) -> None:
        """Add a button (or any control) at the right end; the primary one comes last."""
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def add_space(self, width: int) -> None:
        """Keep groups of buttons apart."""
        self._buttons.addSpacing(width)
