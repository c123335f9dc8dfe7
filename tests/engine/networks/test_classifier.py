"""A text is scored alike alone and in company."""

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn.utils.rnn import pad_sequence

from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.recipe.model import Cell, Readout
from engine.recipe.recipe import Recipe
from tests.engine.networks.helpers import make_classifier

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


@torch.no_grad()
def test_one_output_gives_a_probability_for_each_of_two_labels() -> None:
    recipe = Recipe().with_values({"model.single_output": True, "model.hidden_size": 6})
    network = build_network(recipe, vocabulary=12, labels=2)
    assert isinstance(network, Classifier)
    ids, lengths = torch.tensor([[3, 4]]), torch.tensor([2])

    shares = network(ids, lengths).softmax(dim=1)[0]

    states = network.states(network.embed(ids.T), lengths)
    z = network.answer(network.readout(states, lengths))[0, 0]
    assert network.answer.out_features == 1
    torch.testing.assert_close(shares, torch.stack([1 - z.sigmoid(), z.sigmoid()]))


def test_a_traced_attention_says_how_much_each_word_had_to_say() -> None:
    network, ids = make_classifier(Cell.GRU, Readout.ATTENTION, both=True), torch.tensor([3, 4, 5])

    weights = network.trace(ids).attention

    assert weights is not None
    assert weights.shape == (3,)
    assert abs(float(weights.sum()) - 1) < 1e-6
    states = network.states(network.embed(ids)[:, None], torch.tensor([3]))
    mean = (states[:, 0] * torch.from_numpy(weights)[:, None]).sum(0)
    torch.testing.assert_close(network.readout(states, torch.tensor([3]))[0], mean)
    assert make_classifier(Cell.GRU, Readout.MEAN).trace(ids).attention is None


def test_padding_gets_no_gradient_and_stays_zero() -> None:
    network = make_classifier(Cell.GRU, Readout.MEAN_MAX, both=True).train()

    network(torch.tensor([[3, 4, 0, 0]]), torch.tensor([2])).sum().backward()

    grad = network.embedding.weight.grad
    assert grad is not None
    assert torch.count_nonzero(grad[0]) == 0
    assert torch.count_nonzero(network.embedding.weight[0]) == 0
    assert torch.count_nonzero(grad[3]) > 0
