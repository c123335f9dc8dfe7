"""Every task's network, with every kind of stack, learns eight examples by heart in a plain loop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from engine.networks.aligned import Aligned
from engine.networks.build import build_network, build_task
from engine.networks.classifier import Classifier
from engine.networks.conditional import Conditional
from engine.networks.dropout import set_noise
from engine.networks.language_model import LanguageModel
from engine.networks.seq2seq import Seq2Seq
from engine.networks.shapes import Sizes
from engine.recipe.model import ModelSettings
from engine.recipe.recipe import Recipe
from tests.engine.networks.helpers import overfit

TASKS = ("classification", "language_model", "aligned", "conditional", "seq2seq")
STACKS: Mapping[str, Mapping[str, object]] = {
    "rnn": {"model.cell": "rnn"},
    "relu": {"model.cell": "rnn", "model.activation": "relu"},
    "sigmoid": {"model.cell": "rnn", "model.activation": "sigmoid"},
    "gru both ways": {"model.cell": "gru", "model.bidirectional": True},
    "lstm residual": {"model.layer_sizes": [24, 16], "model.skip": "residual", "model.bidirectional": True},
    "gru dense": {"model.cell": "gru", "model.layer_sizes": [16, 24], "model.skip": "dense"},
    "lstm normed": {"model.layer_norm": True},
    "tied": {"model.tie_weights": True, "model.attention": "dot"},
    "adaptive": {"model.softmax": "adaptive", "model.attention": "none"},
    "reads its answer": {"model.reads_answer": True, "model.bidirectional": True},
    "flatten": {"model.readout": "flatten", "model.single_output": True},
    "attention": {"model.readout": "attention", "model.single_output": True},
}
SIZES = Sizes(vocabulary=12, labels=2, targets=11, max_tokens=6)
LENGTHS = torch.tensor([6, 5, 4, 3, 6, 2, 4, 5])
INSIDE = torch.arange(6) < LENGTHS[:, None]


def ids(words: int, seed: int) -> Tensor:
    """Eight texts of `words` kinds of tokens, padded."""
    return torch.randint(3, words, (8, 6), generator=torch.Generator().manual_seed(seed)) * INSIDE


def model(**values: object) -> ModelSettings:
    sizes = {"model.embedding_dim": 16, "model.hidden_size": 24}
    return Recipe().with_values({**sizes, **values}).model


def loss_of(task: str, settings: ModelSettings) -> tuple[torch.nn.Module, Callable[[], Tensor]]:
    """A network of the task and its mean loss over the eight examples."""
    network = build_task(task, settings, SIZES, seed=1)
    texts, labels = ids(12, 1), torch.tensor([0, 1] * 4)
    if isinstance(network, Classifier):
        classifier = network
        return network, lambda: cross_entropy(classifier(texts, LENGTHS), labels)
    if isinstance(network, LanguageModel):
        writer = network
        line = torch.randint(12, (8, 7), generator=torch.Generator().manual_seed(2))
        line[:, 0] = torch.arange(8)  # another beginning each, or nobody could know what follows
        return network, lambda: writer.loss(line[:, :-1], line[:, 1:])[0] / 48
    if isinstance(network, Aligned):
        aligned = network
        targets = (texts % 8 + 3) * INSIDE
        return network, lambda: aligned.loss(texts, LENGTHS, targets).mean
    if isinstance(network, Conditional):
        conditional = network
        two = ids(12, 3)[[0, 1] * 4]
        return network, lambda: conditional.loss(two, LENGTHS[[0, 1] * 4], labels).mean
    pairs: Seq2Seq = network
    target, lengths = ids(11, 4)[[7, 6, 5, 4, 3, 2, 1, 0]], LENGTHS.flip(0)
    return network, lambda: pairs.loss(texts, LENGTHS, target, lengths).mean


CASES = [(task, kind) for task in TASKS for kind in STACKS if kind != "reads its answer" or task == "aligned"]


@pytest.mark.parametrize(("task", "kind"), CASES)
def test_eight_examples_are_learnt_by_heart(task: str, kind: str) -> None:
    network, loss = loss_of(task, model(**STACKS[kind]))

    assert overfit(network, loss) < 0.02


@pytest.mark.parametrize("attention", ["none", "dot", "additive"])
@pytest.mark.parametrize("kind", ["rnn", "relu", "sigmoid", "gru", "lstm"])
def test_every_cell_learns_eight_pairs_by_heart_with_every_attention(kind: str, attention: str) -> None:
    cells = {**STACKS, "gru": {"model.cell": "gru"}, "lstm": {}}
    network, loss = loss_of("seq2seq", model(**{**cells[kind], "model.attention": attention}))

    assert overfit(network, loss) < 0.02


@pytest.mark.parametrize("task", TASKS)
def test_dropout_of_every_kind_draws_from_the_runs_noise_alone(task: str) -> None:
    values = {"model.dropout": 0.3, "model.embedding_dropout": 0.2, "model.recurrent_dropout": 0.2}
    values["model.locked_dropout"] = False
    network, loss = loss_of(task, model(**values))

    found = []
    for _ in range(2):
        set_noise(network, torch.Generator().manual_seed(5))
        found.append(loss())
        torch.rand(3)  # others draw too
    assert torch.equal(found[0], found[1])
    assert not torch.equal(loss(), found[0])
    network.eval()
    assert torch.equal(loss(), loss())


@pytest.mark.parametrize("task", TASKS)
def test_kept_and_loaded_it_gives_the_same(task: str) -> None:
    settings = model(**STACKS["lstm residual"])
    network, loss = loss_of(task, settings)
    other, other_loss = loss_of(task, settings)
    overfit(network, loss, steps=3)
    assert not torch.equal(loss(), other_loss())

    other.load_state_dict({name: value.clone() for name, value in network.state_dict().items()})

    assert torch.equal(loss(), other_loss())


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_a_recipe_builds_its_tasks_network(task: str) -> None:
    recipe = Recipe().with_values({"task": task, "model.readout": "flatten", "text.max_tokens": 7})

    network, same = build_network(recipe, 12, 2), build_task(task, recipe.model, Sizes(12, 2, 0, 7), 0)

    assert {n: p.shape for n, p in network.named_parameters()} == {
        n: p.shape for n, p in same.named_parameters()
    }
