"""Each optimiser goes downhill, and gradients are clipped as torch clips them."""

import copy

import pytest
import torch
from torch import nn

from engine.recipe.training import OptimizerName, TrainingSettings
from engine.training.checkpoints import optimizer_tensors, put_optimizer
from engine.training.optimisers import clip_gradients, make_optimizer


def gradient(network: nn.Linear, x: torch.Tensor) -> float:
    network.zero_grad()
    loss = network(x).square().mean()
    loss.backward()
    return float(loss.detach())


@pytest.mark.parametrize("name", list(OptimizerName))
def test_it_goes_downhill(name: OptimizerName) -> None:
    network, x = nn.Linear(3, 2), torch.randn(20, 3)
    optimizer = make_optimizer(TrainingSettings(optimizer=name, learning_rate=0.05), network.parameters())
    first = gradient(network, x)

    for _ in range(50):
        optimizer.step()
        last = gradient(network, x)

    assert last < first / 2


@pytest.mark.parametrize("name", list(OptimizerName))
def test_what_it_remembers_comes_back(name: OptimizerName) -> None:
    settings = TrainingSettings(optimizer=name, learning_rate=0.05)
    network, x = nn.Linear(3, 2), torch.randn(20, 3)
    optimizer = make_optimizer(settings, network.parameters())
    for _ in range(3):
        gradient(network, x)
        optimizer.step()
    twin = copy.deepcopy(network)
    other = make_optimizer(settings, twin.parameters())

    put_optimizer(other, optimizer_tensors(optimizer))

    for one, its in ((network, optimizer), (twin, other)):
        gradient(one, x)
        its.step()
    assert torch.equal(network.weight, twin.weight)


@pytest.mark.parametrize("limit", [0.0, 0.01, 1e6])
def test_clipping_equals_torchs(limit: float) -> None:
    network, x = nn.Linear(3, 2), torch.randn(20, 3)
    gradient(network, x)
    theirs = copy.deepcopy(network)
    for ours, other in zip(network.parameters(), theirs.parameters(), strict=True):
        other.grad = None if ours.grad is None else ours.grad.clone()

    norm = clip_gradients(network.parameters(), limit)

    expected = nn.utils.clip_grad_norm_(theirs.parameters(), limit or float("inf"))
    torch.testing.assert_close(norm, expected)
    for ours, other in zip(network.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(ours.grad, other.grad)
