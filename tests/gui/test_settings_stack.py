"""Undo names what changed in the words of the form."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from PySide6.QtGui import QUndoStack

from engine.recipe.recipe import parse_recipe
from gui.settings_stack import SettingsChange, change_words

BEFORE = {"hidden_size": 64, "num_layers": 1, "bidirectional": False, "readout": "mean"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"hidden_size": 256}, "memory size 64 → 256"),
        ({"bidirectional": True}, "both directions off → on"),
        ({"readout": "last"}, "readout mean → last state"),
        ({"hidden_size": 256, "num_layers": 2}, "2 settings"),
    ],
)
def test_a_change_is_named_in_the_words_of_the_form(qapp: object, values: dict[str, Any], said: str) -> None:
    before = parse_recipe({"model": BEFORE})
    after = parse_recipe({"model": BEFORE | values})
    assert change_words(before, after, [f"model.{key}" for key in values]) == said


def test_each_word_of_a_list_is_a_step_of_its_own(qapp: object) -> None:
    stack = QUndoStack()
    recipes = [
        parse_recipe({"text": {"user_words": words}}) for words in ([], ["云计算"], ["云计算", "计算/机"])
    ]
    current = [recipes[0]]
    for before, after in itertools.pairwise(recipes):
        stack.push(
            SettingsChange(before, {"text.user_words": ()}, after, lambda recipe: current.append(recipe))
        )
    assert stack.count() == 2
    assert "+ 计算/机" in stack.undoText()
    stack.undo()
    assert list(current[-1].text.user_words) == ["云计算"]
