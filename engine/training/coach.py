"""What the two curves say, and what could be done about it; the window has the sentences.

The rules are few and in the order in which a teacher would look: is it broken, does the training loss behave, is there
a validation curve, does that still fall, and if it does not, why. Losses are compared with that of the first steps, which is
what guessing costs.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from engine.events import EpochDone


class Advice(str, Enum):
    """What a person who has seen many curves would say of this one."""

    WAITING = "waiting"  # no epoch done yet
    GOING_WELL = "going_well"  # validation still falls
    STILL_LEARNING = "still_learning"  # it has ended, and validation still fell
    MEMORISING = "memorising"  # training falls, validation has turned up
    TOO_LITTLE_TEXT = "too_little_text"  # training is known by heart, validation was never good
    LEVELLED_OFF = "levelled_off"  # validation has not improved for a while, nor got much worse
    UNDERFITTING = "underfitting"  # both have levelled off, together and high: the network is too small
    NOT_LEARNING = "not_learning"  # training stays where guessing is
    TOO_FAST = "too_fast"  # training rises or jumps: the learning rate is too large
    TOO_SLOW = "too_slow"  # training falls in a line that hardly falls: the learning rate is too small
    DIVERGED = "diverged"  # the loss is no number any more
    UNCHECKED = "unchecked"  # nothing was kept back for validation
    VECTORS_LEARNING = "vectors_learning"  # the loss of a pair falls, see vector_coach.py
    VECTORS_READY = "vectors_ready"  # they are learned: neighbours say more than the loss
    VECTORS_HARDLY_BEGUN = "vectors_hardly_begun"  # true pairs are hardly told from false ones
    VECTORS_TOO_FAST = "vectors_too_fast"  # the loss of a pair has risen

    @property
    def of_vectors(self) -> bool:
        """Whether it is said of word vectors, which are no network that reads in steps."""
        return self.name.startswith("VECTORS")


class Deed(str, Enum):
    """What a button beside the curves can do."""

    GO_ON = "go_on"  # with other settings, from where the run is
    STOP = "stop"  # and use the best epoch
    USE_BEST = "use_best"  # the run has ended: go and try its best epoch
    LOOK = "look"  # the run has ended: go and look at its vectors
    NEXT_RUN = "next_run"  # other settings for the next run
    FIND_RATE = "find_rate"  # measure which learning rate suits


@dataclass(frozen=True)
class Offer:
    """A deed, with the settings it changes."""

    deed: Deed
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What the curves say: `since` which epoch, where that is part of it, and what could be done, the best first."""

    advice: Advice
    since: int | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Curves:
    """What is known of a run, see curves.py. `first_loss`: of its first steps, None when unknown. `planned`: epochs in all."""

    epochs: Sequence[EpochDone]
    first_loss: float | None = None
    planned: int = 0
    ended: bool = False
    broken: bool = False
    rate: float = 1e-3
    small_rate: float = 1e-4  # below it the optimiser hardly moves
    dropout: float = 0.0
    hidden_size: int = 0


MARGIN = 0.02  # a relative change of a loss that is more than noise
STALE_EPOCHS = 3
LITTLE = 0.08  # of what guessing costs: a start that is hardly one
SLOWER, FASTER = 3, 10


def read_curves(curves: Curves) -> Reading:
    """What a teacher would say of the epochs so far, and offer."""
    advice, since = _name(curves)
    return Reading(advice, since, _offers(advice, curves))


def _name(curves: Curves) -> tuple[Advice, int | None]:
    epochs = curves.epochs
    if curves.broken or any(not math.isfinite(e.train_loss) for e in epochs):
        return Advice.DIVERGED, None
    if not epochs:
        return Advice.WAITING, None
    train = [epoch.train_loss for epoch in epochs]
    if (trouble := _trouble_in_training(train, curves.first_loss)) is not None:
        hardly_moves = trouble is Advice.NOT_LEARNING and curves.rate < curves.small_rate
        return (Advice.TOO_SLOW if hardly_moves else trouble), None
    valid = [(epoch.epoch, epoch.valid_loss) for epoch in epochs if epoch.valid_loss is not None]
    if not valid:
        return Advice.UNCHECKED, None
    return _name_validation(curves, train, valid)


def _trouble_in_training(train: list[float], first: float | None) -> Advice | None:
    """What is wrong with the training curve alone."""
    guessing = train[0] if first is None else max(first, train[0])
    if first is not None and train[0] > first * 1.25:
        return Advice.TOO_FAST  # worse than guessing from the start
    if len(train) >= 2 and train[-1] - min(train[:-1]) > 5 * MARGIN * max(min(train[:-1]), guessing / 2):
        return Advice.TOO_FAST
    if len(train) < 3:
        return None
    falls = [before - after for before, after in itertools.pairwise(train)]
    little = guessing - train[-1] < LITTLE * guessing
    if little and _hardly_falls(falls, guessing):
        return Advice.TOO_SLOW
    if guessing - min(train) < 2 * MARGIN * guessing:
        return Advice.NOT_LEARNING
    return None


def _hardly_falls(falls: list[float], guessing: float) -> bool:
    """Every epoch falls, and all about as much: a line. One that falls ever more is on its way."""
    early, late = falls[: max(1, len(falls) // 2)], falls[len(falls) // 2 :]
    bend = (sum(late) / len(late)) / (sum(early) / len(early)) if sum(early) > 0 else 0.0
    return min(falls) > 1e-4 * guessing and 0.5 < bend < 1.3


def _name_validation(
    curves: Curves, train: list[float], valid: list[tuple[int, float]]
) -> tuple[Advice, int | None]:
    """What the validation curve says, where training goes as it should."""
    losses = [loss for _, loss in valid]
    best = losses.index(min(losses))
    turned = losses[-1] > losses[best] * (1 + 2 * MARGIN) and best < len(losses) - 1
    if turned:
        first = curves.first_loss
        if (
            first is not None
            and train[-1] < 0.35 * first
            and first - losses[best] < 0.4 * (first - train[-1])
        ):
            return Advice.TOO_LITTLE_TEXT, None  # of what it learned, little held for new text
        return Advice.MEMORISING, valid[best][0] + 1
    if len(losses) > STALE_EPOCHS and min(losses[:-STALE_EPOCHS]) < (1 + MARGIN / 2) * min(losses):
        return _name_level(curves, train, valid)
    if curves.ended and best == len(losses) - 1:
        last = losses[-2] - losses[-1] if len(losses) > 1 else math.inf
        if last < MARGIN / 2 * losses[-1]:
            return _name_level(curves, train, valid)
        return Advice.STILL_LEARNING, None
    return Advice.GOING_WELL, None


def _name_level(
    curves: Curves, train: list[float], valid: list[tuple[int, float]]
) -> tuple[Advice, int | None]:
    """Validation has come to a level: where training has, too, and high, the network can do no better."""
    level = min(loss for _, loss in valid)
    since = next(epoch for epoch, loss in valid if loss <= level * (1 + MARGIN / 2))
    first = curves.first_loss if curves.first_loss is not None else train[0]
    flat = len(train) > STALE_EPOCHS and train[-1 - STALE_EPOCHS] - train[-1] < MARGIN * train[-1]
    if flat and train[-1] > 0.5 * first and train[-1] > 0.9 * level:
        return Advice.UNDERFITTING, since
    return Advice.LEVELLED_OFF, since


def _offers(advice: Advice, curves: Curves) -> tuple[Offer, ...]:
    """What could be done, the best first; two at most."""
    rate = "training.learning_rate"
    slower, faster = _round(curves.rate / SLOWER), _round(curves.rate * FASTER)
    enough = Offer(Deed.USE_BEST) if curves.ended else Offer(Deed.STOP)
    done = len(curves.epochs)
    if advice in (Advice.TOO_FAST, Advice.DIVERGED):
        return Offer(Deed.GO_ON, {rate: slower}), Offer(Deed.FIND_RATE)
    if advice in (Advice.TOO_SLOW, Advice.NOT_LEARNING):
        return Offer(Deed.GO_ON, {rate: faster}), Offer(Deed.FIND_RATE)
    if advice is Advice.STILL_LEARNING:
        more = max(1, round(done / 2))
        return Offer(Deed.GO_ON, {"training.epochs": max(done, curves.planned) + more}), Offer(Deed.USE_BEST)
    if advice is Advice.MEMORISING:
        dropout = min(0.7, _round(max(0.3, curves.dropout + 0.2)))
        return enough, Offer(Deed.NEXT_RUN, {"model.dropout": dropout})
    if advice is Advice.TOO_LITTLE_TEXT:
        return enough, Offer(Deed.NEXT_RUN, {"model.dropout": 0.5})
    if advice is Advice.LEVELLED_OFF:
        return enough, Offer(
            Deed.GO_ON, {rate: slower, "training.epochs": max(curves.planned, done + STALE_EPOCHS)}
        )
    if advice is Advice.UNDERFITTING and curves.hidden_size:
        return Offer(Deed.NEXT_RUN, {"model.hidden_size": 2 * curves.hidden_size}), enough
    if advice is Advice.UNCHECKED:
        return (Offer(Deed.NEXT_RUN, {"corpus.validation_fraction": 0.1}),)
    return ()


def _round(value: float) -> float:
    """To one digit that counts: 0.00033 is 0.0003."""
    return float(f"{value:.1g}")
