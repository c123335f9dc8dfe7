"""A word and its neighbours by four metrics; below, what can be asked of two, three and more words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.vectors_asking import Answer, Ask
from gui.pages.vectors_help import explain_near
from gui.pages.vectors_lines import AskLine
from gui.pages.vectors_ways import FourWays
from gui.pages.vectors_words import unknown_sentence
from gui.widgets.fields import FormRow, SearchField
from gui.widgets.labels import Hairline, Label

FIELD_WIDTH = 280


class NearView(QWidget):
    """The page's first view. It only shows and asks.

    Signals:
        asked: an `Ask` and its words (tuple of str; empty: nothing to answer any more, for NEAR any word).
    """

    asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = SearchField()
        self._row = FormRow("", self.word)
        self._row.setFixedWidth(FIELD_WIDTH)
        self.title, self.problem = Label("", "heading", wrap=True), Label("", "body", wrap=True)
        self.near = FourWays(headed=True)
        self.pair, self.analogy = AskLine(Ask.PAIR, 2), AskLine(Ask.ANALOGY, 3)
        self.odd = AskLine(Ask.ODD, 1, field_width=460)
        self.lines = (self.pair, self.analogy, self.odd)
        self._answer: Answer | None = None
        self._arrange()
        self.word.searched.connect(self._on_searched)
        self.word.returnPressed.connect(self._on_searched)
        for line in self.lines:
            line.asked.connect(lambda words, line=line: self.asked.emit(line.ask, words))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self._row)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        for part in (self.title, self.problem, self.near):
            column.addWidget(part)
        for line in self.lines:
            column.addWidget(Hairline())
            column.addWidget(line)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._row.set_label(self.tr("A word"))
        self.word.setAccessibleName(self.tr("A word"))
        if not self.word.placeholderText():
            self.word.setPlaceholderText(self.tr("Find a word"))
        first, second, third = self.tr("first word"), self.tr("second word"), self.tr("third word")
        self.pair.set_texts(
            self.tr("How alike two words are"),
            self.tr("{a} and {b}"),
            [first, second],
            self.tr("Type two words."),
        )
        self.analogy.set_texts(
            self.tr("Analogy"),
            self.tr("{a} is to {b} as {c} is to …"),
            [first, second, third],
            self.tr("The step from the first word to the second, taken from the third: where does it lead?"),
        )
        self.odd.set_texts(
            self.tr("Odd one out"),
            self.tr("Among {words}"),
            [self.tr("three or more words")],
            self.tr("The word that lies farthest from the middle of all of them."),
        )
        self.near.retranslate()
        explain_near(self)
        self._show()

    def show_near(self, answer: Answer | None) -> None:
        """The neighbours of a word, or none."""
        self._answer = answer
        if answer is not None and not self.word.text() and answer.words[0]:
            self.word.setPlaceholderText(answer.words[0])
        self._show()

    def show_line(self, ask: Ask, answer: Answer | None) -> None:
        """The answer of a line, or none."""
        next(line for line in self.lines if line.ask is ask).show_answer(answer)

    def asked_words(self, ask: Ask) -> tuple[str, ...]:
        """What the fields of a question hold now."""
        if ask is Ask.NEAR:
            typed = self.word.text().strip()
            return (typed,) if typed else ()
        return next(line for line in self.lines if line.ask is ask).words()

    def _show(self) -> None:
        answer = self._answer
        unknown = answer.unknown if answer is not None else ()
        found = answer is not None and bool(answer.ranked)
        said = self.tr("Nearest to '{word}'")
        self.title.setText(said.format(word=answer.words[0]) if answer is not None and found else "")
        self.title.setVisible(found)
        self.problem.setText(unknown_sentence(unknown) if unknown else "")
        self.problem.setVisible(bool(unknown))
        self.near.show_ranked(answer.ranked if answer is not None else {})
        self.near.setVisible(not unknown)
        self.word.set_wrong(bool(unknown))

    def _on_searched(self, _: object = None) -> None:
        self.asked.emit(Ask.NEAR, self.asked_words(Ask.NEAR))
