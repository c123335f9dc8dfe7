"""The status strip filled from the workspace: which job is in front, how far it is, how long it still takes."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable

from PySide6.QtCore import Slot

from engine.events import Event, Progressed, RunStarted, StepDone
from engine.recipe.recipe import Task
from gui.job import Job
from gui.preferences import Preferences, RecentProject
from gui.progress_words import JobProgress
from gui.sentences import percent, run_words, time_left
from gui.steps import Step
from gui.widgets.status_strip import StatusStrip
from gui.workspace import Workspace

QUIET_LANES = ("warm", "watch")  # work the user did not ask for


class TaskStrip(StatusStrip):
    """Follows a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._progress: dict[Job, JobProgress] = {}
        self._started: RunStarted | None = None
        self._step: StepDone | None = None
        self._last: Callable[[], str] | None = None
        workspace.project_changed.connect(self._on_project_changed)
        for signal in (
            workspace.run_changed,
            workspace.recipe_changed,
            workspace.saved,
        ):
            signal.connect(self.refresh)
        workspace.job_started.connect(self.refresh)
        workspace.job_progressed.connect(self._on_progressed)
        workspace.job_finished.connect(self._on_job_finished)
        workspace.training_events.connect(self._on_training_events)
        workspace.noted.connect(self._on_noted)
        self.stop_requested.connect(self.stop_front_job)
        self.device_clicked.connect(workspace.measure_speed)
        self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        super().retranslate()
        if hasattr(self, "_workspace"):
            self.refresh()

    # --- the job in front ----------------------------------------------------------------------------------

    def front_job(self) -> Job | None:
        """The newest job the user asked for."""
        jobs = [
            job for job in self._workspace.jobs() if job.lane not in QUIET_LANES and not job.control.stopped
        ]
        return jobs[-1] if jobs else None

    @Slot()
    def stop_front_job(self) -> None:
        """Stop or Esc: end what is in front."""
        job = self.front_job()
        if job is not None:
            job.stop()
            self.refresh()

    def share_of(self, step: Step) -> float:
        """How far the work of a step is, from 0 to 1."""
        lane = {Step.CORPUS: "corpus", Step.TEXT: "text", Step.TRAIN: "train"}.get(step)
        if lane == "train":
            return self._training_share() or 0.0
        for job, progress in self._progress.items():
            if job.lane == lane and progress.share is not None:
                return progress.share
        return 0.0

    def _training_share(self) -> float | None:
        started, step = self._started, self._step
        if started is None or step is None:
            return None
        return min(1.0, step.step / max(1, started.steps_per_epoch * started.epochs))

    @Slot()
    def refresh(self) -> None:
        """Show project, task and device."""
        self._show_project()
        self._show_device()
        job = self.front_job()
        if job is None:
            has_project = self._workspace.project is not None
            words = self._last() if self._last else self.tr("Nothing running")
            self.show_idle(words if has_project else "")
        elif job.lane == "train":
            self._show_training(job)
        else:
            self._show_job(job)

    def _show_job(self, job: Job) -> None:
        progress = self._progress.get(job)
        if progress is None:
            self.show_task(job.title, None, "")
            return
        self.show_task(progress.words(), progress.share, progress.count())

    def _show_training(self, job: Job) -> None:
        started, step = self._started, self._step
        words = self.tr("Training {run}").format(run=run_words(started.run)) if started else job.title
        if self._workspace.paused:
            self.show_task(
                self.tr("{run} is paused").format(run=run_words(started.run) if started else ""),
                self._training_share(),
                "",
            )
            return
        left = ""
        if started is not None and step is not None:
            done_here, all_steps = step.step - started.step, started.steps_per_epoch * started.epochs
            if done_here > 0 and step.seconds > 1:
                left = time_left((all_steps - step.step) * step.seconds / done_here)
        self.show_task(words, self._training_share(), left)

    def _show_project(self) -> None:
        project = self._workspace.project
        if project is None:
            self.show_project("", self.tr("No project open"))
            return
        state = self.tr("saving") if self._workspace.unsaved else self.tr("saved")
        self.show_project(project.path.name, self.tr("read only") if project.read_only else state)

    def _show_device(self) -> None:
        found = self._workspace.found_device
        if found is not None and found.kind == "cuda":
            words = self.tr("GPU, {n} GB").format(n=round(found.memory / 2**30))
        else:
            words = self.tr("CPU, {n} cores").format(n=processors())
        accelerated = found is not None and found.kind == "cuda"
        self.show_device(words, accelerated=accelerated, name=self.tr("Measure its speed"))

    # --- what it hears -------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_progressed(self, job: Job, progress: Progressed) -> None:
        if job in self._progress:
            self._progress[job].update(progress)
        else:
            self._progress[job] = JobProgress(progress)
        if job is self.front_job() and job.lane != "train":
            self._show_job(job)  # the rest of the strip does not change with it

    @Slot(object)
    def _on_job_finished(self, job: Job) -> None:
        self._progress.pop(job, None)
        if job.lane == "train":
            self._started = self._step = None
        self.refresh()

    @Slot(object)
    def _on_training_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, RunStarted):
                self._started, self._step = event, None
            elif isinstance(event, StepDone):
                self._step = event
        job = self.front_job()
        if job is not None and job.lane == "train" and not self._workspace.paused:
            self._show_training(job)  # the rest of the strip does not change with a step
        else:
            self.refresh()

    @Slot()
    def _on_project_changed(self) -> None:
        self._last = None  # it was about the project before
        self.refresh()

    @Slot(object)
    def _on_noted(self, words: Callable[[], str]) -> None:
        self._last = words
        self.refresh()

    # --- remembering ---------------------------------------------------------------------------------------

    def remember_project(self, preferences: Preferences) -> None:
        """Put the project first among the recent ones, with how good its run is."""
        project = self._workspace.project
        if project is not None:
            now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
            preferences.add_recent(RecentProject(str(self._workspace.watcher.path), self._run_words(), now))

    def _run_words(self) -> str:
        run = self._workspace.current_run
        if run is None or run.best is None:
            return ""
        cell = run.recipe.model.cell.value.upper()
        best = run.best
        if run.recipe.task is not Task.LANGUAGE_MODEL and best.valid_accuracy is not None:
            return f"{cell}, {percent(best.valid_accuracy, 1)}"
        if best.valid_perplexity is not None:
            return f"{cell}, {best.valid_perplexity:.1f}"
        return str(cell)


def processors() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
