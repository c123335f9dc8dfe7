import json
import math
from typing import Any

import pytest
from annotated_types import Ge, Gt, Le
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SettingsError
from engine.recipe.recipe import TWINS, Recipe, Task, all_settings, find_setting, parse_recipe
from engine.recipe.settings import SettingInfo
from engine.recipe.training import TrainingSettings
from engine.recipe.trees import combine
from tests.engine.recipe.wrong_settings import problems_of

ALL = tuple(all_settings())
KEYS = tuple(info.key for info in ALL)


def bounds(info: SettingInfo) -> list[tuple[Any, Any]]:
    """`(just inside, just outside)` for each bound of a number."""
    nudge = 1 if info.field.annotation is int else 1e-3
    found: list[tuple[Any, Any]] = []
    for bound in info.field.metadata:
        if isinstance(bound, Ge):
            found.append((bound.ge, bound.ge - nudge))  # type: ignore[operator]
        elif isinstance(bound, Gt):
            found.append((bound.gt + nudge, bound.gt))  # type: ignore[operator]
        elif isinstance(bound, Le):
            found.append((bound.le, bound.le + nudge))  # type: ignore[operator]
    return found


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.key)
def test_numbers_are_kept_within_their_bounds(info: SettingInfo) -> None:
    for inside, outside in bounds(info):
        assert Recipe().with_values({info.key: inside}).value(info.key) == inside
        with pytest.raises(SettingsError) as caught:
            Recipe().with_values({info.key: outside})
        (problem,) = caught.value.problems
        assert problem.values["key"] == info.key


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.key)
def test_a_number_is_not_a_truth_value(info: SettingInfo) -> None:
    if info.field.annotation in (int, float) or info.key == "training.threads":
        with pytest.raises(SettingsError, match=f"{info.key} must be a number, not true"):
            Recipe().with_values({info.key: True})


@pytest.mark.parametrize("key", KEYS)
def test_a_mistyped_key_is_answered_with_the_right_one(key: str) -> None:
    group, _, name = key.rpartition(".")
    typo = f"{group}.{name}x".lstrip(".")
    assert f"There is no setting {typo}. Did you mean {key}?" in problems_of(
        combine({}, {group: {f"{name}x": 1}} if group else {f"{name}x": 1})
    )


def test_a_name_without_its_group_finds_the_group() -> None:
    assert problems_of({"hidden_size": 3}) == [
        "There is no setting hidden_size. Did you mean model.hidden_size?"
    ]


def test_every_problem_is_told_at_once() -> None:
    found = problems_of(
        {
            "task": "poetry",
            "model": {"hiden_size": 3, "dropout": 2.0, "cell": "cnn"},
            "training": {"epochs": 0, "threads": 0, "learning_rate": 0.0},
            "text": {"lowercase": 3, "cutter": 7},
            "corpus": {"encoding": 5, "delimiter": "<tab>"},
        }
    )
    assert set(found) == {
        "task is poetry; choose one of language_model, classification, aligned, conditional, seq2seq or word_vectors.",
        "There is no setting model.hiden_size. Did you mean model.hidden_size?",
        "model.dropout is 2.0; it must be at most 0.9.",
        "model.cell is cnn; choose one of rnn, lstm or gru.",
        "training.epochs is 0; it must be at least 1.",
        "training.threads is 0; it must be at least 1.",
        "training.learning_rate is 0.0; it must be more than 0.0.",
        "text.lowercase must be true or false, not 3.",
        "text.cutter is 7; choose one of auto, jieba, characters, words or bpe.",
        "corpus.encoding must be text, not 5.",
        "corpus.delimiter is <tab>; it must have at most 4 characters.",
    }


@pytest.mark.parametrize(
    ("tree", "sentence"),
    [
        ({"training": {"threads": "many"}}, "training.threads is many; choose auto or a whole number."),
        ({"training": {"epochs": 2.5}}, "training.epochs must be a whole number, not 2.5."),
        ({"model": {"dropout": "much"}}, "model.dropout must be a number, not much."),
        ({"model": {"dropout": math.nan}}, "model.dropout must be a number, not nan."),
        (
            {"model": 3},
            "model is a group of settings and cannot be 3; set model.cell or another one of it.",
        ),
    ],
)
def test_each_kind_of_nonsense_has_its_sentence(tree: dict[str, Any], sentence: str) -> None:
    assert problems_of(tree) == [sentence]


def test_a_recipe_survives_json() -> None:
    recipe = Recipe().with_values(
        {"task": "language_model", "training.threads": 2, "corpus.text_column": "評論"}
    )
    assert parse_recipe(json.loads(recipe.as_json())) == recipe


@given(
    st.fixed_dictionaries(
        {
            "model.hidden_size": st.integers(1, 4096),
            "model.dropout": st.floats(0.0, 0.9),
            "text.hmm": st.booleans(),
            "corpus.label_column": st.text(max_size=20),
            "training.threads": st.one_of(st.just("auto"), st.integers(1, 256)),
            "task": st.sampled_from(Task),
        }
    )
)
def test_any_values_survive_json(values: dict[str, Any]) -> None:
    recipe = Recipe().with_values(values)
    assert parse_recipe(json.loads(recipe.as_json())) == recipe
    assert all(recipe.value(key) == value for key, value in values.items())


def test_a_setting_is_found_by_its_key() -> None:
    assert find_setting("model.cell").title == "Cell"
    with pytest.raises(SettingsError, match=r"Did you mean model\.cell\?"):
        find_setting("model.cel")


def test_keys_are_unique_and_flat_names_them_all() -> None:
    assert len(set(KEYS)) == len(KEYS)
    assert tuple(Recipe().flat()) == KEYS


def test_word_vectors_have_a_shorter_name_and_twins_that_stay_equal() -> None:
    recipe = parse_recipe({"task": "vectors"})
    assert recipe.task is Task.WORD_VECTORS
    assert recipe.as_tree()["task"] == "word_vectors"
    for name, (group, other) in TWINS.items():
        assert getattr(getattr(recipe, group), other) == getattr(recipe.vectors, name)
    recipe = parse_recipe({"task": "vectors", "vectors": {"epochs": 7}, "training": {"epochs": 3}})
    assert recipe.training.epochs == recipe.vectors.epochs == 7
    recipe = parse_recipe({"task": "vectors", "training": {"epochs": 3}, "text": {"min_count": 2}})
    assert (recipe.vectors.epochs, recipe.vectors.min_count) == (3, 2)
    assert parse_recipe(recipe.as_tree()) == recipe
    assert parse_recipe({"vectors": {"epochs": 7}}).training.epochs == TrainingSettings().epochs


def test_a_twin_that_is_changed_takes_the_other_along() -> None:
    recipe = parse_recipe({"task": "vectors"}).with_values({"text.min_count": 2, "training.epochs": 9})
    assert (recipe.vectors.min_count, recipe.vectors.epochs) == (2, 9)
    recipe = recipe.with_values({"vectors.epochs": 4})
    assert recipe.training.epochs == 4
    other = parse_recipe({"task": "classification"}).with_values({"training.epochs": 9})
    assert other.vectors == parse_recipe({}).vectors
