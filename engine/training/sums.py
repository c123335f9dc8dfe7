"""Adding up what is still on the device."""

from __future__ import annotations

import torch
from torch import Tensor

FETCHED_TOGETHER = 4096  # losses


class LossSums:
    """Adds up losses, fetching them from the device some thousands at a time.

    `in_order` adds each to the sum of those before; else as torch adds, which is the last bit of a double apart.
    """

    def __init__(self, *, in_order: bool) -> None:
        self._in_order = in_order
        self._losses: list[Tensor] = []
        self._fetched = 0.0

    def add(self, loss: Tensor) -> None:
        """One more."""
        self._losses.append(loss)
        if len(self._losses) >= FETCHED_TOGETHER:
            self.total()

    def total(self) -> float:
        """All of them together."""
        if self._losses:
            losses, self._losses = torch.stack(self._losses).cpu().double(), []
            self._fetched = (
                sum(losses.tolist(), self._fetched) if self._in_order else self._fetched + float(losses.sum())
            )
        return self._fetched
