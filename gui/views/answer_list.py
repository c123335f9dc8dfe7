"""What was answered to the same few texts after an epoch, or written for each label; one can look back at earlier epochs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.events import AnswersGiven
from gui.widgets.buttons import IconButton
from gui.widgets.labels import ElidedLabel, Label

SHORT = 24  # characters: when all texts are as short as labels, the answers get the room


class AnswerList(QWidget):
    """A row for each text: the text, an arrow, what was answered after the epoch that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: tuple[AnswersGiven, ...] = ()
        self._shown: int | None = None  # place in the history; None follows the newest
        self._heading, self._epoch = Label("", "heading"), Label("", "caption", "muted")
        self.back, self.forward = (
            IconButton("caret-left", "", side=28),
            IconButton("caret-right", "", side=28),
        )
        self.back.clicked.connect(self._on_back_clicked)
        self.forward.clicked.connect(self._on_forward_clicked)
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._heading, self.back, self._epoch, self.forward):
            head.addWidget(part)
        head.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._rows: list[tuple[ElidedLabel, Label, Label]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._grid)
        self.retranslate()

    def set_heading(self, heading: str) -> None:
        """What the list is called."""
        self._heading.setText(heading)

    def show_answers(self, history: Sequence[AnswersGiven]) -> None:
        """Show all epochs so far, oldest first; the newest one unless the person looks at an earlier one."""
        if self._shown is not None and self._shown >= len(history):
            self._shown = None
        self._history = tuple(history)
        self._fill()

    def rows(self) -> list[tuple[str, str]]:
        """The texts and answers that are shown."""
        return [(text.whole_text(), answer.text()) for text, _, answer in self._rows]

    def epoch(self) -> int:
        """The epoch that is shown, 0 before there is one."""
        return self._history[self._place()].epoch if self._history else 0

    def _place(self) -> int:
        return len(self._history) - 1 if self._shown is None else self._shown

    def _fill(self) -> None:
        given = self._history[self._place()].answers if self._history else ()
        self._resize(len(given))
        for (text, _, answer), (question, said) in zip(self._rows, given, strict=True):
            text.set_text(" ".join(question.split()))
            answer.setText(said.strip() or self.tr("(nothing yet)"))
            answer.set_tone("text" if said.strip() else "muted")
        short = all(len(question) <= SHORT for question, _ in given)
        self._grid.setColumnStretch(0, 1 if short else 3)
        self._grid.setColumnStretch(2, 4)
        self._epoch.setText(self.tr("after epoch {epoch}").format(epoch=self.epoch()) if given else "")
        several = len(self._history) > 1
        for button in (self.back, self.forward):
            button.setVisible(several)
        self.back.setEnabled(self._place() > 0)
        self.forward.setEnabled(self._place() < len(self._history) - 1)

    def _resize(self, count: int) -> None:
        while len(self._rows) > count:
            for widget in self._rows.pop():
                widget.deleteLater()
        while len(self._rows) < count:
            row = (
                ElidedLabel("", "body", "muted"),
                Label("→", "body", "muted"),
                Label("", "body", wrap=True),
            )
            for column, cell in enumerate(row):
                self._grid.addWidget(cell, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(row)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.back.set_name(self.tr("The epoch before"))
        self.forward.set_name(self.tr("The epoch after"))
        self._fill()

    @Slot()
    def _on_back_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_forward_clicked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        place = min(max(self._place() + by, 0), len(self._history) - 1)
        self._shown = None if place == len(self._history) - 1 else place
        self._fill()
