"""The runs of a workspace: the one being trained, which pages start, pause and stop here, and those that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from engine.events import RunStarted
from engine.project.project import Project
from engine.project.records import RunRecord
from gui.job import Job
from gui.job_desk import JobDesk

if TYPE_CHECKING:
    from gui.project_file import ProjectFile
    from gui.run_queue import RunQueue
    from gui.trainer import Trainer
    from gui.watcher import Watcher

MOST_WATCHED = 8  # sentences


class RunDesk(JobDesk):
    """Trains, and knows the runs of the open project.

    Attributes:
        project: the open project (None on the first screen).
        current_run: the run that Train and Try it are about.
        training: whether a run is going on; run_started and epochs_done: how far it is.
        queue: the runs that wait.

    Signals:
        run_changed: the list of runs, the current run, or where training stands (started, paused, epoch, ended).
        training_events: list of events of the run being trained, about 10 times a second.
        training_failed: the `Problem` that a run came to an end with.
        run_ended: a run has ended; a sentence about it.
    """

    training_events = Signal(object)
    training_failed = Signal(object)
    run_ended = Signal(object)

    project: Project | None = None
    current_run: RunRecord | None = None
    trainer: Trainer
    queue: RunQueue
    watcher: Watcher
    _file: ProjectFile

    # --- training ------------------------------------------------------------------------------------------

    @property
    def training_job(self) -> Job | None:
        """The job that trains now."""
        return self.trainer.job()

    @property
    def training(self) -> bool:
        """Whether a run is going on (also while it is paused)."""
        return self.training_job is not None

    @property
    def paused(self) -> bool:
        """Whether the run going on was asked to pause."""
        control = self.trainer.control()
        return control is not None and control.paused

    @property
    def run_started(self) -> RunStarted | None:
        """How the run being trained began; None before it has."""
        return self.trainer.started

    @property
    def epochs_done(self) -> int:
        """The newest epoch of the run being trained."""
        return self.trainer.epochs_done

    @property
    def watching(self) -> bool:
        """Whether another program trains in this project, so that it is only looked at."""
        return self.watcher.learner is not None

    def can_train(self) -> str:
        """Why training cannot start now; "" when it can."""
        return self.trainer.blocked()

    def start_training(self) -> None:
        """Train a new run with the recipe of now; a vocabulary that is out of date is built first."""
        self.trainer.start()

    def resume_run(self, name: str | None = None) -> None:
        """Go on with a run from its last checkpoint."""
        self.trainer.go_on(name)

    def go_on_with(self, values: Mapping[str, Any], device: str | None = None) -> None:
        """Let the current run go on with other settings or elsewhere; one that is going on is stopped first."""
        self.trainer.go_on_with(values, device)

    def pause(self) -> None:
        """Let the run wait after its step."""
        if control := self.trainer.control():
            control.pause()
            self.run_changed.emit()

    def resume(self) -> None:
        """Let a waiting run go on."""
        if control := self.trainer.control():
            control.resume()
            self.run_changed.emit()

    def stop(self) -> None:
        """End the run after its step; its state is kept."""
        if self.training_job:
            self.training_job.stop()

    def stop_after_epoch(self) -> None:
        """End the run when its epoch is done."""
        if control := self.trainer.control():
            control.stop_after_epoch()
            self.run_changed.emit()

    # --- runs ----------------------------------------------------------------------------------------------

    def runs(self) -> tuple[RunRecord, ...]:
        """The runs of the project, oldest first."""
        return self.project.runs() if self.project else ()

    def choose_run(self, name: str) -> None:
        """Make another run the current one."""
        found = self.find_run(name)
        if found is not None and not self.training:
            self.current_run = found
            self.run_changed.emit()

    def find_run(self, name: str) -> RunRecord | None:
        """The newest run of a name."""
        return next((run for run in reversed(self.runs()) if run.name == name), None)

    # --- watched sentences ---------------------------------------------------------------------------------

    def watched_sentences(self) -> tuple[str, ...]:
        """The sentences the user keeps an eye on; the next run scores them after every epoch."""
        return self.project.watched_sentences() if self.project else ()

    def watch_sentence(self, sentence: str, *, watched: bool) -> None:
        """Keep an eye on a sentence, or no longer; of too many the oldest goes."""
        others = tuple(known for known in self.watched_sentences() if known != sentence)
        kept = (*others, sentence)[-MOST_WATCHED:] if watched else others
        self._file.write(lambda project: project.save_watched_sentences(kept))
