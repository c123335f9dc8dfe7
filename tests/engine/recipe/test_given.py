import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import EngineError, SettingsError
from engine.recipe.given import parse_assignments, read_recipe_file
from engine.recipe.recipe import Recipe, Task, parse_recipe
from tests.engine.recipe.wrong_settings import problems_of


def test_a_recipe_survives_toml(tmp_path: Path) -> None:
    recipe = Recipe().with_values(
        {"model.dropout": 0.25, "text.lowercase": False, "corpus.text_column": "文"}
    )
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in recipe.flat().items()]
    path = tmp_path / "recipe.toml"
    path.write_text("\n".join(lines), encoding="utf-8-sig")  # Windows' editor leaves a mark
    assert parse_recipe(read_recipe_file(path)) == recipe


def test_the_file_of_a_recipe_may_be_missing_or_broken(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    with pytest.raises(EngineError, match="There is no recipe file"):
        read_recipe_file(path)
    path.write_text("model = [", encoding="utf-8")
    with pytest.raises(EngineError, match="is not valid TOML"):
        read_recipe_file(path)
    path.write_bytes(b'task = "\xff"')
    with pytest.raises(EngineError, match="is not valid TOML"):
        read_recipe_file(path)
    with pytest.raises(EngineError, match="cannot be used"):
        read_recipe_file(tmp_path)


@pytest.mark.parametrize(
    ("assignment", "key", "value"),
    [
        ("model.hidden_size=256", "model.hidden_size", 256),
        ("model.dropout = 0.5", "model.dropout", 0.5),
        ("text.lowercase=false", "text.lowercase", False),
        ("text.lowercase=yes", "text.lowercase", True),
        ("text.lowercase=NO", "text.lowercase", False),
        ("task=language_model", "task", Task.LANGUAGE_MODEL),
        ("task='language_model'", "task", Task.LANGUAGE_MODEL),
        ("corpus.text_column=0", "corpus.text_column", "0"),
        ("corpus.text_column=a=b", "corpus.text_column", "a=b"),
        ("training.threads=4", "training.threads", 4),
        ("training.threads=auto", "training.threads", "auto"),
        ("corpus.label_column=true", "corpus.label_column", "true"),
    ],
)
def test_assignments_are_read_as_their_setting_wants_them(assignment: str, key: str, value: Any) -> None:
    assert parse_recipe(parse_assignments([assignment])).value(key) == value


def test_wrong_assignments_are_all_told() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_assignments(["epochs", "task=classification", "patience"])
    assert [problem.values["text"] for problem in caught.value.problems] == ["epochs", "patience"]


def test_all_that_is_wrong_in_assignments_is_told_together() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_assignments(["epochs", "=3", "task.x=1", "task=poetry", "model.dropout=2", "model.dropout.x=1"])
    assert [str(problem) for problem in caught.value.problems] == [
        "'epochs' is not KEY=VALUE, such as model.hidden_size=128.",
        "'=3' is not KEY=VALUE, such as model.hidden_size=128.",
        "There is no setting task.x. Did you mean task?",
        "There is no setting model.dropout.x. Did you mean model.dropout?",
        "task is poetry; choose one of language_model, classification, aligned, conditional, seq2seq or word_vectors.",
        "model.dropout is 2; it must be at most 0.9.",
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_value_for_a_group_is_the_one_problem(order: int) -> None:
    tree = parse_assignments(["model=3", "model.dropout=0.5"][::order])
    (problem,) = problems_of(tree)
    assert problem.startswith("model is a group of settings and cannot be 3;")


def test_a_setting_has_no_settings_of_its_own() -> None:
    with pytest.raises(SettingsError, match=r"There is no setting task\.x"):
        parse_assignments(["task=classification", "task.x=1"])
    assert problems_of(parse_assignments(["model.cell.x=1"])) == [
        "model.cell is {'x': 1}; choose one of rnn, lstm or gru."
    ]
