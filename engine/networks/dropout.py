"""Dropout for sequences: what is blanked is blanked at every step of a text."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class SequenceDropout(nn.Module):
    """Blank a share of the numbers, the same ones for all steps of a text, and scale up the rest.

    One mask per text instead of one per step (Gal and Ghahramani, 2016) keeps a state from being shredded a little at
    every step, and costs next to nothing. The random numbers come from `noise`, which belongs to the training run, so
    that nothing else a program does can change what a run learns.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.noise: torch.Generator | None = None

    def forward(self, x: Tensor) -> Tensor:
        """`x` is (steps, batch, size) or (batch, size)."""
        if not self.training or self.share == 0.0:
            return x
        keep = 1.0 - self.share
        mask = torch.empty(x.shape[-2:], device=x.device, dtype=x.dtype).bernoulli_(
            keep, generator=self.noise
        )
        return x * mask.div_(keep)


def set_noise(network: nn.Module, noise: torch.Generator | None) -> None:
    """Let every dropout of a network draw from `noise` (on the network's device)."""
    for module in network.modules():
        if isinstance(module, SequenceDropout):
            module.noise = noise
