"""Before Train: time, memory and a lamp, measured; the change that would help is one click away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.training.forecast import Change, DeviceSpeed, Forecast, Lamp
from gui.pages import preflight_card
from gui.pages.network_page import NetworkPage
from gui.pages.preflight_card import PreflightCard
from gui.workspace import Workspace
from tests.gui.pages.page_driving import click, open_corpus, settle, show_page
from tests.gui.pages.small_worlds import labelled_file

GIB = 1 << 30
SLOW = Forecast("cpu", 1, 310_000, 900, 5, 2400.0, 60.0, 2 * GIB, GIB, GIB // 8, 16 * GIB, 20, Lamp.AMBER)
HELP = Change("training.batch_size", 64, 2700.0, GIB)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NetworkPage:
    monkeypatch.setattr(preflight_card, "CALM_MS", 1)
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    page = NetworkPage(workspace)
    show_page(qtbot, page)
    return page


def measured(qtbot: QtBot, card: PreflightCard) -> Forecast:
    qtbot.waitUntil(lambda: card.forecast() is not None, timeout=60_000)
    forecast = card.forecast()
    assert forecast is not None
    return forecast


def test_the_network_shown_is_measured_and_told(qtbot: QtBot, page: NetworkPage) -> None:
    forecast = measured(qtbot, page.preflight)
    assert forecast.parameters == page.layers.total()
    assert forecast.lamp is Lamp.GREEN
    assert page.preflight.heading.text().startswith("Fits: about ")
    assert "free" in page.preflight.words.text()
    assert not page.preflight.button.isVisible()


def test_another_setting_is_measured_anew(qtbot: QtBot, workspace: Workspace, page: NetworkPage) -> None:
    before = measured(qtbot, page.preflight)
    workspace.set_values({"model.hidden_size": 128})
    assert page.preflight.forecast() is None
    assert measured(qtbot, page.preflight).parameters > before.parameters


def test_nothing_is_measured_while_the_page_is_away(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage
) -> None:
    page.hide()
    settle(qtbot, workspace)
    workspace.set_values({"model.hidden_size": 96})
    assert not workspace.working_on(preflight_card.LANE)
    page.show()
    assert measured(qtbot, page.preflight).parameters == page.layers.total()


def test_the_change_that_helps_is_offered_and_made(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.preflight
    measured(qtbot, card)
    monkeypatch.setattr(card, "_forecast", replace(SLOW, change=HELP))
    card.retranslate()
    assert card.heading.text() == "Fits, but barely or slowly: about 41 min an epoch, 3 h in all."
    assert "With Batch size 64 it would take 45 min" in card.words.text()
    assert card.button.text() == "Batch size: 64"
    click(card.button)
    assert workspace.recipe.training.batch_size == 64
    assert workspace.undo_stack.canUndo()


def test_it_is_gone_while_a_run_is_trained(qtbot: QtBot, workspace: Workspace, page: NetworkPage) -> None:
    measured(qtbot, page.preflight)
    click(page.train_button)
    qtbot.waitUntil(lambda: workspace.training, timeout=60_000)
    assert not page.preflight.isVisible()
    workspace.stop()
    qtbot.waitUntil(lambda: not workspace.training, timeout=60_000)
    qtbot.waitUntil(page.preflight.isVisible, timeout=60_000)


def test_it_speaks_the_language_of_now(qtbot: QtBot, page: NetworkPage) -> None:
    measured(qtbot, page.preflight)
    page.preflight.heading.setText("")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.preflight.heading.text()


def test_with_a_second_device_the_faster_one_is_told_and_taken(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.preflight
    measured(qtbot, card)
    assert not card.device_button.isVisible()
    speeds = (DeviceSpeed("cuda", 3.0), DeviceSpeed("cpu", 12.0))
    card._forecast = replace(SLOW, devices=speeds)
    card.retranslate()
    assert "The graphics card is the fastest here: 3\u00a0s an epoch" in card.words.text().replace(
        "3 s", "3\u00a0s"
    )
    assert "the processor" in card.words.text()
    assert card.device_button.text() == "Use the graphics card"
    click(card.device_button)
    assert workspace.device == "cuda"
    assert card.forecast() is None  # it is measured again, there


def test_one_device_is_not_spoken_of(qtbot: QtBot, page: NetworkPage) -> None:
    measured(qtbot, page.preflight)
    assert "fastest" not in page.preflight.words.text()
