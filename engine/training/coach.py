"""What the two curves say, in one word; the window has the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from engine.events import EpochDone


class Advice(str, Enum):
    """What a person who has seen many curves would say of this one."""

    WAITING = "waiting"  # no epoch done yet
    GOING_WELL = "going_well"  # both curves fall
    MEMORISING = "memorising"  # training falls, validation rises
    LEVELLED_OFF = "levelled_off"  # validation has not improved for a while, nor got much worse
    NOT_LEARNING = "not_learning"  # training itself does not fall
    JUMPING = "jumping"  # training rose clearly: the learning rate is too large
    UNCHECKED = "unchecked"  # nothing was kept back for validation


MARGIN = 0.02  # a relative change of a loss that is more than noise
STALE_EPOCHS = 2


def advise(epochs: Sequence[EpochDone]) -> Advice:
    """Advice from the epochs so far, oldest first."""
    if not epochs:
        return Advice.WAITING
    train = [epoch.train_loss for epoch in epochs]
    if len(train) >= 2 and train[-1] > min(train[:-1]) * (1 + 5 * MARGIN):
        return Advice.JUMPING
    if len(train) >= 3 and train[-1] > train[0] * (1 - MARGIN):
        return Advice.NOT_LEARNING
    valid = [epoch.valid_loss for epoch in epochs if epoch.valid_loss is not None]
    if not valid:
        return Advice.UNCHECKED
    best = valid.index(min(valid))
    stale = len(valid) - 1 - best
    if stale >= 1 and valid[-1] > valid[best] * (1 + 2 * MARGIN):
        return Advice.MEMORISING
    return Advice.LEVELLED_OFF if stale >= STALE_EPOCHS else Advice.GOING_WELL
