"""What a run begins with is one sentence, with all parts of all networks named."""

import pytest

from engine.events import WeightsTaken
from engine.networks.build import build_task
from engine.networks.shapes import Sizes
from engine.recipe.model import ModelSettings, Readout, Skip
from engine.training.taking import part_of
from gui.starting_words import part_words, taken_words


def test_what_was_taken_and_what_is_new_is_told() -> None:
    event = WeightsTaken("language", 12345, 30000, ("embedding", "layer 1"), ("layer 1 backward", "answer"))
    assert taken_words(event).replace("\u00a0", " ") == (
        "The run begins with what 'language' has learned: word vectors, layer 1; 12 345 of 30 000 words are known there. "
        "New: layer 1 from the end, answer."
    )


@pytest.mark.parametrize("task", ["classification", "language_model", "aligned", "conditional", "seq2seq"])
def test_parts_are_named(task: str) -> None:
    model = ModelSettings(
        layer_sizes=(3, 4), skip=Skip.RESIDUAL, bidirectional=True, readout=Readout.ATTENTION, embedding_dim=4
    )
    network = build_task(task, model, Sizes(9, 2, 9, max_tokens=6), 1)
    for name, _ in network.named_parameters():
        assert part_words(part_of(name))
        assert "{" not in part_words(part_of(name))
