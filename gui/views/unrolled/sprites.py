"""Shapes that occur hundreds of times in one painting, painted once and copied: round boxes, round blocks.

A copy costs a twentieth of a rounded rectangle. Copies lie on whole pixels of the screen and are as fine as it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPaintEngine, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from gui.views.unrolled.geometry import Box

MOST = 600  # shapes kept
LARGE = 12  # large ones kept: three zooms of encoder and decoder
STEP = 64  # large ones are as wide and high as a multiple of this, so that they can be painted again for another zoom
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
        self.margin = self.widened(MARGIN)
        self._kept: dict[Hashable, QPixmap] = {}
        self._large: dict[Hashable, QPixmap] = {}
        self._letters: dict[Hashable, tuple[QPixmap, float, float]] = {}

    def get(self, key: Hashable, width: float, height: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """The picture of `key`, painted by `draw` the first time."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
            found = self._kept[key] = self.new(width, height, draw)
        return found

    def large(self, key: Hashable, width: float, height: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """A large picture in the upper left of a pixmap. Only the last few are kept, and a new one takes the memory of
        the one that was used longest ago: fresh memory costs more than painting."""
        found = self._large.pop(key, None)
        if found is None:
            wide, high = (STEP * math.ceil(side * self.ratio / STEP) for side in (width, height))
            found = self._spare(wide, high) or QPixmap(wide, high)
            found.setDevicePixelRatio(self.ratio)
            self._paint(found, draw)
        self._large[key] = found
        return found

    def _spare(self, width: int, height: int) -> QPixmap | None:
        """The large picture that was used longest ago, if there are enough and it has the size."""
        if len(self._large) < LARGE:
            return None
        oldest = self._large.pop(next(iter(self._large)))
        fits = width <= oldest.width() <= 2 * width and height <= oldest.height() <= 2 * height
        return oldest if fits else None

    def new(self, width: float, height: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """A see-through picture, painted."""
        pixmap = QPixmap(math.ceil(width * self.ratio), math.ceil(height * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        self._paint(pixmap, draw)
        return pixmap

    @staticmethod
    def _paint(pixmap: QPixmap, draw: Callable[[QPainter], None]) -> None:
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()

    def letters(
        self,
        painter: QPainter,
        x: float,
        y: float,
        text: str,
        font: QFont,
        colour: QColor,
        shape: QPainterPath,
    ) -> None:
        """A text filled as a shape, which stands on a baseline at the origin.

        Only for letters that are filled anyway: written ones come out bolder on a see-through ground.
        """
        key = (text, font.key(), colour.rgba())
        known = self._letters.get(key)
        if known is None:
            known = self._letters[key] = self._fill(colour, shape)
            if len(self._letters) > MOST:
                self._letters = {key: known}
        pixmap, left, top = known
        painter.drawPixmap(QPointF(self.snap(x) + left, self.snap(y) + top), pixmap)

    def _fill(self, colour: QColor, shape: QPainterPath) -> tuple[QPixmap, float, float]:
        """The copy of a shape, and where its corner lies from the beginning of its baseline."""
        bounds = shape.boundingRect().adjusted(-2, -2, 2, 2)
        left, top = -self.widened(-bounds.left()), -self.widened(-bounds.top())

        def draw(on: QPainter) -> None:
            on.translate(-left, -top)
            on.fillPath(shape, colour)

        return self.new(bounds.right() - left, bounds.bottom() - top, draw), left, top

    def widened(self, value: float) -> float:
        """The next border between two pixels at or behind a value: copies must begin and end on one."""
        return math.ceil(value * self.ratio - 1e-6) / self.ratio

    def snap(self, value: float) -> float:
        """The nearest border between two pixels."""
        return round(value * self.ratio) / self.ratio

    def box(self, painter: QPainter, box: Box, radius: float, fill: QColor, stroke: QPen | None) -> None:
        """A small rounded box."""
        width, height, margin = self.snap(box.w), self.snap(box.h), self.margin

        def draw(on: QPainter) -> None:
            on.setPen(stroke if stroke is not None else Qt.PenStyle.NoPen)
            on.setBrush(fill)
            on.drawRoundedRect(QRectF(margin, margin, width, height), radius, radius)

        line = (stroke.color().rgba(), stroke.widthF()) if stroke is not None else None
        key = ("box", width, height, radius, fill.rgba(), line)
        pixmap = self.get(key, width + 2 * margin, height + 2 * margin, draw)
        painter.drawPixmap(QPointF(self.snap(box.x) - margin, self.snap(box.y) - margin), pixmap)

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

    def panel(
        self, painter: QPainter, box: Box, radius: float, fill: QColor | None, stroke: QPen | None
    ) -> None:
        """A large rounded box: its corners are copies, the rest are plain rectangles and lines."""
        corner, margin = self.widened(math.ceil(radius) + 1.0), self.margin
        x, y, right, bottom = (self.snap(v) for v in (box.x, box.y, box.right, box.bottom))
        if right - x < 2 * corner or bottom - y < 2 * corner:
            painter.setPen(stroke if stroke is not None else Qt.PenStyle.NoPen)
            painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(x, y, right - x, bottom - y), radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            return
        if fill is not None:
            painter.fillRect(QRectF(x + corner, y, right - x - 2 * corner, bottom - y), fill)
            for left in (x, right - corner):
                painter.fillRect(QRectF(left, y + corner, corner, bottom - y - 2 * corner), fill)
        if stroke is not None:
            painter.setPen(stroke)
            for level in (y, bottom):
                painter.drawLine(QPointF(x + corner, level), QPointF(right - corner, level))
            for level in (x, right):
                painter.drawLine(QPointF(level, y + corner), QPointF(level, bottom - corner))
        for at_right in (False, True):
            for at_bottom in (False, True):
                place = QPointF(
                    right - corner if at_right else x - margin, bottom - corner if at_bottom else y - margin
                )
                painter.drawPixmap(place, self._corner(radius, corner, fill, stroke, at_right, at_bottom))

    def _corner(
        self,
        radius: float,
        corner: float,
        fill: QColor | None,
        stroke: QPen | None,
        at_right: bool,
        at_bottom: bool,
    ) -> QPixmap:
        """One corner of a rounded box, with room for its outline outside."""
        margin, whole = self.margin, 4 * corner
        side = corner + margin

        def draw(on: QPainter) -> None:
            on.setPen(stroke if stroke is not None else Qt.PenStyle.NoPen)
            on.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
            x = corner - whole if at_right else margin
            y = corner - whole if at_bottom else margin
            on.drawRoundedRect(QRectF(x, y, whole, whole), radius, radius)

        line = (stroke.color().rgba(), stroke.widthF(), tuple(stroke.dashPattern())) if stroke else None
        key = ("corner", radius, fill.rgba() if fill is not None else None, line, at_right, at_bottom)
        return self.get(key, side, side, draw)
