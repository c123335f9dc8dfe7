"""From blocks to gates and back, about the pointer; what is wider than the window is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.views.unrolled.picture import Detail
from tests.gui.views.unrolled.pictures import classifier
from tests.gui.views.unrolled.showing import calm, centre, shown, wheel

__all__ = ["calm"]  # a fixture


def test_the_wheel_zooms_from_blocks_to_gates_and_a_double_click_returns(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(30, trained=True))
    seen: list[Detail] = []
    view.detail_changed.connect(seen.append)
    at = centre(view, 0, 2)
    wheel(view, at, -8)
    assert view.detail() is Detail.BLOCKS
    for _ in range(30):
        wheel(view, centre(view, 0, 2) if view.near_scene() is None else at, 1)
    assert view.detail() is Detail.GATES
    assert seen == [Detail.BLOCKS, Detail.CELLS, Detail.GATES]
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 60))
    assert view.detail() is Detail.CELLS
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    zoomed = view.scene()
    assert zoomed is not None
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    usual = view.scene()
    assert usual is not None
    assert zoomed.pitch < usual.pitch


def test_a_double_click_on_a_cell_looks_inside_it(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=centre(view, 1, 5))
    assert view.detail() is Detail.GATES
    assert view.selected_step() == 5
    assert view.layer() == 1


def test_zooming_far_out_keeps_the_step_under_the_pointer(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(120))
    view.set_detail(Detail.BLOCKS)
    scene = view.scene()
    assert scene is not None
    x = round(scene.columns[40].x)
    wheel(view, QPoint(x, 100), 3)
    after = view.scene()
    assert after is not None
    assert after.pitch > scene.pitch
    assert abs(after.columns[40].x - x) <= after.pitch


def test_a_panned_drawing_is_dragged(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(120))
    view.set_detail(Detail.BLOCKS)
    scene = view.scene()
    assert scene is not None
    before = scene.columns[60].x
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(600, 100))
    qtbot.mouseMove(view, QPoint(500, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 100))
    after = view.scene()
    assert after is not None
    assert after.columns[60].x < before
