"""Which weights of which networks stand for the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from engine.events import WeightsTaken
from engine.networks.build import build_task
from engine.networks.shapes import sizes_of
from engine.recipe.recipe import Recipe, Task
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS, Vocabulary
from engine.training.taking import Learned, part_of, take_weights

WORDS = ("one", "two", "three", "four")


def a_vocabulary(words: Sequence[str]) -> Vocabulary:
    return Vocabulary((*SPECIALS, *words), (0,) * (3 + len(words)), len(words))


def learned(
    task: str, words: Sequence[str] = WORDS, labels: tuple[str, ...] = (), seed: int = 1, **model: Any
) -> Learned:
    """A network with first weights of its own."""
    values = {"embedding_dim": 4, "hidden_size": 3, "num_layers": 2, **model}
    recipe = Recipe().with_values(
        {"task": task, "training.seed": seed, **{f"model.{k}": v for k, v in values.items()}}
    )
    paired = task in ("aligned", "seq2seq")
    target = TextPipeline(recipe.text, a_vocabulary(("uno", "due")), Task(task)) if paired else None
    pipeline = TextPipeline(recipe.text, a_vocabulary(words), Task(task), target)
    network = build_task(task, recipe.model, sizes_of(recipe, pipeline, len(labels)), seed)
    return Learned(task, recipe, pipeline, labels, network)


def told(new: Learned, old: Learned) -> WeightsTaken:
    return take_weights(new.network, new.recipe, new.pipeline, new.labels, old).told


def test_an_encoder_begins_as_what_read_texts_before() -> None:
    old, new = learned("language_model"), learned("seq2seq", seed=2)

    taken = told(new, old).taken

    assert taken == ("embedding", "encoder layer 1", "encoder layer 2")
    theirs = old.network.get_parameter("stack.forward_layers.1.weight_hh_l0")
    assert torch.equal(new.network.get_parameter("encoder.forward_layers.1.weight_hh_l0"), theirs)
    back = told(learned("language_model", seed=3), new)
    assert back.taken == ("embedding", "layer 1", "layer 2")


def test_words_that_are_foretold_are_matched_one_by_one() -> None:
    old = learned("language_model")
    new = learned("language_model", ("four", "new", "one"), seed=2)

    fact = told(new, old)

    assert (fact.words, fact.vocabulary, fact.new) == (2, 3, ())
    for table in ("embedding.weight", "answer.weight", "answer.bias"):
        ours, theirs = new.network.get_parameter(table), old.network.get_parameter(table)
        assert torch.equal(ours[3], theirs[6])
        assert torch.equal(ours[5], theirs[3])


def test_an_adaptive_softmax_is_taken_with_the_same_words_only() -> None:
    words = tuple(map(str, range(40)))
    old = learned("language_model", words, softmax="adaptive")
    assert not told(learned("language_model", words, seed=2, softmax="adaptive"), old).new
    assert told(learned("language_model", words[::-1], seed=2, softmax="adaptive"), old).new == ("answer",)


def test_an_answer_about_other_labels_begins_anew() -> None:
    old = learned("classification", labels=("bad", "good"))
    assert not told(learned("classification", labels=("bad", "good"), seed=2), old).new
    assert told(learned("classification", labels=("cold", "warm"), seed=2), old).new == ("answer",)


def test_layers_that_only_one_has_begin_anew() -> None:
    old = learned("language_model", num_layers=1)
    fact = told(learned("classification", labels=("bad", "good"), seed=2, bidirectional=True), old)
    assert fact.taken == ("embedding", "layer 1")
    assert fact.new == ("layer 2", "layer 1 backward", "layer 2 backward", "answer")


def test_a_label_beside_each_word_changes_the_first_layer_alone() -> None:
    """Half of it would fit, what reads the state before; but a part is taken whole or not at all."""
    new = learned("conditional", labels=("bad", "good"), seed=2)
    before = new.network.get_parameter("stack.forward_layers.0.weight_hh_l0").clone()
    fact = told(new, learned("language_model"))
    assert torch.equal(new.network.get_parameter("stack.forward_layers.0.weight_hh_l0"), before)
    assert fact.new == ("label embedding", "layer 1")
    assert part_of("stack.projections.1.weight") == "layer 2 projection"
