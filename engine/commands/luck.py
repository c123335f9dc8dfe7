"""`luck`: the same settings with several seeds, and whether settings that differ really do better."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console, table
from engine.commands.progress import follow
from engine.commands.wishes import corpus_of, read_known, recipe_of
from engine.control import RunControl
from engine.errors import EngineError
from engine.events import RunEnded, RunStarted, Work
from engine.project.project import Project
from engine.recipe.differences import SEED, differing_settings
from engine.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from engine.training.trials import Trials


def luck(options: Options, console: Console, control: RunControl) -> int:
    """Train some seeds (none with `--seeds 0`) and compare all settings of the project that were tried with several."""
    if options.seeds < 0:
        raise EngineError(QT_TRANSLATE_NOOP("engine", "--seeds takes a number of at least 0."))
    if options.seeds:
        follow(_train(options, control), console, records=True)
    with Project.open(Path(options.project)) as project:
        runs = project.runs()
    from engine.training.trials import trials_of

    groups = trials_of(runs)
    keys = tuple(key for key in differing_settings([g.recipe for g in groups]) if key != SEED)
    rows = [_row(group, _name(group, keys), console) for group in groups]
    head = ("settings", "seeds", "mean", "95 % interval of the mean")
    console.say(table(head, rows) if rows else "No finished runs yet.")
    for number, second in enumerate(groups):
        for first in groups[:number]:
            _tell_verdict(first, second, keys, console)
    return 0


def _train(options: Options, control: RunControl) -> Work[RunEnded]:
    path = Path(options.project)
    known = read_known(path, None)
    corpus = corpus_of(options, known)
    recipe, _ = recipe_of(options, corpus, known, control)
    from engine.training.preparing import prepare
    from engine.training.seeds import run_trials

    prepared = yield from prepare(corpus, recipe, control, cache=user_cache())
    with Project.open_or_create(path) as project:
        work = run_trials(project, recipe, prepared, control, seeds=options.seeds, device=options.device)
        event = next(work)
        while not isinstance(event, RunStarted):
            yield event
            event = next(work)
        yield event
        project.save_recipe(recipe)
        project.save_corpus_source(prepared.corpus.source)
        project.save_pipeline(prepared.pipeline)
        return (yield from work)


def _name(group: Trials, keys: Sequence[str]) -> str:
    """What tells this setting from the others."""
    values = (f"{key}={_plain(group.recipe.value(key))}" for key in keys)
    return " ".join(values) or group.runs[0].name


def _plain(value: object) -> str:
    return str(getattr(value, "value", value))


def _row(group: Trials, name: str, console: Console) -> tuple[str, ...]:
    spread = group.spread
    console.record(
        {
            "settings": name,
            "runs": [run.name for run in group.runs],
            "scores": list(spread.scores),
            "mean": spread.mean,
            "low": spread.low,
            "high": spread.high,
        }
    )
    between = f"{spread.low:.4f} to {spread.high:.4f}" if len(spread.scores) > 1 else "one seed says nothing"
    return name, str(len(spread.scores)), f"{spread.mean:.4f}", between


def _tell_verdict(first: Trials, second: Trials, keys: Sequence[str], console: Console) -> None:
    from engine.training.trials import verdict_on

    verdict = verdict_on(first, second)
    if verdict is None:
        return
    names = _name(first, keys), _name(second, keys)
    console.record(
        {"first": names[0], "second": names[1], "difference": verdict.difference, "real": verdict.real}
    )
    if not verdict.real:
        console.say(f"{names[0]} and {names[1]}: no real difference.")
        return
    second_wins = (verdict.difference > 0) == second.by_accuracy
    better, worse = names[::-1] if second_wins else names
    low, high = sorted((abs(verdict.low), abs(verdict.high)))
    console.say(f"{better} is really better than {worse}, by {low:.4f} to {high:.4f}.")
