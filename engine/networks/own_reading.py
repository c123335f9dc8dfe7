"""A layer's weights read over a whole sequence by our own kernels instead of torch's, and where that is worth it."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

import torch
from torch import Tensor, nn

from engine.networks.kernel_gru import GruKernel
from engine.networks.kernel_lstm import LstmKernel
from engine.networks.kernel_rnn import RnnKernel
from engine.networks.kernels import KINDS
from engine.recipe.model import Activation, Cell

Fused: TypeAlias = nn.RNN | nn.LSTM | nn.GRU

SHORTEST = 4  # steps: below, starting to read costs more than it saves
# Up to how many numbers of state (batch · size) our kernels are usually the faster ones, with a way back and without.
# Above, the products are all there is. torch's lstm is one call where it has oneDNN, and stays ahead of ours there.
LEARNED_FASTER = {Cell.RNN: 1 << 18, Cell.GRU: 1 << 18, Cell.LSTM: 0}
READ_FASTER = {Cell.RNN: 1 << 15, Cell.GRU: 0, Cell.LSTM: 0}


def can_read(x: Tensor) -> bool:
    """Whether our kernels can read `x` (steps, batch, size)."""
    kind = x.dtype in KINDS or learns_low(x)
    return x.device.type == "cpu" and kind and len(x) >= SHORTEST and x.shape[1] > 0


def learns_low(x: Tensor) -> bool:
    """Whether products are to be taken in bfloat16 here."""
    return (
        torch.is_autocast_enabled(x.device.type) and torch.get_autocast_dtype(x.device.type) is torch.bfloat16
    )


def usually_faster(cell: Cell, size: int, batch: int, *, learning: bool) -> bool:
    """Whether ours are usually faster than torch's; a run measures it (training/kernel_choice.py)."""
    return batch * size <= (LEARNED_FASTER if learning else READ_FASTER)[cell]


def cell_of(layer: Fused) -> Cell:
    """The kind of a torch layer."""
    if isinstance(layer, nn.LSTM):
        return Cell.LSTM
    return Cell.GRU if isinstance(layer, nn.GRU) else Cell.RNN


def read_fused(
    layer: Fused, x: Tensor, state: tuple[Tensor, ...] | None
) -> tuple[Tensor, tuple[Tensor, ...]]:
    """What the layer would give: `x` (steps, batch, input_size) → states (steps, batch, hidden_size), the end."""
    w, u, b_x, b_h = layer.parameters()
    if isinstance(layer, nn.LSTM):
        low = learns_low(x)
        with torch.autocast(x.device.type, enabled=False):
            x = x.to(w.dtype)
            h, c = _firsts(x, layer.hidden_size, state, 2)
            states, h, c = _apply(LstmKernel, x, h, c, w, u, b_x + b_h, low)
        return states, (h[None], c[None])
    if isinstance(layer, nn.RNN):
        return read_plain((w, u, b_x, b_h), Activation(str(layer.nonlinearity)), x, state)
    low = learns_low(x)
    with torch.autocast(x.device.type, enabled=False):
        x = x.to(w.dtype)
        (first,) = _firsts(x, layer.hidden_size, state, 1)
        states, h = _apply(GruKernel, x, first, w, u, b_x, b_h, low)
    return states, (h[None],)


def read_plain(
    weights: tuple[Tensor, Tensor, Tensor, Tensor],
    activation: Activation,
    x: Tensor,
    state: tuple[Tensor, ...] | None,
) -> tuple[Tensor, tuple[Tensor, ...]]:
    """The same of a plain cell's W, U, b and b', with any squashing function."""
    w, u, b_x, b_h = weights
    low = learns_low(x)
    with torch.autocast(x.device.type, enabled=False):
        x = x.to(w.dtype)
        (first,) = _firsts(x, len(u), state, 1)
        states, h = _apply(RnnKernel, x, first, w, u, b_x + b_h, activation, low)
    return states, (h[None],)


def _firsts(x: Tensor, size: int, state: tuple[Tensor, ...] | None, parts: int) -> tuple[Tensor, ...]:
    """The state before, each (batch, size) without gaps; zeros when there was none."""
    if state is None:
        return (x.new_zeros(x.shape[1], size),) * parts
    return tuple(part[0].to(x.dtype).contiguous() for part in state)


def _apply(kernel: type[torch.autograd.Function], *given: Any) -> tuple[Tensor, ...]:
    return cast(tuple[Tensor, ...], kernel.apply(*given))  # type: ignore[no-untyped-call]
