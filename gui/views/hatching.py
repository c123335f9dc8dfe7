"""The pattern of everything negative: 45 degree lines, 6 px apart, 1.5 px wide, over a light ground."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.theme import mix, tokens

PITCH, WIDTH = 6.0, 1.5


def hatch(painter: QPainter, shape: QPainterPath, colour: QColor, ground: QColor | None = None) -> None:
    """Fill `shape` with `colour` (or `ground`) and lighter lines over it."""
    t = tokens()
    painter.save()
    painter.setClipPath(
        shape, Qt.ClipOperation.IntersectClip if painter.hasClipping() else Qt.ClipOperation.ReplaceClip
    )
    painter.fillPath(shape, ground if ground is not None else colour)
    painter.setPen(QPen(mix(colour.name(), t.surface, 0.5), WIDTH))
    box = shape.boundingRect()
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += PITCH * sqrt(2)  # lines at 45 degrees stand PITCH apart when they start this far apart
    painter.restore()
