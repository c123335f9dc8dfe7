"""A language model reads on from where it stopped."""

from collections.abc import Mapping

import pytest
import torch

from engine.networks.build import build_network
from engine.networks.language_model import LanguageModel, detached
from engine.recipe.model import Cell
from engine.recipe.recipe import Recipe


def make_model(cell: Cell, layers: int = 2, values: Mapping[str, object] | None = None) -> LanguageModel:
    recipe = Recipe().with_values(
        {
            "task": "language_model",
            "model.cell": cell.value,
            "model.num_layers": layers,
            "model.embedding_dim": 5,
            "model.hidden_size": 6,
            **(values or {}),
        }
    )
    network = build_network(recipe, vocabulary=12, labels=0)
    assert isinstance(network, LanguageModel)
    return network.eval()


@pytest.mark.parametrize("cell", list(Cell))
def test_two_windows_with_the_state_carried_equal_one(cell: Cell) -> None:
    model, ids = make_model(cell), torch.randint(1, 12, (3, 10))

    whole, _ = model(ids)
    first, state = model(ids[:, :4])
    second, _ = model(ids[:, 4:], detached(state))

    assert whole.shape == (3, 10, 12)
    torch.testing.assert_close(torch.cat([first, second], dim=1), whole, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize("values", [{}, {"model.tie_weights": True}, {"model.softmax": "adaptive"}], ids=str)
def test_the_loss_is_that_of_the_logits(values: dict[str, object]) -> None:
    model, ids = make_model(Cell.GRU, values=values), torch.randint(1, 12, (3, 11))

    loss, end = model.loss(ids[:, :-1], ids[:, 1:])

    logits, state = model(ids[:, :-1])
    expected = torch.nn.functional.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="sum")
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(end, state)


def test_tied_words_are_read_as_large_as_others_and_foretell_as_small_ones() -> None:
    model = make_model(Cell.GRU, values={"model.tie_weights": True, "model.embedding_dim": 400})

    assert 0.9 < float(model.embed(torch.arange(12)).detach().std()) < 1.1
    assert 0.045 < float(model.embedding.weight.detach().std()) < 0.055


def test_a_detached_state_stops_the_gradient() -> None:
    model, ids = make_model(Cell.LSTM), torch.tensor([[1, 2, 3]])

    _, state = model(ids)

    assert all(part.requires_grad for layer in state for part in layer)
    assert not any(part.requires_grad for layer in detached(state) for part in layer)


def test_no_step_knows_what_follows() -> None:
    model = make_model(Cell.GRU)

    one, _ = model(torch.tensor([[1, 2, 3, 4]]))
    other, _ = model(torch.tensor([[1, 2, 3, 9]]))

    assert torch.equal(one[:, :3], other[:, :3])
