"""Text: how documents are cut into words, which words are known, and how much of a document is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from engine.recipe.settings import Level
from engine.recipe.text import CutterName, TextSettings, Truncate
from engine.text.counting import TokenCounts
from engine.text.vocabulary import SPECIALS
from gui.figures import share_text
from gui.pages.page import Page
from gui.pages.section import SectionHead
from gui.pages.text_settings import TextForm
from gui.pages.text_streams import CutLines, counting, cut_key, cutting, sample_lines
from gui.pages.text_vocabulary import VocabularyTable
from gui.sentences import number
from gui.steps import Step, StepState
from gui.views.histogram_view import HistogramView
from gui.views.label_bars import ShareBar
from gui.views.token_view import TokenLine, TokenView, UnknownMark
from gui.views.unrolled_picture import Word
from gui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Hairline, Label

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus

DEBOUNCE_MS = 200
KEPT_COUNTS = 4  # how many ways of cutting are remembered, so that going back is quick
FORM_WIDTH = 288
MOST_SHOWN = 160  # words of a line that are made into chips; three rows hold fewer


class TextPage(Page):
    """Cutting and its preview above; lengths, unknown words and the vocabulary below."""

    step = Step.TEXT

    def title(self) -> str:
        return self.tr("Text")

    def sentence(self) -> str:
        """How much of the corpus the vocabulary covers."""
        counts = self._counts
        if self.workspace.corpus is None or counts is None:
            return self.tr("Words become numbers.")
        size, share = number(counts.kept(self._shown) + len(SPECIALS)), share_text(counts.known_share(self._shown))
        if counts.cutter is CutterName.CHARACTERS:
            return self.tr("Characters become numbers. {size} characters cover {share}.").format(size=size, share=share)
        return self.tr("Words become numbers. {size} words cover {share}.").format(size=size, share=share)

    # Building

    def build(self) -> None:
        self._corpus: Corpus | None = None
        self._counts: TokenCounts | None = None
        self._cut: CutLines | None = None
        self._all_counts: dict[tuple[object, ...], TokenCounts] = {}
        self._cut_with: tuple[object, ...] = ()
        self._shown = self.workspace.recipe.text
        self._timer = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        self._build_head()
        self.form = TextForm()
        self.form.changed.connect(self._on_changed)
        self.form.previewed.connect(self._on_previewed)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(16)
        main.addLayout(self._build_top())
        main.addWidget(Hairline())
        main.addLayout(self._build_bottom(), 1)
        self.empty = EmptyState(button=SecondaryButton(""))
        self.empty.button.clicked.connect(self._on_corpus_clicked)
        self.body.addWidget(self._main, 1)
        self.body.addWidget(self.empty, 1)

    def _build_head(self) -> None:
        self.levels = Segmented([(level, "") for level in Level])
        self.levels.chosen.connect(self._on_level_chosen)
        self.build_button = PrimaryButton("", "arrows-clockwise")
        self.build_button.clicked.connect(self._on_build_clicked)
        self.next_button = PrimaryButton("", "arrow-right", icon_after=True)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.header.add_button(self.levels)
        self.header.add_space(12)
        self.header.add_button(self.build_button)
        self.header.add_button(self.next_button)

    def _build_top(self) -> QHBoxLayout:
        self.cutting_head = SectionHead()
        left = _column(self.cutting_head, self.form)
        left.setFixedWidth(FORM_WIDTH)
        self._legend = Label("", "caption", "muted")
        legend = QWidget()
        row = QHBoxLayout(legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(UnknownMark())
        row.addWidget(self._legend)
        self.lines_head = SectionHead(at_end=legend)
        self.lines = TokenView()
        self.lines.set_tip(self._tip)
        right = _column(self.lines_head, self.lines, spacing=12)
        return _side_by_side(left, right)

    def _build_bottom(self) -> QHBoxLayout:
        self.lengths_head, self.lengths = SectionHead(), HistogramView()
        self.lengths.setFixedHeight(150)
        self.lengths.limit_moved.connect(self._on_limit_moved)
        self.lengths.limit_settled.connect(self._on_limit_settled)
        self._unknown_name, self.unknown_share = Label(""), Label("")
        row = QWidget()
        words = QHBoxLayout(row)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._unknown_name, 1)
        words.addWidget(self.unknown_share)
        self.unknown = ShareBar()
        left = _column(self.lengths_head, self.lengths, row, self.unknown)
        left.setFixedWidth(FORM_WIDTH)
        self.vocabulary = VocabularyTable()
        self.vocabulary.setMinimumHeight(236)
        return _side_by_side(left, self.vocabulary)

    def retranslate(self) -> None:
        self.levels.set_texts([self.tr("Simple"), self.tr("Standard"), self.tr("Expert")])
        self.levels.setAccessibleName(self.tr("Level of settings"))
        self.build_button.setText(self.tr("Build the vocabulary"))
        self.next_button.setText(self.tr("Next: Network"))
        self.cutting_head.set_name(self.tr("Cutting"))
        self.lines_head.set_name(self.tr("How it reads your lines"))
        self._legend.setText(self.tr("not in the vocabulary"))
        self.lines.setAccessibleName(self.tr("Lines of the corpus, cut"))
        self.lengths_head.set_name(self.tr("Length of a text"))
        self.lengths.setAccessibleName(self.tr("Lengths of the texts"))
        self._unknown_name.setText(self.tr("Unknown words"))
        self.unknown.setAccessibleName(self.tr("Share of unknown words"))
        self.empty.set_texts(self.tr("First choose a corpus."), "", self.tr("Go to Corpus"))
        self._set_helps()
        self.form.retranslate()
        self.vocabulary.retranslate()
        super().retranslate()
        self._draw()

    def _set_helps(self) -> None:
        what = self.tr("Lines of your corpus as the network reads them: each box is one number.")
        dashed = self.tr("A dashed word is not in the vocabulary; the network only sees that something unknown stands there.")
        set_help(self.lines, Help(self.tr("How it reads your lines"), f"{what} {dashed}"))
        limit = self.tr("How many texts have how many words. Drag the line: what lies behind it is not read.")
        set_help(self.lengths, Help(self.tr("Length of a text"), limit))

    # Showing

    def refresh(self) -> None:
        w = self.workspace
        if w.corpus is not self._corpus:
            self._corpus, self._counts, self._cut, self._cut_with = w.corpus, None, None, ()
            self._all_counts.clear()
        self._shown = w.recipe.text
        self._main.setVisible(w.corpus is not None)
        self.empty.setVisible(w.corpus is None)
        self.form.set_recipe(w.recipe)
        self._show_buttons()
        self._take_known_counts()
        self._draw()
        if self._needs_work():
            self._timer.start()
        super().refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._needs_work():
            self._timer.start()

    def _show_buttons(self) -> None:
        state = self.workspace.step_state(Step.TEXT)
        self.next_button.setVisible(state is StepState.DONE)
        self.build_button.setVisible(state is not StepState.DONE)
        reasons = {
            StepState.EMPTY: self.tr("First choose a corpus."),
            StepState.WORKING: self.tr("The vocabulary is being built."),
        }
        self.build_button.set_blocked(reasons.get(state, ""))

    def _draw(self) -> None:
        """Everything that follows from the counts and the settings shown; quick enough for every move of a slider."""
        settings, counts = self._shown, self._counts
        scores = self.workspace.recipe.task is Task.CLASSIFICATION
        self._draw_lines()
        self.vocabulary.show_counts(counts, settings)
        for part in (self.lengths_head, self.lengths):
            part.setVisible(scores and counts is not None and len(counts.lengths) > 1)
        if counts is None:
            return
        self.lengths.set_limit(settings.max_tokens if scores else None, self._limit_words(counts, settings))
        unknown = 1 - counts.known_share(settings)
        self.unknown_share.setText(share_text(unknown))
        self.unknown.set_share(unknown)
        self.header.set_sentence(self.sentence())

    def _limit_words(self, counts: TokenCounts, settings: TextSettings) -> str:
        share = counts.cut_share(settings.max_tokens)
        if share == 0:
            return self.tr("all are read whole")
        if settings.truncate is Truncate.TAIL:
            return self.tr("{} lose their beginning").format(share_text(share))
        return self.tr("{} lose their end").format(share_text(share))

    def _draw_lines(self) -> None:
        if self._cut is None:
            self.lines.set_lines(())
            return
        room = max(380, self.form.sizeHint().height())
        known = self._known()
        self.lines.set_lines([self._line(place, tokens, known) for place, tokens in self._cut.lines], room)

    def _line(self, place: int, tokens: tuple[str, ...], known: Callable[[str], bool]) -> TokenLine:
        read, shown = self._read(len(tokens)), tokens[:MOST_SHOWN]
        words = [
            Word(token, unknown=not known(token), cut_off=position not in read)
            for position, token in enumerate(shown)
        ]
        return TokenLine(place, tuple(words), len(tokens) - len(shown))

    def _known(self) -> Callable[[str], bool]:
        """Whether a token has a number with the settings shown; all are taken for known before they are counted."""
        if self._counts is None:
            return lambda token: True
        kept, ranks = self._counts.kept(self._shown), self._counts.ranks
        return lambda token: ranks.get(token, kept) < kept

    def _tip(self, line: int, word: int) -> str:
        token = self.lines.lines()[line].words[word].text
        rank = self._counts.ranks.get(token) if self._counts else None
        if self._counts is None or rank is None or not self._known()(token):
            seen = self._counts.ranked[rank][1] if self._counts and rank is not None else 0
            return self.tr("{word}: unknown, seen {seen} times").format(word=token, seen=number(seen))
        words = self.tr("{word}: number {number}, seen {seen} times")
        seen = self._counts.ranked[rank][1]
        return words.format(word=token, number=number(rank + len(SPECIALS)), seen=number(seen))

    def _read(self, count: int) -> range:
        """Which of `count` tokens are read."""
        longest = self._shown.max_tokens
        if self.workspace.recipe.task is not Task.CLASSIFICATION or count <= longest:
            return range(count)
        return range(count - longest, count) if self._shown.truncate is Truncate.TAIL else range(longest)

    # Work

    def _key(self) -> tuple[object, ...]:
        return cut_key(self.workspace.recipe)

    def _needs_work(self) -> bool:
        return self.isVisible() and self._corpus is not None and self._cut_with != self._key()

    def _take_known_counts(self) -> None:
        """Counts of this way of cutting, where they were made before; old ones never stand for new settings."""
        known = self._all_counts.get(self._key())
        if known is not self._counts:
            self._counts = known
            if known is not None:
                self._show_found(known.cutter)
                self._fit_lengths()

    def _on_timeout(self) -> None:
        corpus, recipe, key = self._corpus, self.workspace.recipe, self._key()
        if corpus is None or not self._needs_work():
            return
        self._cut_with = key
        lines = sample_lines(corpus)
        self.workspace.run_job(
            self.tr("Cutting words"),
            cutting(lines, corpus.texts, recipe.text, recipe.task),
            self._on_cut,
            lane="cutting",
        )
        if key not in self._all_counts:
            work = counting(corpus, recipe)
            self.workspace.run_job(
                self.tr("Counting words"), work, lambda counts: self._on_counted(corpus, key, counts), lane="counting"
            )

    def _on_cut(self, cut: CutLines) -> None:
        self._cut = cut
        self._show_found(cut.cutter)
        self._draw()

    def _on_counted(self, corpus: Corpus, key: tuple[object, ...], counts: TokenCounts) -> None:
        if corpus is not self._corpus:
            return
        self._all_counts[key] = counts
        while len(self._all_counts) > KEPT_COUNTS:
            self._all_counts.pop(next(iter(self._all_counts)))
        self._take_known_counts()
        self._draw()

    def _show_found(self, cutter: CutterName) -> None:
        automatic = self.workspace.recipe.text.cutter is CutterName.AUTO
        self.form.set_found(cutter if automatic else None, cutter)
        characters = cutter is CutterName.CHARACTERS
        self.lengths.set_unit(self.tr("{} characters") if characters else self.tr("{} words"))

    def _fit_lengths(self) -> None:
        assert self._counts is not None
        self.lengths.set_lengths(self._counts.lengths)
        bins = self.lengths.bins()
        self.form.set_lengths(bins.width, bins.end, self.workspace.recipe.task)
        self.form.set_recipe(self.workspace.recipe)

    # What the person does

    def show_level(self, level: Level) -> None:
        """Show the settings of another level."""
        self.levels.set_value(level)
        self.form.set_level(level)
        self._draw()

    def find_in_page(self) -> None:
        self.vocabulary.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.vocabulary.search.selectAll()

    def _on_level_chosen(self, level: object) -> None:
        self.show_level(Level(level))

    def _on_changed(self, values: dict[str, Any]) -> None:
        self.workspace.set_values(values)

    def _on_previewed(self, values: dict[str, Any]) -> None:
        recipe = self.workspace.recipe.with_values(values)
        self._shown = recipe.text
        self._draw()

    def _on_limit_moved(self, limit: object) -> None:
        self._on_previewed({"text.max_tokens": limit})

    def _on_limit_settled(self, limit: object) -> None:
        self._on_changed({"text.max_tokens": limit})

    def _on_build_clicked(self) -> None:
        self.workspace.build_vocabulary()

    def _on_next_clicked(self) -> None:
        self.go_to(Step.NETWORK)

    def _on_corpus_clicked(self) -> None:
        self.go_to(Step.CORPUS)


def _column(*parts: QWidget, spacing: int = 8) -> QWidget:
    column = QWidget()
    column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column


def _side_by_side(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(48)
    row.addWidget(left)
    row.addWidget(right, 1)
    return row
