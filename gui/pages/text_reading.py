"""Real lines as the network will read them: chips, unknown words dashed, the cut-off end greyed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings, Truncate
from engine.text.counting import TokenCounts
from engine.text.vocabulary import SPECIALS
from gui.pages.section import SectionHead
from gui.pages.text_streams import CutLines
from gui.sentences import in_a_row, number
from gui.views.token_view import TokenLine, TokenView, UnknownMark
from gui.views.unrolled.picture import Word
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label

MOST_SHOWN = 160  # words of a line that are made into chips; three rows hold fewer


def read_part(count: int, settings: TextSettings, task: Task) -> range:
    """Which of `count` tokens of a document are read."""
    longest = settings.max_tokens
    if task is not Task.CLASSIFICATION or count <= longest:
        return range(count)
    return range(count - longest, count) if settings.truncate is Truncate.TAIL else range(longest)


class ReadingLines(QWidget):
    """Head with the legend of unknown words, and the lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: TokenCounts | None = None
        self._settings = TextSettings()
        self._legend = Label("", "caption", "muted")
        legend = QWidget()
        row = QHBoxLayout(legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(UnknownMark())
        row.addWidget(self._legend)
        self.head = SectionHead(at_end=legend)
        self.view = TokenView()
        self.view.set_tip(self.tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.view)
        layout.addStretch(1)

    def show_lines(
        self, cut: CutLines | None, counts: TokenCounts | None, settings: TextSettings, task: Task, room: int
    ) -> None:
        """Show as many of the cut lines as `room` pixels hold; before the counts are there, no word is unknown."""
        self._counts, self._settings = counts, settings
        known = self._known()
        lines = [self._line(place, tokens, known, task) for place, tokens in cut.lines] if cut else []
        self.view.set_lines(lines, room)

    def _line(
        self, place: int, tokens: tuple[str, ...], known: Callable[[str], bool], task: Task
    ) -> TokenLine:
        read, shown = read_part(len(tokens), self._settings, task), tokens[:MOST_SHOWN]
        words = [
            Word(token, unknown=not known(token), cut_off=position not in read)
            for position, token in enumerate(shown)
        ]
        return TokenLine(place, tuple(words), len(tokens) - len(shown))

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
        self.view.setAccessibleName(self.tr("Lines of the corpus, cut"))
        what = self.tr("Lines of your corpus as the network reads them: each box is one number.")
        dashed = self.tr(
            "A dashed word is not in the vocabulary; the network only sees that something unknown stands there."
        )
        set_help(self, Help(self.tr("How it reads your lines"), in_a_row(what, dashed)))
