"""Walking from step to step: keys, playing, the highlight that slides, the cell with the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.motion import set_less_motion
from gui.views.unrolled.picture import Detail
from tests.gui.views.unrolled.pictures import classifier
from tests.gui.views.unrolled.showing import calm, centre, shown

__all__ = ["calm"]  # a fixture


def test_the_mouse_over_a_cell_brings_its_card_after_a_moment(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its ring comes and goes with the window
    view.clearFocus()
    before = view.grab().toImage()
    qtbot.mouseMove(view, centre(view, 1, 3))
    outlined = view.grab().toImage()
    assert outlined != before
    qtbot.waitUntil(lambda: view.grab().toImage() != outlined, timeout=60_000)
    with_card = view.grab().toImage()
    qtbot.mouseMove(view, QPoint(3, 3))
    qtbot.waitUntil(lambda: view.grab().toImage() == before, timeout=60_000)
    assert with_card != before


def test_keys_walk_along_time(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    steps: list[int] = []
    view.step_selected.connect(steps.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(view, key)
    assert steps == [0, 1, 8, 7, 0]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_step() is None
    assert steps[-1] == -1


def test_space_plays_and_stops(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(3))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.is_playing()
    assert view.selected_step() == 0
    qtbot.waitUntil(lambda: view.selected_step() == 1, timeout=60_000)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.is_playing()
    view.select_step(2)
    view.play()
    assert view.selected_step() == 0


def test_up_and_down_focus_cells_of_the_lit_step(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.select_step(2)
    lit = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    lower = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.grab().toImage() == lower  # the focus went along, there and back
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert len({lit.cacheKey(), lower.cacheKey()}) == 2
    assert lower != lit
    assert view.grab().toImage() != lower


def test_a_hidden_step_is_shown_when_it_is_lit(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(60), width=880)
    for step in range(60):
        view.select_step(step)
        scene = view.scene()
        assert scene is not None
        assert scene.column_of(step) is not None


def test_the_highlight_slides_and_arrives(qtbot: QtBot, qapp: QApplication) -> None:
    set_less_motion(False)
    view = shown(qtbot, classifier(9, trained=True))
    view.select_step(1)
    view.select_step(6)
    view.set_detail(Detail.BLOCKS)
    set_less_motion(True)
    still = shown(qtbot, classifier(9, trained=True))
    still.select_step(6)
    still.set_detail(Detail.BLOCKS)
    still.resize(view.size())
    qtbot.waitUntil(lambda: view.grab().toImage() == still.grab().toImage(), timeout=60_000)
