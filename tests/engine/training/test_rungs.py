"""A network's weights as a ladder."""

from __future__ import annotations

from typing import Any

import pytest

from engine.networks.build import AnyNetwork, build_task
from engine.networks.shapes import Sizes
from engine.recipe.model import ModelSettings
from engine.recipe.training import TrainingSettings
from engine.training.optimisers import make_optimizer
from engine.training.rungs import let_learn, rates, rungs, waiting

TASKS = ("classification", "language_model", "aligned", "conditional", "seq2seq")


def a_network(task: str, **values: Any) -> AnyNetwork:
    model = ModelSettings(embedding_dim=4, hidden_size=3, num_layers=2, **values)
    return build_task(task, model, Sizes(9, 2, 9, max_tokens=6), 1)


@pytest.mark.parametrize("task", TASKS)
def test_every_weight_stands_on_one_rung_and_words_at_the_foot(task: str) -> None:
    network = a_network(task)

    ladder = rungs(network)

    names = [name for rung in ladder for name in rung]
    assert sorted(names) == sorted(name for name, _ in network.named_parameters())
    assert len(set(names)) == len(names)
    assert "embedding.weight" in ladder[-1]
    assert any(name.startswith("answer.") for name in ladder[0])
    assert len(ladder) == 2 + (4 if task == "seq2seq" else 2)


def test_both_directions_share_a_rung() -> None:
    top, upper, lower, words = rungs(a_network("classification", bidirectional=True))

    assert top == ["answer.weight", "answer.bias"]
    for number, rung in ((1, upper), (0, lower)):
        assert {name.rsplit(".", 1)[0] for name in rung} == {
            f"stack.{way}_layers.{number}" for way in ("forward", "backward")
        }
    assert words == ["embedding.weight"]


def test_a_decoder_stands_above_its_encoder() -> None:
    ladder = rungs(a_network("seq2seq"))
    assert [rung[0].split(".")[0] for rung in ladder[1:-1]] == ["decoder", "decoder", "encoder", "encoder"]


def test_each_rung_learns_a_factor_more_slowly_than_the_one_above() -> None:
    network = a_network("classification")
    groups = rates(network, TrainingSettings(learning_rate=0.8, layer_rate=0.5))

    assert [group["lr"] for group in groups] == [0.8, 0.4, 0.2, 0.1]
    assert [group["lr"] for group in make_optimizer(TrainingSettings(), groups).param_groups] == [
        0.8,
        0.4,
        0.2,
        0.1,
    ]
    let_learn(network, ["embedding.weight"], learn=False)
    assert len(rates(network, TrainingSettings(layer_rate=0.5))) == 3


def test_alike_all_weights_are_one_group_in_the_networks_order() -> None:
    network = a_network("classification")
    (group,) = rates(network, TrainingSettings(learning_rate=0.1))
    assert [id(weight) for weight in group["params"]] == [id(weight) for weight in network.parameters()]


def test_with_every_epoch_one_rung_more_of_what_was_taken_learns() -> None:
    network = a_network("classification")
    taken = {"embedding.weight", "stack.forward_layers.0.weight_ih_l0", "answer.bias"}

    assert [sorted(waiting(network, taken, epoch)) for epoch in range(4)] == [
        ["embedding.weight", "stack.forward_layers.0.weight_ih_l0"],
        ["embedding.weight", "stack.forward_layers.0.weight_ih_l0"],
        ["embedding.weight"],
        [],
    ]
