"""Real lines as the network will read them: chips, unknown words dashed, the cut-off end greyed; and mended here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.recipe.recipe import Task, find_setting
from engine.recipe.text import CutterName, TextSettings, Truncate
from engine.text.counting import TokenCounts
from engine.text.vocabulary import SPECIALS
from gui.pages.section import SectionHead
from gui.pages.text_streams import CutLine, CutLines, WayLines
from gui.pages.text_ways import WaysView
from gui.sentences import in_a_row, number
from gui.views.mending_view import MendingView
from gui.views.token_view import TokenLine, UnknownMark
from gui.views.unrolled.picture import Word
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label

MOST_SHOWN = 160  # words of a line that are made into chips; three rows hold fewer
Mendable = Callable[[str, str, bool], bool]


def read_part(count: int, settings: TextSettings, task: Task) -> range:
    """Which of `count` tokens of a document are read."""
    longest = settings.max_tokens
    if not has_limit(task) or count <= longest:
        return range(count)
    tail = task is Task.CLASSIFICATION and settings.truncate is Truncate.TAIL
    return range(count - longest, count) if tail else range(longest)


def has_limit(task: Task) -> bool:
    """Whether there is a longest document: not where one text goes on for ever."""
    return task.value in find_setting("text.max_tokens").tasks


class ReadingLines(QWidget):
    """Head with the legend of unknown words, the lines, and under them what a mend does or has done.

    Instead of them a few of the lines can be shown in every way of cutting.

    Signals:
        mended: left part, right part, whether they were joined (False: cut apart).
    """

    mended = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: TokenCounts | None = None
        self._settings = TextSettings()
        self._legend = Label("", "caption", "muted")
        self.legend = QWidget()
        row = QHBoxLayout(self.legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(UnknownMark())
        row.addWidget(self._legend)
        self.head = SectionHead(at_end=self.legend)
        self.view = MendingView()
        self.view.set_tip(self.tip)
        self.view.mended.connect(self.mended)
        self.ways = WaysView()
        self.ways.mended.connect(self.mended)
        self.ways.hide()
        self.note = Label("", "caption", "muted", wrap=True)
        self._mendable, self._told = False, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.view)
        layout.addWidget(self.ways)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def set_mendable(self, mendable: Mendable | None) -> None:
        """Which gaps can be mended; None where this way of cutting knows no words."""
        self.view.set_mendable(mendable)
        self._mendable = mendable is not None
        self._say_note()

    def set_note(self, words: str) -> None:
        """Tell what the last mend has changed; "" says again how to mend."""
        self._told = words
        self._say_note()

    def _say_note(self) -> None:
        how = self.tr("Click between two characters to join or cut there.") if self._mendable else ""
        self.note.setText(self._told or how)
        self.note.set_tone("text" if self._told else "muted")

    def show_ways(
        self, ways: Sequence[WayLines], used: tuple[CutterName, bool], mendable: Mendable | None, room: int
    ) -> None:
        """Show the lines cut in `ways`, where there are some; `used` is the way in use."""
        self.ways.set_mendable(mendable)
        self.ways.show_ways(ways, used, room)
        self.ways.setVisible(bool(ways))
        self.view.setVisible(not ways)
        self.legend.setVisible(not ways)

    def show_lines(
        self, cut: CutLines | None, counts: TokenCounts | None, settings: TextSettings, task: Task, room: int
    ) -> None:
        """Show as many of the cut lines as `room` pixels hold; before the counts are there, no word is unknown."""
        self._counts, self._settings = counts, settings
        known = self._known()
        self.view.set_lines([self._line(line, known, task) for line in cut.lines] if cut else [], room)

    def _line(self, line: CutLine, known: Callable[[str], bool], task: Task) -> TokenLine:
        tokens, shown = line.tokens, line.tokens[:MOST_SHOWN]
        read = read_part(len(tokens) - len(line.left_out), self._settings, task)
        words, position = list[Word](), 0
        for i, token in enumerate(shown):
            out = i in line.left_out
            words.append(
                Word(token, unknown=not out and not known(token), cut_off=not out and position not in read)
            )
            position += not out
        further = len(tokens) - len(shown)
        return TokenLine(line.place, tuple(words), further, apart=line.apart, left_out=line.left_out)

    def _known(self) -> Callable[[str], bool]:
        if self._counts is None:
            return lambda token: True
        kept, ranks = self._counts.kept(self._settings), self._counts.ranks
        return lambda token: ranks.get(token, kept) < kept

    def tip(self, line: int, word: int) -> str:
        """What is said when one points at a word: its number, and how often it was seen."""
        if self._counts is None:
            return ""
        token = self.view.lines()[line].words[word].text
        if word in self.view.lines()[line].left_out:
            return self.tr("{word}: a stop word, left out").format(word=token)
        rank = self._counts.ranks.get(token)
        seen = number(self._counts.ranked[rank][1]) if rank is not None else "0"
        if rank is None or not self._known()(token):
            return self.tr("{word}: unknown, seen {seen} times").format(word=token, seen=seen)
        words = self.tr("{word}: number {number}, seen {seen} times")
        return words.format(word=token, number=number(rank + len(SPECIALS)), seen=seen)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("How it reads your lines"))
        self._legend.setText(self.tr("not in the vocabulary"))
        self.ways.retranslate()
        self._say_note()
        self.view.setAccessibleName(self.tr("Lines of the corpus, cut"))
        what = self.tr("Lines of your corpus as the network reads them: each box is one number.")
        dashed = self.tr(
            "A dashed word is not in the vocabulary; the network only sees that something unknown stands there."
        )
        mending = self.tr(
            "Click between two words to join them, inside a word to cut it. With the keyboard: the arrow keys, then Enter."
        )
        more = ((self.tr("Mending"), mending),)
        set_help(self, Help(self.tr("How it reads your lines"), in_a_row(what, dashed), more=more))
