"""The unrolled view under a real mouse: what is pointed at answers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.views.unrolled.picture import Colouring, Detail
from tests.gui.views.unrolled.pictures import classifier, fading
from tests.gui.views.unrolled.showing import calm, centre, shown

__all__ = ["calm"]  # a fixture


def test_a_click_lights_the_column_and_says_so(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    with qtbot.waitSignal(view.step_selected, timeout=60_000) as caught:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, 0, 4))
    assert caught.args == [4]
    assert view.selected_step() == 4


def test_inside_a_cell_the_mouse_lights_box_and_equation(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    view.set_detail(Detail.GATES)
    view.resize(1000, view.preferred_height(1000))
    near = view.near_scene()
    assert near is not None
    before = view.grab().toImage()
    box = near.part("f")
    qtbot.mouseMove(view, QPoint(round(box.cx), round(box.cy)))
    over_box = view.grab().toImage()
    assert over_box != before
    line = near.equation(0, 6)
    qtbot.mouseMove(view, QPoint(round(line.cx), round(line.cy)))
    assert view.grab().toImage() == over_box


def test_copying_gives_the_table(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(4, trained=True))
    view.set_rows(answers=True, effects=True, guesses=False)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t") for line in lines] == view.table()
    assert len(lines) == 5


def test_tool_tips_explain_shapes_and_unknown_words(qtbot: QtBot) -> None:
    from gui.views.unrolled.tips import tip_at

    view = shown(qtbot, classifier(9))
    scene, picture = view.scene(), view.picture()
    assert scene is not None
    assert picture is not None
    sheet = view._sheet(scene, picture)
    assert "steps, texts at once, numbers for each" in tip_at(sheet, 30, scene.heights.cells[0])
    assert "never seen" in tip_at(sheet, scene.columns[5].x, scene.heights.words)
    assert tip_at(sheet, scene.columns[5].x, 2) == ""


def test_tool_tips_tell_the_shape_on_every_way(qtbot: QtBot) -> None:
    from gui.views.unrolled.storeys import storeys
    from gui.views.unrolled.tips import tip_at

    view = shown(qtbot, classifier(9, two=True, skip="dense", widths=(32, 16)))
    scene, picture = view.scene(), view.picture()
    assert scene is not None
    assert picture is not None
    sheet, x = view._sheet(scene, picture), scene.columns[4].x
    low, high = storeys(scene, 4)
    assert tip_at(sheet, x, low.joint) == "(32, 64): both directions side by side"
    assert tip_at(sheet, x, high.gather).startswith("(32, 80): the word and the outputs")
    assert tip_at(sheet, x, high.plus) == "(32, 96): the outputs of all layers side by side"
    assert tip_at(sheet, x, low.low.bottom + 5) == "(32, 16): what LSTM 1 reads at this step"
    lane = scene.cell(0, 4).right + 2
    assert (
        tip_at(sheet, lane, scene.heights.cells[0] + 8) == "(32, 32): h of LSTM 1 forward, handed on in time"
    )


def test_tool_tips_tell_long_labels_and_gradients(qtbot: QtBot) -> None:
    from gui.views.unrolled.tips import tip_at

    labels = tuple(f"a very long label number {i}" for i in range(30))
    view = shown(qtbot, classifier(9, labels=labels))
    scene, picture = view.scene(), view.picture()
    assert scene is not None
    assert picture is not None
    sheet = view._sheet(scene, picture)
    assert tip_at(sheet, scene.readout(0).cx, scene.label_top()) == labels[0]
    assert labels[-1] in "".join(tip_at(sheet, scene.readout(0).cx, y) for y in range(round(scene.height)))
    reach = shown(qtbot, fading(9))
    reach.set_colouring(Colouring.GRADIENT)
    scene, picture = reach.scene(), reach.picture()
    assert scene is not None
    assert picture is not None
    cell = scene.cell(1, 7)
    assert (
        tip_at(reach._sheet(scene, picture), cell.cx, cell.cy)
        == "RNN 2, step 8: 50\u00a0% of the strongest gradient"
    )


def test_a_click_on_a_neighbour_walks_inside_the_cells(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    view.select_step(4)
    view.set_detail(Detail.GATES)
    near = view.near_scene()
    assert near is not None
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, round(near.cell().cy)))
    assert view.selected_step() == 3
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.layer() == 1
