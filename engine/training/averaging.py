"""An average of the weights over many steps, which is tested, kept and handed out instead of the last ones.

Moving (EMA): Polyak and Juditsky, 1992, with a memory that grows from nothing. Of the end (SWA): Izmailov et al., 2018.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from engine.recipe.training import Averaging, TrainingSettings


class WeightAverage:
    """The average of `weights`, which change under it. Where it has taken in nothing yet, the weights are their own."""

    def __init__(self, settings: TrainingSettings, weights: Sequence[Tensor], all_steps: int) -> None:
        self._settings, self._weights = settings, list(weights)
        self._first = all_steps - round(
            settings.averaging_share * all_steps
        )  # step of the average of the end
        self.values: list[Tensor] | None = None

    @property
    def on(self) -> bool:
        """Whether anything is averaged."""
        return self._settings.averaging is not Averaging.NONE

    @torch.no_grad()
    def take_in(self, step: int, count: int) -> int:
        """Take in the weights after `step` steps, to `count` taken in before; gives how many there are now."""
        if not self.on or (self._settings.averaging is Averaging.SWA and step <= self._first):
            return count
        weights = [weight.detach() for weight in self._weights]
        if self.values is None:
            self.values = [weight.clone() for weight in weights]
        else:
            torch._foreach_lerp_(self.values, weights, 1.0 - self._memory(count))
        return count + 1

    def _memory(self, count: int) -> float:
        """What stays of the average of `count` states."""
        if self._settings.averaging is Averaging.SWA:
            return count / (count + 1)
        return min(self._settings.averaging_decay, (1 + count) / (10 + count))

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """The network has the average instead of its weights, bit for bit, and afterwards its weights again."""
        if self.values is None:
            yield
            return
        own = [weight.detach().clone() for weight in self._weights]
        self._put(self.values)
        try:
            yield
        finally:
            self._put(own)

    @torch.no_grad()
    def _put(self, values: Sequence[Tensor]) -> None:
        for weight, value in zip(self._weights, values, strict=True):
            weight.copy_(value)

    def tensors(self) -> dict[str, Tensor]:
        """What a resume needs."""
        values = enumerate(self.values or ())
        return {f"average.{i}": value.detach().to("cpu", copy=True).contiguous() for i, value in values}

    def restore(self, tensors: dict[str, Tensor]) -> None:
        """Take back what `tensors` gave."""
        kept = [tensors[f"average.{i}"] for i in range(len(self._weights)) if f"average.{i}" in tensors]
        self.values = None
        if kept:
            pairs = zip(kept, self._weights, strict=True)
            self.values = [value.to(weight.device, copy=True) for value, weight in pairs]
