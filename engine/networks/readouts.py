"""N→1: one vector out of the states of all steps. Padding never counts."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import pad

from engine.recipe.model import Readout


class StateReadout(nn.Module):
    """last, mean, max, mean_max or flatten: nothing to learn."""

    def __init__(self, readout: Readout, forward_columns: tuple[bool, ...], max_tokens: int = 0) -> None:
        """`forward_columns`: which numbers of a state a forward reader made. `max_tokens`: how long flatten is."""
        super().__init__()
        self.readout, self.max_tokens = readout, max_tokens
        self.register_buffer("forward_columns", torch.tensor(forward_columns), persistent=False)

    def forward(self, states: Tensor, lengths: Tensor) -> Tensor:
        """`states` (steps, batch, size), `lengths` (batch,) → (batch, size), for mean_max (batch, 2 · size), for
        flatten (batch, max_tokens · size).
        """
        if self.readout is Readout.LAST:
            return last_states(states, lengths, self.forward_columns)  # type: ignore[arg-type]
        within = inside(states, lengths)[..., None]
        if self.readout is Readout.FLATTEN:
            return _flattened(states * within, self.max_tokens)
        if self.readout is Readout.MEAN:
            return _mean(states, within, lengths)
        if self.readout is Readout.MAX:
            return _largest(states, within)
        return torch.cat([_mean(states, within, lengths), _largest(states, within)], dim=-1)


class AttentionReadout(nn.Module):
    """The mean of the states, each weighed by how much it has to say (Yang et al., 2016).

    weight(t) = softmax over the steps of v · tanh(W·h(t) + b).
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.sight = nn.Linear(size, size)
        self.choice = nn.Linear(size, 1, bias=False)  # a bias would raise every step alike

    def weights(self, states: Tensor, lengths: Tensor) -> Tensor:
        """`states` (steps, batch, size) → (steps, batch), which sum to 1 over the steps of each text."""
        scores: Tensor = self.choice(self.sight(states).tanh())[..., 0]
        return scores.masked_fill(~inside(states, lengths), float("-inf")).softmax(dim=0)

    def forward(self, states: Tensor, lengths: Tensor) -> Tensor:
        """`states` (steps, batch, size), `lengths` (batch,) → (batch, size)."""
        return (states * self.weights(states, lengths)[..., None]).sum(dim=0)


ReadoutLayer = StateReadout | AttentionReadout


def make_readout(readout: Readout, forward_columns: tuple[bool, ...], max_tokens: int = 0) -> ReadoutLayer:
    """The readout of a classifier whose states have `len(forward_columns)` numbers."""
    if readout is Readout.ATTENTION:
        return AttentionReadout(len(forward_columns))
    return StateReadout(readout, forward_columns, max_tokens)


def inside(states: Tensor, lengths: Tensor) -> Tensor:
    """Whether a step belongs to its text: (steps, batch)."""
    return torch.arange(len(states), device=lengths.device)[:, None] < lengths


def last_states(states: Tensor, lengths: Tensor, forward_columns: Tensor) -> Tensor:
    """`states` (steps, batch, size) → (batch, size), what each reader knew when it had read all.

    The last state of a forward reader lies at length - 1, that of a backward reader at step 0.
    """
    at_end = states[lengths - 1, torch.arange(len(lengths), device=lengths.device)]
    return torch.where(forward_columns, at_end, states[0])


def _flattened(states: Tensor, max_tokens: int) -> Tensor:
    """All states of a text in a row; steps beyond its end are zeros, steps beyond `max_tokens` are left out."""
    missing = max_tokens - len(states)
    states = pad(states, (0, 0, 0, 0, 0, missing)) if missing > 0 else states[:max_tokens]
    return states.transpose(0, 1).flatten(1)


def _mean(states: Tensor, within: Tensor, lengths: Tensor) -> Tensor:
    return (states * within).sum(dim=0) / lengths[:, None]


def _largest(states: Tensor, within: Tensor) -> Tensor:
    return (states + torch.where(within, 0.0, float("-inf"))).amax(dim=0)
