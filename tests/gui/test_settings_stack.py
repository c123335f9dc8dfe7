"""Undo names what changed in the words of the form."""

from __future__ import annotations

from typing import Any

import pytest

from engine.recipe.recipe import parse_recipe
from gui.settings_stack import change_words

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
