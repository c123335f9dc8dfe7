"""The form is the recipe: every declared setting has an editor, its bounds reach the recipe, levels and tasks choose."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.recipe.recipe import Recipe, Task, all_settings, find_setting
from engine.recipe.settings import Level, SettingInfo
from gui.widgets.help_text import help_of
from gui.widgets.recipe_form import RecipeForm, Section
from gui.widgets.setting_editors import (
    ChoiceEditor,
    ListEditor,
    NumberEditor,
    SettingEditor,
    SliderEditor,
    TextEditor,
    ToggleEditor,
    bounds_of,
)

KEYS = [info.key for info in all_settings()]


@pytest.fixture
def form(qtbot: QtBot) -> RecipeForm:
    form = RecipeForm([Section(KEYS)])
    qtbot.addWidget(form)
    form.set_level(Level.EXPERT)
    form.show()
    return form


def enter(editor: SettingEditor, value: Any) -> None:
    """Give an editor a value as a person does: click, choose or type."""
    if isinstance(editor, ToggleEditor):
        if editor._toggle.isChecked() != value:
            QTest.mouseClick(editor._toggle, Qt.MouseButton.LeftButton)
    elif isinstance(editor, ChoiceEditor):
        position = editor._combo.findData(value)
        editor._combo.setCurrentIndex(position)
        editor._combo.activated.emit(position)
    elif isinstance(editor, NumberEditor):
        line = editor.number().spin().lineEdit()
        line.selectAll()
        QTest.keyClicks(line, f"{value:.6f}".rstrip("0").rstrip("."))
        QTest.keyClick(line, Qt.Key.Key_Return)
    else:
        assert isinstance(editor, (ListEditor, TextEditor))
        editor._line.selectAll()
        text = ", ".join(map(str, value)) if isinstance(editor, ListEditor) else str(value)
        QTest.keyClicks(editor._line, text or " ")
        QTest.keyClick(editor._line, Qt.Key.Key_Return)


def extremes(info: SettingInfo) -> Iterator[Any]:
    """Two allowed values of a setting that are as far apart as they can be."""
    kind = info.field.annotation
    if kind is bool:
        yield from (True, False)
    elif kind in (int, float):
        low, high = bounds_of(info)
        yield from (kind(low), kind(high))
    elif isinstance(kind, type) and issubclass(kind, Enum):
        choices = list(kind)
        yield from (choices[-1].value, choices[0].value)
    elif get_origin(kind) is tuple:
        items = get_args(kind)[0]
        numbers = get_origin(items) is Annotated  # with bounds of their own
        if numbers:
            yield from ([4096, 1], [])
        else:
            yield from ([item.value for item in items] if issubclass(items, Enum) else ["a", "b"], [])
    else:
        yield from ("a", "b") if kind is str else (256, "auto")


@pytest.mark.parametrize("key", KEYS)
def test_both_ends_of_every_setting_reach_the_recipe(form: RecipeForm, key: str) -> None:
    recipe = Recipe()
    for value in extremes(find_setting(key)):
        changes: list[dict[str, Any]] = []
        form.changed.connect(changes.append)
        enter(form.editor(key), value)
        form.changed.disconnect(changes.append)
        for change in changes:
            recipe = recipe.with_values(change)
        assert recipe.flat()[key] == value
        assert form.editor(key).error() == ""


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_has_a_name_and_help(form: RecipeForm, key: str) -> None:
    editor = form.editor(key)
    assert editor.control().accessibleName() == find_setting(key).title
    found = help_of(editor.control())
    assert found is not None
    assert found.title
    assert found.what


@pytest.mark.parametrize("key", KEYS)
def test_the_form_shows_what_the_recipe_says_without_saying_so_again(form: RecipeForm, key: str) -> None:
    changes: list[object] = []
    form.changed.connect(changes.append)
    for value in extremes(find_setting(key)):
        form.set_recipe(Recipe().with_values({key: value}))
    assert changes == []


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("task", list(Task))
def test_level_and_task_choose_what_is_shown(form: RecipeForm, level: Level, task: Task) -> None:
    form.set_recipe(Recipe(task=task))
    form.set_level(level)
    order = list(Level)
    expected = {
        info.key
        for info in all_settings()
        if order.index(info.level) <= order.index(level) and (not info.tasks or task.value in info.tasks)
    }
    assert set(form.shown_keys()) == expected
    assert {key for key in KEYS if form.editor(key).isVisibleTo(form)} == expected


def test_a_wrong_value_is_told_under_its_field_and_goes_nowhere(form: RecipeForm) -> None:
    changes: list[object] = []
    form.changed.connect(changes.append)
    enter(form.editor("training.threads"), "many")
    assert changes == []
    assert form.editor("training.threads").error()
    enter(form.editor("training.threads"), 4)
    assert changes == [{"training.threads": 4}]
    assert form.editor("training.threads").error() == ""


def test_a_slider_previews_while_it_moves_and_changes_once(qtbot: QtBot) -> None:
    form = RecipeForm(
        [Section(["model.hidden_size"])],
        {"model.hidden_size": lambda info: SliderEditor(info, (8, 16, 32, 64, 128))},
    )
    qtbot.addWidget(form)
    form.show()
    editor = form.editor("model.hidden_size")
    assert isinstance(editor, SliderEditor)
    previews: list[object] = []
    changes: list[object] = []
    form.previewed.connect(previews.append)
    form.changed.connect(changes.append)
    slider = editor.slider.slider
    slider.setSliderDown(True)
    slider.setSliderPosition(4)
    slider.setSliderPosition(1)
    assert previews == [{"model.hidden_size": 128}, {"model.hidden_size": 16}]
    assert changes == []
    slider.setSliderDown(False)
    assert changes == [{"model.hidden_size": 16}]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert changes[-1] == {"model.hidden_size": 32}
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert changes[-1] == {"model.hidden_size": 64}


def test_a_value_beyond_the_slider_is_shown_and_kept(qtbot: QtBot) -> None:
    form = RecipeForm(
        [Section(["model.hidden_size"])],
        {"model.hidden_size": lambda info: SliderEditor(info, (8, 16, 32, 64))},
    )
    qtbot.addWidget(form)
    form.set_recipe(Recipe().with_values({"model.hidden_size": 300}))
    editor = form.editor("model.hidden_size")
    assert isinstance(editor, SliderEditor)
    assert editor.slider.value() == 300
    assert editor.slider.slider.accessibleDescription() == "300"


def test_tab_goes_through_the_settings_in_their_order(form: RecipeForm) -> None:
    form.set_level(Level.SIMPLE)
    controls = [form.editor(key).control() for key in form.shown_keys()]
    controls = [control.focusProxy() or control for control in controls]
    chain = [controls[0]]
    while len(chain) < 4000 and chain[-1].nextInFocusChain() is not controls[0]:
        chain.append(chain[-1].nextInFocusChain())  # type: ignore[arg-type]
    places = [chain.index(control) for control in controls]
    assert places == sorted(places)
