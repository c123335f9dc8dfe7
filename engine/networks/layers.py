"""One recurrent layer of one direction: torch's fused one where it can do what is asked, else our own, step by step.

A whole sequence is read by our own kernels where these are faster (`own_reading.py`): a layer's `own` says so when it was
measured, and None leaves it to what is usual. All hold the same weights under the same names and give the same numbers.
The equations, with W, U and two biases (torch adds one beside W·x and one beside U·h; they are summed, see shapes.py):

    rnn    h(t) = bend(W·x + b + U·h(t-1) + b'),  bend = tanh, relu or sigmoid
    lstm   i, f, o = σ(…), g = tanh(…) of the four parts of W·x + b + U·h(t-1) + b'
           c(t) = f ⊙ c(t-1) + i ⊙ g,  h(t) = o ⊙ tanh(c(t))
    gru    r, z = σ(W·x + b + U·h(t-1) + b'),  n = tanh(W·x + b + r ⊙ (U·h(t-1) + b'))
           h(t) = (1 - z) ⊙ n + z ⊙ h(t-1)

Layer norm (Ba et al., 2016) takes LN(W·x), LN(U·h) and, in an lstm, tanh(LN(c)) instead. Recurrent dropout blanks
numbers of h(t-1) on their way into U, the same ones at every step (Gal and Ghahramani, 2016).
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn.functional import linear

from engine.networks.dropout import SequenceDropout
from engine.networks.own_reading import can_read, cell_of, learns_low, read_fused, read_plain, usually_faster
from engine.networks.shapes import GATES
from engine.networks.stack_config import LayerConfig
from engine.recipe.model import Activation, Cell

# Of one layer: (h,), or (h, c) for lstm, each (1, batch, hidden_size); of a stack: one of these per layer.
LayerState = tuple[Tensor, ...]
StackState = tuple[LayerState, ...]


class RnnLayer(nn.RNN):
    """torch's plain layer; `own`: whether our kernel reads it while it learns."""

    own: bool | None = None


class LstmLayer(nn.LSTM):
    """torch's lstm; `own` as above."""

    own: bool | None = None


class GruLayer(nn.GRU):
    """torch's gru; `own` as above."""

    own: bool | None = None


class StepLayer(nn.Module):
    """Our own layer: called like torch's, `x` (steps, batch, input_size) → states (steps, batch, hidden_size), end."""

    def __init__(self, config: LayerConfig) -> None:
        super().__init__()
        self.config = config
        self.hidden_size = config.hidden_size
        rows, bound = GATES[config.cell] * config.hidden_size, 1 / math.sqrt(config.hidden_size)
        self.weight_ih_l0 = nn.Parameter(torch.empty(rows, config.input_size).uniform_(-bound, bound))
        self.weight_hh_l0 = nn.Parameter(torch.empty(rows, config.hidden_size).uniform_(-bound, bound))
        self.bias_ih_l0 = nn.Parameter(torch.empty(rows).uniform_(-bound, bound))
        self.bias_hh_l0 = nn.Parameter(torch.empty(rows).uniform_(-bound, bound))
        self.dropout = SequenceDropout(config.recurrent_dropout)
        normed, long = config.layer_norm, config.layer_norm and config.cell is Cell.LSTM
        self.norm_x = nn.LayerNorm(rows, bias=False) if normed else nn.Identity()
        self.norm_h = nn.LayerNorm(rows, bias=False) if normed else nn.Identity()
        self.norm_c = nn.LayerNorm(config.hidden_size) if long else nn.Identity()

    def forward(self, x: Tensor, state: LayerState | None = None) -> tuple[Tensor, LayerState]:
        """`state` and the end as torch's lstm has them, but always a tuple: (h,) or (h, c), each (1, batch, size)."""
        if self.one_pass and can_read(x):
            weights = self.weight_ih_l0, self.weight_hh_l0, self.bias_ih_l0, self.bias_hh_l0
            return read_plain(weights, self.config.activation, x, state)
        now = tuple(part[0] for part in state) if state else self.zeros(x[0])
        mask = self.dropout.mask(now[0])
        states = []
        for from_x in self.sum_x(x).unbind(0):
            now = self.step(from_x, now, mask)
            states.append(now[0])
        return torch.stack(states), tuple(part[None] for part in now)

    @property
    def one_pass(self) -> bool:
        """Whether a kernel reads it: a plain cell in which nothing is normed or blanked now."""
        return self.config.cell is Cell.RNN and not self.config.layer_norm and not self.dropout.blanks

    def zeros(self, x: Tensor) -> LayerState:
        """The state before anything was read, for `x` (batch, …)."""
        return (x.new_zeros(len(x), self.hidden_size),) * (2 if self.config.cell is Cell.LSTM else 1)

    def sum_x(self, x: Tensor) -> Tensor:
        """W·x + b of any number of steps at once: (…, input_size) → (…, gates · hidden_size)."""
        if self.config.layer_norm:
            normed: Tensor = self.norm_x(linear(x, self.weight_ih_l0))
            return normed + self.bias_ih_l0
        return linear(x, self.weight_ih_l0, self.bias_ih_l0)

    def sum_h(self, h: Tensor) -> Tensor:
        """U·h + b': (…, hidden_size) → (…, gates · hidden_size)."""
        if self.config.layer_norm:
            normed: Tensor = self.norm_h(linear(h, self.weight_hh_l0))
            return normed + self.bias_hh_l0
        return linear(h, self.weight_hh_l0, self.bias_hh_l0)

    def step(self, from_x: Tensor, state: LayerState, mask: Tensor | None = None) -> LayerState:
        """From W·x + b (batch, gates · hidden_size) and the state before, each (batch, hidden_size), the one after."""
        h = state[0]
        from_h = self.sum_h(h if mask is None else h * mask)
        if self.config.cell is Cell.RNN:
            return (bend(self.config.activation, from_x + from_h),)
        if self.config.cell is Cell.GRU:
            _, z, n = gru_gates(from_x, from_h)
            return (n + z * (h - n),)
        i, f, g, o = lstm_gates(from_x + from_h)
        c = f * state[1] + i * g
        return o * self.norm_c(c).tanh(), c


FusedLayer = RnnLayer | LstmLayer | GruLayer
RecurrentLayer = FusedLayer | StepLayer


def bend(activation: Activation, sums: Tensor) -> Tensor:
    """The squashing function of a plain cell."""
    if activation is Activation.SIGMOID:
        return sums.sigmoid()
    return sums.relu() if activation is Activation.RELU else sums.tanh()


def lstm_gates(sums: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """i, f, g, o of the sums (…, 4 · hidden_size)."""
    i, f, g, o = sums.chunk(4, dim=-1)
    return i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()


def gru_gates(from_x: Tensor, from_h: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """r, z, n of W·x + b and U·h + b', each (…, 3 · hidden_size)."""
    (r_x, z_x, n_x), (r_h, z_h, n_h) = from_x.chunk(3, dim=-1), from_h.chunk(3, dim=-1)
    r, z = (r_x + r_h).sigmoid(), (z_x + z_h).sigmoid()
    return r, z, (n_x + r * n_h).tanh()


def make_layer(config: LayerConfig) -> RecurrentLayer:
    """One layer of one direction, with torch's own first weights; `starting.start_weights` gives those of a run."""
    if not config.fused:
        return StepLayer(config)
    if config.cell is Cell.LSTM:
        return LstmLayer(config.input_size, config.hidden_size)
    if config.cell is Cell.GRU:
        return GruLayer(config.input_size, config.hidden_size)
    return RnnLayer(config.input_size, config.hidden_size, nonlinearity=config.activation.value)


def run_layer(layer: RecurrentLayer, x: Tensor, state: LayerState | None) -> tuple[Tensor, LayerState]:
    """torch hands an lstm's state as a pair and the others' as one tensor; here it is always a tuple."""
    if isinstance(layer, StepLayer):
        states, end = layer(x, state)
        return states, end
    if reads_itself(layer, x):
        return read_fused(layer, x, state)
    if on_card(x) and learns_low(x):
        return _read_whole(layer, x, state)
    return _read_by_torch(layer, x, state)


def on_card(x: Tensor) -> bool:
    """Whether cuDNN reads `x`."""
    return x.device.type == "cuda"


def _read_whole(layer: FusedLayer, x: Tensor, state: LayerState | None) -> tuple[Tensor, LayerState]:
    """In single precision where other products are taken in bfloat16.

    Autocast gives a card's recurrent layers half precision whatever it was asked for (AutocastRNN.cpp), in which
    gradients vanish or overflow without a scale for the loss. The products in them are TF32's.
    """
    with torch.autocast(x.device.type, enabled=False):
        before = tuple(part.float() for part in state) if state else None
        return _read_by_torch(layer, x.float(), before)


def _read_by_torch(layer: FusedLayer, x: Tensor, state: LayerState | None) -> tuple[Tensor, LayerState]:
    if isinstance(layer, nn.LSTM):
        out, (h, c) = layer(x, state)
        return out, (h, c)
    out, h = layer(x, state[0] if state else None)
    return out, (h,)


def reads_itself(layer: FusedLayer, x: Tensor) -> bool:
    """Whether our kernel reads `x` (steps, batch, input_size) for a fused layer.

    Only learning goes by what was measured: what is read without a gradient is read alike by every program that has
    the weights.
    """
    learning = torch.is_grad_enabled()
    if learning and layer.own is not None:
        own = layer.own
    else:
        own = usually_faster(cell_of(layer), layer.hidden_size, x.shape[1], learning=learning)
    return own and can_read(x)


def step_layer(layer: RecurrentLayer, x: Tensor, state: LayerState | None) -> LayerState:
    """One step: `x` (batch, input_size) and a state of (batch, hidden_size) each → the state after it. No dropout."""
    if isinstance(layer, StepLayer):
        return layer.step(layer.sum_x(x), state or layer.zeros(x))
    weights = tuple(layer.parameters())  # W, U, and a bias for each
    if state is None:
        state = (x.new_zeros(len(x), layer.hidden_size),) * (2 if isinstance(layer, nn.LSTM) else 1)
    if isinstance(layer, nn.LSTM):
        return torch.lstm_cell(x, state, *weights)
    if isinstance(layer, nn.GRU):
        return (torch.gru_cell(x, state[0], *weights),)
    cell = torch.rnn_tanh_cell if layer.nonlinearity == "tanh" else torch.rnn_relu_cell
    return (cell(x, state[0], *weights),)


def layer_sums(layer: RecurrentLayer, x: Tensor, before: Tensor) -> tuple[Tensor, Tensor]:
    """W·x + b and U·h(t-1) + b' of all steps at once, each (steps, gates · hidden_size)."""
    if isinstance(layer, StepLayer):
        return layer.sum_x(x), layer.sum_h(before)
    w_x, w_h, b_x, b_h = layer.parameters()
    return linear(x, w_x, b_x), linear(before, w_h, b_h)


def bend_of(layer: RecurrentLayer) -> Activation:
    """The squashing function of a plain layer."""
    return layer.config.activation if isinstance(layer, StepLayer) else Activation(str(layer.nonlinearity))
