"""Try it: score sentences, write text, or answer one text with another, with the run that was trained."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.pages.import_line import ImportLine
from gui.pages.page import Page
from gui.pages.try_answering import AnswerMode
from gui.pages.try_mode import Mode, Tried
from gui.pages.try_scoring import ScoreMode
from gui.pages.try_streams import RunKey
from gui.pages.try_writing import WriteMode
from gui.steps import Step
from gui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from gui.widgets.empty_state import EmptyState

FILE_LANE = "file"


class TryPage(Page):
    """The page of a trained run in use: one of three modes, as the run has learned. Everything computed is a job."""

    step: ClassVar[Step] = Step.TRY
    uses_help: ClassVar[bool] = False

    # --- building ------------------------------------------------------------------------------------------

    def build(self) -> None:
        self._tried: Tried | None = None
        used = (self.workspace, self.message_bar, self)
        self.scoring, self.writing, self.answering = ScoreMode(*used), WriteMode(*used), AnswerMode(*used)
        self._modes: tuple[Mode, ...] = (self.scoring, self.writing, self.answering)
        self.score_view, self.write_view = self.scoring.view, self.writing.view
        self.answer_view = self.answering.view
        self._build_head()
        self._empty = EmptyState()
        self._empty.button.clicked.connect(
            lambda: self.go_to(Step.TRAIN if self._run() is None else Step.VECTORS)
        )
        self.line = ImportLine()
        self.line.cancel_requested.connect(self._on_cancel_requested)
        self.workspace.job_progressed.connect(self.line.update_progress)
        self.workspace.job_started.connect(self._follow_file)
        self.workspace.job_finished.connect(self._follow_file)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        for mode in self._modes:
            self._stack.addWidget(mode.view)
            mode.changed.connect(self._show_buttons)
            mode.view.tools.save.failed.connect(self._on_drawing_not_saved)
        self.body.addWidget(self.line)
        self.body.addWidget(self._stack, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_go)

    def _build_head(self) -> None:
        self.modes = Segmented([(mode, "") for mode in self._modes])
        self.keep_button = SecondaryButton("", "push-pin")
        self.copy_button = SecondaryButton("", "copy")
        self.save_button = SecondaryButton("", "download-simple")
        self.primary_button = PrimaryButton("", "table")
        self.header.add_button(self.modes)
        self.header.add_space(12)
        for button in (self.keep_button, self.copy_button, self.save_button, self.primary_button):
            self.header.add_button(button)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.save_button.clicked.connect(lambda: self.mode().save())
        self.primary_button.clicked.connect(lambda: self.mode().press())

    # --- words ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Try it")

    def sentence(self) -> str:
        run = self._run()
        return (
            self.tr("What the network has learned, put to use.") if run is None else self.mode().sentence(run)
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.modes.set_texts([mode.name() for mode in self._modes])
        self.modes.setAccessibleName(self.tr("What to do with the network"))
        self.copy_button.setText(self.tr("Copy"))
        self.save_button.setText(self.tr("Save…"))
        for button in (self.copy_button, self.save_button):
            button.updateGeometry()
        self.line.retranslate()
        self.line.bar.setAccessibleName(self.tr("Progress of the file"))
        self._show_buttons()

    # --- what the workspace holds --------------------------------------------------------------------------

    def _run(self) -> RunRecord | None:
        run = self.workspace.current_run
        return run if run is not None and run.usable else None

    def mode(self) -> Mode:
        """What the run of now can be used for; scoring before there is one."""
        run = self._run()
        task = run.recipe.task if run is not None else Task.CLASSIFICATION
        return next((mode for mode in self._modes if task in mode.tasks), self.scoring)

    def refresh(self) -> None:
        run, project = self._run(), self.workspace.project
        key = RunKey(project.path, run.name, self._state_of(run)) if run and project else None
        if run is None or run.recipe.task not in self.mode().tasks:
            self._show_empty(run)
        else:
            self._stack.setCurrentWidget(self.mode().view)
            self.mode().show_settings(run)
        if key != (self._tried.key if self._tried is not None else None):
            self._tried = Tried(project, run, key) if project and run and key else None
            for mode in self._modes:
                mode.use(self._tried if mode is self.mode() else None)
        self._show_buttons()
        super().refresh()

    def _state_of(self, run: RunRecord) -> int | None:
        """Which state of the run is used: after each epoch of a running training there is a newer one."""
        return self.workspace.epochs_done if self.workspace.training else run.best_epoch

    def _show_empty(self, run: RunRecord | None) -> None:
        self._stack.setCurrentWidget(self._empty)
        self._empty.set_texts(
            self.tr("Nothing to try yet."),
            self.tr("Train first. After the first epoch you can try what it has learned.")
            if run is None
            else self.tr("This run holds word vectors. The page Vectors shows what they say."),
            self.tr("Go to Train") if run is None else self.tr("Go to Vectors"),
        )

    def _follow_file(self, _: object = None) -> None:
        self.line.follow(self.workspace.job_of(FILE_LANE))

    # --- buttons -------------------------------------------------------------------------------------------

    @Slot()
    def _show_buttons(self) -> None:
        run, mode = self._run(), self.mode()
        usable = run is not None and run.recipe.task in mode.tasks
        self.modes.setVisible(usable)
        self.keep_button.setVisible(usable and mode.keeps)
        for button in (self.copy_button, self.save_button):
            button.setVisible(usable and mode.saves)
            button.set_blocked("" if mode.saves and mode.text() else self.tr("There is nothing yet."))
        self.primary_button.setVisible(usable)
        if run is None or not usable:
            return
        self.modes.set_value(mode)
        for each in self._modes:
            self.modes.set_part_blocked(each, each.reason(run))
        self._show_keep(mode)
        text, icon = mode.primary()
        self.primary_button.setText(text)
        self.primary_button.set_icon_name(icon)
        self.primary_button.updateGeometry()

    def _show_keep(self, mode: Mode) -> None:
        text = mode.view.box.toPlainText().strip()
        kept = bool(text) and text in self.workspace.watched_sentences()
        self.keep_button.setText(self.tr("Kept") if kept else self.tr("Keep"))
        self.keep_button.set_icon_name("check" if kept else "push-pin")
        self.keep_button.updateGeometry()
        self.keep_button.set_blocked("" if text else self.tr("First type a sentence."))
        if text:
            scored = self.tr("A kept sentence is scored after every epoch of the next run.")
            answered = self.tr("A kept sentence is answered after every epoch of the next run.")
            self.keep_button.setToolTip(answered if mode is self.answering else scored)

    # --- pressing ------------------------------------------------------------------------------------------

    def score_file(self, source: Path, target: Path) -> None:
        """Score every text of `source` into the table `target`."""
        self.scoring.score_file(source, target)

    @Slot()
    def _on_drawing_not_saved(self, sentence: str) -> None:
        self.message_bar.show_message("error", sentence)

    def _on_go(self) -> None:
        """Ctrl+Enter: score, write or answer now."""
        if self._tried is not None:
            self.mode().go()

    @Slot()
    def _on_keep_clicked(self) -> None:
        text = self.mode().view.box.toPlainText().strip()
        self.workspace.watch_sentence(text, watched=text not in self.workspace.watched_sentences())
        self._show_buttons()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.mode().text())

    @Slot()
    def _on_cancel_requested(self) -> None:
        if job := self.workspace.job_of(FILE_LANE):
            job.stop()
