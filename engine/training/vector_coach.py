"""What the loss of word vectors says. It is no loss of a network: only what is true of pairs is said here.

Before anything is learned a pair costs (1 + negative) ln 2. That validation rises while training falls is no reason to stop:
vectors of text that was read more often have better neighbours all the same. And a run of word vectors never goes on with
other settings, because its learning rate falls over the whole run, so all that is offered is for the next one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.recipe.vectors import VectorSettings
from engine.training.coach import SLOWER, Advice, Deed, Offer, Reading

RISEN = 0.1  # a share of the least loss that is more than the luck of an epoch
BEGUN = 0.1  # of what guessing costs: less is hardly a beginning
MORE_EPOCHS = 3


def read_pair_losses(
    losses: Sequence[float], settings: VectorSettings, *, ended: bool, broken: bool = False
) -> Reading:
    """What a teacher would say of the loss of a pair after each epoch so far, and offer."""
    slower = Offer(Deed.NEXT_RUN, {"vectors.learning_rate": float(f"{settings.learning_rate / SLOWER:.1g}")})
    if broken or not all(map(math.isfinite, losses)):
        return Reading(Advice.VECTORS_TOO_FAST, offers=(slower,))
    if not losses:
        return Reading(Advice.WAITING)
    if losses[-1] > (1 + RISEN) * min(losses):
        return Reading(Advice.VECTORS_TOO_FAST, offers=(slower,))
    if not ended:
        return Reading(Advice.VECTORS_LEARNING)
    guessing = (1 + settings.negative) * math.log(2)
    if losses[-1] > (1 - BEGUN) * guessing:
        more = Offer(Deed.NEXT_RUN, {"vectors.epochs": MORE_EPOCHS * settings.epochs})
        return Reading(Advice.VECTORS_HARDLY_BEGUN, offers=(more,))
    return Reading(Advice.VECTORS_READY, offers=(Offer(Deed.LOOK),))
