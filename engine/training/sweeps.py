"""Runs of a sweep, one after the other: what they will take, those that are still to do, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.sources import CorpusPath
from engine.events import EndReason, RunEnded, Work
from engine.project.project import Project
from engine.project.records import RunRecord, RunStatus
from engine.recipe.recipe import Recipe
from engine.training.forecast import Forecast, Lamp
from engine.training.preflight import BUDGET_SECONDS, foresee
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.training.trouble import TrainingTrouble

_SECONDS = 10.0  # for foretelling all runs of a sweep
_FEWEST_SECONDS = 0.3  # for one of them

Prepare = Callable[[Recipe], Work[Prepared]]


@dataclass(frozen=True)
class SweepForecast:
    """What all runs of a sweep take together; `unfit` of them do not fit into memory."""

    runs: int
    seconds: float
    memory: int
    unfit: int


@dataclass(frozen=True)
class Swept:
    """How the runs of a sweep ended; the `problems` of those that could not be trained to their end."""

    ended: tuple[RunEnded, ...]
    problems: tuple[TrainingTrouble, ...]


class PreparedOnce:
    """A corpus prepared for one recipe after another; done again only where what is read or cut differs."""

    def __init__(self, origin: CorpusPath, control: RunControl, cache: Cache | None) -> None:
        self._origin, self._control, self._cache = origin, control, cache
        self._for: object = None
        self._prepared: Prepared | None = None

    def __call__(self, recipe: Recipe) -> Work[Prepared]:
        wanted = (recipe.task, recipe.corpus, recipe.text)
        if self._prepared is None or wanted != self._for:
            before, same = self._prepared, self._for is not None and self._for[:2] == wanted[:2]  # type: ignore[index]
            corpus = before.corpus if before is not None and same else None
            self._prepared = yield from prepare(
                self._origin, recipe, self._control, corpus=corpus, cache=self._cache
            )
            self._for = wanted
        return self._prepared


def still_to_do(
    recipes: Iterable[Recipe], runs: Sequence[RunRecord], sha256: str | None = None
) -> Iterator[Recipe]:
    """The recipes that no run has been trained with to its end, on the corpus of this hash; of one seed again is the same."""
    done = {
        run.recipe.as_json()
        for run in runs
        if run.status in (RunStatus.COMPLETED, RunStatus.EARLY_STOPPED)
        and (sha256 is None or run.corpus.sha256 == sha256)
    }
    return (recipe for recipe in recipes if recipe.as_json() not in done)


def foresee_sweep(
    recipes: Sequence[Recipe], prepared_for: Prepare, control: RunControl, device: torch.device
) -> Work[SweepForecast]:
    """Try a few batches of every recipe; the more there are, the shorter."""
    seconds = min(BUDGET_SECONDS, max(_FEWEST_SECONDS, _SECONDS / max(1, len(recipes))))
    found: list[Forecast] = []
    for recipe in recipes:
        prepared = yield from prepared_for(recipe)
        found.append(foresee(recipe, prepared, control, device, seconds))
    return SweepForecast(
        len(found),
        sum(one.run_seconds for one in found),
        max((one.memory for one in found), default=0),
        sum(one.lamp is Lamp.RED for one in found),
    )


def run_sweep(
    project: Project,
    recipes: Sequence[Recipe],
    prepared_for: Prepare,
    control: RunControl,
    device: str = "auto",
) -> Work[Swept]:
    """Train a new run with each recipe. One that breaks is passed over with its reason; a stop ends them all."""
    ended: list[RunEnded] = []
    problems: list[TrainingTrouble] = []
    for recipe in recipes:
        prepared = yield from prepared_for(recipe)
        try:
            ended.append((yield from start_run(project, recipe, prepared, control, device=device)))
        except TrainingTrouble as trouble:
            problems.append(trouble)
        if control.stopped or (ended and ended[-1].reason is EndReason.STOPPED):
            break
    return Swept(tuple(ended), tuple(problems))
