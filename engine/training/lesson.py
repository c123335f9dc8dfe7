"""What a task's training is to the loop: one batch read, and how the next is come by."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor, nn

from engine.networks.dropout import set_rows
from engine.networks.layers import StackState
from engine.networks.rows import Member, Rows
from engine.training.scores import Scores


@dataclass(frozen=True, slots=True)
class Lesson:
    """One batch read: its mean `loss` with the gradient still to be worked out, and what was in it.

    Of a batch that several processes read it is this one's part; of rows that count for nothing, `weight` is 0.
    """

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
    member: Member  # whose rows of each batch are read

    def begin_epoch(self, epoch: int) -> None:
        """Put the batches of `epoch` (from 0) in order; drops what was carried."""

    def read(self, index: int) -> Lesson:
        """The forward pass over batch `index` of the epoch."""

    def cells(self, index: int) -> int:
        """How many steps are computed for batch `index`, over all its texts and with their padding."""

    def validate(self) -> Generator[None, None, Scores]:
        """Look at this member's share of the validation part; one yield per batch, where one may pause or stop."""


def own_rows(network: nn.Module, member: Member, whole: int) -> Rows:
    """The rows of a batch of `whole` rows that `member` reads; from here on the network's dropout draws for these."""
    rows = member.rows(whole)
    if not member.alone:
        set_rows(network, rows)
    return rows


def counted(lesson: Lesson, rows: Rows) -> Lesson:
    """The lesson, or one that counts for nothing."""
    if not rows.idle:
        return lesson
    return Lesson(lesson.loss, None if lesson.right is None else lesson.right * 0, 0, 0, 0)
