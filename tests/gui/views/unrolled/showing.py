"""An unrolled view on the screen, and what a hand does with it, for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.motion import set_less_motion
from gui.views.unrolled.picture import Picture
from gui.views.unrolled_view import UnrolledView


@pytest.fixture(autouse=True)
def calm(qapp: QApplication) -> Iterator[None]:
    """Nothing glides in a test that does not ask for it."""
    set_less_motion(True)
    yield
    set_less_motion(False)


def shown(qtbot: QtBot, picture: Picture | None, width: int = 1000) -> UnrolledView:
    view = UnrolledView()
    qtbot.addWidget(view)
    view.set_picture(picture)
    view.resize(width, view.preferred_height(width))
    view.show()
    qtbot.waitExposed(view)
    return view


def centre(view: UnrolledView, row: int, column: int) -> QPoint:
    scene = view.scene()
    assert scene is not None
    box = scene.cell(row, column)
    return QPoint(round(box.cx), round(box.cy))


def wheel(view: UnrolledView, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
