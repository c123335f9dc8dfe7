"""Points of the same words go to other places and back, with motion and without."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.motion import set_less_motion
from gui.views.vector_map_choosing import ChoosingMap

WORDS = ("one", "two", "three")
HERE = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
THERE = np.array([[1.0, 1.0], [0.0, 0.0], [0.5, 0.0]])


@pytest.mark.parametrize("less", [True, False])
def test_points_arrive_each_time(styled: QApplication, qtbot: QtBot, less: bool) -> None:
    set_less_motion(less)
    view = ChoosingMap()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    qtbot.waitExposed(view)
    for places in (HERE, THERE, HERE, THERE):
        view.show_places(WORDS, places, HERE)
        expected = places - 0.5
        qtbot.waitUntil(lambda expected=expected: np.allclose(view._places, expected), timeout=30_000)  # type: ignore[misc]
        view.grab()
    set_less_motion(True)
    assert view.names_complete()
