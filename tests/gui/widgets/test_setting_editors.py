"""Each kind of setting gets the editor that fits, with the declared bounds."""

from __future__ import annotations

from enum import Enum
from typing import get_origin

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import SettingsError
from engine.recipe.recipe import Recipe, all_settings, find_setting
from engine.recipe.settings import SettingInfo
from gui.widgets.setting_editors import (
    ChoiceEditor,
    ListEditor,
    NumberEditor,
    SliderEditor,
    TextEditor,
    ToggleEditor,
    bounds_of,
    make_editor,
)

SETTINGS = list(all_settings())
NUMBERS = [info for info in SETTINGS if info.field.annotation in (int, float)]


@pytest.mark.parametrize("info", SETTINGS, ids=lambda info: info.key)
def test_the_editor_fits_the_type(qtbot: QtBot, info: SettingInfo) -> None:
    editor = make_editor(info)
    qtbot.addWidget(editor)
    kind = info.field.annotation
    expected: type = TextEditor
    if kind is bool:
        expected = ToggleEditor
    elif kind in (int, float):
        expected = NumberEditor
    elif isinstance(kind, type) and issubclass(kind, Enum):
        expected = ChoiceEditor
    elif get_origin(kind) is tuple:
        expected = ListEditor
    assert type(editor) is expected
    assert editor.title() == info.title


@pytest.mark.parametrize("info", NUMBERS, ids=lambda info: info.key)
def test_the_bounds_are_the_declared_ones(info: SettingInfo) -> None:
    low, high = bounds_of(info)
    step = 1 if info.field.annotation is int else 1e-6
    kind = info.field.annotation
    assert kind is not None
    for inside in (low, high):
        assert Recipe().with_values({info.key: kind(inside)}).value(info.key) == kind(inside)
    for outside in (low - 2 * step, high + 2 * step):
        with pytest.raises(SettingsError):
            Recipe().with_values({info.key: kind(outside)})


def test_an_error_is_shown_and_taken_back(qtbot: QtBot) -> None:
    editor = make_editor(find_setting("training.threads"))
    qtbot.addWidget(editor)
    editor.set_error("Too many.")
    assert editor.error() == "Too many."
    editor.set_error("")
    assert editor.error() == ""


def test_a_blocked_editor_says_why(qtbot: QtBot) -> None:
    editor = make_editor(find_setting("model.activation"))
    qtbot.addWidget(editor)
    editor.set_blocked("Only a plain RNN has a choice.")
    assert not editor.isEnabled()
    assert editor.toolTip()
    editor.set_blocked("")
    assert editor.isEnabled()


def test_a_slider_names_its_ends_and_its_value(qtbot: QtBot) -> None:
    info = find_setting("text.max_vocabulary")
    editor = SliderEditor(info, (100, 1000), lambda v: f"{v:.0f} words", lambda: ("few", "many"))
    qtbot.addWidget(editor)
    editor.set_value(1000)
    assert editor.slider.slider.accessibleDescription() == "1000 words"
    editor.set_steps((50, 500))
    assert editor.slider.value() == 1000
