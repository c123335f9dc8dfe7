"""What a page shows while it has nothing: the drawing's first cell, dashed, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import color, tokens
from gui.widgets.buttons import Button, SecondaryButton
from gui.widgets.labels import Label


class _DashedCell(QWidget):
    """The first cell of the drawing, not yet there, 64 by 44."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(96, 44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color(tokens().edge), 1.25)
        painter.setPen(pen)
        painter.drawLine(2, 22, 15, 22)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(color(tokens().cell))
        painter.drawRoundedRect(QRectF(16.5, 1, 63, 42), 10, 10)


class EmptyState(QWidget):
    """Heading, one sentence and one button, at most 360 wide, in the middle of its room."""

    def __init__(
        self,
        heading: str = "",
        sentence: str = "",
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heading = Label(heading, "heading", wrap=True)
        self._sentence = Label(sentence, "body", "muted", wrap=True)
        self.button = button or SecondaryButton("")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 24, 0, 24)
        outer.setSpacing(8)
        outer.addStretch(2)
        outer.addWidget(_DashedCell(), 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(8)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(360)
            row = QHBoxLayout()  # with an alignment instead, a second line of words would get no height
            row.addStretch(1)
            row.addWidget(label)
            row.addStretch(1)
            outer.addLayout(row)
        outer.addSpacing(8)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self._ways.addStretch(1)
        self._ways.addWidget(self.button)
        self._ways.addStretch(1)
        outer.addLayout(self._ways)
        outer.addStretch(3)
        self.set_texts(heading, sentence, self.button.text())

    def set_texts(self, heading: str, sentence: str = "", button: str = "") -> None:
        """What is missing, and the words of the button (none: no button)."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.button.updateGeometry()

    def add_way(self, button: Button) -> None:
        """Another way on, beside the button."""
        self._ways.insertWidget(self._ways.count() - 1, button)

    def heading(self) -> str:
        """The heading as shown."""
        return self._heading.text()
