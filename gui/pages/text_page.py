"""Text: how documents are cut into words, which words are known, and how much of a document is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.recipe import Task, find_setting
from engine.recipe.settings import Level
from engine.recipe.text import CutterName
from engine.text.vocabulary import SPECIALS
from gui.figures import share_text
from gui.pages.page import Page
from gui.pages.section import SectionHead
from gui.pages.text_lengths import LengthSection
from gui.pages.text_mending import Mending
from gui.pages.text_mends import MendsSection
from gui.pages.text_reading import ReadingLines
from gui.pages.text_settings import TextForm
from gui.pages.text_stop_words import StopWordsSection
from gui.pages.text_vocabulary import VocabularySection
from gui.pages.text_waiting import CountsWaiting
from gui.pages.text_work import Side, TextWork
from gui.sentences import in_a_row, number
from gui.steps import Step, StepState
from gui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Hairline
from gui.widgets.message_bar import Kind

FORM_WIDTH = 288


class TextPage(Page):
    """Cutting and its preview above; below them lengths and word lists, and the vocabulary with its curves."""

    step = Step.TEXT

    def title(self) -> str:
        return self.tr("Text")

    def sentence(self) -> str:
        """How much of the corpus the vocabulary covers."""
        counted = self.work.counted()
        if self.workspace.corpus is None or counted is None:
            return self.tr("Words become numbers.")
        counts = counted.counts
        size, share = (
            number(counts.kept(self._shown) + len(SPECIALS)),
            share_text(counts.known_share(self._shown)),
        )
        if counts.cutter is CutterName.CHARACTERS:
            said = self.tr("Characters become numbers. {size} characters cover {share}.")
        else:
            said = self.tr("Words become numbers. {size} words cover {share}.")
        return in_a_row(said.format(size=size, share=share), self._shared_words())

    def _shared_words(self) -> str:
        """What is said of two sides with one vocabulary; what is counted here is one side of it."""
        if not (self.work.has_answers() and self._shown.shared_vocabulary):
            return ""
        pipeline = self.workspace.pipeline
        built = self.workspace.step_state(Step.TEXT) is StepState.DONE
        if pipeline is None or not built:
            return self.tr("Texts and answers get one vocabulary.")
        words = self.tr("Texts and answers share one vocabulary of {size}.")
        return words.format(size=number(len(pipeline.vocabulary)))

    # Building

    def build(self) -> None:
        self._shown = self.workspace.recipe.text
        self.work = TextWork(self.workspace, self)
        self.work.changed.connect(self._on_worked)
        self.mending = Mending(self.workspace, self.work, self)
        self.mending.told.connect(self._on_mend_told)
        self._build_head()
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(16)
        main.addLayout(self._build_top())
        main.addWidget(Hairline())
        main.addLayout(self._build_middle())
        main.addStretch(1)
        self.empty = EmptyState(button=SecondaryButton(""))
        self.empty.button.clicked.connect(lambda: self.go_to(Step.CORPUS))
        self.body.addWidget(self._main, 1)
        self.body.addWidget(self.empty, 1)

    def _build_head(self) -> None:
        self.levels = Segmented([(level, "") for level in Level])
        self.levels.chosen.connect(lambda level: self.show_level(Level(level)))
        self.build_button = PrimaryButton("", "arrows-clockwise")
        self.build_button.clicked.connect(self.workspace.build_vocabulary)
        self.next_button = PrimaryButton("", "arrow-right", icon_after=True)
        self.next_button.clicked.connect(lambda: self.go_to(Step.NETWORK))
        self.sides = Segmented([(side, "") for side in Side])
        self.sides.chosen.connect(lambda side: self.work.look_at(Side(side)))
        self.header.add_button(self.sides)
        self.header.add_space(12)
        self.header.add_button(self.levels)
        self.header.add_space(12)
        self.header.add_button(self.build_button)
        self.header.add_button(self.next_button)

    def _build_top(self) -> QHBoxLayout:
        self.form = TextForm()
        self.form.changed.connect(self._on_changed)
        self.form.previewed.connect(self._on_previewed)
        self.form.compared.connect(self.work.want_ways)
        self.cutting_head, left = SectionHead(), QWidget()
        left.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cutting_head)
        column.addWidget(self.form)
        column.addStretch(1)
        self.reading = ReadingLines()
        self.reading.mended.connect(self.mending.mend)
        return _side_by_side(left, self.reading)

    def _build_middle(self) -> QHBoxLayout:
        self.lengths = LengthSection()
        self.lengths.limit_moved.connect(lambda limit: self._on_previewed({"text.max_tokens": limit}))
        self.lengths.limit_settled.connect(lambda limit: self._on_changed({"text.max_tokens": limit}))
        self.lengths.limit_reset.connect(lambda: self._reset("text.max_tokens"))
        self.vocabulary = VocabularySection()
        self.vocabulary.size_moved.connect(lambda size: self._on_previewed(_size(size)))
        self.vocabulary.size_settled.connect(lambda size: self._on_changed(_size(size)))
        self.vocabulary.size_reset.connect(lambda: self._reset("text.max_vocabulary"))
        self.waiting = CountsWaiting()
        self.waiting.cancel_requested.connect(self.work.cancel)
        self.waiting.count_requested.connect(self.work.count_again)
        self.work.progressed.connect(self.waiting.show_progress)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.vocabulary)
        column.addWidget(self.waiting)
        column.addStretch(1)
        return _side_by_side(self._build_lists(), right)

    def _build_lists(self) -> QWidget:
        self.mends = MendsSection()
        self.mends.changed.connect(self.mending.set_entries)
        self.mends.load_requested.connect(self._on_load_requested)
        self.mends.failed.connect(self._on_failed)
        self.stop_words = StopWordsSection()
        self.stop_words.changed.connect(lambda words: self._on_changed({"text.stop_words": words}))
        self.stop_words.failed.connect(self._on_failed)
        left = QWidget()
        left.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for part in (self.lengths, self.mends, self.stop_words):
            column.addWidget(part)
        return left

    def retranslate(self) -> None:
        self.levels.set_texts([self.tr("Simple"), self.tr("Standard"), self.tr("Expert")])
        self.levels.setAccessibleName(self.tr("Level of settings"))
        self.sides.set_texts([self.tr("Texts"), self.tr("Answers")])
        self.sides.setAccessibleName(self.tr("Side of the pairs"))
        self.build_button.setText(self.tr("Build the vocabulary"))
        self.next_button.setText(self.tr("Next: Network"))
        self.cutting_head.set_name(self.tr("Cutting"))
        self.empty.set_texts(self.tr("First choose a corpus."), "", self.tr("Go to Corpus"))
        for part in (
            self.form,
            self.reading,
            self.lengths,
            self.vocabulary,
            self.waiting,
            self.stop_words,
            self.mends,
        ):
            part.retranslate()
        super().retranslate()
        self._draw()

    # Showing

    def refresh(self) -> None:
        w = self.workspace
        self._shown = w.recipe.text
        self._main.setVisible(w.corpus is not None)
        self.empty.setVisible(w.corpus is None)
        self.work.follow(visible=self.isVisible())
        self._show_found()
        self.form.set_recipe(w.recipe)
        self.sides.setVisible(self.work.has_answers())
        self.sides.set_value(self.work.side())
        self._show_buttons()
        self._draw()
        super().refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.follow(visible=True)

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
        """Everything that follows from the counts and the settings shown; quick enough for every move of a cut."""
        settings, counted, task = self._shown, self.work.counted(), self.workspace.recipe.task
        counts = counted.counts if counted else None
        room = max(380, self.form.sizeHint().height())
        self.reading.set_mendable(self.mending.rule())
        self.reading.show_lines(self.work.lines(), counts, settings, task, room)
        self.reading.show_ways(self.work.ways(), self._used(), self.mending.rule(), room)
        self.vocabulary.show_counted(counted, settings)
        self.lengths.show_counted(counted, settings, task)
        self.waiting.setVisible(counted is None)
        self.waiting.show_state(going_on=self.work.waiting())
        self.mends.show_entries(settings.user_words, counts, active=self._used()[0] is CutterName.JIEBA)
        self.stop_words.show_words(settings.stop_words)
        self.stop_words.setVisible(task is Task.CLASSIFICATION)
        self.header.set_sentence(self.sentence())

    def _used(self) -> tuple[CutterName, bool]:
        """The way of cutting in use: the cutter, and whether jieba guesses."""
        lines, settings = self.work.lines(), self._shown
        cutter = lines.cutter if lines is not None else settings.cutter
        return cutter, settings.hmm or cutter is not CutterName.JIEBA

    def _on_worked(self) -> None:
        self._show_found()
        self._draw()

    def _show_found(self) -> None:
        """Say what "automatic" means here, and let the sliders end where the corpus ends."""
        lines, counted, recipe = self.work.lines(), self.work.counted(), self.workspace.recipe
        if lines is not None:
            automatic = recipe.text.cutter is CutterName.AUTO
            self.form.set_found(lines.cutter if automatic else None, lines.cutter)
        if counted is not None:
            everything = recipe.text.model_copy(
                update={"max_vocabulary": len(counted.counts.ranked) + len(SPECIALS)}
            )
            self.form.set_extent(
                counted.counts.kept(everything) + len(SPECIALS), counted.lengths.bins, recipe.task
            )

    # What the person does

    def show_level(self, level: Level) -> None:
        """Show the settings of another level."""
        self.levels.set_value(level)
        self.form.set_level(level)
        self._draw()

    def find_in_page(self) -> None:
        self.vocabulary.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.vocabulary.search.selectAll()

    def _on_changed(self, values: dict[str, Any]) -> None:
        self.workspace.set_values(values)

    def _on_previewed(self, values: dict[str, Any]) -> None:
        if self._used()[0] is CutterName.BPE and "text.max_vocabulary" in values:
            return  # another size is another way of cutting
        self._shown = self.workspace.recipe.with_values(values).text
        self._draw()

    def _reset(self, key: str) -> None:
        self._on_changed({key: find_setting(key).field.default})

    def _on_mend_told(self, words: str) -> None:
        self.reading.set_note(words)

    def _on_load_requested(self, path: Path) -> None:
        self.work.load_words(path, self.mends.add)

    def _on_failed(self, sentence: str) -> None:
        self.workspace.tell(Kind.ERROR, sentence)


def _size(size: int) -> dict[str, int]:
    """A vocabulary size inside the bounds that the setting has."""
    return {"text.max_vocabulary": max(4, min(size, 1_000_000))}


def _side_by_side(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(48)
    row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1)
    return row
