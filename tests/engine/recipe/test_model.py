"""Sizes of layers are written as people write lists; settings belong to the tasks they work for."""

import pytest

from engine.errors import SettingsError
from engine.recipe.given import parse_assignments
from engine.recipe.recipe import Recipe, all_settings, parse_recipe


def sizes(text: str) -> tuple[int, ...]:
    return parse_recipe(parse_assignments([f"model.layer_sizes={text}"])).model.layer_sizes


@pytest.mark.parametrize("text", ["[128, 64]", "128,64", "128, 64", "128 64", "128，64", "(128, 64)"])
def test_sizes_are_read_as_people_write_them(text: str) -> None:
    assert sizes(text) == (128, 64)


def test_one_size_is_one_layer_and_none_is_none() -> None:
    assert sizes("64") == (64,)
    assert sizes("") == ()
    assert sizes("[]") == ()


@pytest.mark.parametrize(
    "text", ["0", "64, 5000", "[64, 'x']", "64; 32", "true", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"]
)
def test_what_is_no_list_of_sizes_is_told(text: str) -> None:
    with pytest.raises(SettingsError, match=r"model\.layer_sizes"):
        sizes(text)


def test_sizes_say_how_many_layers_there_are() -> None:
    recipe = Recipe().with_values({"model.hidden_size": 32, "model.num_layers": 3})

    assert recipe.model.widths == (32, 32, 32)
    assert recipe.with_values({"model.layer_sizes": [64, 16]}).model.widths == (64, 16)


def test_sizes_come_back_from_the_project_as_they_were() -> None:
    recipe = Recipe().with_values({"model.layer_sizes": [64, 16]})

    assert parse_recipe(recipe.as_tree()) == recipe


def test_settings_belong_to_the_tasks_they_work_for() -> None:
    tasks = {info.key: info.tasks for info in all_settings()}

    assert "language_model" not in tasks["model.bidirectional"]
    assert tasks["model.readout"] == tasks["model.single_output"] == ("classification",)
    assert "classification" not in tasks["model.tie_weights"] + tasks["model.softmax"]
    assert tasks["model.attention"] == ("seq2seq",)
    assert all(tasks[f"model.{name}"] == () for name in ("skip", "layer_norm", "layer_sizes", "dropout"))
