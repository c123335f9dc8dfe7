"""Our kernels read what torch's layers read: the same states, the same gradients, but for rounding."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from engine.networks import kernels, own_reading
from engine.networks.layers import GruLayer, LstmLayer, RnnLayer, make_layer, reads_itself, run_layer
from engine.networks.own_reading import cell_of, read_fused, read_plain, usually_faster
from engine.networks.stack_config import LayerConfig
from engine.recipe.model import Activation, Cell

FUSED = [
    LayerConfig(Cell.RNN, Activation.TANH, 5, 6),
    LayerConfig(Cell.RNN, Activation.RELU, 5, 6),
    LayerConfig(Cell.LSTM, Activation.TANH, 5, 6),
    LayerConfig(Cell.GRU, Activation.TANH, 5, 6),
]
Reading = tuple[Tensor, tuple[Tensor, ...]]


def a_layer(config: LayerConfig, own: bool | None = None) -> RnnLayer | LstmLayer | GruLayer:
    layer = make_layer(config)
    assert isinstance(layer, RnnLayer | LstmLayer | GruLayer)
    layer.own = own
    return layer


def begun(config: LayerConfig, batch: int) -> tuple[Tensor, ...]:
    parts = 2 if config.cell is Cell.LSTM else 1
    return tuple(torch.randn(1, batch, config.hidden_size, requires_grad=True) for _ in range(parts))


def gradients(layer: nn.Module, given: list[Tensor], reading: Reading, *, ends: bool) -> list[Tensor]:
    """Of a loss in which every state counts differently, and with `ends` the end does too."""
    states, end = reading
    loss = (states * torch.linspace(-1, 1, states.numel()).view_as(states)).sum()
    if ends:
        loss = loss + sum(part.square().sum() for part in end)
    return list(torch.autograd.grad(loss, [*given, *layer.parameters()]))


@pytest.mark.parametrize("config", FUSED, ids=str)
@settings(max_examples=12)
@given(st.integers(1, 9), st.sampled_from([1, 2, 5]), st.booleans(), st.booleans())
def test_the_kernels_equal_torchs_layers(
    config: LayerConfig, steps: int, batch: int, start: bool, ends: bool
) -> None:
    layer = a_layer(config, own=False)
    x = torch.randn(steps, batch, 5, requires_grad=True)
    state = begun(config, batch) if start else None
    given_tensors = [x, *(state or ())]

    ours, theirs = read_fused(layer, x, state), run_layer(layer, x, state)

    torch.testing.assert_close(ours, (theirs[0], tuple(theirs[1])), atol=1e-5, rtol=1e-5)
    pairs = zip(
        gradients(layer, given_tensors, ours, ends=ends),
        gradients(layer, given_tensors, theirs, ends=ends),
        strict=True,
    )
    for one, other in pairs:
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("config", FUSED, ids=str)
@pytest.mark.parametrize("batch", [1, 3])
def test_gradients_in_double_precision(config: LayerConfig, batch: int) -> None:
    layer = a_layer(config).double()
    x = torch.randn(4, batch, 5, dtype=torch.float64, requires_grad=True)
    state = tuple(part.detach().double().requires_grad_() for part in begun(config, batch))

    def read(x: Tensor, *state: Tensor) -> tuple[Tensor, ...]:
        states, end = read_fused(layer, x, state)
        return states, *end

    assert torch.autograd.gradcheck(read, (x, *state))


def test_the_weights_gradients_in_double_precision() -> None:
    x = torch.randn(4, 2, 5, dtype=torch.float64)
    shapes = [(6, 5), (6, 6), (6,), (6,)]
    weights = [torch.randn(shape, dtype=torch.float64, requires_grad=True) for shape in shapes]

    def read(w: Tensor, u: Tensor, b: Tensor, c: Tensor) -> Tensor:
        return read_plain((w, u, b, c), Activation.SIGMOID, x, None)[0]

    assert torch.autograd.gradcheck(read, weights)


@pytest.mark.parametrize("config", FUSED, ids=str)
def test_large_products_are_torchs_and_give_the_same(
    config: LayerConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = a_layer(config)
    x = torch.randn(6, 3, 5, requires_grad=True)
    small = read_fused(layer, x, None)
    monkeypatch.setattr(kernels, "ONE_THREAD", 0)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)

    large = read_fused(layer, x, None)

    torch.testing.assert_close(large, small, atol=1e-6, rtol=1e-5)
    for one, other in zip(
        gradients(layer, [x], large, ends=True), gradients(layer, [x], small, ends=True), strict=True
    ):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("config", FUSED, ids=str)
def test_a_frozen_layer_still_hands_the_gradient_down(config: LayerConfig) -> None:
    layer = a_layer(config).requires_grad_(False)
    x = torch.randn(5, 2, 5, requires_grad=True)

    states, _ = read_fused(layer, x, None)
    states.sum().backward()  # type: ignore[no-untyped-call]

    assert x.grad is not None
    assert all(weight.grad is None for weight in layer.parameters())


@pytest.mark.parametrize("config", FUSED, ids=str)
def test_the_same_bits_every_time(config: LayerConfig) -> None:
    layer = a_layer(config)
    x = torch.randn(7, 3, 5, requires_grad=True)

    first, second = (gradients(layer, [x], read_fused(layer, x, None), ends=True) for _ in range(2))

    assert all(torch.equal(one, other) for one, other in zip(first, second, strict=True))


@pytest.mark.parametrize("walk_from", [0, kernels.LOW_FROM], ids=["walk too", "the rest"])
@pytest.mark.parametrize("config", FUSED, ids=str)
def test_in_bfloat16_the_numbers_are_near(
    config: LayerConfig, walk_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "LOW_FROM", walk_from)
    layer = a_layer(config, own=True)
    x = torch.randn(7, 3, 5, requires_grad=True)
    exact = run_layer(layer, x, None)

    with torch.autocast("cpu", torch.bfloat16):
        near = run_layer(layer, x, None)

    torch.testing.assert_close(near[0].float(), exact[0], atol=0.05, rtol=0.05)
    pairs = zip(
        gradients(layer, [x], (near[0].float(), near[1]), ends=False),
        gradients(layer, [x], exact, ends=False),
        strict=True,
    )
    for one, other in pairs:
        assert one.dtype is torch.float32
        assert (one - other).norm() <= 0.05 * other.norm() + 0.05


def test_in_bfloat16_every_layer_reads_what_the_one_below_gives() -> None:
    lower, upper = (
        a_layer(FUSED[2], own=False),
        a_layer(LayerConfig(Cell.GRU, Activation.TANH, 6, 6), own=True),
    )

    with torch.autocast("cpu", torch.bfloat16):
        middle, _ = run_layer(lower, torch.randn(7, 3, 5), None)
        states, _ = run_layer(upper, middle, None)
        again, _ = run_layer(lower, states[..., :5], None)

    assert middle.dtype is again.dtype is torch.bfloat16  # torch's lstm
    assert states.dtype is torch.float32


def test_a_state_that_overflows_stays_without_a_warning(recwarn: pytest.WarningsRecorder) -> None:
    layer = a_layer(FUSED[1])
    nn.init.constant_(list(layer.parameters())[1], 1e20)

    states, _ = read_fused(layer, torch.ones(9, 2, 5), None)

    assert not torch.isfinite(states).all()
    assert not list(recwarn)


def test_what_was_measured_decides_while_learning() -> None:
    x = torch.zeros(8, 2, 5)

    assert [reads_itself(a_layer(FUSED[0], own), x) for own in (True, False)] == [True, False]
    with torch.no_grad():
        usual = usually_faster(Cell.RNN, 6, 2, learning=False)
        assert [reads_itself(a_layer(FUSED[0], own), x) for own in (True, False, None)] == [usual] * 3


def test_what_is_usual_decides_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    x = torch.zeros(8, 2, 5)
    monkeypatch.setattr(own_reading, "LEARNED_FASTER", {Cell.RNN: 12, Cell.GRU: 11, Cell.LSTM: 0})

    assert [reads_itself(a_layer(config), x) for config in FUSED] == [True, True, False, False]


@pytest.mark.parametrize(
    "x",
    [torch.zeros(1, 2, 5), torch.zeros(8, 2, 5).half(), torch.zeros(8, 0, 5)],
    ids=["short", "half", "none"],
)
def test_what_the_kernels_cannot_or_should_not_read(x: Tensor) -> None:
    assert not reads_itself(a_layer(FUSED[0], own=True), x)


def test_cells_by_their_layers() -> None:
    assert [cell_of(a_layer(config)) for config in FUSED] == [config.cell for config in FUSED]
