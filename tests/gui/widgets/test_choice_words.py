"""Every choice that the recipe declares has words of its own."""

from __future__ import annotations

from enum import Enum

import pytest

from engine.recipe.recipe import all_settings
from gui.widgets.choice_words import WORDS, choice_word

CHOICES = [
    choice
    for info in all_settings()
    if isinstance(info.field.annotation, type) and issubclass(info.field.annotation, Enum)
    for choice in info.field.annotation
]


@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_has_words_of_its_own(choice: Enum) -> None:
    """Also where another setting has a choice of the same value, such as "auto"."""
    (words,) = [words for member, words in WORDS if member is choice]
    assert choice_word(choice) == words


def test_no_two_choices_of_a_setting_are_called_alike() -> None:
    for kind in {type(choice) for choice in CHOICES}:
        words = [choice_word(choice) for choice in kind]
        assert len(set(words)) == len(words)
