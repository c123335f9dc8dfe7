"""Keys walk through rows and columns; what is none of theirs is left to others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.views.grid_keys import press_in_grid

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = NONE, *, lit: bool = True) -> tuple[bool, list[object]]:
    done: list[object] = []

    def leave() -> bool:
        done.append("left")
        return lit

    event = QKeyEvent(QEvent.Type.KeyPress, key, held)
    taken = press_in_grid(
        event, 7, walk=lambda down, right: done.append((down, right)), leave=leave, text=lambda: "1\t2"
    )
    return taken, done


def test_arrows_and_the_ends_of_a_row(qapp: QApplication) -> None:
    assert pressed(Qt.Key.Key_Up) == (True, [(-1, 0)])
    assert pressed(Qt.Key.Key_Down) == (True, [(1, 0)])
    assert pressed(Qt.Key.Key_Left) == (True, [(0, -1)])
    assert pressed(Qt.Key.Key_Right) == (True, [(0, 1)])
    assert pressed(Qt.Key.Key_Home) == (True, [(0, -7)])
    assert pressed(Qt.Key.Key_End) == (True, [(0, 7)])


def test_escape_is_taken_only_where_something_is_lit(qapp: QApplication) -> None:
    assert pressed(Qt.Key.Key_Escape) == (True, ["left"])
    assert pressed(Qt.Key.Key_Escape, lit=False) == (False, ["left"])


def test_copying(qapp: QApplication) -> None:
    assert pressed(Qt.Key.Key_C, CONTROL) == (True, [])
    assert QGuiApplication.clipboard().text() == "1\t2"


def test_other_keys_are_left_to_others(qapp: QApplication) -> None:
    assert pressed(Qt.Key.Key_A) == (False, [])
    assert pressed(Qt.Key.Key_Left, CONTROL) == (False, [])
