"""What is shown is what torch computed."""

from collections.abc import Mapping

import numpy as np
import pytest
import torch

from engine.networks.build import Network, build_network
from engine.networks.classifier import Classifier
from engine.networks.language_model import LanguageModel
from engine.networks.states import StateTrace
from engine.recipe.model import Cell, Skip
from engine.recipe.recipe import Recipe

IDS = torch.tensor([3, 1, 7, 7, 2])


def make(
    cell: Cell,
    task: str,
    both: bool = False,
    activation: str = "tanh",
    values: Mapping[str, object] | None = None,
) -> Network:
    recipe = Recipe().with_values(
        {
            "task": task,
            "model.cell": cell.value,
            "model.activation": activation,
            "model.bidirectional": both,
            "model.num_layers": 2,
            "model.embedding_dim": 4,
            "model.hidden_size": 6,
            "model.dropout": 0.5,
            **(values or {}),
        }
    )
    return build_network(recipe, vocabulary=9, labels=2)


def states_of(network: Network, ids: torch.Tensor) -> torch.Tensor:
    network.eval()
    with torch.no_grad():
        x = network.embedding(ids)[:, None]
        if isinstance(network, Classifier):
            return network.states(x, torch.tensor([len(ids)]))[:, 0]
        states, _ = network.stack(x)
        return torch.as_tensor(states)[:, 0]


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("cell", list(Cell))
def test_hidden_states_equal_the_networks_own(cell: Cell, both: bool) -> None:
    network = make(cell, "classification", both)

    trace = network.train().trace(IDS)  # dropout plays no part

    assert trace.embedding.shape == (5, 4)
    assert [h.shape for h in trace.hidden] == [(5, 12 if both else 6)] * 2
    np.testing.assert_allclose(trace.hidden[-1], states_of(network, IDS).numpy(), atol=1e-6)


@pytest.mark.parametrize("both", [False, True])
def test_lstm_gates_make_its_states(both: bool) -> None:
    trace = make(Cell.LSTM, "classification", both).trace(IDS)

    for h, c, gates in zip(trace.hidden, trace.cell, trace.gates, strict=True):
        assert set(gates) == {"i", "f", "g", "o"}
        np.testing.assert_allclose(gates["o"] * np.tanh(c), h, atol=1e-6)
    check_recurrence(trace, both)


def check_recurrence(trace: StateTrace, both: bool) -> None:
    c, gates = trace.cell[0], trace.gates[0]
    ahead = slice(0, 6)
    expected = gates["f"][1:, ahead] * c[:-1, ahead] + (gates["i"] * gates["g"])[1:, ahead]
    np.testing.assert_allclose(c[1:, ahead], expected, atol=1e-6)
    if both:  # the second reader comes from the end: its state before step t is that of step t + 1
        behind = slice(6, 12)
        expected = gates["f"][:-1, behind] * c[1:, behind] + (gates["i"] * gates["g"])[:-1, behind]
        np.testing.assert_allclose(c[:-1, behind], expected, atol=1e-6)


def test_the_last_cell_state_is_torchs() -> None:
    network = make(Cell.LSTM, "language_model")
    assert isinstance(network, LanguageModel)

    _, state = network.eval()(IDS[None])

    for number, cell in enumerate(network.trace(IDS).cell):
        np.testing.assert_allclose(cell[-1], state[number][1][0, 0].detach().numpy(), atol=1e-6)


def test_gru_gates_make_its_states() -> None:
    trace = make(Cell.GRU, "language_model").trace(IDS)

    assert trace.cell == ()
    for h, gates in zip(trace.hidden, trace.gates, strict=True):
        before = np.vstack([np.zeros_like(h[:1]), h[:-1]])
        expected = (1 - gates["z"]) * gates["n"] + gates["z"] * before
        np.testing.assert_allclose(h, expected, atol=1e-6)
        assert 0 <= gates["r"].min() <= gates["r"].max() <= 1


@pytest.mark.parametrize(("activation", "bend"), [("tanh", np.tanh), ("relu", lambda a: np.maximum(a, 0))])
def test_the_sum_of_a_plain_cell_bends_into_its_state(activation: str, bend: object) -> None:
    assert callable(bend)
    trace = make(Cell.RNN, "language_model", activation=activation).trace(IDS)

    for h, gates in zip(trace.hidden, trace.gates, strict=True):
        np.testing.assert_allclose(bend(gates["a"]), h, atol=1e-6)


DEEP = {"model.layer_sizes": [6, 4, 4], "model.layer_norm": True}


@pytest.mark.parametrize("skip", list(Skip))
@pytest.mark.parametrize("cell", list(Cell))
def test_what_each_layer_hands_on_is_shown_with_its_skip(cell: Cell, skip: Skip) -> None:
    network = make(cell, "classification", both=True, values={**DEEP, "model.skip": skip.value}).eval()

    trace = network.trace(IDS)

    assert [h.shape[1] for h in trace.hidden] == [h.shape[1] for h in trace.outputs] == [12, 8, 8]
    top = np.hstack(trace.outputs) if skip is Skip.DENSE else trace.outputs[-1]
    np.testing.assert_allclose(top, states_of(network, IDS).numpy(), atol=1e-6)
    added = trace.outputs[2] - trace.hidden[2]
    expected = trace.outputs[1] if skip is Skip.RESIDUAL else np.zeros_like(added)
    np.testing.assert_allclose(added, expected, atol=1e-6)


@pytest.mark.parametrize("cell", list(Cell))
def test_gates_of_our_own_layers_make_their_states(cell: Cell) -> None:
    values = {"model.recurrent_dropout": 0.2, "model.activation": "sigmoid"}
    trace = make(cell, "language_model", values=values).trace(IDS)

    for number, (h, gates) in enumerate(zip(trace.hidden, trace.gates, strict=True)):
        before = np.vstack([np.zeros_like(h[:1]), h[:-1]])
        if cell is Cell.RNN:
            made = np.reciprocal(1 + np.exp(-gates["a"]))
        elif cell is Cell.GRU:
            made = (1 - gates["z"]) * gates["n"] + gates["z"] * before
        else:
            made = gates["o"] * np.tanh(trace.cell[number])
        np.testing.assert_allclose(made, h, atol=1e-6)


def test_one_token_is_enough() -> None:
    assert make(Cell.LSTM, "classification", both=True).trace(torch.tensor([4])).hidden[1].shape == (1, 12)
