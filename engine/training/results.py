"""Settings and what came of them: runs put together by setting, the best first. Free of torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.project.records import RunRecord
from engine.recipe.differences import SEED, differing_settings
from engine.training.trials import Trials, trials_of


@dataclass(frozen=True)
class Result:
    """One setting: its values of the settings in which the runs differ, and its runs, one for each seed."""

    values: tuple[Any, ...]
    trials: Trials


@dataclass(frozen=True)
class Results:
    """The settings that tell the runs apart, and a row for each combination that was tried, the best first."""

    keys: tuple[str, ...]
    rows: tuple[Result, ...]


NO_RESULTS = Results((), ())


def results_of(runs: Sequence[RunRecord]) -> Results:
    """The table of the runs that have ended; those of another task or corpus stand under the others."""
    groups = trials_of(runs)
    keys = tuple(key for key in differing_settings([g.recipe for g in groups]) if key != SEED)
    places = {id(group): _kind(group, groups) for group in groups}
    ordered = sorted(
        groups, key=lambda g: (places[id(g)], -g.spread.mean if g.by_accuracy else g.spread.mean)
    )
    return Results(keys, tuple(Result(tuple(g.recipe.value(key) for key in keys), g) for g in ordered))


def _kind(group: Trials, groups: Sequence[Trials]) -> int:
    """A number for what can be compared: runs of one task on one corpus, judged by the same measure."""
    return next(
        number
        for number, other in enumerate(groups)
        if (other.recipe.task, other.runs[0].corpus.sha256, other.by_accuracy)
        == (group.recipe.task, group.runs[0].corpus.sha256, group.by_accuracy)
    )
