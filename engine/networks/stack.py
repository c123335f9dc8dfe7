"""Recurrent cells in layers, each layer held on its own so that its states can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from engine.networks.dropout import SequenceDropout
from engine.recipe.model import Activation, Cell

# Of one layer: (h,), or (h, c) for lstm, each (1, batch, hidden_size); of a stack: one of these per layer.
LayerState = tuple[Tensor, ...]
StackState = tuple[LayerState, ...]
RecurrentLayer = nn.RNN | nn.LSTM | nn.GRU


@dataclass(frozen=True)
class StackConfig:
    """What a recurrent stack is made of."""

    cell: Cell = Cell.LSTM
    activation: Activation = Activation.TANH
    input_size: int = 64
    hidden_size: int = 64
    num_layers: int = 1
    bidirectional: bool = False
    dropout: float = 0.0

    @property
    def output_size(self) -> int:
        """The size of one step's state at the top."""
        return self.hidden_size * (2 if self.bidirectional else 1)


class RecurrentStack(nn.Module):
    """Layers of one cell kind; with `bidirectional` a second reader per layer, from the end of the text.

    Two readers of one direction each, rather than torch's bidirectional layer: the backward one is given the text
    turned round *within its length*, so padding stays behind it and is never read first. That equals
    pack_padded_sequence, keeps the fast path for whole batches, and every state has its place.
    """

    def __init__(self, config: StackConfig) -> None:
        super().__init__()
        self.config = config
        sizes = [config.input_size] + [config.output_size] * (config.num_layers - 1)
        self.forward_layers = nn.ModuleList(make_layer(config, size) for size in sizes)
        self.backward_layers = nn.ModuleList(
            make_layer(config, size) for size in sizes if config.bidirectional
        )
        self.dropout = SequenceDropout(config.dropout)

    def forward(self, x: Tensor, state: StackState | None = None) -> tuple[Tensor, StackState]:
        """`x` (steps, batch, input_size) → the top layer's states (steps, batch, hidden_size), and where each layer ends."""
        ends: list[LayerState] = []
        for number, layer in enumerate(self.forward_layers):
            x = self.dropout(x) if number else x
            x, end = run_layer(cast(RecurrentLayer, layer), x, state[number] if state else None)
            ends.append(end)
        return x, tuple(ends)

    def read_both_ways(self, x: Tensor, turned: Tensor) -> Tensor:
        """`x` (steps, batch, input_size) → (steps, batch, 2 · hidden_size); `turned` comes from `turning_index`."""
        for number, (onward, back) in enumerate(zip(self.forward_layers, self.backward_layers, strict=True)):
            x = self.dropout(x) if number else x
            ahead, _ = run_layer(cast(RecurrentLayer, onward), x, None)
            behind, _ = run_layer(cast(RecurrentLayer, back), turn(x, turned), None)
            x = torch.cat([ahead, turn(behind, turned)], dim=-1)
        return x


def make_layer(config: StackConfig, input_size: int) -> RecurrentLayer:
    """One layer of one direction."""
    if config.cell is Cell.LSTM:
        return nn.LSTM(input_size, config.hidden_size)
    if config.cell is Cell.GRU:
        return nn.GRU(input_size, config.hidden_size)
    return nn.RNN(input_size, config.hidden_size, nonlinearity=config.activation.value)


def run_layer(layer: RecurrentLayer, x: Tensor, state: LayerState | None) -> tuple[Tensor, LayerState]:
    """torch hands an lstm's state as a pair and the others' as one tensor; here it is always a tuple."""
    if isinstance(layer, nn.LSTM):
        out, (h, c) = layer(x, state)
        return out, (h, c)
    out, h = layer(x, state[0] if state else None)
    return out, (h,)


def step_layer(layer: RecurrentLayer, x: Tensor, state: LayerState | None) -> LayerState:
    """One step: `x` (batch, input_size) and a state of (batch, hidden_size) each → the state after it."""
    weights = tuple(layer.parameters())  # W, U, and a bias for each
    if state is None:
        state = (x.new_zeros(len(x), layer.hidden_size),) * (2 if isinstance(layer, nn.LSTM) else 1)
    if isinstance(layer, nn.LSTM):
        return torch.lstm_cell(x, state, *weights)
    if isinstance(layer, nn.GRU):
        return (torch.gru_cell(x, state[0], *weights),)
    cell = torch.rnn_tanh_cell if layer.nonlinearity == "tanh" else torch.rnn_relu_cell
    return (cell(x, state[0], *weights),)


def turning_index(lengths: Tensor, steps: int) -> Tensor:
    """Which row of a flattened (steps · batch) sequence comes at each place when every text is turned round.

    Within its length step t becomes length - 1 - t; padding stays where it is. Turning twice gives the text back.
    """
    batch = len(lengths)
    t = torch.arange(steps, device=lengths.device)[:, None]  # (steps, 1)
    source = torch.where(t < lengths, lengths - 1 - t, t)  # (steps, batch)
    return (source * batch + torch.arange(batch, device=lengths.device)).flatten()


class _Turn(torch.autograd.Function):
    """Turning is its own inverse, so the gradient is turned back the same way: no slow scattered sums."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, x: Tensor, index: Tensor) -> Tensor:
        ctx.save_for_backward(index)
        return x.reshape(-1, x.shape[-1]).index_select(0, index).view_as(x)

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, *grads: Tensor) -> tuple[Tensor, None]:
        (index,) = ctx.saved_tensors  # type: ignore[attr-defined]
        (grad,) = grads
        return grad.reshape(-1, grad.shape[-1]).index_select(0, index).view_as(grad), None


def turn(x: Tensor, index: Tensor) -> Tensor:
    """`x` (steps, batch, size) with every text read from its end; see `turning_index`."""
    return cast(Tensor, _Turn.apply(x, index))  # type: ignore[no-untyped-call]
