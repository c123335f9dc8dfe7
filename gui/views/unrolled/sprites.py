"""Shapes that occur hundreds of times in one painting, painted once and copied: round boxes, round blocks.

A copy costs a twentieth of a rounded rectangle. Copies lie on whole pixels of the screen and are as fine as it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from gui.views.unrolled.geometry import Box

MOST = 400  # shapes kept
MARGIN = 2.0  # room for an outline


def pixels_of(painter: QPainter) -> float | None:
    """How many pixels of the device one of ours has; None for vectors, and where the drawing is scaled or turned."""
    engine = painter.paintEngine()
    if engine is None or engine.type() != QPaintEngine.Type.Raster:
        return None
    transform = painter.worldTransform()
    if transform.isScaling() or transform.isRotating():
        return None
    return float(painter.device().devicePixelRatioF())


class Sprites:
    """Painted shapes of one device ratio; forget them with the theme."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._kept: dict[Hashable, QPixmap] = {}

    def get(self, key: Hashable, width: float, height: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """The picture of `key`, painted by `draw` the first time."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
            found = self._kept[key] = self.new(width, height, draw)
        return found

    def new(self, width: float, height: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """A see-through picture, painted."""
        pixmap = QPixmap(math.ceil(width * self.ratio), math.ceil(height * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return pixmap

    def snap(self, value: float) -> float:
        """The nearest border between two pixels."""
        return round(value * self.ratio) / self.ratio

    def box(self, painter: QPainter, box: Box, radius: float, fill: QColor, stroke: QPen) -> None:
        """A rounded box with an outline."""
        width, height = self.snap(box.w), self.snap(box.h)

        def draw(on: QPainter) -> None:
            on.setPen(stroke)
            on.setBrush(fill)
            on.drawRoundedRect(QRectF(MARGIN, MARGIN, width, height), radius, radius)

        key = ("box", width, height, radius, fill.rgba(), stroke.color().rgba(), stroke.widthF())
        pixmap = self.get(key, width + 2 * MARGIN, height + 2 * MARGIN, draw)
        painter.drawPixmap(QPointF(self.snap(box.x) - MARGIN, self.snap(box.y) - MARGIN), pixmap)

    def block(self, painter: QPainter, box: Box, radius: float, fill: QColor, ground: QColor | str) -> None:
        """A rounded block without an outline: a square one, its four corners covered with the colour of the ground."""
        around = QColor(ground)
        x, y = self.snap(box.x), self.snap(box.y)
        width, height = self.snap(box.right) - x, self.snap(box.bottom) - y
        radius = min(radius, width / 2, height / 2)

        def draw(on: QPainter) -> None:
            path = QPainterPath()
            path.addRect(QRectF(0, 0, width, height))
            path.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
            on.fillPath(path, around)

        key = ("corners", round(width, 3), round(height, 3), radius, around.rgba())
        painter.fillRect(QRectF(x, y, width, height), fill)
        painter.drawPixmap(QPointF(x, y), self.get(key, width, height, draw))
