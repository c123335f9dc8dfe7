"""The cut through both curves moves with mouse and keys, and says where it stands."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.views.vocabulary_curves import VocabularyCurves

COUNTS = np.array([round(20_000 / rank) for rank in range(1, 10_001)], dtype=np.int64)


@pytest.fixture
def view(qtbot: QtBot) -> VocabularyCurves:
    view = VocabularyCurves()
    qtbot.addWidget(view)
    view.setAccessibleName("Vocabulary size")
    view.set_counts(COUNTS, np.cumsum(COUNTS) / COUNTS.sum())
    view.set_cut(1000, 1, "1 000 words cover 76 %")
    view.resize(544, view.sizeHint().height())
    view.show()
    return view


def test_dragging_moves_the_cut_and_settles_once(qtbot: QtBot, view: VocabularyCurves) -> None:
    moved: list[int] = []
    view.cut_moved.connect(moved.append)
    start, goal = round(view.cut_x()), round(view._x(100))
    with qtbot.waitSignal(view.cut_settled) as settled:
        QTest.mousePress(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(start, 60))
        QTest.mouseMove(view.handle, QPoint((start + goal) // 2, 60))
        QTest.mouseMove(view.handle, QPoint(goal, 60))
        QTest.mouseRelease(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(goal, 60))
    assert settled.args == [view.cut()] == [moved[-1]]
    assert view.cut() == pytest.approx(100, rel=0.03)
    assert moved == sorted(moved, reverse=True)


def test_the_right_end_is_every_word(view: VocabularyCurves) -> None:
    QTest.mousePress(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    QTest.mouseMove(view.handle, QPoint(543, 60))
    QTest.mouseRelease(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(543, 60))
    assert view.cut() == 10_000


def test_keys_move_the_cut_and_screen_readers_hear_it(view: VocabularyCurves) -> None:
    for key, least, most in (
        (Qt.Key.Key_Right, 1001, 1300),
        (Qt.Key.Key_End, 10_000, 10_000),
        (Qt.Key.Key_PageDown, 4000, 7000),
        (Qt.Key.Key_Home, 1, 1),
        (Qt.Key.Key_Right, 2, 2),
    ):
        QTest.keyClick(view.handle, key)
        assert least <= view.cut() <= most, key
    told = QAccessible.queryAccessibleInterface(view.handle)
    assert told.role() is QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Vocabulary size"
    assert told.valueInterface().currentValue() == 2


def test_what_is_kept_is_drawn_in_the_accent(view: VocabularyCurves) -> None:
    image = view.grab().toImage()
    upper, _ = view._areas()
    inside = image.pixelColor(round(view.cut_x()) - 20, round(upper.bottom()) - 4)
    outside = image.pixelColor(round(view.cut_x()) + 20, round(upper.bottom()) - 4)
    assert inside.blue() - inside.red() > 10
    assert abs(outside.blue() - outside.red()) < 10


@pytest.mark.parametrize("counts", [[], [1], [7, 7], [1] * 50])
def test_odd_vocabularies_are_drawn(qtbot: QtBot, counts: list[int]) -> None:
    view = VocabularyCurves()
    qtbot.addWidget(view)
    array = np.array(counts, dtype=np.int64)
    view.set_counts(array, np.cumsum(array) / max(1, array.sum()))
    view.set_cut(10_000, 1, "all", 3)
    view.resize(300, view.sizeHint().height())
    view.show()
    assert not view.grab().isNull()
    QTest.mouseClick(view.handle, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))


def test_the_curves_can_be_copied_as_a_table(view: VocabularyCurves) -> None:
    view.copy_data()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert [int(value) for value in rows[0][:2]] == [1, 20_000]
    assert float(rows[-1][2]) == pytest.approx(1)
