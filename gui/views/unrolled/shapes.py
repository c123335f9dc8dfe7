"""The shapes of the unrolled view: lines, arrows, bends, boxes, dots, hatching, and the strip of stripes that is a vector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.views.unrolled.ink import ANTIALIASING, NO_BRUSH, NO_PEN, color, pen

if TYPE_CHECKING:
    from gui.views.unrolled.geometry import Box


def rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


_HEADS = {"right": (1, 0), "left": (-1, 0), "up": (0, -1), "down": (0, 1)}
Way = Literal["right", "left", "up", "down"]


def arrow_head(
    painter: QPainter, x: float, y: float, way: Way, colour: QColor | str, length: float = 5.5
) -> None:
    """A filled triangle with its point at (x, y)."""
    painter.setPen(NO_PEN)
    painter.setBrush(color(colour) if isinstance(colour, str) else colour)
    painter.drawPolygon(_triangle(way, length).translated(x, y))
    painter.setBrush(NO_BRUSH)


@lru_cache(maxsize=64)
def _triangle(way: Way, length: float) -> QPolygonF:
    """An arrow head with its point at the origin."""
    dx, dy = _HEADS[way]
    half = length * 0.47
    bx, by = -dx * length, -dy * length
    return QPolygonF(
        [QPointF(0, 0), QPointF(bx - dy * half, by + dx * half), QPointF(bx + dy * half, by - dx * half)]
    )


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, stroke: QPen) -> None:
    painter.setPen(stroke)
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def arrow(
    painter: QPainter,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: QColor | str,
    width: float = 1.25,
    head: float = 5.5,
) -> None:
    """A straight arrow along one axis with its point at `end`."""
    (x1, y1), (x2, y2) = start, end
    way: Way = ("right" if x2 > x1 else "left") if y1 == y2 else ("down" if y2 > y1 else "up")
    dx, dy = _HEADS[way]
    line(painter, x1, y1, x2 - dx * head * 0.8, y2 - dy * head * 0.8, pen(colour, width))
    arrow_head(painter, x2, y2, way, colour, head)


def bend(points: Sequence[tuple[float, float]], radius: float = 6.0) -> QPainterPath:
    """A path along right angles with round corners."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        path.lineTo(_towards(corner, before, r))
        path.quadTo(QPointF(*corner), _towards(corner, after, r))
    path.lineTo(QPointF(*points[-1]))
    return path


def stroke_bend(
    painter: QPainter, points: Sequence[tuple[float, float]], stroke: QPen, radius: float = 6.0
) -> None:
    """The path of `bend`, painted piece by piece: one long path takes many times as long. For colours without alpha."""
    painter.setPen(stroke)
    painter.setBrush(NO_BRUSH)
    start = QPointF(*points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        into, out = _towards(corner, before, r), _towards(corner, after, r)
        painter.drawLine(start, into)
        turn = QPainterPath(into)
        turn.quadTo(QPointF(*corner), out)
        painter.drawPath(turn)
        start = out
    painter.drawLine(start, QPointF(*points[-1]))


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a: tuple[float, float], b: tuple[float, float], length: float) -> QPointF:
    far = _distance(a, b) or 1.0
    return QPointF(a[0] + (b[0] - a[0]) * length / far, a[1] + (b[1] - a[1]) * length / far)


def stroke_path(painter: QPainter, path: QPainterPath, stroke: QPen) -> None:
    painter.setPen(stroke)
    painter.setBrush(NO_BRUSH)
    painter.drawPath(path)


def round_box(
    painter: QPainter, area: QRectF, radius: float, fill: QColor | str | None, outline: QPen | None
) -> None:
    """A rounded rectangle."""
    painter.setPen(outline if outline is not None else NO_PEN)
    if fill is None:
        painter.setBrush(NO_BRUSH)
    else:
        painter.setBrush(color(fill) if isinstance(fill, str) else fill)
    painter.drawRoundedRect(area, radius, radius)
    painter.setBrush(NO_BRUSH)


def dot(
    painter: QPainter, x: float, y: float, radius: float, fill: QColor | str, outline: QPen | None = None
) -> None:
    painter.setPen(outline if outline is not None else NO_PEN)
    painter.setBrush(color(fill) if isinstance(fill, str) else fill)
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(NO_BRUSH)


def draw_strip(painter: QPainter, area: QRectF, colours: Sequence[QColor], radius: float) -> None:
    """A vector: stripes side by side, round at the two ends. The one shape of a vector at every size."""
    count = len(colours)
    if not count:
        return
    if count == 1 or area.width() < 2 * radius + 2:
        round_box(painter, area, radius, colours[count // 2], None)
        return
    width = area.width() / count
    first, last = _ends(round(area.width(), 3), area.height(), radius, round(width, 3))
    painter.setPen(NO_PEN)
    painter.setBrush(colours[0])
    painter.drawPath(first.translated(area.topLeft()))
    painter.setBrush(colours[-1])
    painter.drawPath(last.translated(area.topLeft()))
    painter.setBrush(NO_BRUSH)
    edge = painter.testRenderHint(ANTIALIASING)
    painter.setRenderHint(ANTIALIASING, False)
    left, top, high = area.left(), area.top(), area.height()
    for index in range(1, count - 1):
        over = 0.4 if index < count - 2 else 0.0  # under the next stripe, or vectors show seams
        painter.fillRect(QRectF(left + index * width, top, width + over, high), colours[index])
    painter.setRenderHint(ANTIALIASING, edge)


@lru_cache(maxsize=256)
def _ends(length: float, height: float, radius: float, width: float) -> tuple[QPainterPath, QPainterPath]:
    """The first and the last stripe of a strip at the origin, each with its two round corners."""
    return _end(0.0, width, height, radius), _end(length, -width, height, radius)


def _end(outer: float, width: float, height: float, radius: float) -> QPainterPath:
    """One round end from `outer` inwards (`width` has the direction's sign)."""
    sign = 1 if width > 0 else -1
    turn = sign * min(radius, abs(width), height / 2)
    # A little more than its width: the next stripe is painted over it, so no seam shows between the two.
    inner = outer + width + sign * 0.7
    path = QPainterPath(QPointF(inner, 0))
    path.lineTo(outer + turn, 0)
    path.quadTo(outer, 0, outer, abs(turn))
    path.lineTo(outer, height - abs(turn))
    path.quadTo(outer, height, outer + turn, height)
    path.lineTo(inner, height)
    path.closeSubpath()
    return path


def hatch(painter: QPainter, area: QRectF, radius: float, colour: QColor, step: float = 8.5) -> None:
    """Lines at 45 degrees, 6 px apart, inside a rounded rectangle: the mark of minus."""
    clip = QPainterPath()
    clip.addRoundedRect(area, radius, radius)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(colour, 1.5))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
        x += step
    painter.restore()
