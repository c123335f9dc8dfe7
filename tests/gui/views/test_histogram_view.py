"""The histogram counts every document once, and its limit can be moved by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.histogram_view import HistogramView


@pytest.fixture
def view(qtbot: QtBot) -> HistogramView:
    view = HistogramView()
    qtbot.addWidget(view)
    view.resize(300, 140)
    view.set_lengths(list(range(1, 121)))
    view.show()
    return view


def test_dragging_moves_the_limit_and_settles_once(qtbot: QtBot, view: HistogramView) -> None:
    view.set_limit(60, "half lose their end")
    moved: list[object] = []
    view.limit_moved.connect(moved.append)
    with qtbot.waitSignal(view.limit_settled) as settled:
        QTest.mousePress(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(150, 60))
        QTest.mouseMove(view.handle, QPoint(200, 60))
        QTest.mouseMove(view.handle, QPoint(75, 60))
        QTest.mouseRelease(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(75, 60))
    assert settled.args == [view.limit()]
    assert view.limit() == pytest.approx(30, abs=2)
    assert moved[-1] == view.limit()


def test_the_arrow_keys_move_the_limit_by_one_bar(qtbot: QtBot, view: HistogramView) -> None:
    view.set_limit(60, "half lose their end")
    QTest.keyClick(view.handle, Qt.Key.Key_Left)
    assert view.limit() == 60 - view.bins().width
    QTest.keyClick(view.handle, Qt.Key.Key_Right)
    assert view.limit() == 60


def test_without_a_limit_nothing_can_be_dragged(qtbot: QtBot, view: HistogramView) -> None:
    moved: list[object] = []
    view.limit_moved.connect(moved.append)
    assert not view.handle.isVisible()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert moved == []


def test_what_loses_its_end_is_drawn_in_another_colour(view: HistogramView) -> None:
    view.set_lengths([5] * 10 + [115] * 10 + [120])
    view.set_limit(60, "11 of 21 lose their end")
    image = view.grab().toImage()
    inside, outside = image.pixelColor(12, 100), image.pixelColor(288, 110)
    assert inside.blue() > inside.red() + 60  # cobalt
    assert abs(outside.blue() - outside.red()) < 30
    assert outside.name() != tokens().surface.lower()


def test_the_bars_can_be_copied_as_a_table(view: HistogramView) -> None:
    view.set_lengths([1, 2, 2, 40])
    view.copy_data()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert sum(int(row[2]) for row in rows) == 4


def test_home_and_end_reach_the_ends_and_the_slider_tells_its_value(view: HistogramView) -> None:
    view.setAccessibleName("Lengths")
    view.set_lengths([*range(1, 121), 900])
    view.set_limit(60, "half lose their end")
    view.handle.setFocus()
    QTest.keyClick(view.handle, Qt.Key.Key_End)
    assert view.limit() == 900  # the last bar holds longer ones, and they are read whole too
    QTest.keyClick(view.handle, Qt.Key.Key_Left)
    assert view.limit() == view.bins().end
    QTest.keyClick(view.handle, Qt.Key.Key_Home)
    assert view.limit() == 1
    told = QAccessible.queryAccessibleInterface(view.handle)
    assert told.role() is QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Lengths"
    assert told.valueInterface().currentValue() == 1
    assert told.valueInterface().maximumValue() == 900


def test_a_limit_set_from_outside_does_not_disturb_a_drag(view: HistogramView) -> None:
    view.set_limit(60, "")
    QTest.mousePress(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(150, 60))
    QTest.mouseMove(view.handle, QPoint(75, 60))
    held = view.limit()
    view.set_limit(held, "words change while it moves")
    QTest.mouseMove(view.handle, QPoint(76, 60))
    assert abs(view.limit() - held) <= 1  # type: ignore[operator]
    QTest.mouseRelease(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(76, 60))
