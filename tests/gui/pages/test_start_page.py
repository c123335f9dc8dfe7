"""The first screen and the small network it shows."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.project.project import Project
from gui.pages.start_page import LINES, StartPage
from gui.pages.tiny_model import TinyModel
from gui.preferences import Preferences, RecentProject
from gui.workspace import Workspace


@pytest.fixture
def page(styled: QApplication, qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> StartPage:
    made = StartPage(workspace, preferences)
    qtbot.addWidget(made)
    made.resize(1440, 828)
    made.show()
    return made


def test_the_small_network_has_learned_to_go_on_with_its_lines() -> None:
    model = TinyModel.load()
    line = LINES["en"].split()
    right = sum(guess == word for guess, word in zip(model.guesses(line), line[1:], strict=False))
    assert right >= 5  # of six words that have one before them
    chinese = LINES["zh_CN"].split()
    right = sum(guess == word for guess, word in zip(model.guesses(chinese), chinese[1:], strict=False))
    assert right >= 4


@pytest.mark.parametrize("language", LINES)
def test_the_drawing_shows_what_the_network_computes(language: str) -> None:
    line = LINES[language].split()
    picture = TinyModel.load().picture(line)
    assert [word.text for word in picture.words] == line
    assert picture.values is not None
    assert [state.shape for state in picture.values.hidden] == [(len(line), 12)] * 2
    assert all(abs(state).max() <= 1 for state in picture.values.hidden)


def test_the_network_agrees_with_a_step_done_by_hand() -> None:
    import math

    model = TinyModel.load()
    layer, x = model.layers[0], model.embedding[0]
    hidden, cell = layer.run(model.embedding[:1])
    gates = [
        sum(w * v for w, v in zip(row, x, strict=True)) + b
        for row, b in zip(layer.input, layer.bias, strict=True)
    ]
    sigmoid = [1 / (1 + math.exp(-g)) for g in gates]
    c = sigmoid[0] * math.tanh(gates[24])
    assert cell[0][0] == pytest.approx(c)
    assert hidden[0][0] == pytest.approx(sigmoid[36] * math.tanh(c))


def test_a_card_is_pressed_by_the_space_key(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sample_chosen, timeout=60_000) as chosen:
        qtbot.keyClick(page.cards[0], Qt.Key.Key_Space)
    assert chosen.args == [page.cards[0].sample]
    assert page.cards[0].sample.title in page.cards[0].accessibleName()


def test_the_two_buttons_ask_to_open(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.text_requested, timeout=60_000):
        qtbot.mouseClick(page.text_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.project_requested, timeout=60_000):
        qtbot.mouseClick(page.project_button, Qt.MouseButton.LeftButton)


def test_recent_projects_are_listed_with_how_good_they_were(
    page: StartPage, qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    assert page.recent.rows == []
    path = tmp_path / "Letters home.unroll"
    Project.create(path).close()
    now = datetime.datetime.now().astimezone().isoformat()
    preferences.add_recent(RecentProject(str(path), "GRU, 3.1", now))
    page.refresh()
    (row,) = page.recent.rows
    assert row.accessibleName() == "Letters home, GRU, 3.1"
    with qtbot.waitSignal(page.recent_chosen, timeout=60_000) as chosen:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert chosen.args == [str(path)]


def test_in_a_low_window_the_cards_are_lower(page: StartPage) -> None:
    usual = page.cards[0].height()
    page.resize(1280, 648)
    assert page.cards[0].height() < usual
