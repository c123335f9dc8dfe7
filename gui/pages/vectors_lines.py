"""One question about a few words: a sentence with fields in it, and the answer by all four metrics."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.vectors_asking import Answer, Ask
from gui.pages.vectors_ways import FourWays
from gui.pages.vectors_words import split_words, unknown_sentence
from gui.widgets.fields import LineField
from gui.widgets.labels import Label

SETTLE_MS = 300  # after the last key
_HOLE = re.compile(r"\{(\w+)\}")


class AskLine(QWidget):
    """A sentence such as "{a} and {b}" whose holes are fields.

    Signals:
        asked: the words of the fields (tuple of str), once each has one; an empty tuple when one is empty again.
    """

    asked = Signal(object)

    def __init__(
        self, ask: Ask, holes: int, parent: QWidget | None = None, *, field_width: int = 136
    ) -> None:
        super().__init__(parent)
        self.ask, self._width = ask, field_width
        self.title = Label("", "caption", "muted")
        self.fields = [LineField() for _ in range(holes)]
        self._between = [Label("", "body") for _ in range(holes + 1)]
        self.answer, self.hint = FourWays(spoken=ask is not Ask.PAIR), Label("", "body", "muted", wrap=True)
        self._answer: Answer | None = None
        self._sentence = self._hint = ""
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._arrange()
        for field in self.fields:
            field.textEdited.connect(self._timer.start)
            field.returnPressed.connect(self._tell)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for label, field in zip(self._between, self.fields, strict=False):
            field.setFixedWidth(self._width)
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(self._between[-1])
        row.addSpacing(16)
        row.addWidget(self.hint, 1000)
        row.addStretch(1)  # the fields stay where they are when the hint goes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.answer)

    def set_texts(self, title: str, sentence: str, names: list[str], hint: str) -> None:
        """Name of the question, the sentence with its holes in order, a name for each field, and what it is good for."""
        parts = _HOLE.split(sentence)[::2]
        for label, part in zip(self._between, parts, strict=True):
            label.setText(part.strip())
            label.setVisible(bool(part.strip()))
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
        self.title.setText(title)
        self._hint = hint
        self.answer.retranslate()
        self._show()

    def words(self) -> tuple[str, ...]:
        """What the fields hold; empty while one of them is."""
        typed = [field.text().strip() for field in self.fields]
        if self.ask is Ask.ODD:
            several = split_words(typed[0])
            return several if len(several) > 2 else ()
        return tuple(typed) if all(typed) else ()

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, or none."""
        self._answer = answer
        self._show()

    def _show(self) -> None:
        answer = self._answer
        self.answer.show_ranked(answer.ranked if answer is not None else {})
        self.answer.setVisible(answer is not None and bool(answer.ranked))
        wrong = answer is not None and bool(answer.unknown)
        self.hint.setText(unknown_sentence(answer.unknown) if answer is not None and wrong else self._hint)
        self.hint.setVisible(answer is None or wrong)
        unknown = answer.unknown if answer is not None else ()
        for field in self.fields:
            typed = (field.text().strip(),) if self.ask is not Ask.ODD else split_words(field.text())
            field.set_wrong(any(word in unknown for word in typed))

    @Slot()
    def _tell(self) -> None:
        self._timer.stop()
        self.asked.emit(self.words())
