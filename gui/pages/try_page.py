"""Try it: score sentences or write text with the run that was trained."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from engine.events import Event, TokenWritten
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.figures import share_text
from gui.job import Job
from gui.pages.page import Page
from gui.pages.try_score import ScoreView
from gui.pages.try_streams import (
    Explained,
    Kept,
    RunKey,
    Written,
    explaining,
    load_scorer,
    load_writer,
    scoring_file,
    writing,
)
from gui.pages.try_write import WriteView
from gui.sentences import in_a_row, number
from gui.steps import Step
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.empty_state import EmptyState
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from engine.text.pipeline import TextPipeline


class TryPage(Page):
    """The page of a trained run in use. Loading, scoring and writing are jobs; the page only shows."""

    step: ClassVar[Step] = Step.TRY
    uses_help: ClassVar[bool] = False

    # --- building ------------------------------------------------------------------------------------------

    def build(self) -> None:
        self._scorer, self._writer = Kept(load_scorer), Kept(load_writer)
        self._pipelines: dict[int, TextPipeline] = {}
        self._key: RunKey | None = None
        self._job: Job | None = None
        self._began = 0.0
        self.keep_button = SecondaryButton("", "push-pin")
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.copy_button = SecondaryButton("", "copy")
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.primary_button = PrimaryButton("", "table")
        self.primary_button.clicked.connect(self._on_primary_clicked)
        self.header.add_button(self.keep_button)
        self.header.add_button(self.copy_button)
        self.header.add_button(self.primary_button)
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self._on_empty_clicked)
        self.score_view, self.write_view = ScoreView(), WriteView()
        self.score_view.score_requested.connect(self._on_score_requested)
        self.score_view.box.textChanged.connect(self._show_keep)
        self.write_view.settings_changed.connect(self._on_settings_changed)
        self._stack = QStackedWidget()
        for view in (self._empty, self.score_view, self.write_view):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_go)

    # --- words ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Try it")

    def sentence(self) -> str:
        run = self._run()
        if run is None:
            return self.tr("What the network has learned, put to use.")
        if run.recipe.task is Task.LANGUAGE_MODEL:
            return self.tr("Token by token, the network guesses what comes next and one guess is taken.")
        guess = self.tr("A guess learned from your texts.")
        best = run.best
        if best is None or best.valid_accuracy is None:
            return guess
        right = self.tr("Right {share} of the time on texts it had not read.")
        return in_a_row(guess, right.format(share=share_text(best.valid_accuracy, 0)))

    def retranslate(self) -> None:
        super().retranslate()
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.updateGeometry()
        self._show_buttons()

    # --- what the workspace holds --------------------------------------------------------------------------

    def _run(self) -> RunRecord | None:
        run = self.workspace.current_run
        return run if run is not None and run.usable else None

    def refresh(self) -> None:
        run, project = self._run(), self.workspace.project
        key = RunKey(project.path, run.name, self._state_of(run)) if run and project else None
        if run is None:
            self._show_empty()
        elif run.recipe.task is Task.CLASSIFICATION:
            self._stack.setCurrentWidget(self.score_view)
        else:
            self._stack.setCurrentWidget(self.write_view)
            self.write_view.show_settings(self.workspace.recipe.writing)
        if key != self._key:
            self._key = key
            self._on_network_changed(run)
        self._show_buttons()
        super().refresh()

    def _state_of(self, run: RunRecord) -> int | None:
        """Which state of the run is used: after each epoch of a running training there is a newer one."""
        return self.workspace.epochs_done if self.workspace.training else run.best_epoch

    def _on_network_changed(self, run: RunRecord | None) -> None:
        if run is None:
            self.score_view.clear()
            self.write_view.clear()
        elif run.recipe.task is Task.CLASSIFICATION:
            self.score_view.set_labels(run.labels)
            self._on_score_requested(self.score_view.box.toPlainText())

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self._empty)
        self._empty.set_texts(
            self.tr("Nothing to try yet."),
            self.tr("Train first. After the first epoch you can try what it has learned."),
            self.tr("Go to Train"),
        )

    def _show_buttons(self) -> None:
        run = self._run()
        scores = run is not None and run.recipe.task is Task.CLASSIFICATION
        self.keep_button.setVisible(scores)
        self.copy_button.setVisible(run is not None and not scores)
        self.primary_button.setVisible(run is not None)
        self._show_keep()
        if run is None:
            return
        if run.recipe.task is Task.CLASSIFICATION:
            text, icon = self.tr("Score a file…"), "table"
        elif self._job is not None:
            text, icon = self.tr("Stop"), "stop"
        else:
            text, icon = self.tr("Write"), "note-pencil"
        self.primary_button.setText(text)
        self.primary_button.set_icon_name(icon)
        self.primary_button.updateGeometry()

    def _show_keep(self) -> None:
        text = self.score_view.box.toPlainText().strip()
        kept = bool(text) and text in self.workspace.watched_sentences()
        self.keep_button.setText(self.tr("Kept") if kept else self.tr("Keep"))
        self.keep_button.set_icon_name("check" if kept else "push-pin")
        self.keep_button.updateGeometry()
        self.keep_button.set_blocked("" if text else self.tr("First type a sentence."))
        if text:
            self.keep_button.setToolTip(
                self.tr("A kept sentence is scored after every epoch of the next run.")
            )

    def _pipeline(self, run: RunRecord) -> TextPipeline:
        """The pipeline the run was trained with."""
        assert self.workspace.project is not None
        if run.id not in self._pipelines:
            self._pipelines = {run.id: self.workspace.project.run_pipeline(run)}
        return self._pipelines[run.id]

    # --- scoring -------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_score_requested(self, text: str) -> None:
        run, key = self._run(), self._key
        if run is None or key is None or run.recipe.task is not Task.CLASSIFICATION:
            return
        if not text.strip():
            self.score_view.clear()
            return

        def on_done(explained: Explained) -> None:
            if self._key == key:
                self.message_bar.clear()
                self.score_view.show_explained(explained, run, len(self._pipeline(run).vocabulary))

        self.workspace.run_job(self.tr("Scoring"), explaining(self._scorer, key, text), on_done, lane="score")

    def _score_file(self) -> None:
        key = self._key
        source, _ = QFileDialog.getOpenFileName(self, self.tr("Score a file"))
        if not source or key is None:
            return
        suggestion = str(Path(source).with_suffix("")) + self.tr(" scored") + ".csv"
        target, _ = QFileDialog.getSaveFileName(self, self.tr("Save the scores"), suggestion, "CSV (*.csv)")
        if target:
            self.score_file(Path(source), Path(target))

    def score_file(self, source: Path, target: Path) -> None:
        """Score every text of `source` into the csv `target`."""
        run = self._run()
        assert self._key is not None
        assert run is not None

        def on_done(count: int) -> None:
            self.message_bar.show_message(
                Kind.INFO,
                self.tr("{count} texts scored. They are in {name}.").format(
                    count=number(count), name=target.name
                ),
            )

        title = self.tr("Scoring {name}").format(name=source.name)
        work = scoring_file(self._scorer, self._key, run.recipe.corpus, source, target)
        self.workspace.run_job(title, work, on_done, lane="file")

    # --- writing -------------------------------------------------------------------------------------------

    def _write(self) -> None:
        run, key = self._run(), self._key
        if run is None or key is None:
            return
        prompt = self.write_view.box.begin_writing()
        self.write_view.begin(run.recipe, self._pipeline(run).tokens(prompt))
        self._began = time.monotonic()
        work = writing(self._writer, key, prompt, self.workspace.recipe.writing)
        self._job = self.workspace.run_job(self.tr("Writing"), work, self._on_written, lane="write")
        self._job.events_ready.connect(self._on_tokens)
        self._job.finished.connect(self._on_job_finished)
        self._show_buttons()

    @Slot(object)
    def _on_tokens(self, events: Sequence[Event]) -> None:
        tokens = [event for event in events if isinstance(event, TokenWritten)]
        if tokens and self.sender() in (None, self._job):
            self.write_view.take(tokens, time.monotonic() - self._began)

    def _on_written(self, written: Written) -> None:
        self.write_view.end(written)

    @Slot()
    def _on_job_finished(self) -> None:
        self._job = None
        if self.write_view.box.isReadOnly():  # stopped before the end, or failed
            self.write_view.end(None)
        self._show_buttons()

    @Slot(object)
    def _on_settings_changed(self, values: dict[str, object]) -> None:
        self.workspace.set_values(values)

    # --- pressing ------------------------------------------------------------------------------------------

    @Slot()
    def _on_primary_clicked(self) -> None:
        run = self._run()
        if run is None:
            return
        if run.recipe.task is Task.CLASSIFICATION:
            self._score_file()
        elif self._job is not None:
            self._job.stop()
        else:
            self._write()

    @Slot()
    def _on_go(self) -> None:
        """Ctrl+Enter: score or write now."""
        run = self._run()
        if run is not None and run.recipe.task is Task.CLASSIFICATION:
            self._on_score_requested(self.score_view.box.toPlainText())
        elif run is not None:
            self._on_primary_clicked()

    @Slot()
    def _on_keep_clicked(self) -> None:
        text = self.score_view.box.toPlainText().strip()
        self.workspace.watch_sentence(text, watched=text not in self.workspace.watched_sentences())
        self._show_keep()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.write_view.box.toPlainText())

    @Slot()
    def _on_empty_clicked(self) -> None:
        self.go_to(Step.TRAIN)
