"""Settings in a few words: what tells one recipe from others."""

from __future__ import annotations

from collections.abc import Sequence

from engine.recipe.recipe import Recipe, find_setting
from gui.sentences import listed, recipe_word
from gui.settings_stack import value_words


def setting_word(key: str, value: object) -> str:
    """One setting: "cell LSTM", "memory size 64"; the task by itself."""
    if key == "task":
        return value_words(value)
    title = recipe_word(find_setting(key).title)
    return f"{title if title.isupper() else title[:1].lower() + title[1:]} {value_words(value)}"


def difference_words(recipe: Recipe, keys: Sequence[str]) -> str:
    """What tells a recipe from its neighbours: its values of the settings in which they differ."""
    return listed(setting_word(key, recipe.value(key)) for key in keys)
