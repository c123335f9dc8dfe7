"""How far a run has come: plain numbers, saved with every checkpoint."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from engine.events import BestEpoch, EndReason, RunEnded


@dataclass
class EpochSums:
    """What the steps of the current epoch have added up to."""

    loss: float = 0.0
    right: float = 0.0
    weight: int = 0
    examples: int = 0
    tokens: int = 0
    seconds: float = 0.0
    clipped: int = 0  # steps whose gradient was shortened
    steps: int = 0
    pairs: int = 0  # pairs of steps whose gradients were compared, see gradient_noise.py
    pair_squares: float = 0.0
    pair_products: float = 0.0

    def mean_loss(self) -> float:
        """Mean loss over texts or tokens."""
        return self.loss / max(1, self.weight)

    def per_second(self, count: int) -> float:
        """`count` of something in this epoch, per second."""
        return count / self.seconds if self.seconds > 0 else 0.0


@dataclass
class Position:
    """`epoch` whole epochs and `step` steps are done, `step_in_epoch` of them in the epoch under way."""

    epoch: int = 0
    step: int = 0
    step_in_epoch: int = 0
    sums: EpochSums = field(default_factory=EpochSums)
    best: BestEpoch | None = None
    stale: int = 0  # epochs since the best one
    seconds: float = 0.0  # from the run's beginning, pauses and the time it lay still left out
    examples: int = 0  # of whole epochs, with the seconds their steps took
    tokens: int = 0
    learning_seconds: float = 0.0
    waited: int = 0  # epochs since the best one or the last fall of the learning rate on a plateau
    falls: int = 0  # of the learning rate on plateaus
    averaged: int = 0  # states in the average of the weights

    def close_epoch(self) -> None:
        """Begin the next epoch."""
        self.examples += self.sums.examples
        self.tokens += self.sums.tokens
        self.learning_seconds += self.sums.seconds
        self.epoch, self.step_in_epoch, self.sums = self.epoch + 1, 0, EpochSums()

    def ended(self, run: str, reason: EndReason, seconds: float, parameters: int) -> RunEnded:
        """The last event of a run that stands here, `seconds` after it was started or taken up again."""
        learning = self.learning_seconds + self.sums.seconds
        examples, tokens = self.examples + self.sums.examples, self.tokens + self.sums.tokens
        return RunEnded(
            run=run,
            reason=reason,
            epochs=self.epoch,
            best=self.best,
            seconds=self.seconds + seconds,
            examples_per_second=examples / learning if learning else 0.0,
            tokens_per_second=tokens / learning if learning else 0.0,
            parameters=parameters,
        )

    def as_tree(self) -> dict[str, Any]:
        """Plain values; floats come back from JSON bit for bit."""
        return dataclasses.asdict(self)

    @classmethod
    def from_tree(cls, tree: dict[str, Any]) -> Position:
        """The position that `as_tree` gave."""
        best = BestEpoch(**tree["best"]) if tree["best"] else None
        return cls(**{**tree, "sums": EpochSums(**tree["sums"]), "best": best})
