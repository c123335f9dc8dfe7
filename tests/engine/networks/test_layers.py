"""Our own layers and torch's are the same layer; step by step they are too."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn.functional import layer_norm

from engine.networks.layers import (
    GruLayer,
    LstmLayer,
    RecurrentLayer,
    RnnLayer,
    StepLayer,
    make_layer,
    run_layer,
    step_layer,
)
from engine.networks.stack_config import LayerConfig
from engine.recipe.model import Activation, Cell

TORCHS = [LayerConfig(cell, Activation.TANH, 5, 6) for cell in Cell]
TORCHS.append(LayerConfig(Cell.RNN, Activation.RELU, 5, 6))
OURS = [
    LayerConfig(Cell.RNN, Activation.SIGMOID, 5, 6),
    *(LayerConfig(cell, Activation.TANH, 5, 6, layer_norm=True) for cell in Cell),
]


def gradients(layer: nn.Module, x: Tensor, states: Tensor, end: tuple[Tensor, ...]) -> list[Tensor]:
    """Of x and of every weight, of a loss in which every state and the end count."""
    weighing = torch.linspace(-1, 1, states.numel()).view_as(states)
    loss = (states * weighing).sum() + sum(part.square().sum() for part in end)
    names = [p for _, p in sorted(layer.named_parameters())]
    return list(torch.autograd.grad(loss, [x, *names]))


@settings(max_examples=40)
@given(st.sampled_from(TORCHS), st.integers(1, 8), st.integers(1, 4), st.booleans())
def test_our_layer_equals_torchs_in_values_and_gradients(
    config: LayerConfig, steps: int, batch: int, begun: bool
) -> None:
    theirs, ours = make_layer(config), StepLayer(config)
    assert not isinstance(theirs, StepLayer)
    ours.load_state_dict(theirs.state_dict())
    x = torch.randn(steps, batch, 5, requires_grad=True)
    parts = 2 if config.cell is Cell.LSTM else 1
    start = tuple(torch.randn(1, batch, 6) for _ in range(parts)) if begun else None

    expected, expected_end = run_layer(theirs, x, start)
    states, end = run_layer(ours, x, start)

    torch.testing.assert_close(states, expected, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(end, tuple(expected_end), atol=1e-5, rtol=1e-5)
    for one, other in zip(
        gradients(ours, x, states, end), gradients(theirs, x, expected, expected_end), strict=True
    ):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("config", [*TORCHS, *OURS], ids=str)
def test_step_by_step_equals_the_whole_sequence(config: LayerConfig) -> None:
    layer = make_layer(config)
    x, state = torch.randn(7, 4, 5), None

    states = []
    for step in x:
        state = step_layer(layer, step, state)
        states.append(state[0])

    whole, end = run_layer(layer, x, None)
    torch.testing.assert_close(torch.stack(states), whole, atol=1e-6, rtol=1e-5)
    assert state is not None
    torch.testing.assert_close(torch.stack(state), torch.cat(end), atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize("config", OURS, ids=str)
def test_what_torch_has_not_has_right_gradients(config: LayerConfig) -> None:
    layer = StepLayer(config).double()
    x = torch.randn(4, 2, 5, dtype=torch.float64, requires_grad=True)

    assert torch.autograd.gradcheck(lambda t: layer(t)[0], (x,))


def test_a_sigmoid_cell_is_its_equation() -> None:
    layer = StepLayer(OURS[0])
    w, u, b, c = (
        p.detach() for p in (layer.weight_ih_l0, layer.weight_hh_l0, layer.bias_ih_l0, layer.bias_hh_l0)
    )
    x, h = torch.randn(3, 1, 5), torch.zeros(6)

    states, _ = layer(x)

    for t in range(3):
        h = torch.sigmoid(w @ x[t, 0] + b + u @ h + c)
        torch.testing.assert_close(states[t, 0], h)


def test_layer_norm_is_that_of_ba() -> None:
    layer = StepLayer(LayerConfig(Cell.LSTM, Activation.TANH, 5, 6, layer_norm=True))
    with torch.no_grad():
        for name, weight in layer.named_parameters():
            if name.startswith("norm"):
                weight.uniform_(0.5, 1.5)
    x, h, c = torch.randn(1, 5), torch.randn(1, 6), torch.randn(1, 6)

    new_h, new_c = step_layer(layer, x, (h, c))

    sums = layer_norm(x @ layer.weight_ih_l0.T, (24,), layer.norm_x.weight) + layer.bias_ih_l0  # type: ignore[arg-type]
    sums = sums + layer_norm(h @ layer.weight_hh_l0.T, (24,), layer.norm_h.weight) + layer.bias_hh_l0  # type: ignore[arg-type]
    i, f, g, o = sums.chunk(4, dim=-1)
    expected_c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    normed = layer_norm(expected_c, (6,), layer.norm_c.weight, layer.norm_c.bias)  # type: ignore[arg-type]
    torch.testing.assert_close(new_c, expected_c)
    torch.testing.assert_close(new_h, o.sigmoid() * normed.tanh())


def test_torchs_layers_are_used_where_they_can_be() -> None:
    def kind(layer: RecurrentLayer) -> type:
        return type(layer)

    assert [kind(make_layer(config)) for config in TORCHS] == [RnnLayer, LstmLayer, GruLayer, RnnLayer]
    assert {kind(make_layer(config)) for config in OURS} == {StepLayer}
    assert kind(make_layer(LayerConfig(Cell.GRU, Activation.TANH, 5, 6, recurrent_dropout=0.1))) is StepLayer


def test_recurrent_dropout_blanks_the_same_numbers_at_every_step() -> None:
    config = LayerConfig(Cell.RNN, Activation.TANH, 5, 6, recurrent_dropout=0.5)
    layer = StepLayer(config)
    layer.dropout.noise = torch.Generator().manual_seed(3)
    x = torch.randn(4, 2, 5)

    states, _ = layer(x)

    mask = torch.empty(2, 6).bernoulli_(0.5, generator=torch.Generator().manual_seed(3)) * 2
    h = torch.zeros(2, 6)
    for t in range(4):
        h = torch.tanh(layer.sum_x(x[t]) + layer.sum_h(h * mask))
        torch.testing.assert_close(states[t], h)
    plain, _ = run_layer(make_layer(LayerConfig(Cell.RNN, Activation.TANH, 5, 6)), x, None)
    assert layer.eval()(x)[0].shape == plain.shape
    assert torch.equal(layer(x)[0], layer(x)[0])  # nothing is blanked when it is not training


@pytest.mark.parametrize("cell", list(Cell))
def test_a_layer_on_a_card_stays_exact_where_products_are_in_bfloat16(
    cell: Cell, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = make_layer(LayerConfig(cell, Activation.TANH, 5, 6))
    assert not isinstance(layer, StepLayer)
    layer.own = False
    x = torch.randn(7, 3, 5, requires_grad=True)
    plain, _ = run_layer(layer, x, None)
    monkeypatch.setattr("engine.networks.layers.on_card", lambda _: True)

    with torch.autocast("cpu", torch.bfloat16):
        states, end = run_layer(layer, x.bfloat16(), None)
        again, _ = run_layer(layer, x, tuple(part.bfloat16() for part in end))

    assert states.dtype is again.dtype is torch.float32
    torch.testing.assert_close(states, plain, rtol=0.02, atol=0.02)  # x itself has three digits
