"""Try it, answering: a text as one types, or all texts of a file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.errors import EngineError
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.figures import share_text
from gui.pages.try_answer import AnswerView
from gui.pages.try_files import ask_source, ask_table, beside
from gui.pages.try_mode import Mode, Tried
from gui.pages.try_streams import AnsweredText, Kept, answering, answering_file, load_answerer, looking
from gui.sentences import in_a_row, number, translate_error
from gui.widgets.message_bar import Kind, MessageBar
from gui.workspace import Workspace


class AnswerMode(Mode):
    """For runs that have learned pairs."""

    tasks: ClassVar[frozenset[Task]] = frozenset([Task.ALIGNED, Task.SEQ2SEQ])
    keeps: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QWidget) -> None:
        super().__init__(workspace, bar, parent)
        self._answerer = Kept(load_answerer)
        self.view: AnswerView = AnswerView()
        self.view.answer_requested.connect(self._on_answer_requested)
        self.view.look_requested.connect(self._on_look_requested)
        self.view.settings_changed.connect(self._on_settings_changed)
        self.view.box.textChanged.connect(self.changed)

    def name(self) -> str:
        return self.tr("Answer")

    def sentence(self, run: RunRecord) -> str:
        learned = self.tr("An answer learned from your pairs.")
        best = run.best
        if best is None or best.valid_accuracy is None:
            return learned
        right = self.tr("Of the tokens in answers it had not read, {share} were right.")
        return in_a_row(learned, right.format(share=share_text(best.valid_accuracy, 0)))

    def use(self, tried: Tried | None) -> None:
        super().use(tried)
        if tried is None:
            self.view.clear()
            return
        self.show_settings(tried.run)
        self.go()

    def show_settings(self, run: RunRecord) -> None:
        self.view.set_run(run, self.workspace.recipe.writing)

    def primary(self) -> tuple[str, str]:
        return self.tr("Answer a file…"), "table"

    def press(self) -> None:
        source = ask_source(self.parent_widget, self.tr("Answer a file"))
        if source is None:
            return
        target = ask_table(
            self.parent_widget, self.tr("Save the answers"), beside(source, self.tr(" answered"))
        )
        if target is not None:
            self.answer_file(source, target)

    def answer_file(self, source: Path, target: Path) -> None:
        """Answer every text of `source` into the table `target`."""
        tried = self.tried
        assert tried is not None

        def on_done(count: int) -> None:
            words = self.tr("{count} texts answered. They are in {name}.")
            self.bar.show_message(Kind.INFO, words.format(count=number(count), name=target.name))

        work = answering_file(
            self._answerer,
            tried.key,
            tried.run.recipe.corpus,
            tried.task,
            source,
            target,
            self.workspace.recipe.writing,
        )
        self.workspace.run_job(
            lambda: self.tr("Answering {name}").format(name=source.name), work, on_done, lane="file"
        )

    def text(self) -> str:
        answered = self.view.answered()
        return answered.answers[answered.place].text if answered is not None and answered.answers else ""

    def save(self) -> None:
        answered = self.view.answered()
        if answered is None:
            return
        name = self.tr("Answers") + ".csv"
        place = ask_table(self.parent_widget, self.tr("Save the answers"), name)
        if place is not None:
            self.save_answers(place, answered)

    def save_answers(self, place: Path, answered: AnsweredText) -> None:
        """Save a text with its answers and their probabilities."""
        from engine.use.answered_files import save_alternatives

        try:
            save_alternatives(place, answered.text, answered.answers)
        except EngineError as error:
            self.bar.show_message(Kind.ERROR, translate_error(error))

    def go(self) -> None:
        self._on_answer_requested(self.view.box.toPlainText())

    @Slot(str)
    def _on_answer_requested(self, text: str) -> None:
        tried = self.tried
        if tried is None:
            return
        if not text.strip():
            self.view.clear()
            self.changed.emit()
            return
        work = answering(self._answerer, tried.key, text, self.workspace.recipe.writing)
        self.workspace.run_job(
            lambda: self.tr("Answering"), work, lambda found: self._show(found, tried), lane="answer"
        )

    @Slot(int)
    def _on_look_requested(self, place: int) -> None:
        tried, answered = self.tried, self.view.answered()
        if tried is None or answered is None or place == answered.place:
            return
        work = looking(self._answerer, tried.key, answered, place)
        self.workspace.run_job(
            lambda: self.tr("Answering"), work, lambda found: self._show(found, tried), lane="answer"
        )

    def _show(self, answered: AnsweredText, tried: Tried) -> None:
        if self.tried is not tried:
            return
        self.bar.clear()
        target = tried.pipeline.target
        sizes = (len(tried.pipeline.vocabulary), len(target.vocabulary) if target is not None else 0)
        self.view.show_answered(answered, tried.run, *sizes)
        self.changed.emit()

    @Slot(object)
    def _on_settings_changed(self, values: dict[str, object]) -> None:
        self.workspace.set_values(values)
        self.go()
