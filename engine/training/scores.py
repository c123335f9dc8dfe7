"""What a pass over kept-back text gives."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.events import BestEpoch


@dataclass(frozen=True, slots=True)
class Scores:
    """`loss` in nats per text or token; `accuracy` of a classifier, else None. `count` texts or tokens were looked at.

    `weight` is what they count together in the loss, when not all count alike.
    """

    loss: float
    accuracy: float | None
    count: int
    weight: float | None = None


def perplexity(loss: float | None) -> float | None:
    """e to the loss: among how many equally likely tokens the network hesitates."""
    if loss is None:
        return None
    return math.exp(loss) if loss < 700 else math.inf


def improves(scores: Scores, best: BestEpoch | None) -> bool:
    """Whether an epoch is the one to hand back: its validation loss is the smallest so far, for either task.

    Accuracy moves in steps of one text and is much up to luck on a few hundred of them; the loss sees how sure each
    answer was. On ten thousand reviews both choose the same epoch or one equally good, and on small corpora the loss
    chooses better, with more honest probabilities.
    """
    return best is None or best.valid_loss is None or scores.loss < best.valid_loss
