"""What a pass over kept-back text gives."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.events import BestEpoch
from engine.recipe.recipe import Task


@dataclass(frozen=True, slots=True)
class Scores:
    """`loss` in nats per text or token; `accuracy` of a classifier, else None. `count` texts or tokens were looked at."""

    loss: float
    accuracy: float | None
    count: int


def perplexity(loss: float | None) -> float | None:
    """e to the loss: among how many equally likely tokens the network hesitates."""
    if loss is None:
        return None
    return math.exp(loss) if loss < 700 else math.inf


def improves(task: Task, scores: Scores, best: BestEpoch | None) -> bool:
    """Whether an epoch is the one to hand back.

    A language model is as good as its validation loss. A classifier is as good as its share of right answers, and
    among epochs equally often right the one with the smaller loss: its probabilities are the more honest ones.
    """
    if best is None or best.valid_loss is None:
        return True
    if task is Task.LANGUAGE_MODEL or scores.accuracy is None or best.valid_accuracy is None:
        return scores.loss < best.valid_loss
    return (scores.accuracy, -scores.loss) > (best.valid_accuracy, -best.valid_loss)
