"""`find-rate`: which learning rate suits a corpus and a recipe; nothing is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.commands.progress import follow
from engine.commands.wishes import corpus_of, read_known, recipe_of
from engine.control import RunControl
from engine.events import Work

if TYPE_CHECKING:
    from engine.training.rate_finder import FoundRate

_ROWS, _WIDE = 24, 40


def find_rate(options: Options, console: Console, control: RunControl) -> int:
    """Try rising learning rates and tell which to use."""
    found = follow(_find(options, control), console, records=True)
    _draw(found, console)
    console.say(f"Use it with: --set training.learning_rate={found.rate:g}")
    console.record({"learning_rate": found.rate, "loss": found.loss})
    return 0


def _find(options: Options, control: RunControl) -> Work[FoundRate]:
    known = read_known(Path(options.project), None)
    corpus = corpus_of(options, known)
    recipe, _ = recipe_of(options, corpus, known, control)
    from engine.training.preparing import prepare
    from engine.training.rate_finder import find_rate as find

    prepared = yield from prepare(corpus, recipe, control, cache=user_cache())
    return (yield from find(recipe, prepared, control, device=options.device, steps=options.steps))


def _draw(found: FoundRate, console: Console) -> None:
    """The curve on its side: a line for every few rates, the one to use marked."""
    every = max(1, len(found.tried) // _ROWS)
    shown = found.tried[::every]
    low, high = min(one.smoothed for one in shown), max(one.smoothed for one in shown)
    mark = min(shown, key=lambda one: abs(one.rate / found.rate - 1))
    console.say(f"{'rate':>9}  {'loss':>9}")
    for one in shown:
        bar = "█" * round(1 + (_WIDE - 1) * (one.smoothed - low) / (high - low or 1.0))
        console.say(f"{one.rate:>9.2g}  {one.smoothed:>9.4f}  {bar}{'  < this one' if one is mark else ''}")
