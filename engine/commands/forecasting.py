"""`forecast`: what a run would take on this computer; nothing is kept."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console, several
from engine.commands.progress import duration, follow
from engine.commands.wishes import corpus_of, read_known, recipe_of
from engine.control import RunControl
from engine.events import Work, plain

if TYPE_CHECKING:
    from engine.training.forecast import Forecast

_GB = 1e9


def forecast(options: Options, console: Console, control: RunControl) -> int:
    """Try a few batches and tell time, memory and whether the run fits."""
    found = follow(_foresee(options, control), console)
    console.say(
        f"{found.parameters:,} parameters, {several(found.epochs, 'epoch')} of {several(found.steps_per_epoch, 'step')}"
    )
    if found.batches:
        console.say(
            f"about {duration(found.epoch_seconds)} an epoch and {duration(found.valid_seconds)} to look at the validation "
            f"part, {duration(found.run_seconds)} in all, on {found.device} with {found.threads} "
            f"{'thread' if found.threads == 1 else 'threads'}"
        )
    if found.devices:
        each = ", ".join(f"{one.device} {duration(one.epoch_seconds)}" for one in found.devices)
        console.say(f"an epoch takes: {each}; {found.devices[0].device} is the fastest for this network")
    console.say(f"{found.memory / _GB:.2f} GB at the fullest, {found.free / _GB:.2f} GB are free")
    console.say(
        {"green": "It fits.", "amber": "It fits, but barely or slowly.", "red": "It does not fit."}[
            found.lamp
        ]
    )
    if (change := found.change) is not None:
        console.say(
            f"This would help: --set {change.key}={change.value} ({duration(change.run_seconds)} in all, "
            f"{change.more / _GB:.2f} GB more than now)"
        )
    console.record({**plain(dataclasses.asdict(found)), "run_seconds": found.run_seconds})
    return 0


def _foresee(options: Options, control: RunControl) -> Work[Forecast]:
    known = read_known(Path(options.project), None)
    corpus = corpus_of(options, known)
    recipe, _ = recipe_of(options, corpus, known, control)
    from engine.training.devices import choose_device
    from engine.training.preparing import prepare
    from engine.training.which_device import foresee_everywhere

    device = choose_device(options.device)
    prepared = yield from prepare(corpus, recipe, control, cache=user_cache())
    return foresee_everywhere(recipe, prepared, control, device)
