"""Two readers of one direction each do what torch's packed layers do."""

import pytest
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from engine.networks.stack import StackConfig, make_layer, run_layer, step_layer, turn, turning_index
from engine.recipe.model import Activation, Cell, Readout
from tests.engine.networks.helpers import make_classifier


@pytest.mark.parametrize("cell", list(Cell))
def test_both_directions_equal_torchs_packed_layers(cell: Cell) -> None:
    network = make_classifier(cell, Readout.LAST, both=True, layers=2)
    kind = {Cell.RNN: nn.RNN, Cell.LSTM: nn.LSTM, Cell.GRU: nn.GRU}[cell]
    theirs = kind(5, 6, num_layers=2, bidirectional=True)
    for number in range(2):
        for layer, end in ((network.stack.forward_layers, ""), (network.stack.backward_layers, "_reverse")):
            for name, value in layer[number].named_parameters():
                getattr(theirs, name.replace("l0", f"l{number}{end}")).data = value.data.clone()
    x, lengths = torch.randn(7, 4, 5), torch.tensor([7, 2, 5, 1])
    packed = pack_padded_sequence(x, lengths, enforce_sorted=False)

    ours = network.states(x, lengths)

    expected, _ = pad_packed_sequence(theirs(packed)[0])
    inside = torch.arange(7)[:, None] < lengths
    torch.testing.assert_close(ours[inside], expected[inside], atol=1e-6, rtol=1e-5)


def test_turning_twice_gives_text_and_gradient_back() -> None:
    lengths = torch.tensor([3, 1, 4])
    index = turning_index(lengths, steps=4)
    x = torch.randn(4, 3, 2, dtype=torch.float64, requires_grad=True)

    once = turn(x, index)

    assert torch.equal(turn(once, index), x)
    assert torch.equal(once[:3, 0], x[:3, 0].flip(0))
    assert torch.equal(once[3, 0], x[3, 0])
    assert torch.autograd.gradcheck(lambda t: turn(t, index), (x,))


@pytest.mark.parametrize("activation", list(Activation))
@pytest.mark.parametrize("cell", list(Cell))
def test_step_by_step_equals_the_whole_sequence(cell: Cell, activation: Activation) -> None:
    layer = make_layer(StackConfig(cell=cell, activation=activation, hidden_size=6), 5)
    x, state = torch.randn(7, 4, 5), None

    states = []
    for step in x:
        state = step_layer(layer, step, state)
        states.append(state[0])

    whole, end = run_layer(layer, x, None)
    torch.testing.assert_close(torch.stack(states), whole, atol=1e-6, rtol=1e-5)
    assert state is not None
    torch.testing.assert_close(torch.stack(state), torch.cat(end), atol=1e-6, rtol=1e-5)
