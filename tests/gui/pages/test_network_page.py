"""The Network page draws the recipe's network with a real line, and redraws it as settings change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.networks.shapes import count_parameters, describe_task, sizes_of
from engine.recipe.recipe import Task, all_settings
from engine.recipe.settings import Level
from gui.pages.network_page import NetworkPage
from gui.pages.network_settings import SLIDERS, matching_preset
from gui.steps import Step
from gui.views.unrolled.picture import Detail, Picture
from gui.widgets.setting_editors import NumberEditor, SliderEditor
from gui.workspace import Workspace
from tests.gui.pages.page_driving import choices, choose, click, drag, open_corpus, settle, show_page, unnamed
from tests.gui.pages.small_worlds import fill, labelled_file, running_file


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> NetworkPage:
    """The page with 80 short reviews and their vocabulary."""
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    page = NetworkPage(workspace)
    show_page(qtbot, page)
    qtbot.waitUntil(lambda: page.view.picture() is not None)
    return page


def picture(page: NetworkPage) -> Picture:
    drawn = page.view.picture()
    assert drawn is not None
    return drawn


def slider(page: NetworkPage, key: str) -> SliderEditor:
    editor = page.form.sliders.editor(key)
    assert isinstance(editor, SliderEditor)
    return editor


def test_without_a_vocabulary_it_says_what_is_missing(qtbot: QtBot, workspace: Workspace) -> None:
    page = NetworkPage(workspace)
    show_page(qtbot, page)
    assert page.empty.isVisible()
    assert not page.train_button.isEnabled()
    assert page.train_button.toolTip()
    with qtbot.waitSignal(page.step_requested) as asked:
        click(page.empty.button)
    assert asked.args == [Step.CORPUS]


def test_a_real_line_is_drawn_and_everything_is_counted(workspace: Workspace, page: NetworkPage) -> None:
    assert workspace.corpus is not None
    assert workspace.pipeline is not None
    words = [word.text for word in picture(page).words]
    assert words == workspace.pipeline.tokens(workspace.corpus.texts[page.picker.place() - 1])
    total = count_parameters(workspace.recipe, len(workspace.pipeline.vocabulary), 2)
    assert page.layers.total() == total
    assert f"{total:,}".replace(",", "\N{NO-BREAK SPACE}") in page.header.sentence()
    model = page.layers.model
    assert model.index(0, 1).data() == f"({len(words)}, 32, 64)"
    assert model.index(model.rowCount() - 1, 2).data() == f"{total:,}".replace(",", "\N{NO-BREAK SPACE}")


def test_a_moving_slider_redraws_and_letting_go_is_one_change(
    workspace: Workspace, page: NetworkPage
) -> None:
    before, total = workspace.recipe, page.layers.total()
    groove = slider(page, "model.num_layers").slider.slider
    groove.setSliderDown(True)
    groove.setSliderPosition(2)
    assert len(picture(page).layers) == 3
    assert page.layers.total() > total
    assert workspace.recipe is before
    groove.setSliderPosition(1)
    groove.setSliderDown(False)
    assert workspace.recipe.model.num_layers == 2
    assert len(picture(page).layers) == 2
    assert workspace.undo_stack.count() == 1
    workspace.undo_stack.undo()
    assert len(picture(page).layers) == 1
    assert page.layers.total() == total
    assert slider(page, "model.num_layers").slider.value() == 1


@pytest.mark.parametrize("key", list(SLIDERS))
def test_both_ends_of_every_slider_reach_the_recipe(
    workspace: Workspace, page: NetworkPage, key: str
) -> None:
    groove = slider(page, key).slider.slider
    drag(groove, groove.minimum() + 1, groove.minimum())
    assert workspace.recipe.value(key) == SLIDERS[key][0]
    drag(groove, groove.maximum())
    assert workspace.recipe.value(key) == SLIDERS[key][-1]


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("task", [Task.CLASSIFICATION, Task.LANGUAGE_MODEL])
def test_levels_show_what_is_declared(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, level: Level, task: Task
) -> None:
    if task is Task.LANGUAGE_MODEL:
        workspace.set_values({"task": task.value})
        settle(qtbot, workspace)
    click(page.form.levels.buttons()[list(Level).index(level)])
    order = list(Level)
    expected = [
        info.key
        for info in all_settings()
        if info.key.split(".")[0] in ("model", "training")
        and order.index(Level.STANDARD if info.key in SLIDERS else info.level) <= order.index(level)
        and (not info.tasks or task.value in info.tasks)
    ]
    assert page.form.sliders.shown_keys() == list(SLIDERS)
    assert page.form.exact.isVisible() == (level is not Level.SIMPLE)
    if level is not Level.SIMPLE:
        assert page.form.exact.shown_keys() == expected
    assert ("numbers to learn" in page.header.sentence()) == (level is Level.SIMPLE)


def test_an_exact_number_moves_the_slider_and_the_drawing(workspace: Workspace, page: NetworkPage) -> None:
    page.show_level(Level.STANDARD)
    editor = page.form.exact.editor("model.hidden_size")
    assert isinstance(editor, NumberEditor)
    line = editor.number().spin().lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "100")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert workspace.recipe.model.hidden_size == 100
    assert slider(page, "model.hidden_size").slider.value() == 100
    assert {layer.units for layer in picture(page).layers} == {100}


def test_the_activation_belongs_to_the_plain_cell(workspace: Workspace, page: NetworkPage) -> None:
    editor = page.form.exact.editor("model.activation")
    assert not editor.isEnabled()
    assert editor.toolTip()
    workspace.set_values({"model.cell": "rnn"})
    assert editor.isEnabled()
    assert {layer.kind for layer in picture(page).layers} == {"rnn"}


def test_settings_without_effect_are_greyed_with_the_reason(workspace: Workspace, page: NetworkPage) -> None:
    def greyed(key: str) -> bool:
        editor = page.form.exact.editor(key)
        assert editor.isEnabled() == (not editor.toolTip())
        return not editor.isEnabled()

    assert [greyed(f"model.{name}") for name in ("skip", "num_layers", "hidden_size")] == [True, False, False]
    workspace.set_values({"model.layer_sizes": [32, 16]})
    assert [greyed(f"model.{name}") for name in ("skip", "num_layers", "hidden_size")] == [False, True, True]
    assert not slider(page, "model.num_layers").isEnabled()
    assert [layer.units for layer in picture(page).layers] == [32, 16]
    workspace.set_values({"model.softmax": "adaptive"})
    assert greyed("model.tie_weights")


def test_a_preset_sets_everything_and_can_be_undone(workspace: Workspace, page: NetworkPage) -> None:
    assert page.form.preset.value() == "balanced"
    choose(page.form.preset, "small")
    assert workspace.recipe.model.cell.value == "gru"
    assert page.form.preset.value() == "small"
    assert {layer.kind for layer in picture(page).layers} == {"gru"}
    drag(slider(page, "model.hidden_size").slider.slider, 0)
    assert page.form.preset.value() is None
    assert matching_preset(workspace.recipe) is None
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert page.form.preset.value() == "balanced"
    assert None not in choices(page.form.preset)


def test_lines_before_and_after(qtbot: QtBot, workspace: Workspace, page: NetworkPage) -> None:
    first = [word.text for word in picture(page).words]
    place = page.picker.place()
    click(page.picker.after)
    qtbot.waitUntil(lambda: [word.text for word in picture(page).words] != first)
    assert page.picker.place() == place + 1
    click(page.picker.before)
    qtbot.waitUntil(lambda: [word.text for word in picture(page).words] == first)
    choose(page.picker.combo, page.picker.combo.itemData(0))
    settle(qtbot, workspace)
    assert page.picker.place() == 1
    assert not page.picker.before.isEnabled()


def test_the_zoom_and_the_view_agree(page: NetworkPage) -> None:
    for detail, button in zip(Detail, page.zoom.buttons(), strict=True):
        click(button)
        assert page.view.detail() is detail
    page.view.set_detail(Detail.BLOCKS)
    assert page.zoom.value() is Detail.BLOCKS


def test_many_layers_get_the_height_they_need(page: NetworkPage) -> None:
    usual = page.view.height()
    drag(slider(page, "model.num_layers").slider.slider, 3)
    assert len(picture(page).layers) == 4
    assert page.view.height() >= page.view.minimum_height(page.view.width())
    assert page.view.height() >= usual


def test_in_a_low_window_the_table_is_folded(page: NetworkPage) -> None:
    assert page.layers.table.isVisible()
    page.resize(1072, 648)
    assert not page.layers.table.isVisible()
    assert "numbers to learn" in page.layers.fold.text()
    click(page.layers.fold)
    assert page.layers.table.isVisible()


def test_train_starts_and_leads_to_the_train_page(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(workspace, "start_training", lambda: started.append(True))
    with qtbot.waitSignal(page.step_requested) as asked:
        click(page.train_button)
    assert asked.args == [Step.TRAIN]
    assert started == [True]


def test_the_legend_knows_the_cell(workspace: Workspace, page: NetworkPage) -> None:
    workspace.set_values({"model.cell": "lstm", "model.bidirectional": False})
    lanes = [sign for sign, _ in page.legend.rows()]
    assert lanes == ["strip", "cell", "wide", "lane"]
    workspace.set_values({"model.bidirectional": True})
    assert [sign for sign, _ in page.legend.rows()][-1] == "back"
    assert not page.legend.grab().isNull()


def test_a_running_text_guesses_the_next_sign(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    open_corpus(qtbot, workspace, running_file(tmp_path))
    page = NetworkPage(workspace)
    show_page(qtbot, page)
    qtbot.waitUntil(lambda: page.view.picture() is not None)
    assert "guesses the next one" in page.header.sentence()
    assert picture(page).task == "language_model"
    assert picture(page).labels == ()


@pytest.mark.parametrize("text", ["x", "只有一行", "word " * 3000])
def test_odd_corpora_are_drawn(
    qtbot: QtBot, workspace: Workspace, make_txt: Callable[..., Path], text: str
) -> None:
    open_corpus(qtbot, workspace, make_txt(text))
    page = NetworkPage(workspace)
    show_page(qtbot, page)
    if workspace.pipeline is None:
        assert page.empty.isVisible()
        return
    qtbot.waitUntil(lambda: page.view.picture() is not None)
    assert not page.grab().isNull()


def test_every_control_has_a_name_and_survives_another_language(page: NetworkPage) -> None:
    page.show_level(Level.EXPERT)
    assert unnamed(page) == []
    total = page.layers.total()
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.layers.total() == total


def test_a_word_is_carried_through_a_network_that_has_learned_nothing(
    qtbot: QtBot, page: NetworkPage
) -> None:
    assert picture(page).values is None
    click(page.tools.step)
    qtbot.waitUntil(lambda: picture(page).values is not None, timeout=30_000)
    qtbot.waitUntil(lambda: page.view.carried_step() == 0, timeout=30_000)
    values = picture(page).values
    assert values is not None
    assert values.first
    assert page.inside.numbers.isVisibleTo(page)
    assert "before training" in page.inside.numbers.sentence.whole_text()
    assert values.hidden[0].shape == (picture(page).steps, picture(page).layers[0].size)
    page.view.leave()
    assert picture(page).values is None
    assert not page.inside.numbers.isVisibleTo(page)


def test_equations_and_activations_open_below(qtbot: QtBot, page: NetworkPage) -> None:
    page.workspace.set_values({"model.skip": "residual", "model.layer_sizes": (32, 16)})
    page.inside.equations_fold.setChecked(True)
    lines = [line for block in page.inside.equations.blocks() for line in block.lines]
    below, above = picture(page).layers
    assert any(line.sizes == f"P {above.size} × {below.size}" for line in lines)
    page.inside.activations_fold.setChecked(True)
    qtbot.waitUntil(lambda: any(len(one.sums) for one in page.inside.activations.plots()), timeout=30_000)
    assert "before training" in page.inside.activations.sentence()


def test_a_drawing_that_cannot_be_saved_is_told_in_the_bar(page: NetworkPage, tmp_path: Path) -> None:
    assert not page.tools.save.save(tmp_path / "nowhere" / "network.svg")
    assert "nowhere" in page.message_bar.text()
    assert page.tools.save.save(tmp_path / "network.svg")


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("aligned", "answers each token with one."),
        ("seq2seq", "looks back at each step."),
        ("conditional", "reads the label at every step."),
    ],
)
def test_the_tasks_for_pairs_and_labels_are_drawn(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, task: str, said: str
) -> None:
    fill(workspace, tmp_path, task)
    page = NetworkPage(workspace)
    show_page(qtbot, page)
    qtbot.waitUntil(lambda: page.view.picture() is not None, timeout=30_000)
    drawn = picture(page)
    assert drawn.task == task
    assert said in page.header.sentence()
    assert workspace.pipeline is not None
    sizes = sizes_of(workspace.recipe, workspace.pipeline, 3)
    rows = describe_task(task, workspace.recipe.model, sizes, 1, 1)
    assert page.layers.total() == sum(row.parameters for row in rows)
    if task == "conditional":
        assert drawn.given is not None
        assert drawn.given.text in ("tea", "soup", "cake")
    else:
        answers = drawn.decoder.targets if drawn.decoder is not None else drawn.targets
        assert len([word for word in answers if not word.mark]) == 4
    page.show_level(Level.EXPERT)
    shown = page.form.exact.shown_keys()
    assert ("model.attention" in shown) == ("training.teacher_forcing" in shown) == (task == "seq2seq")
    assert ("training.both_ways" in shown) == (task == "aligned")
    settle(qtbot, workspace)
