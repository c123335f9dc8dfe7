"""The gradient's reach is the derivative, not a likeness of it."""

from typing import cast

import pytest
import torch
from torch.nn.functional import cross_entropy

from engine.networks.build import Network, build_network
from engine.networks.classifier import Classifier
from engine.networks.language_model import LanguageModel
from engine.networks.layers import LayerState, RecurrentLayer, run_layer
from engine.training.reach import MOST_STEPS, _unrolled, gradient_reach
from tests.engine.training.helpers import a_recipe

IDS = [3, 1, 7, 7, 2, 5]


def make(task: str, cell: str, **values: object) -> Network:
    recipe = a_recipe(task, model__cell=cell, model__num_layers=2, **values)
    return build_network(recipe, vocabulary=9, labels=2).double()


def layer(network: Network, number: int) -> RecurrentLayer:
    return cast(RecurrentLayer, network.stack.forward_layers[number])


@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
def test_pushing_a_state_changes_the_loss_as_the_norm_says(cell: str) -> None:
    """Add a tiny δ to h(t) of the top layer by hand, run on from there, and compare with the gradient's length."""
    network = make("language_model", cell)
    assert not isinstance(network, Classifier)
    norms = gradient_reach(network, IDS, None)
    network.eval()
    below, _ = run_layer(layer(network, 0), network.embedding(torch.tensor(IDS[:-1]))[:, None], None)

    def loss_with(step: int, push: torch.Tensor) -> torch.Tensor:
        state: LayerState = ()
        for t in range(len(IDS) - 1):
            _, state = run_layer(layer(network, 1), below[t : t + 1], state or None)
            if t == step:
                state = (state[0] + push, *state[1:])
        return cross_entropy(network.answer(state[0][0]), torch.tensor([IDS[-1]]))

    for step in range(len(IDS) - 1):
        gradient = []
        for unit in range(6):
            push = torch.zeros(1, 1, 6, dtype=torch.float64)
            push[..., unit] = 1e-5
            gradient.append(float((loss_with(step, push) - loss_with(step, -push)).detach()) / 2e-5)
        assert norms[1][step] == pytest.approx(torch.tensor(gradient).norm().item(), rel=1e-4)


@pytest.mark.parametrize("skip", ["none", "residual", "dense"])
@pytest.mark.parametrize("normed", [False, True])
def test_every_way_to_the_loss_counts_whatever_skips(skip: str, normed: bool) -> None:
    """The layers' outputs, made from the states step by step, give the loss of the whole network."""
    values = {"model__skip": skip, "model__layer_sizes": [6, 4], "model__layer_norm": normed}
    network = make("language_model", "lstm", **values).eval()
    assert isinstance(network, LanguageModel)

    states, read_by_answer = _unrolled(network, torch.tensor(IDS))

    expected, _ = network.states(torch.tensor([IDS]), None)
    torch.testing.assert_close(read_by_answer, expected)
    assert [len(layer) for layer in states] == [6, 6]
    norms = gradient_reach(network, IDS, None)
    assert all(norm > 0 for layer in norms for norm in layer)


@pytest.mark.parametrize("both", [False, True])
def test_a_classifiers_layers_and_steps(both: bool) -> None:
    network = make("classification", "gru", model__bidirectional=both)

    norms = gradient_reach(network, IDS, 1)

    assert [len(layer) for layer in norms] == [6, 6]
    assert all(norm > 0 for layer in norms for norm in layer)


def test_only_the_last_state_counts_for_the_last_readout() -> None:
    network = make("classification", "rnn", model__bidirectional=False, model__readout="last")

    top = gradient_reach(network, IDS, 0)[1]

    assert top[-1] > 0
    assert top[0] != top[-1]


def test_long_lines_are_cut_and_nothing_is_left_behind() -> None:
    network = make("language_model", "lstm").train()
    before = {name: value.clone() for name, value in network.state_dict().items()}

    norms = gradient_reach(network, IDS * 30, None)

    assert len(norms[0]) == MOST_STEPS
    assert network.training
    assert all(p.grad is None for p in network.parameters())
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())


def test_an_empty_text_is_one_step() -> None:
    assert len(gradient_reach(make("classification", "lstm"), [], 0)[0]) == 1
