"""One word at a time: what comes after it is not read yet, and its numbers are the network's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.motion import set_less_motion
from gui.views.drawing_tools import DrawingTools
from gui.views.step_numbers import StepNumbers
from tests.gui.views.unrolled.pictures import classifier
from tests.gui.views.unrolled.showing import calm, shown

__all__ = ["calm"]  # a fixture


def test_a_word_is_carried_through_and_what_follows_is_not_read_yet(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    tools, numbers = DrawingTools(view), StepNumbers(view)
    for widget in (tools, numbers):
        qtbot.addWidget(widget)
    all_read = view.grab().toImage()
    steps: list[int] = []
    view.carried.connect(steps.append)
    qtbot.mouseClick(tools.step, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tools.step, Qt.MouseButton.LeftButton)
    assert (view.carried_step(), view.selected_step()) == (1, 1)
    assert view.grab().toImage() != all_read
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.carried_step() == 2
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert view.carried_step() == 1
    assert list(dict.fromkeys(steps)) == [0, 1, 2]
    picture = view.picture()
    assert picture is not None
    assert picture.values is not None
    lines = [numbers.model.row(row) for row in range(numbers.model.rowCount())]
    state = next(line for line in lines if line[:2] == ("LSTM 1", "h"))
    first = float(picture.values.hidden[0][1][0])
    assert str(state[3]).startswith(f"{'+' if first >= 0 else '−'}{abs(first):.2f}")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.carried_step() == -1
    assert numbers.isHidden()


def test_without_numbers_the_step_button_asks_for_them(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(4))
    tools = DrawingTools(view)
    qtbot.addWidget(tools)
    with qtbot.waitSignal(tools.numbers_wanted, timeout=30_000):
        qtbot.mouseClick(tools.step, Qt.MouseButton.LeftButton)
    assert view.carried_step() == -1


def test_a_word_rises_row_by_row(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(4, trained=True))
    view.carry()
    at_once = view.grab().toImage()
    view.leave()
    set_less_motion(False)
    view.carry()
    assert view.grab().toImage() != at_once
    qtbot.waitUntil(lambda: not view.is_rising(), timeout=30_000)
    set_less_motion(True)
    qtbot.waitUntil(lambda: view.grab().toImage() == at_once, timeout=30_000)


def test_what_waits_for_the_end_is_not_reached_before_it(qtbot: QtBot) -> None:
    set_less_motion(False)
    view = shown(qtbot, classifier(3, count=2, two=True, trained=True))
    assert view.scene() is not None
    highest = 0
    for step in range(3):
        view.carry()
        reached = set()
        while view.is_rising():
            reached.add(view._lit.risen)
            view._rise()  # as its timer does
        highest = max(reached)
        assert highest == (4 if step == 2 else 1)
        assert view.carried_step() == step
    set_less_motion(True)
