"""What a task's training is to the loop: one batch read, and how the next is come by."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from engine.networks.layers import StackState
from engine.training.scores import Scores


@dataclass(frozen=True, slots=True)
class Lesson:
    """One batch read: its mean `loss` with the gradient still to be worked out, and what was in it."""

    loss: Tensor
    right: Tensor | None  # how many answers were right
    weight: int  # texts or tokens the loss is the mean over
    examples: int
    tokens: int


class Lessons(Protocol):
    """A task's training and validation parts, read by its network."""

    gives_accuracy: bool
    gives_perplexity: bool  # its loss is nats per token
    steps_per_epoch: int
    train_examples: int
    valid_examples: int
    state: StackState | None  # what is carried from one step to the next

    def begin_epoch(self, epoch: int) -> None:
        """Put the batches of `epoch` (from 0) in order; drops what was carried."""

    def read(self, index: int) -> Lesson:
        """The forward pass over batch `index` of the epoch."""

    def cells(self, index: int) -> int:
        """How many steps are computed for batch `index`, over all its texts and with their padding."""

    def validate(self) -> Generator[None, None, Scores]:
        """Look at the validation part; one yield per batch, where one may pause or stop."""
