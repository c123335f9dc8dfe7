"""Which line of the corpus the network is drawn with: a choice of some, and the lines before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.control import RunControl
from engine.events import Work
from gui.pages.text_streams import sample_lines
from gui.sentences import number
from gui.widgets.buttons import IconButton
from gui.widgets.fields import ComboField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.text.pipeline import TextPipeline, TracedToken

_LONGEST = 20_000  # characters; more than any drawing shows
_RUNNING = 400_000  # characters of a running text that lines are chosen from


class ExampleLines:
    """The lines of a corpus by place, from 1: its documents, or the lines of one running text."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        if corpus.running:
            self._texts: Sequence[str] = corpus.beginning(0, _RUNNING).split("\n")
        else:
            self._texts = corpus.texts
        self.offered = [place for place, _ in sample_lines(corpus)] or [1]

    def text(self, place: int) -> str:
        """The text of a line."""
        return self._texts[place - 1][:_LONGEST]

    def answer(self, place: int) -> str:
        """The answer to a line; "" where there are none."""
        targets = self.corpus.targets
        return targets[place - 1][:_LONGEST] if targets is not None else ""

    def label(self, place: int) -> str:
        """The label of a line; "" where there are none."""
        return self.corpus.labels[place - 1] if self.corpus.labels is not None else ""

    def neighbour(self, place: int, step: int) -> int | None:
        """The next place before (-1) or after (+1) that holds a visible character."""
        place += step
        while 1 <= place <= len(self._texts):
            if self._texts[place - 1].strip():
                return place
            place += step
        return None


@dataclass(frozen=True)
class Traced:
    """An example as the network reads it, and the tokens of its answer where there is one."""

    text: tuple[TracedToken, ...] = ()
    answer: tuple[TracedToken, ...] = ()


def tracing(pipeline: TextPipeline, text: str, answer: str) -> Callable[[RunControl], Work[Traced]]:
    """Cut and number one line and its answer."""

    def open_work(control: RunControl) -> Work[Traced]:
        control.check()
        yield from ()
        answering = pipeline.target.trace(answer) if pipeline.target is not None else ()
        return Traced(pipeline.trace(text), answering)

    return open_work


class ExamplePicker(QWidget):
    """ "shown with", a choice of lines, and arrows.

    Signals:
        place_chosen: the place of the line to show.
    """

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: ExampleLines | None = None
        self._place = 1
        self._words = Label("", "body", "muted")
        self.combo = ComboField()
        self.combo.setMinimumWidth(104)
        self.combo.chosen.connect(self.place_chosen)
        self._words.setBuddy(self.combo)
        self.before, self.after = IconButton("caret-left", ""), IconButton("caret-right", "")
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._words)
        row.addWidget(self.combo)
        for button in (self.before, self.after):
            row.addWidget(button)
        row.setSpacing(8)

    def show_place(self, lines: ExampleLines, place: int) -> None:
        """Show which line is drawn."""
        self._lines, self._place = lines, place
        self._fill()

    def place(self) -> int:
        """The line that is drawn."""
        return self._place

    def _fill(self) -> None:
        if self._lines is None:
            return
        places = sorted({*self._lines.offered, self._place})
        self.combo.set_options([(place, self.tr("Line {}").format(number(place))) for place in places])
        self.combo.set_value(self._place)
        self.before.setEnabled(self._lines.neighbour(self._place, -1) is not None)
        self.after.setEnabled(self._lines.neighbour(self._place, 1) is not None)

    def _on_before_clicked(self) -> None:
        self._move(-1)

    def _on_after_clicked(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        place = self._lines.neighbour(self._place, step) if self._lines else None
        if place is not None:
            self.place_chosen.emit(place)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._words.setText(self.tr("shown with"))
        self.combo.setAccessibleName(self.tr("Line that is shown"))
        self.before.set_name(self.tr("Line before"))
        self.after.set_name(self.tr("Line after"))
        set_help(
            self,
            Help(
                self.tr("Line that is shown"),
                self.tr("A real line of your corpus. The network is drawn as it reads this line."),
            ),
        )
        self._fill()
