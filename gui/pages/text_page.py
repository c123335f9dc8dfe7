"""Text: how documents are cut into words, which words are known, and how much of a document is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.settings import Level
from engine.recipe.text import CutterName
from engine.text.counting import TokenCounts
from engine.text.vocabulary import SPECIALS
from gui.figures import share_text
from gui.pages.page import Page
from gui.pages.section import SectionHead
from gui.pages.text_lengths import LengthSection
from gui.pages.text_reading import ReadingLines
from gui.pages.text_settings import TextForm
from gui.pages.text_streams import CutLines, counting, cut_key, cutting, sample_lines
from gui.pages.text_vocabulary import VocabularyTable
from gui.sentences import number
from gui.steps import Step, StepState
from gui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Hairline

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus

DEBOUNCE_MS = 200
KEPT_COUNTS = 4  # how many ways of cutting are remembered, so that going back is quick
FORM_WIDTH = 288


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
        size, share = (
            number(counts.kept(self._shown) + len(SPECIALS)),
            share_text(counts.known_share(self._shown)),
        )
        if counts.cutter is CutterName.CHARACTERS:
            return self.tr("Characters become numbers. {size} characters cover {share}.").format(
                size=size, share=share
            )
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
        self.cutting_head, left = SectionHead(), QWidget()
        left.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cutting_head)
        column.addWidget(self.form)
        column.addStretch(1)
        self.reading = ReadingLines()
        return _side_by_side(left, self.reading)

    def _build_bottom(self) -> QHBoxLayout:
        self.lengths = LengthSection()
        self.lengths.setFixedWidth(FORM_WIDTH)
        self.lengths.limit_moved.connect(self._on_limit_moved)
        self.lengths.limit_settled.connect(self._on_limit_settled)
        self.vocabulary = VocabularyTable()
        self.vocabulary.setMinimumHeight(236)
        return _side_by_side(self.lengths, self.vocabulary)

    def retranslate(self) -> None:
        self.levels.set_texts([self.tr("Simple"), self.tr("Standard"), self.tr("Expert")])
        self.levels.setAccessibleName(self.tr("Level of settings"))
        self.build_button.setText(self.tr("Build the vocabulary"))
        self.next_button.setText(self.tr("Next: Network"))
        self.cutting_head.set_name(self.tr("Cutting"))
        self.empty.set_texts(self.tr("First choose a corpus."), "", self.tr("Go to Corpus"))
        for part in (self.form, self.reading, self.lengths, self.vocabulary):
            part.retranslate()
        super().retranslate()
        self._draw()

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
        settings, counts, task = self._shown, self._counts, self.workspace.recipe.task
        room = max(380, self.form.sizeHint().height())
        self.reading.show_lines(self._cut, counts, settings, task, room)
        self.vocabulary.show_counts(counts, settings)
        self.lengths.show_counts(counts, settings, task)
        self.header.set_sentence(self.sentence())

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
                self._fit_form()

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
                self.tr("Counting words"),
                work,
                lambda counts: self._on_counted(corpus, key, counts),
                lane="counting",
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

    def _fit_form(self) -> None:
        """Let the slider of the longest document end where the histogram ends."""
        self._draw()
        bins = self.lengths.histogram.bins()
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


def _side_by_side(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(48)
    row.addWidget(left)
    row.addWidget(right, 1)
    return row
