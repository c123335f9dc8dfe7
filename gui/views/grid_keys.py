"""The keys of a drawing made of rows and columns: arrows walk, Home and End go to the ends of the row, Escape leaves,
Ctrl+C copies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent


def press_in_grid(
    event: QKeyEvent,
    columns: int,
    *,
    walk: Callable[[int, int], None],
    leave: Callable[[], bool],
    text: Callable[[], str],
) -> bool:
    """Do what a key asks for; False when it is not one of these, or there was nothing to leave.

    walk: is given how far down and to the right, which may lead out of the grid. leave: whether anything was lit.
    text: what is copied.
    """
    key = event.key()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        if key == Qt.Key.Key_C:
            QGuiApplication.clipboard().setText(text())
        return key == Qt.Key.Key_C
    if key == Qt.Key.Key_Escape:
        return leave()
    moves: dict[int, tuple[int, int]] = {
        Qt.Key.Key_Left: (0, -1),
        Qt.Key.Key_Right: (0, 1),
        Qt.Key.Key_Up: (-1, 0),
        Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_Home: (0, -columns),
        Qt.Key.Key_End: (0, columns),
    }
    if key not in moves:
        return False
    walk(*moves[key])
    return True
