"""Numbers, times and errors in words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from engine.errors import EngineError, SettingsError
from engine.events import Stage
from engine.recipe.recipe import all_settings
from gui.job import Problem
from gui.sentences import (
    duration,
    number,
    percent,
    problem_sentence,
    setting_words,
    stage_words,
    time_left,
    translate_error,
)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (40, "40 s"), (180, "3 min"), (5000, "83 min"), (7300, "2 h")]
)
def test_times_are_rough(qapp: QApplication, seconds: float, words: str) -> None:
    assert duration(seconds) == words
    assert time_left(seconds) == f"about {words} left"


def test_numbers_keep_together() -> None:
    assert number(11987) == "11\u00a0987"
    assert percent(0.884, 1) == "88.4\u00a0%"


def test_an_error_fills_its_own_sentence(qapp: QApplication) -> None:
    error = EngineError("The file {name} is empty. Choose another.", name="a {b}.txt")
    assert translate_error(error) == "The file a {b}.txt is empty. Choose another."
    several = SettingsError([EngineError("One."), EngineError("Two.")])
    assert translate_error(several) == "One. Two."


def test_a_lack_of_memory_says_what_helps(qapp: QApplication) -> None:
    for details in ("RuntimeError: CUDA out of memory", "MemoryError"):
        assert "smaller batch" in problem_sentence(Problem(None, details))
    assert "Something went wrong" in problem_sentence(Problem(None, "KeyError: 'x'"))
    assert problem_sentence(Problem(EngineError("Choose another file."), "")) == "Choose another file."


def test_every_setting_has_words_and_every_stage_a_name(qapp: QApplication) -> None:
    for info in all_settings():
        words = setting_words(info)
        assert words.title
        assert words.what
    assert all(stage_words(stage) for stage in Stage)
