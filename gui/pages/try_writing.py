"""Try it, writing: on from a prompt, or for a label."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.events import Event, TokenWritten
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.job import Job
from gui.pages.try_files import ask_text
from gui.pages.try_mode import Mode, Tried
from gui.pages.try_streams import Kept, Written, load_writer, writing
from gui.pages.try_write import WriteView
from gui.widgets.message_bar import Kind, MessageBar
from gui.workspace import Workspace


class WriteMode(Mode):
    """For language models, and for what writes for a label."""

    tasks: ClassVar[frozenset[Task]] = frozenset([Task.LANGUAGE_MODEL, Task.CONDITIONAL])

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QWidget) -> None:
        super().__init__(workspace, bar, parent)
        self._writer = Kept(load_writer)
        self._job: Job | None = None
        self._began = 0.0
        self.view: WriteView = WriteView()
        self.view.settings_changed.connect(self.workspace.set_values)
        self.view.box.textChanged.connect(self.changed)

    def name(self) -> str:
        return self.tr("Write")

    def sentence(self, run: RunRecord) -> str:
        if run.recipe.task is Task.CONDITIONAL:
            return self.tr("Token by token, the network writes a text for the label you choose.")
        return self.tr("Token by token, the network guesses what comes next and one guess is taken.")

    def use(self, tried: Tried | None) -> None:
        super().use(tried)
        if tried is None:
            self.view.clear()
        labelled = tried is not None and tried.task is Task.CONDITIONAL
        self.view.set_labels(tried.run.labels if tried is not None and labelled else ())

    def show_settings(self, run: RunRecord) -> None:
        self.view.show_settings(self.workspace.recipe.writing)

    def primary(self) -> tuple[str, str]:
        return (self.tr("Stop"), "stop") if self._job is not None else (self.tr("Write"), "note-pencil")

    def press(self) -> None:
        if self._job is not None:
            self._job.stop()
        else:
            self._write()

    def save(self) -> None:
        place = ask_text(self.parent_widget, self.tr("Save the text"), self.tr("Written") + ".txt")
        if place is None:
            return
        try:
            place.write_text(self.text(), encoding="utf-8")
        except OSError as error:
            words = self.tr("The text cannot be saved there: {reason}.")
            self.bar.show_message(Kind.ERROR, words.format(reason=error.strerror or error))

    def _write(self) -> None:
        tried = self.tried
        if tried is None:
            return
        prompt = self.view.box.begin_writing()
        self.view.begin(tried.run.recipe, tried.pipeline.tokens(prompt))
        self._began = time.monotonic()
        key = replace(tried.key, label=self.view.chosen_label())
        work = writing(self._writer, key, prompt, self.workspace.recipe.writing)
        job = self._job = self.workspace.run_job(
            lambda: self.tr("Writing"), work, self._on_written, lane="write"
        )
        job.events_ready.connect(partial(self._on_tokens, job))
        self._job.finished.connect(self._on_job_finished)
        self.changed.emit()

    def _on_tokens(self, job: Job, events: Sequence[Event]) -> None:
        """What a job wrote, unless another one writes by now."""
        tokens = [event for event in events if isinstance(event, TokenWritten)]
        if tokens and job is self._job:
            self.view.take(tokens, time.monotonic() - self._began)

    def _on_written(self, written: Written) -> None:
        self.view.end(written)

    @Slot()
    def _on_job_finished(self) -> None:
        self._job = None
        if self.view.box.isReadOnly():  # stopped before the end, or failed
            self.view.end(None)
        self.changed.emit()
