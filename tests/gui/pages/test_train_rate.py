"""The search for a learning rate on the Train page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import RateTried, Work
from engine.training.rate_finder import FoundRate
from gui import streams
from gui.pages.train_page import TrainPage
from gui.workspace import Message, Workspace
from tests.gui.pages.small_worlds import fill, train

PATIENT = 30_000


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TrainPage:
    page = TrainPage(fill(workspace, tmp_path))
    page.resize(960, 800)
    qtbot.addWidget(page)
    qtbot.addWidget(page.offers)
    page.show()
    return page


def press_search(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page.rate_button.isVisible() and page.rate_button.isEnabled(), timeout=PATIENT)
    qtbot.mouseClick(page.rate_button, Qt.MouseButton.LeftButton)


def test_a_rate_is_measured_and_used(qtbot: QtBot, page: TrainPage) -> None:
    card, before = page.rate_card, page.workspace.recipe.training.learning_rate
    assert not card.isVisible()

    press_search(qtbot, page)
    qtbot.waitUntil(lambda: card.job is None and card.use_button.isVisible(), timeout=PATIENT)

    assert len(card.curve.points()) > 10
    found = card.curve.mark()
    assert found is not None
    assert f"{found:g}" in card.sentence.text()
    assert f"{before:g}" in card.sentence.text()
    assert not page.workspace.runs()
    qtbot.mouseClick(card.use_button, Qt.MouseButton.LeftButton)
    assert page.workspace.recipe.training.learning_rate == found
    assert not card.isVisible()
    page.workspace.undo_stack.undo()
    assert page.workspace.recipe.training.learning_rate == before


def test_closed_it_stops(qtbot: QtBot, page: TrainPage, monkeypatch: pytest.MonkeyPatch) -> None:
    controls: list[RunControl] = []

    def finding(*given: object) -> object:
        def work(control: RunControl) -> Work[FoundRate]:
            controls.append(control)
            step = 0
            while True:
                control.check()
                step += 1
                yield RateTried(step, 1e-6 * 1.001**step, 1.0, 1.0)

        return work

    monkeypatch.setattr(streams, "finding_rate", finding)
    press_search(qtbot, page)
    qtbot.waitUntil(lambda: len(page.rate_card.curve.points()) > 2, timeout=PATIENT)

    qtbot.mouseClick(page.rate_card.close_button, Qt.MouseButton.LeftButton)

    assert not page.rate_card.isVisible()
    qtbot.waitUntil(lambda: page.rate_card.job is None and controls[0].stopped, timeout=PATIENT)


def test_what_goes_wrong_is_told(
    qtbot: QtBot, page: TrainPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(control: RunControl) -> Work[FoundRate]:
        yield RateTried(1, 1e-6, 1.0, 1.0)
        raise EngineError("The loss fell at no learning rate.")

    monkeypatch.setattr(streams, "finding_rate", lambda *_: work)
    told: list[Message] = []
    workspace.message.connect(told.append)

    press_search(qtbot, page)

    qtbot.waitUntil(lambda: bool(told), timeout=PATIENT)
    assert told[0].text == "The loss fell at no learning rate."
    assert not page.rate_card.isVisible()


def test_a_rate_that_changes_is_drawn(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path).set_values({"training.schedule": "cosine"})
    page = TrainPage(train(workspace))
    qtbot.addWidget(page)
    qtbot.addWidget(page.offers)
    page.show()

    rates = [rate for _, rate in page.curves.rate_curve.points()]
    assert len(rates) == workspace.recipe.training.epochs
    assert rates == sorted(rates, reverse=True)
    assert page.curves.rate_curve.isVisible()
