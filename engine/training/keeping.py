"""A run's states and what it told, kept in the project while it learns."""

from __future__ import annotations

from collections.abc import Sequence

from engine.events import Event, RunEnded, RunStarted
from engine.project.learner import Learner, learner_here
from engine.project.project import Project
from engine.project.records import Checkpoint, Place, RunRecord


class ProjectKeeper:
    """Keeps states in the project, each with what was told since the one before, which was at `place`."""

    def __init__(self, project: Project, run: RunRecord, place: Place | None) -> None:
        self._project, self._run, self._place = project, run, place
        self.told: list[Event] = []
        self._started: RunStarted | None = None
        self._learner: Learner | None = None

    def save(self, checkpoints: Sequence[Checkpoint], forget: Sequence[str] = ()) -> None:
        """All of them in one transaction, the events with the last."""
        *others, last = checkpoints
        last = Checkpoint(last.slot, last.epoch, last.step, last.tensors, last.meta, tuple(self.told))
        self._started = next((e for e in self.told if isinstance(e, RunStarted)), self._started)
        first = self._learner is None
        if self._started is not None:
            self._learner = learner_here(self._started, self._learner)
        self._project.save_checkpoints(
            self._run, [*others, last], after=self._place, forget=forget, learner=self._learner
        )
        if first:
            self._project.fold()  # programs on other computers look who trains before they open the file
        self._place = (last.epoch, last.step)
        self.told.clear()

    def finish(self, ended: RunEnded) -> None:
        """Note the end with the run."""
        self._project.finish_run(self._run, ended)
