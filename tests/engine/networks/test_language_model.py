"""A language model reads on from where it stopped."""

import pytest
import torch

from engine.networks.build import build_network
from engine.networks.language_model import LanguageModel, detached
from engine.recipe.model import Cell
from engine.recipe.recipe import Recipe


def make_model(cell: Cell, layers: int = 2) -> LanguageModel:
    recipe = Recipe().with_values(
        {
            "task": "language_model",
            "model.cell": cell.value,
            "model.num_layers": layers,
            "model.embedding_dim": 5,
            "model.hidden_size": 6,
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
