"""The rail: states told in colour, form and words."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.steps import RAIL_STEPS, Step, StepState
from gui.theme import tokens
from gui.widgets.rail import FOLDED, PITCH, WIDTH, Rail
from tests.gui.accessibility import unnamed


@pytest.fixture
def rail(styled: QApplication, qtbot: QtBot) -> Rail:
    made = Rail(RAIL_STEPS)
    qtbot.addWidget(made)
    made.resize(WIDTH, 800)
    for step, button in made.steps.items():
        button.show_state(step.value.title(), StepState.EMPTY, "", 0.0, "empty")
    made.show()
    return made


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


def test_the_steps_stand_one_below_the_other_at_the_pitch_of_the_design(rail: Rail) -> None:
    tops = [button.y() for button in rail.steps.values()]
    assert [b - a for a, b in itertools.pairwise(tops)] == [PITCH] * (len(tops) - 1)
    assert list(rail.steps) == list(RAIL_STEPS)


@pytest.mark.parametrize(
    ("state", "token"),
    [
        (StepState.READY, "accent"),
        (StepState.WORKING, "accent"),
        (StepState.DONE, "muted"),
        (StepState.OUT_OF_DATE, "warning"),
    ],
)
def test_a_cell_wears_the_colour_of_its_state_and_says_it(rail: Rail, state: StepState, token: str) -> None:
    button = rail.steps[Step.TEXT]
    button.show_state("Text", state, "", 0.6, state.value)
    cell = button.grab().toImage().copy(0, 0, 40, 50)
    assert getattr(tokens(), token) in colours(cell)
    assert button.accessibleName() == f"Text, {state.value}"


def test_a_working_cell_fills_from_below(rail: Rail) -> None:
    button = rail.steps[Step.TRAIN]

    def filled(share: float) -> int:
        button.show_state("Train", StepState.WORKING, "", share, "working")
        image = button.grab().toImage()
        return sum(image.pixelColor(24, y).name().upper() == tokens().accent for y in range(image.height()))

    assert filled(0.9) > filled(0.5) > 0


def test_a_click_and_the_arrow_keys_choose_a_step(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.step_chosen, timeout=60_000) as chosen:
        qtbot.mouseClick(rail.steps[Step.NETWORK], Qt.MouseButton.LeftButton)
    assert chosen.args == [Step.NETWORK]
    rail.steps[Step.NETWORK].setFocus()
    with qtbot.waitSignal(rail.step_chosen, timeout=60_000) as chosen:
        qtbot.keyClick(rail.steps[Step.NETWORK], Qt.Key.Key_Down)
    assert chosen.args == [Step.TRAIN]


def test_the_highlight_stands_at_the_current_step(rail: Rail) -> None:
    rail.set_current(Step.TEXT)
    assert rail.current() is Step.TEXT
    image = rail.grab().toImage()
    top = rail.steps[Step.TEXT].y()
    assert image.pixelColor(9, top + 25).name().upper() == tokens().accent
    rail.set_current(Step.TRAIN)
    image = rail.grab().toImage()
    assert image.pixelColor(9, rail.steps[Step.TRAIN].y() + 25).name().upper() == tokens().accent
    assert image.pixelColor(9, top + 25).name().upper() == tokens().window


def test_folded_it_shows_the_cells_alone_and_names_them_in_tool_tips(rail: Rail) -> None:
    rail.set_folded(True)
    button = rail.steps[Step.CORPUS]
    button.show_state("Corpus", StepState.DONE, "120 texts", 0.0, "done")
    assert rail.width() == FOLDED
    assert button.toolTip() == "Corpus, 120 texts"
    assert tokens().text not in colours(button.grab().toImage())


def test_every_step_has_a_name(rail: Rail) -> None:
    assert unnamed(rail) == []
