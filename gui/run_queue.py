"""Runs that wait for their turn: kept in the project, trained one after the other, overnight if need be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError
from engine.events import EndReason, RunEnded
from engine.project.records import RunRecord
from engine.recipe.differences import SEED, equal_but_seed
from engine.recipe.recipe import Recipe
from engine.training.trials import fresh_seeds
from gui.sentences import translate_error
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.workspace import Workspace


class RunQueue(QObject):
    """The recipes that wait in a workspace's project, in order.

    Signals:
        changed: something was added, taken or cleared.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._w = workspace
        self._waiting: list[Recipe] = []
        self._begun: Recipe | None = None  # the newest that was taken from here
        workspace.project_changed.connect(self._load)

    def waiting(self) -> tuple[Recipe, ...]:
        """What waits, the next one first."""
        return tuple(self._waiting)

    def blocked(self) -> str:
        """Why nothing can be added now; "" when it can. A run that is being trained is no reason."""
        w = self._w
        return "" if w.training else w.can_train()

    def add(self, recipes: Sequence[Recipe]) -> None:
        """Put recipes at the end; begins with the first of them when nothing is being trained."""
        if self.blocked():
            return
        self._keep([*self._waiting, *recipes])
        if not self._w.training:
            self.start_next()

    def add_seeds(self, run: RunRecord, count: int) -> None:
        """Try a run's settings with further seeds."""
        begun = [] if self._begun is None else [self._begun]  # it may not be in the project yet
        taken = {r.value(SEED) for r in (*begun, *self._waiting) if equal_but_seed(r, run.recipe)}
        seeds = fresh_seeds(run.recipe, self._w.runs(), count + len(taken))
        fresh = [seed for seed in seeds if seed not in taken][:count]
        self.add([run.recipe.with_values({SEED: seed}) for seed in fresh])

    def clear(self) -> None:
        """Nothing waits any more; the run under way goes on."""
        self._keep([])

    def start_next(self) -> None:
        """Train what waits longest."""
        if not self._waiting or self._w.can_train():
            return
        recipe, *rest = self._waiting
        self._begun = recipe
        self._keep(rest)
        self._w.trainer.start_with(recipe)

    def go_on_after(self, ended: RunEnded | None) -> None:
        """A run has ended (None: it failed): the next one begins, unless the user stopped it."""
        if ended is None or ended.reason is not EndReason.STOPPED:
            self.start_next()

    def _keep(self, recipes: list[Recipe]) -> None:
        self._waiting = recipes
        project = self._w.project
        if project is not None and not project.read_only:
            try:
                project.save_queue(recipes)
            except EngineError as error:
                self._w.tell(Kind.ERROR, translate_error(error))
        self.changed.emit()

    def _load(self) -> None:
        project = self._w.project
        try:
            self._waiting = list(project.queue()) if project is not None else []
        except EngineError as error:
            self._waiting = []
            self._w.tell(Kind.ERROR, translate_error(error))
        self.changed.emit()
