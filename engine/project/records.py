"""What a project hands out: runs and checkpoints, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from engine.corpus.documents import CorpusSource
from engine.events import BestEpoch, EndReason, Event, RunEnded
from engine.recipe.recipe import Recipe

LARGEST_STATE = 999_000_000  # bytes; SQLite holds no row above 1e9, and something of it is not the state
LAST, BEST = "last", "best"  # the slots of every run; "epoch:7" and the like are snapshots

_SNAPSHOT = "epoch:"

Place = tuple[int, int]  # whole epochs and steps that a state has behind it
ANYWHERE: Place = (-1, -1)


def snapshot_slot(epoch: int) -> str:
    """Where the weights after an epoch are kept."""
    return f"{_SNAPSHOT}{epoch}"


class RunStatus(str, Enum):
    """Where a run stands. `UNFINISHED`: it is being trained now, or was cut off and can be resumed."""

    UNFINISHED = "unfinished"
    COMPLETED = "completed"
    EARLY_STOPPED = "early_stopped"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One training run as the project knows it.

    `slots` are the checkpoints it has; `created` is UTC, ISO 8601; `running` says that it learnt from one running
    text, where no document ends; `note` is what a person wrote about it.
    """

    id: int
    name: str
    created: str
    recipe: Recipe
    labels: tuple[str, ...]
    corpus: CorpusSource
    running: bool
    summary: RunEnded | None
    slots: tuple[str, ...]
    deleted: bool
    note: str = ""

    @property
    def usable(self) -> bool:
        """Whether there are weights to use: at least one checkpoint was saved."""
        return bool(self.slots)

    @property
    def snapshots(self) -> tuple[int, ...]:
        """The epochs whose weights are kept beside the best and the last, in order."""
        found = (slot.removeprefix(_SNAPSHOT) for slot in self.slots if slot.startswith(_SNAPSHOT))
        return tuple(sorted(int(epoch) for epoch in found if epoch.isdigit()))

    @property
    def status(self) -> RunStatus:
        """Where the run stands."""
        return RunStatus.UNFINISHED if self.summary is None else RunStatus(self.summary.reason.value)

    @property
    def reason(self) -> EndReason | None:
        """Why it ended; None while it has not."""
        return self.summary.reason if self.summary else None

    @property
    def epochs(self) -> int:
        """Epochs done when it ended; 0 while it has not (the history knows more)."""
        return self.summary.epochs if self.summary else 0

    @property
    def best(self) -> BestEpoch | None:
        """The epoch that was kept, with its validation numbers."""
        return self.summary.best if self.summary else None

    @property
    def best_epoch(self) -> int | None:
        """The number of the epoch that was kept."""
        return self.best.epoch if self.best else None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A whole state after `step` steps: `tensors` is a safetensors file as bytes, `meta` a JSON tree.

    `events` are written into the history in the same transaction, so that history and state never disagree.
    """

    slot: str
    epoch: int
    step: int
    tensors: bytes
    meta: dict[str, Any] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
