"""Runs of the same settings with several seeds, and what they say about settings that differ. Free of torch."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.project.records import RunRecord
from engine.recipe.differences import equal_but_seed
from engine.recipe.recipe import Recipe
from engine.training.luck import Spread, Verdict, compare, spread_of


@dataclass(frozen=True)
class Trials:
    """Runs of one setting that differ in their seed alone, and the spread of their best epochs' scores.

    `by_accuracy`: the scores are shares of right answers, higher is better; else perplexity (or loss), lower is better.
    """

    runs: tuple[RunRecord, ...]
    spread: Spread
    by_accuracy: bool

    @property
    def recipe(self) -> Recipe:
        """The setting, with the first one's seed."""
        return self.runs[0].recipe


def fresh_seeds(recipe: Recipe, runs: Iterable[RunRecord], count: int) -> tuple[int, ...]:
    """The next `count` seeds from the recipe's on that none of `runs` has tried with these settings."""
    tried = {run.recipe.training.seed for run in runs if equal_but_seed(run.recipe, recipe)}
    fresh = (seed for seed in itertools.count(recipe.training.seed) if seed not in tried)
    return tuple(itertools.islice(fresh, count))


def trials_of(runs: Iterable[RunRecord]) -> tuple[Trials, ...]:
    """The finished runs put together by setting, in the order in which each setting was first tried."""
    groups: list[list[RunRecord]] = []
    for run in runs:
        if run.best is None or run.best.valid_loss is None:
            continue
        same = (g for g in groups if equal_but_seed(g[0].recipe, run.recipe) and g[0].corpus == run.corpus)
        group = next(same, None)
        if group is None:
            groups.append([run])
        elif all(run.recipe.training.seed != other.recipe.training.seed for other in group):
            group.append(run)  # the same seed again would be the same run twice
    return tuple(_trials(group) for group in groups)


def verdict_on(first: Trials, second: Trials) -> Verdict | None:
    """How the second setting does against the first; None while either has fewer than three seeds, or tasks differ."""
    if first.by_accuracy != second.by_accuracy or first.recipe.task is not second.recipe.task:
        return None
    return compare(first.spread.scores, second.spread.scores)


def _trials(runs: Sequence[RunRecord]) -> Trials:
    accuracies = [run.best.valid_accuracy for run in runs if run.best is not None]
    if all(accuracy is not None for accuracy in accuracies):
        return Trials(tuple(runs), spread_of([a for a in accuracies if a is not None]), True)
    scores = [run.best.valid_perplexity or run.best.valid_loss or 0.0 for run in runs if run.best is not None]
    return Trials(tuple(runs), spread_of(scores), False)
