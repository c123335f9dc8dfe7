"""How the learning rate changes while a run learns.

A schedule is a function of where the run stands, so a resumed run goes on with the very rate it would have had.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from torch.optim import Optimizer

from engine.recipe.training import ScheduleName, TrainingSettings
from engine.training.position import Position


@dataclass(frozen=True)
class Schedule:
    """The share of the recipe's learning rate that a step is made with."""

    settings: TrainingSettings
    steps_per_epoch: int

    @property
    def constant(self) -> bool:
        """Whether the rate never changes."""
        return self.settings.schedule is ScheduleName.CONSTANT and self.settings.warmup == 0

    def share(self, step: int, epoch: int, falls: int) -> float:
        """The share at `step` (from 0) in `epoch` (from 0) after `falls` falls on plateaus."""
        return self._risen(step) * self._left(step, epoch, falls)

    def at(self, position: Position) -> float:
        """The share of the next step."""
        return self.share(self.steps_behind(position), position.epoch, position.falls)

    def before(self, position: Position) -> float:
        """The share that the last step was made with, of the epoch that is not closed yet."""
        return self.share(max(0, self.steps_behind(position) - 1), position.epoch, position.falls)

    def steps_behind(self, position: Position) -> int:
        """How many steps of now lie behind, also where earlier epochs had more or fewer of them."""
        return position.epoch * self.steps_per_epoch + position.step_in_epoch

    @property
    def warmup_steps(self) -> int:
        """Over how many steps the rate rises."""
        warmup = self.settings.warmup
        return round(warmup * self._all_steps if warmup < 1 else warmup)

    @property
    def _all_steps(self) -> int:
        return self.settings.epochs * self.steps_per_epoch

    def _risen(self, step: int) -> float:
        return min(1.0, (step + 1) / self.warmup_steps) if self.warmup_steps else 1.0

    def _left(self, step: int, epoch: int, falls: int) -> float:
        settings = self.settings
        if settings.schedule is ScheduleName.COSINE:  # Loshchilov and Hutter, 2017, without restarts
            rest = max(1, self._all_steps - self.warmup_steps)
            done = min(1.0, max(0, step - self.warmup_steps) / rest)
            return 0.5 * (1 + math.cos(math.pi * done))
        if settings.schedule is ScheduleName.STEP:
            return float(settings.schedule_factor ** (epoch // settings.schedule_epochs))
        if settings.schedule is ScheduleName.PLATEAU:
            return float(settings.schedule_factor**falls)
        return 1.0


def judge_plateau(settings: TrainingSettings, position: Position, *, best: bool) -> None:
    """Count the epochs without a better one, and fall after enough of them; call it when an epoch is judged."""
    position.waited = 0 if best else position.waited + 1
    if settings.schedule is ScheduleName.PLATEAU and position.waited >= settings.schedule_epochs:
        position.falls += 1
        position.waited = 0


def scale_rates(optimizer: Optimizer, share: float) -> None:
    """Set every group of weights to this share of the rate it began with."""
    for group in optimizer.param_groups:
        group["lr"] = group.setdefault("initial_lr", group["lr"]) * share
