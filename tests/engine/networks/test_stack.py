"""One stack for everything: torch's packed layers where they exist, the same with skips, states carried, kept."""

from __future__ import annotations

import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from engine.networks.dropout import set_noise
from engine.networks.layers import StepLayer
from engine.networks.stack import RecurrentStack, turn, turning_index
from engine.networks.stack_config import StackConfig
from engine.recipe.model import Activation, Cell, Skip
from tests.engine.networks.helpers import STACKS, with_own_layers

LENGTHS = torch.tensor([7, 2, 5, 1])
INSIDE = torch.arange(7)[:, None] < LENGTHS


def torchs_layer(stack: RecurrentStack, number: int) -> nn.RNN | nn.LSTM | nn.GRU:
    """torch's own layer of both directions with the weights of ours."""
    config = stack.config
    kind: type[nn.RNN | nn.LSTM | nn.GRU] = {Cell.RNN: nn.RNN, Cell.LSTM: nn.LSTM, Cell.GRU: nn.GRU}[
        config.cell
    ]
    bent = {"nonlinearity": config.activation.value} if config.cell is Cell.RNN else {}
    size, width = config.input_sizes[number], config.widths[number]
    theirs = kind(size, width, bidirectional=config.bidirectional, **bent)
    for layers, end in ((stack.forward_layers, ""), (stack.backward_layers, "_reverse")):
        for name, value in layers[number].named_parameters() if len(layers) else ():
            getattr(theirs, name + end).data = value.data.clone()
    return theirs


def reference(stack: RecurrentStack, x: Tensor) -> tuple[Tensor, list[nn.RNN | nn.LSTM | nn.GRU]]:
    """The stack out of torch's packed layers, the skips written out by hand."""
    below, outputs, layers = x, list[Tensor](), list[nn.RNN | nn.LSTM | nn.GRU]()
    for number in range(stack.config.num_layers):
        layer = torchs_layer(stack, number)
        layers.append(layer)
        packed = pack_padded_sequence(below, LENGTHS, enforce_sorted=False)
        states, _ = pad_packed_sequence(layer(packed)[0])
        if stack.config.skip is Skip.RESIDUAL and number:
            skipped = outputs[-1]
            if skipped.shape != states.shape:
                projection = stack.projections[str(number)].weight
                assert isinstance(projection, Tensor)
                skipped = skipped @ projection.T
            states = states + skipped
        outputs.append(states)
        below = torch.cat([x, *outputs], dim=-1) if stack.config.skip is Skip.DENSE else states
    return torch.cat(outputs, dim=-1) if stack.config.skip is Skip.DENSE else outputs[-1], layers


def use_kernels(stack: RecurrentStack, kernels: bool) -> None:
    """Let torch's layers be read by our kernels, or by torch."""
    for layer in (*stack.forward_layers, *stack.backward_layers):
        if not isinstance(layer, StepLayer):
            layer.own = kernels


@pytest.mark.parametrize("widths", [(4,), (4, 4), (6, 3), (4, 4, 4), (3, 6, 4)], ids=str)
@pytest.mark.parametrize("skip", list(Skip))
@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("cell", [*Cell, Activation.RELU])
def test_every_stack_equals_torchs_packed_layers_in_values_and_gradients(
    cell: Cell | Activation, both: bool, skip: Skip, widths: tuple[int, ...]
) -> None:
    kind = {"cell": cell} if isinstance(cell, Cell) else {"cell": Cell.RNN, "activation": cell}
    config = StackConfig(input_size=5, widths=widths, bidirectional=both, skip=skip, **kind)
    stack = RecurrentStack(config)
    x = torch.randn(7, 4, 5, requires_grad=True)
    weighing = torch.randn(int(INSIDE.sum()), config.output_size)

    expected, layers = reference(stack, x)
    weights = [p for layer in layers for p in layer.parameters()]
    wanted = torch.autograd.grad((expected[INSIDE] * weighing).sum(), [x, *weights])

    for ours, kernels in ((stack, True), (stack, False), (with_own_layers(stack), False)):
        use_kernels(ours, kernels)
        states = ours.read(x, LENGTHS)
        torch.testing.assert_close(states[INSIDE], expected[INSIDE], atol=1e-5, rtol=1e-5)
        weights = [
            p for number in range(len(widths)) for layer in ours.readers(number) for p in layer.parameters()
        ]
        found = torch.autograd.grad((states[INSIDE] * weighing).sum(), [x, *weights])
        for one, other in zip(found, wanted, strict=True):
            scale = max(1.0, float(other.abs().max()))  # of a sum of a hundred numbers the last bits differ
            torch.testing.assert_close(one / scale, other / scale, atol=1e-5, rtol=0.0)


@settings(max_examples=60)
@given(STACKS, st.integers(0, 3))
@torch.no_grad()
def test_padding_is_invisible_to_every_stack(config: StackConfig, more: int) -> None:
    stack = RecurrentStack(config).eval()
    x = torch.randn(7 + more, 4, 5)

    together = stack.read(x, LENGTHS)

    for row, length in enumerate(LENGTHS.tolist()):
        alone = stack.read(x[:length, row : row + 1], torch.tensor([length]))[:, 0]
        torch.testing.assert_close(together[:length, row], alone, atol=1e-5, rtol=1e-4)


@settings(max_examples=60)
@given(STACKS, st.integers(1, 6))
@torch.no_grad()
def test_a_state_carried_over_windows_equals_one_long_pass(config: StackConfig, first: int) -> None:
    assume(not config.bidirectional)
    stack, x = RecurrentStack(config), torch.randn(7, 4, 5)

    whole, end = stack(x)
    before, state = stack(x[:first])
    after, last = stack(x[first:], state)

    torch.testing.assert_close(torch.cat([before, after]), whole, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(last, end, atol=1e-5, rtol=1e-4)


@settings(max_examples=60)
@given(STACKS)
@torch.no_grad()
def test_kept_and_loaded_it_gives_the_same(config: StackConfig) -> None:
    stack, again, x = RecurrentStack(config), RecurrentStack(config), torch.randn(7, 4, 5)

    again.load_state_dict({name: value.clone() for name, value in stack.state_dict().items()})

    assert torch.equal(again.read(x, LENGTHS), stack.read(x, LENGTHS))


@settings(max_examples=40)
@given(STACKS)
def test_sizes_are_what_they_are_called(config: StackConfig) -> None:
    stack = RecurrentStack(config)

    outputs = stack.climb(
        torch.randn(2, 3, 5), lambda number, _: torch.zeros(2, 3, config.output_sizes[number])
    )

    assert tuple(part.shape[-1] for part in outputs) == config.output_sizes
    assert stack.joined(outputs).shape[-1] == config.output_size == len(config.forward_columns)


def test_residual_adds_what_lies_below_and_projects_other_sizes() -> None:
    stack = RecurrentStack(StackConfig(input_size=5, widths=(6, 6, 4), skip=Skip.RESIDUAL))

    assert list(stack.projections) == ["2"]
    ones = stack.climb(torch.zeros(1, 1, 5), lambda number, x: torch.ones(1, 1, stack.config.widths[number]))
    assert ones[0].tolist() == [[[1.0] * 6]]  # word vectors are no states
    assert ones[1].tolist() == [[[2.0] * 6]]
    torch.testing.assert_close(ones[2], 1 + stack.projections["2"](ones[1]))


def test_dense_layers_read_everything_below() -> None:
    config = StackConfig(input_size=5, widths=(6, 4), bidirectional=True, skip=Skip.DENSE)

    assert config.input_sizes == (5, 17)
    assert config.output_size == 20
    assert config.forward_columns == (True,) * 6 + (False,) * 6 + (True,) * 4 + (False,) * 4


def test_dropout_between_layers_leaves_the_skip_whole() -> None:
    stack = RecurrentStack(StackConfig(input_size=5, widths=(6, 6), skip=Skip.RESIDUAL, dropout=0.9))
    set_noise(stack, torch.Generator().manual_seed(1))
    seen = list[Tensor]()

    def read(number: int, below: Tensor) -> Tensor:
        seen.append(below)
        return torch.ones(1, 1, 6) if number == 0 else torch.zeros(1, 1, 6)

    outputs = stack.climb(torch.ones(1, 1, 5), read)

    assert outputs[1].tolist() == [[[1.0] * 6]]
    assert set(seen[1].flatten().tolist()) <= {
        0.0,
        torch.tensor(1.0).div(0.1).item(),
        10.0,
        9.999999046325684,
    }
    assert 0.0 in seen[1].flatten().tolist()


def test_turning_twice_gives_text_and_gradient_back() -> None:
    lengths = torch.tensor([3, 1, 4])
    index = turning_index(lengths, steps=4)
    x = torch.randn(4, 3, 2, dtype=torch.float64, requires_grad=True)

    once = turn(x, index)

    assert torch.equal(turn(once, index), x)
    assert torch.equal(once[:3, 0], x[:3, 0].flip(0))
    assert torch.equal(once[3, 0], x[3, 0])
    assert torch.autograd.gradcheck(lambda t: turn(t, index), (x,))


def test_only_what_torch_cannot_do_is_done_by_our_own_layers() -> None:
    assert StackConfig(cell=Cell.RNN, activation=Activation.RELU).layer(0).fused
    assert not StackConfig(cell=Cell.RNN, activation=Activation.SIGMOID).layer(0).fused
    assert StackConfig(cell=Cell.GRU, activation=Activation.SIGMOID).layer(0).fused  # it has no choice there
