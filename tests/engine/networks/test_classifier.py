"""A text is scored alike alone and in company."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.networks.stack import turn, turning_index
from engine.recipe.model import Cell, Readout
from engine.recipe.recipe import Recipe


def make_classifier(cell: Cell, readout: Readout, both: bool = False, layers: int = 1) -> Classifier:
    recipe = Recipe().with_values(
        {
            "model.cell": cell.value,
            "model.readout": readout.value,
            "model.bidirectional": both,
            "model.num_layers": layers,
            "model.embedding_dim": 5,
            "model.hidden_size": 6,
            "model.dropout": 0.4,
        }
    )
    network = build_network(recipe, vocabulary=12, labels=3)
    assert isinstance(network, Classifier)
    return network.eval()


TEXTS = st.lists(st.lists(st.integers(1, 11), min_size=1, max_size=9), min_size=1, max_size=6)


@settings(max_examples=60)
@given(
    TEXTS,
    st.sampled_from(Cell),
    st.sampled_from(Readout),
    st.booleans(),
    st.integers(1, 2),
    st.integers(0, 3),
)
@torch.no_grad()
def test_padding_is_invisible(
    texts: list[list[int]], cell: Cell, readout: Readout, both: bool, layers: int, more: int
) -> None:
    network = make_classifier(cell, readout, both, layers)
    lengths = torch.tensor([len(text) for text in texts])
    padded = pad_sequence([torch.tensor(text) for text in texts], batch_first=True)
    padded = nn.functional.pad(padded, (0, more))

    together = network(padded, lengths)

    alone = torch.cat([network(torch.tensor([text]), torch.tensor([len(text)])) for text in texts])
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=1e-4)


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


def test_padding_gets_no_gradient_and_stays_zero() -> None:
    network = make_classifier(Cell.GRU, Readout.MEAN_MAX, both=True).train()

    network(torch.tensor([[3, 4, 0, 0]]), torch.tensor([2])).sum().backward()

    grad = network.embedding.weight.grad
    assert grad is not None
    assert torch.count_nonzero(grad[0]) == 0
    assert torch.count_nonzero(network.embedding.weight[0]) == 0
    assert torch.count_nonzero(grad[3]) > 0


def test_readouts_are_what_their_names_say() -> None:
    from engine.networks.readouts import read_out

    states = torch.tensor([[1.0, 5.0], [3.0, -1.0], [100.0, 100.0]])[:, None]  # (3 steps, 1 text, 2)
    lengths = torch.tensor([2])

    assert read_out(Readout.LAST, states, lengths, 2).tolist() == [[3.0, -1.0]]
    assert read_out(Readout.LAST, states, lengths, 1).tolist() == [[3.0, 5.0]]
    assert read_out(Readout.MEAN, states, lengths, 2).tolist() == [[2.0, 2.0]]
    assert read_out(Readout.MAX, states, lengths, 2).tolist() == [[3.0, 5.0]]
    assert read_out(Readout.MEAN_MAX, states, lengths, 2).tolist() == [[2.0, 2.0, 3.0, 5.0]]
