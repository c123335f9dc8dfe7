"""Looking inside: states and gates of every step, computed from the weights and the layers' own states."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.networks.layers import (
    LayerState,
    RecurrentLayer,
    StackState,
    StepLayer,
    gru_gates,
    layer_sums,
    lstm_gates,
    run_layer,
)
from engine.networks.stack import RecurrentStack
from engine.networks.states import Floats, StateTrace
from engine.recipe.model import Cell

Gates = dict[str, Tensor]


@torch.no_grad()
def trace_states(
    x: Tensor, stack: RecurrentStack, start: StackState | None = None
) -> tuple[StateTrace, Tensor]:
    """Read one embedded text, `x` (steps, input_size), without dropout and keep every vector on the way.

    Gives the trace and what the answer reads, (steps, output_size). `start` is the state it begins from.
    """
    hidden, cells, gates = list[Floats](), list[Floats](), list[dict[str, Floats]]()

    def read(number: int, below: Tensor) -> Tensor:
        onward, *backward = stack.readers(number)
        readers = [_look(onward, below, start[number] if start else None)]
        for back in backward:
            read = _look(back, below.flip(0), None)
            readers.append({name: vectors.flip(0) for name, vectors in read.items()})
        both = {name: torch.cat([reader[name] for reader in readers], dim=-1) for name in readers[0]}
        states = both.pop("h")
        hidden.append(_floats(states))
        if "c" in both:
            cells.append(_floats(both.pop("c")))
        gates.append({name: _floats(vectors) for name, vectors in both.items()})
        return states

    training = stack.training
    stack.eval()
    try:
        outputs = stack.climb(x, read)
    finally:
        stack.train(training)
    trace = StateTrace(_floats(x), tuple(hidden), tuple(cells), tuple(gates), tuple(map(_floats, outputs)))
    return trace, stack.joined(outputs)


def _look(layer: RecurrentLayer, x: Tensor, start: LayerState | None) -> Gates:
    """h (and c) and the gates of one layer in one direction, each (steps, hidden_size)."""
    h = run_layer(layer, x[:, None], start)[0][:, 0]
    first = start[0][0] if start else torch.zeros_like(h[:1])  # (1, hidden_size)
    from_x, from_h = layer_sums(layer, x, torch.cat([first, h[:-1]]))
    if _is(layer, Cell.LSTM):
        return {"h": h, **_lstm(from_x + from_h, start[1][0, 0] if start else torch.zeros_like(h[0]))}
    if _is(layer, Cell.GRU):
        return {"h": h, **dict(zip("rzn", gru_gates(from_x, from_h), strict=True))}
    return {"h": h, "a": from_x + from_h}


def _is(layer: RecurrentLayer, cell: Cell) -> bool:
    if isinstance(layer, StepLayer):
        return layer.config.cell is cell
    return isinstance(layer, {Cell.LSTM: nn.LSTM, Cell.GRU: nn.GRU, Cell.RNN: nn.RNN}[cell])


def _lstm(sums: Tensor, cell: Tensor) -> Gates:
    """The gates, and c(t) = f ⊙ c(t-1) + i ⊙ g from `cell` on."""
    i, f, g, o = lstm_gates(sums)
    cells = []
    for step in range(len(i)):
        cell = f[step] * cell + i[step] * g[step]
        cells.append(cell)
    return {"c": torch.stack(cells), "i": i, "f": f, "g": g, "o": o}


def _floats(x: Tensor) -> Floats:
    return x.float().cpu().numpy()
