"""A sweep in the window: settings and values are checked at once, foretold, and become runs that wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.pages import train_sweep
from gui.pages.sweep_values import offered_settings, proposed_values, typed_choice
from gui.pages.train_page import TrainPage
from gui.pages.train_sweep import SweepCard
from gui.workspace import Workspace
from tests.gui.accessibility import tab_order
from tests.gui.pages.page_driving import choices, choose, click, open_corpus, settle, show_page, unnamed
from tests.gui.pages.small_worlds import labelled_file


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace()
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    workspace.set_values({"training.epochs": 1, "model.hidden_size": 8, "model.embedding_dim": 8})
    settle(qtbot, workspace)
    yield workspace
    workspace.close()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> TrainPage:
    monkeypatch.setattr(train_sweep, "CALM_MS", 600_000)  # nothing is foretold unless a test wants it
    page = TrainPage(workspace)
    show_page(qtbot, page)
    page.retranslate()
    page.refresh()
    return page


@pytest.fixture
def card(page: TrainPage) -> SweepCard:
    assert not page.sweep_card.isVisible()
    click(page.sweep_button)
    assert page.sweep_card.isVisible()
    return page.sweep_card


def write(card: SweepCard, text: str) -> None:
    card.first.values.selectAll()
    QTest.keyClicks(card.first.values, text)


def test_values_around_those_of_now_are_proposed(workspace: Workspace, card: SweepCard) -> None:
    assert card.first.key() == "model.hidden_size"
    assert card.first.values.text() == "4, 8, 16"
    assert card.add_button.text() == "Add 3 runs to the queue"
    assert {r.model.hidden_size for r in card.recipes()} == {4, 8, 16}
    assert not card.second.values.isEnabled()


def test_two_settings_are_combined_and_foretold(qtbot: QtBot, card: SweepCard) -> None:
    choose(card.second.setting, "model.cell")
    assert card.second.values.text() == "RNN, LSTM, GRU"
    assert len(card.recipes()) == 9
    card.foresee()
    qtbot.waitUntil(lambda: card.forecast() is not None, timeout=60_000)
    assert card.told.text().startswith("9 runs. About ")


def test_a_value_that_is_refused_is_said_and_outlined(card: SweepCard) -> None:
    write(card, "8, 99999")
    assert "Memory size" in card.told.text() or "model.hidden_size" in card.told.text()
    assert card.first.values.property("wrong")
    assert not card.add_button.isEnabled()
    assert card.add_button.toolTip()
    write(card, "")
    card.first.values.clear()
    card.first.edited.emit()
    assert "commas" in card.told.text()
    write(card, "8, 16")
    assert not card.first.values.property("wrong")
    assert card.add_button.isEnabled()


def test_its_runs_wait_are_trained_and_stand_in_the_table(
    qtbot: QtBot, workspace: Workspace, page: TrainPage, card: SweepCard
) -> None:
    write(card, "4, 6")
    click(card.add_button)
    assert not card.isVisible()
    qtbot.waitUntil(
        lambda: not workspace.training and len(workspace.runs()) == 2 and not workspace.queue.waiting(),
        timeout=120_000,
    )
    assert [run.recipe.model.hidden_size for run in workspace.runs()] == [4, 6]
    qtbot.waitUntil(lambda: page.runs.results.model.rowCount() == 2, timeout=60_000)


def test_the_other_settings_are_those_of_now(workspace: Workspace, card: SweepCard) -> None:
    workspace.set_values({"training.epochs": 3})
    assert {recipe.training.epochs for recipe in card.recipes()} == {3}
    workspace.set_recipe(workspace.recipe.with_values({"task": "word_vectors"}))
    assert not card.isVisible()  # its settings mean nothing for another task


def test_the_card_closes_and_nothing_was_added(workspace: Workspace, card: SweepCard) -> None:
    click(card.close_button)
    assert not card.isVisible()
    assert workspace.queue.waiting() == ()
    assert not workspace.working_on(train_sweep.LANE)


def test_every_control_has_a_name(page: TrainPage, card: SweepCard) -> None:
    assert unnamed(card) == []
    assert card.first.setting.accessibleName() == "Setting, first setting"
    assert card.second.values.accessibleName() == "Values, second setting"


def test_the_tab_key_goes_from_setting_to_values_to_the_buttons(card: SweepCard) -> None:
    choose(card.second.setting, "model.cell")
    first, second = card.first, card.second
    assert tab_order(card.window(), card) == [
        first.setting,
        first.values,
        second.setting,
        second.values,
        card.close_button,
        card.add_button,
    ]


def test_settings_of_other_tasks_are_not_offered(workspace: Workspace, card: SweepCard) -> None:
    keys = choices(card.first.setting)
    assert {"model.cell", "model.readout", "training.learning_rate", "text.max_tokens"} <= set(keys)
    assert not {"training.bptt_steps", "vectors.dim", "training.seed"} & set(keys)
    vectors = workspace.recipe.with_values({"task": "word_vectors"})
    assert all(info.key.startswith("vectors.") for info in offered_settings(vectors))


def test_words_of_the_window_and_of_the_command_line_are_understood(workspace: Workspace) -> None:
    assert typed_choice("model.cell", "RNN, gru").values == ("rnn", "gru")
    assert typed_choice("model.bidirectional", "on， false").values == (True, False)
    assert typed_choice("training.learning_rate", "0.01，1e-3").values == (0.01, 0.001)
    assert proposed_values(workspace.recipe, "model.bidirectional") == "off, on"
