"""The keys of the unrolled view.

Left, Right, Home, End walk along time; Enter carries one word through the network, Backspace takes it back; Space
plays; Up and Down walk through the layers; Escape leaves. With Ctrl: plus and minus zoom, 0 returns, C copies the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from gui.views.unrolled.picture import Detail

if TYPE_CHECKING:
    from gui.views.unrolled_view import UnrolledView


def press(view: UnrolledView, event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it is not one of ours."""
    picture = view.picture()
    last = (picture.all_steps if picture is not None else 0) - 1
    if last < 0:
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return _press_control(view, event.key())
    return _walk(view, event.key(), last) or _press_plain(view, event.key())


def _walk(view: UnrolledView, key: int, last: int) -> bool:
    at = view.selected_step()
    moves: dict[int, int] = {
        Qt.Key.Key_Left: last if at is None else at - 1,
        Qt.Key.Key_Right: 0 if at is None else at + 1,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: last,
    }
    if key not in moves:
        return False
    view.stop()
    view.select_step(moves[key])
    return True


def _press_plain(view: UnrolledView, key: int) -> bool:
    if key == Qt.Key.Key_Space:
        if view.is_playing():
            view.stop()
        else:
            view.play()
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        view.carry_wanted.emit()
        return True
    if key == Qt.Key.Key_Backspace:
        view.carry(-1)
        return True
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return view.focus_layer(1 if key == Qt.Key.Key_Up else -1)
    return key == Qt.Key.Key_Escape and view.leave()


def _press_control(view: UnrolledView, key: int) -> bool:
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        view.zoom(1.25)
    elif key == Qt.Key.Key_Minus:
        view.zoom(0.8)
    elif key == Qt.Key.Key_0:
        view.set_detail(Detail.CELLS)
    elif key == Qt.Key.Key_C:
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in view.table()))
    else:
        return False
    return True
