"""Copies are not told from what is painted anew, whatever the screen's scale."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.views.unrolled.geometry import Box
from gui.views.unrolled.ink import pen
from gui.views.unrolled.shapes import rect, round_box
from gui.views.unrolled.sprites import Sprites


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_copied_boxes_look_painted_on_every_screen(qapp: QApplication, ratio: float) -> None:
    sprites, stroke = Sprites(ratio), pen("#1b2130", 1.5)
    box = Box(sprites.snap(11.3), sprites.snap(9.7), sprites.snap(120.0), sprites.snap(80.0))

    def image(draw: Callable[[QPainter], None]) -> np.ndarray:
        found = QImage(round(150 * ratio), round(110 * ratio), QImage.Format.Format_ARGB32)
        found.fill(QColor("#ffffff"))
        found.setDevicePixelRatio(ratio)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return np.frombuffer(found.constBits(), np.uint8).astype(int).reshape(found.height(), -1)

    painted = image(lambda on: round_box(on, rect(box), 12.0, QColor("#f5f7fd"), stroke))
    for draw in (
        lambda on: sprites.panel(on, box, 12.0, QColor("#f5f7fd"), stroke),
        lambda on: sprites.box(on, box, 12.0, QColor("#f5f7fd"), stroke),
    ):
        assert np.abs(image(draw) - painted).max() <= 60  # antialiasing of the same line, never a shifted one
