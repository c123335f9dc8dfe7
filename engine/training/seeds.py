"""The same settings trained with several seeds."""

from __future__ import annotations

from engine.control import RunControl
from engine.events import EndReason, RunEnded, Work
from engine.project.project import Project
from engine.recipe.differences import SEED
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared
from engine.training.runs import start_run
from engine.training.trials import fresh_seeds


def run_trials(
    project: Project,
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    *,
    seeds: int,
    device: str = "auto",
) -> Work[RunEnded]:
    """Train `seeds` new runs, one after the other; a stop ends them all.

    Their seeds are counted up from the recipe's, those left out that the project has tried with these settings. The
    corpus is divided in the same way each time, so that only chance in the training differs.
    """
    for seed in fresh_seeds(recipe, project.runs(), seeds):
        one = recipe.with_values({SEED: seed})
        ended = yield from start_run(project, one, prepared, control, device=device)
        if ended.reason is EndReason.STOPPED:
            break
    return ended
