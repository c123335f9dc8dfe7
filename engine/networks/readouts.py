"""N→1: one vector out of the states of all steps. Padding never counts."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.recipe.model import Readout


def read_out(readout: Readout, states: Tensor, lengths: Tensor, forward_size: int) -> Tensor:
    """`states` (steps, batch, size), `lengths` (batch,) → (batch, size), or (batch, 2 · size) for mean_max.

    The last state of a forward reader lies at length - 1, that of a backward reader at step 0; `forward_size` is how
    many of the numbers are the forward reader's.
    """
    if readout is Readout.LAST:
        batch = torch.arange(len(lengths), device=lengths.device)
        return torch.cat([states[lengths - 1, batch, :forward_size], states[0, :, forward_size:]], dim=-1)
    inside = (torch.arange(len(states), device=lengths.device)[:, None] < lengths)[
        ..., None
    ]  # (steps, batch, 1)
    if readout is Readout.MEAN:
        return _mean(states, inside, lengths)
    if readout is Readout.MAX:
        return _largest(states, inside)
    return torch.cat([_mean(states, inside, lengths), _largest(states, inside)], dim=-1)


def _mean(states: Tensor, inside: Tensor, lengths: Tensor) -> Tensor:
    return (states * inside).sum(dim=0) / lengths[:, None]


def _largest(states: Tensor, inside: Tensor) -> Tensor:
    return (states + torch.where(inside, 0.0, float("-inf"))).amax(dim=0)
