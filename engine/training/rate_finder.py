"""Which learning rate suits: one short training in which it rises from next to nothing until the loss breaks away.

Smith, 2015 (arXiv:1506.01186). The weights that come of it are thrown away; nothing is written to the project.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import RateTried, Work
from engine.recipe.recipe import Recipe, Task
from engine.training.devices import choose_device, choose_threads
from engine.training.preparing import Prepared, check_corpus
from engine.training.schedules import scale_rates
from engine.training.session import Session
from engine.training.trouble import TrainingTrouble, trouble_explained
from engine.words import QT_TRANSLATE_NOOP

STEPS = 120
LEAST, MOST = 1e-6, 10.0
MEMORY = 0.9  # of the smoothed loss
BREAKS_AWAY = 1.5  # times the lowest loss
LEAST_STEPS = 10
BACK, FARTHEST = 3, 100  # how many times the rate lies below the one with the lowest loss
SPAN = 6  # steps to either side over which a slope is measured
PLAIN = {
    "training.schedule": "constant",
    "training.warmup": 0.0,
    "training.averaging": "none",
    "training.gradual_unfreezing": False,
}


@dataclass(frozen=True, slots=True)
class FoundRate:
    """The rates tried, and the one to use: where the loss fell most steeply, well below where it was lowest."""

    tried: tuple[RateTried, ...]
    rate: float
    loss: float  # smoothed, there


def find_rate(
    recipe: Recipe, prepared: Prepared, control: RunControl, *, device: str = "auto", steps: int = STEPS
) -> Work[FoundRate]:
    """Try `steps` rates between 0.000001 and 10, one a step; ends early where the loss breaks away.

    Raises `EngineError` when the loss never falls or the task is word vectors, and `Stopped` when the user stops.
    """
    if recipe.task is Task.WORD_VECTORS:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Word vectors need no search: their learning rate falls from vectors.learning_rate to next to nothing over "
                "the whole run, and 0.025 suits most texts.",
            )
        )
    check_corpus(prepared.corpus, recipe)
    plain = recipe.with_values(PLAIN)
    with trouble_explained(plain):
        session = Session("", plain, prepared, choose_device(device), choose_threads(plain))
        tried: list[RateTried] = []
        smooth, lowest = 0.0, math.inf
        for number in range(steps):
            control.check()
            rate = LEAST * (MOST / LEAST) ** (number / max(1, steps - 1))
            loss = _loss_at(session, rate / plain.training.learning_rate)
            if loss is None:
                break
            smooth = MEMORY * smooth + (1 - MEMORY) * loss
            smoothed = smooth / (1 - MEMORY ** (number + 1))
            tried.append(RateTried(number + 1, rate, loss, smoothed))
            yield tried[-1]
            lowest = min(lowest, smoothed)
            if number >= LEAST_STEPS and smoothed > BREAKS_AWAY * lowest:
                break
    return suggest(tried)


def _loss_at(session: Session, share: float) -> float | None:
    """Make a step at this share of the recipe's rate; None where the loss is no number any more."""
    position = session.position
    if position.step_in_epoch >= session.lessons.steps_per_epoch:
        position.close_epoch()
        session.lessons.state = None
    if position.step_in_epoch == 0:
        session.lessons.begin_epoch(position.epoch)
        session.network.train()
    scale_rates(session.optimizer, share)
    try:
        session.step()
        return session.tell()[-1].loss
    except TrainingTrouble:
        return None


def suggest(tried: Sequence[RateTried]) -> FoundRate:
    """The rate where the smoothed loss falls most for a tenfold rate, some way below the one where it is lowest.

    Far below, no loss falls: what seems to is luck, and is not looked at.

    Raises `EngineError` when it falls nowhere.
    """
    if len(tried) <= LEAST_STEPS:
        raise _nothing_found()
    bottom = min(range(len(tried)), key=lambda i: tried[i].smoothed)
    lowest = tried[bottom].rate
    slopes = {
        i: _slope(tried[max(0, i - SPAN)], tried[min(i + SPAN, bottom)])
        for i in range(1, bottom)
        if lowest / FARTHEST <= tried[i].rate <= lowest / BACK
    }
    if not slopes or min(slopes.values()) >= 0:
        raise _nothing_found()
    steepest = tried[min(slopes, key=lambda i: slopes[i])]
    return FoundRate(tuple(tried), float(f"{steepest.rate:.1g}"), steepest.smoothed)


def _slope(before: RateTried, after: RateTried) -> float:
    """How the smoothed loss changes for a tenfold rate."""
    return (after.smoothed - before.smoothed) / math.log10(after.rate / before.rate)


def _nothing_found() -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "The loss fell at no learning rate, so none can be told. Look whether the labels follow from the texts, or try "
            "another network.",
        )
    )
