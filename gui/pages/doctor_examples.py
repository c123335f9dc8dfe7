"""A few places where a fault was seen: where, the words, and what the fix would make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from gui.theme import color, tokens
from gui.widgets.labels import ElidedLabel, Label

LEFT = 30  # under the words of the finding, beside its icon


@dataclass(frozen=True)
class ExampleView:
    """Where it stands, the words, muted words at the right (its label, what it is like), and the words once fixed."""

    place: str
    text: str
    aside: str = ""
    after: str | None = None

    def said(self) -> str:
        """The example as a screen reader says it."""
        return ", ".join(part for part in (self.place, self.text, self.aside, self.after or "") if part)


class Examples(QWidget):
    """Places, words and asides in columns on a sunken ground, one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ExampleView, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(LEFT + 12, 8, 12, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_examples(self, examples: Sequence[ExampleView]) -> None:
        """Other examples."""
        if tuple(examples) == self._shown:
            return
        self._shown = tuple(examples)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        row = 0
        for example in examples:
            self._add(row, example.place, example.text, example.aside)
            row += 1
            if example.after is not None:
                self._add(row, self.tr("becomes"), example.after, "", tone="accent")
                row += 1
        self.setAccessibleName("; ".join(self.said()))

    def said(self) -> list[str]:
        """The examples as a screen reader says them."""
        return [example.said() for example in self._shown]

    def _add(self, row: int, place: str, text: str, aside: str, tone: str = "text") -> None:
        words = ElidedLabel("", "body", tone)
        words.set_text(" ".join(text.split()))
        self._grid.addWidget(Label(place, "caption", "muted"), row, 0)
        self._grid.addWidget(words, row, 1)
        end = Label(aside, "caption", "muted")
        end.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(end, row, 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color(tokens().hairline))
        painter.setBrush(color(tokens().window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(LEFT + 0.5, 0.5, -0.5, -0.5), 6, 6)
