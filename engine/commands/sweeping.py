"""`sweep`: a run for each combination of a few values of a few settings, then a table of what came of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.commands.progress import duration, follow
from engine.commands.results import tell_results
from engine.commands.wishes import corpus_of, read_known, recipe_of
from engine.control import RunControl
from engine.events import Work, plain
from engine.project.project import Project
from engine.recipe.recipe import Recipe
from engine.recipe.sweeps import parse_choice, recipes_of

if TYPE_CHECKING:
    from engine.training.sweeps import Prepare, SweepForecast, Swept

_GB = 1e9


def sweep(options: Options, console: Console, control: RunControl) -> int:
    """Check all values, say what the runs take, train those that are still to do, and show the table."""
    path = Path(options.project)
    known = read_known(path, None)
    corpus = corpus_of(options, known)
    base, _ = recipe_of(options, corpus, known, control)
    recipes = recipes_of(base, [parse_choice(text) for text in options.vary])
    from engine.training.devices import choose_device
    from engine.training.sweeps import PreparedOnce, foresee_sweep, still_to_do

    device = choose_device(options.device)
    prepared_for = PreparedOnce(corpus, control, user_cache())
    prepared = follow(prepared_for(recipes[0]), console)
    if path.exists():
        with Project.open(path) as project:
            runs = project.runs()
        recipes = tuple(still_to_do(recipes, runs, prepared.corpus.source.sha256))
    foreseen = follow(foresee_sweep(recipes, prepared_for, control, device), console)
    _tell_forecast(foreseen, console)
    if options.forecast:
        return 0
    swept = follow(_train(path, base, recipes, prepared_for, control, options), console, records=True)
    for problem in swept.problems:
        console.note(str(problem))
    with Project.open(path) as project:
        tell_results(project.runs(), console)
    return 130 if control.stopped else 0


def _train(
    path: Path,
    base: Recipe,
    recipes: Sequence[Recipe],
    prepared_for: Prepare,
    control: RunControl,
    options: Options,
) -> Work[Swept]:
    from engine.training.sweeps import run_sweep

    prepared = yield from prepared_for(base)
    with Project.open_or_create(path) as project:
        project.save_recipe(base)
        project.save_corpus_source(prepared.corpus.source)
        project.save_pipeline(prepared.pipeline)
        return (yield from run_sweep(project, recipes, prepared_for, control, options.device))


def _tell_forecast(found: SweepForecast, console: Console) -> None:
    console.record({"forecast": plain(dataclasses.asdict(found))})
    if not found.runs:
        console.say("All of these runs have been trained already.")
        return
    runs = "1 run" if found.runs == 1 else f"{found.runs} runs"
    console.say(f"{runs}, about {duration(found.seconds)} in all, {found.memory / _GB:.2f} GB at the fullest")
    if found.unfit:
        console.say(f"{found.unfit} of them would not fit into memory.")
