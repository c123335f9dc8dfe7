"""How the window trains: one run at a time, started, paused, stopped and gone on with; the workspace tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from engine.control import RunControl
from engine.events import CheckpointSaved, EndReason, EpochDone, Event, RunEnded, RunStarted, WeightsTaken
from engine.recipe.recipe import Recipe
from engine.training.trouble import Remedy, TrainingTrouble
from gui import step_states, streams
from gui.job import Job, Problem
from gui.pages.train_words import remedy_words
from gui.sentences import problem_sentence, run_words
from gui.starting_words import taken_words
from gui.widgets.message_bar import Action, Kind

if TYPE_CHECKING:
    from gui.workspace import Workspace

LANE = "train"
NEWS_MS = 300  # epochs and checkpoints of a quick run are told together: every word shown costs it time

translate = QCoreApplication.translate


class Trainer(QObject):
    """Starts runs for a workspace and keeps where the newest one stands.

    Attributes:
        started: the newest `RunStarted` of the run being trained; epochs_done: its newest epoch.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._w = workspace
        self.started: RunStarted | None = None
        self.epochs_done = 0
        self._then: tuple[Mapping[str, Any], str | None] | None = None  # what to go on with after a stop
        self._news = QTimer(self, interval=NEWS_MS, singleShot=True)
        self._news.timeout.connect(workspace.run_changed)

    def forget(self) -> None:
        """Another project: nothing is being trained."""
        self.started, self.epochs_done = None, 0

    def blocked(self) -> str:
        """Why training cannot start now; "" when it can."""
        w = self._w
        if w.training:
            return translate("Trainer", "A run is being trained.")
        if w.watching:
            return w.watcher.blocked()
        if w.working_on("corpus") or w.working_on("text"):
            return translate("Trainer", "The corpus is still being read.")
        if w.prepared is None:
            return translate("Trainer", "First choose a corpus and build its vocabulary.")
        if w.project is None or w.project.read_only:
            return translate("Trainer", "This project can only be read. Save it elsewhere first.")
        return ""

    def start(self) -> None:
        """Train a new run with the recipe of now; a vocabulary that is out of date is built first."""
        w = self._w
        if self.blocked():
            return
        assert w.project is not None
        assert w.prepared is not None
        if not step_states.built_with(w.prepared.pipeline, w.recipe):
            w.build_vocabulary(then=self.start)
            return
        w.save_now()
        self.start_with(w.recipe)

    def start_with(self, recipe: Recipe) -> None:
        """Train a new run with a recipe of its own (one that has waited); its vocabulary is made first where it needs another."""
        w = self._w
        if self.blocked():
            return
        assert w.project is not None
        assert w.prepared is not None
        self._run(streams.training(w.project.path, recipe, w.prepared, w.device))

    def go_on(self, name: str | None = None) -> None:
        """Go on with a run from its last checkpoint."""
        w = self._w
        if w.project is not None and not w.training and not w.watching:
            self._run(streams.resuming(w.project.path, name, w.device))

    def go_on_with(self, values: Mapping[str, Any], device: str | None = None) -> None:
        """Go on with the current run with other settings or on another device; one that learns is stopped first."""
        w = self._w
        if w.training:
            self._then = (values, device)
            w.stop()
            return
        run = w.current_run
        if w.project is not None and run is not None and not w.watching:
            self._run(streams.resuming(w.project.path, run.name, device or w.device, dict(values)))

    def control(self) -> RunControl | None:
        """What the run going on is told with."""
        job = self.job()
        return job.control if job is not None else None

    def job(self) -> Job | None:
        """The job that trains now."""
        return self._w.job_of(LANE)

    def _run(self, work: streams.Opened[RunEnded]) -> None:
        w = self._w
        self.forget()
        self._news.stop()
        self._then = None
        job = w.run_job(
            lambda: translate("Trainer", "Training"),
            work,
            self._on_ended,
            lane=LANE,
            on_failed=self._on_failed,
        )
        job.events_ready.connect(self._on_events)
        w.doctor.hold(True)
        w.run_changed.emit()

    def _on_events(self, events: list[Event]) -> None:
        w, milestone = self._w, False
        for event in events:
            if isinstance(event, RunStarted):
                self.started, self.epochs_done = event, event.epoch
                w.current_run = w.find_run(event.run)
            elif isinstance(event, WeightsTaken):
                w.tell(Kind.INFO, taken_words(event))
            elif isinstance(event, EpochDone):
                self.epochs_done = event.epoch
            elif isinstance(event, CheckpointSaved) and w.current_run is not None:
                w.current_run = w.find_run(w.current_run.name)
            milestone |= isinstance(event, (RunStarted, EpochDone, CheckpointSaved))
        w.training_events.emit(events)
        if milestone and not self._news.isActive():
            self._news.start()

    def _on_ended(self, ended: RunEnded) -> None:
        w = self._w
        w.current_run = w.find_run(ended.run) or w.current_run
        self.epochs_done = ended.epochs
        if self._then is not None:
            values, device = self._then
            self.go_on_with(values, device)
            return
        w.run_ended.emit(ended_words(ended))
        w.queue.go_on_after(ended)

    def _on_failed(self, problem: Problem) -> None:
        """Say why, with a button that goes on with what is smaller, where that helps.

        Where other runs wait there is no button: the next one begins, and it would act on that.
        """
        w, self._then = self._w, None
        error, alone = problem.error, not w.queue.waiting()
        actions: tuple[Action, ...] = ()
        if alone and isinstance(error, TrainingTrouble) and (remedy := error.remedy) is not None:
            words = remedy_words(remedy.values, remedy.device)
            actions = ((words, lambda: self._take(remedy)),)
        w.tell(Kind.ERROR, problem_sentence(problem), problem.details, actions)
        w.training_failed.emit(problem)
        w.queue.go_on_after(None)

    def _take(self, remedy: Remedy) -> None:
        """Go on with the run as it can, or begin with it where there was no run yet."""
        if self.started is not None:
            self.go_on_with(remedy.values, remedy.device)
        elif self._w.set_values(remedy.values):
            self.start()


def ended_words(ended: RunEnded) -> str:
    """A sentence about a run that has ended."""
    if ended.best is None:
        words = translate("Trainer", "{run} was stopped before its first epoch was done.")
        return words.format(run=run_words(ended.run))
    words = {
        EndReason.COMPLETED: translate(
            "Trainer", "{run} is done after {n} epochs. The best is epoch {best}."
        ),
        EndReason.EARLY_STOPPED: translate(
            "Trainer",
            "{run} stopped after epoch {n}, because it no longer got better. The best is epoch {best}.",
        ),
        EndReason.STOPPED: translate("Trainer", "{run} was stopped in epoch {n}. The best is epoch {best}."),
    }[ended.reason]
    return words.format(run=run_words(ended.run), n=ended.epochs, best=ended.best.epoch)
