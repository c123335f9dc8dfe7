"""A few values of a few settings become recipes, or a sentence says why not."""

from __future__ import annotations

import pytest

from engine.errors import EngineError
from engine.recipe.model import Cell
from engine.recipe.presets import build_recipe
from engine.recipe.sweeps import parse_choice, recipes_of

RECIPE = build_recipe("small")


def test_every_combination_is_made_once_the_last_setting_fastest() -> None:
    choices = [parse_choice("model.cell=rnn,lstm"), parse_choice("model.hidden_size=16, 32，64, 16")]
    found = [(r.model.cell, r.model.hidden_size) for r in recipes_of(RECIPE, choices)]
    assert found == [(cell, size) for cell in (Cell.RNN, Cell.LSTM) for size in (16, 32, 64)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("training.learning_rate=0.01,1e-3", (0.01, 0.001)),
        ("model.bidirectional=true,no", (True, False)),
        ("model.layer_sizes=64,32|128", ([64, 32], [128])),
        ("text.cutter=words|characters", ("words", "characters")),
    ],
)
def test_values_are_read_as_after_set(text: str, values: tuple[object, ...]) -> None:
    choice = parse_choice(text)
    assert len(recipes_of(RECIPE, [choice])) == len(values)
    if not isinstance(values[0], list):
        assert choice.values == values


@pytest.mark.parametrize(
    "text", ["", "model.hidden_size", "=3", "model.hidden_size=", "model.hidden_size=, ,"]
)
def test_what_is_no_list_of_values_is_refused(text: str) -> None:
    with pytest.raises(EngineError, match="KEY=VALUE,VALUE"):
        parse_choice(text)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (["model.hidden_size=0,16,99999"], "hidden_size"),
        (["model.nonsense=1,2"], "nonsense"),
        (["model.cell=rnn,abacus"], "abacus"),
        (["model.cell=rnn", "model.cell=gru"], "named twice"),
        (
            ["model.cell=rnn", "model.hidden_size=8", "training.epochs=1", "training.seed=2"],
            "3 settings at most",
        ),
        (["training.seed=" + ",".join(map(str, range(101)))], "101 runs"),
        (["task=language_model"], "cannot be tried out"),
        (["vectors.window=2,5"], "cannot be tried out"),
        (["training.bptt_steps=8,9"], "cannot be tried out"),
    ],
)
def test_all_that_is_wrong_is_told_before_anything_starts(choices: list[str], words: str) -> None:
    with pytest.raises(EngineError, match=words):
        recipes_of(RECIPE, [parse_choice(text) for text in choices])


def test_nothing_to_vary_is_the_recipe_itself() -> None:
    assert recipes_of(RECIPE, []) == (RECIPE,)
