"""Looking inside: states and gates of every step, computed from the weights and torch's own states."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn

from engine.networks.stack import RecurrentLayer, RecurrentStack, run_layer
from engine.networks.states import Floats, StateTrace

Gates = dict[str, Tensor]


@torch.no_grad()
def trace_states(embedding: nn.Embedding, stack: RecurrentStack, ids: Tensor) -> StateTrace:
    """Read one text, `ids` (steps,), without dropout and keep every vector on the way; see `StateTrace`."""
    x = embedding(ids.to(embedding.weight.device))  # (steps, embedding_dim)
    embedded, hidden, cells, gates = x, [], [], []
    for number in range(stack.config.num_layers):
        readers = [_look(cast(RecurrentLayer, stack.forward_layers[number]), x)]
        if stack.config.bidirectional:
            read = _look(cast(RecurrentLayer, stack.backward_layers[number]), x.flip(0))
            readers.append({name: vectors.flip(0) for name, vectors in read.items()})
        both = {name: torch.cat([reader[name] for reader in readers], dim=-1) for name in readers[0]}
        x = both.pop("h")
        hidden.append(_floats(x))
        if "c" in both:
            cells.append(_floats(both.pop("c")))
        gates.append({name: _floats(vectors) for name, vectors in both.items()})
    return StateTrace(_floats(embedded), tuple(hidden), tuple(cells), tuple(gates))


def _look(layer: RecurrentLayer, x: Tensor) -> Gates:
    """h (and c) and the gates of one layer in one direction, each (steps, hidden_size)."""
    h = run_layer(layer, x[:, None], None)[0][:, 0]
    before = torch.cat([torch.zeros_like(h[:1]), h[:-1]])  # h(t-1)
    w_x, w_h, b_x, b_h = (cast(Tensor, p) for p in layer.parameters())
    from_x, from_h = x @ w_x.T + b_x, before @ w_h.T + b_h  # (steps, gates · hidden_size)
    if isinstance(layer, nn.LSTM):
        return {"h": h, **_lstm(from_x + from_h)}
    if isinstance(layer, nn.GRU):
        return {"h": h, **_gru(from_x, from_h)}
    return {"h": h, "a": from_x + from_h}


def _lstm(sums: Tensor) -> Gates:
    """i = σ, f = σ, g = tanh, o = σ of their sums; c(t) = f ⊙ c(t-1) + i ⊙ g."""
    i, f, g, o = sums.chunk(4, dim=-1)
    i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
    cell, cells = torch.zeros_like(i[0]), []
    for step in range(len(i)):
        cell = f[step] * cell + i[step] * g[step]
        cells.append(cell)
    return {"c": torch.stack(cells), "i": i, "f": f, "g": g, "o": o}


def _gru(from_x: Tensor, from_h: Tensor) -> Gates:
    """r = σ, z = σ, n = tanh(W·x + r ⊙ (U·h))."""
    (r_x, z_x, n_x), (r_h, z_h, n_h) = from_x.chunk(3, dim=-1), from_h.chunk(3, dim=-1)
    r, z = (r_x + r_h).sigmoid(), (z_x + z_h).sigmoid()
    return {"r": r, "z": z, "n": (n_x + r * n_h).tanh()}


def _floats(x: Tensor) -> Floats:
    return x.float().cpu().numpy()
