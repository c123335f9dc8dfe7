"""The pens of the unrolled view: colours and fonts of the current theme, and the few shapes all painters share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.views.unrolled_geometry import Box

Align = Literal["left", "centre", "right"]
ELLIPSIS = "…"
# Looked up once: an enum costs more than the call it is handed to.
NO_PEN, NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
ANTIALIASING = QPainter.RenderHint.Antialiasing
_SUB = re.compile(r"_\{([^}]*)\}")
_LEVELS = 64


class Ink:
    """Colours and fonts at the moment of painting. Make a new one when the palette or the font changes."""

    def __init__(self) -> None:
        self.t = theme.tokens()
        self.dark = theme.current_theme() is theme.Theme.DARK
        self.body = theme.font("body")
        self.caption = theme.font("caption")
        self.shape = theme.font("shape")
        self.heading = theme.font("heading")
        self._metrics: dict[str, QFontMetricsF] = {}
        self._rows: dict[int, tuple[list[float], list[QColor]]] = {}
        self._signed = [theme.diverging(i / _LEVELS - 1) for i in range(2 * _LEVELS + 1)]
        self._share = [theme.sequential(i / _LEVELS) for i in range(_LEVELS + 1)]
        self._grey = [
            theme.mix(self.t.surface, self.t.edge, 0.25 + 0.4 * i / _LEVELS) for i in range(_LEVELS + 1)
        ]

    def signed(self, value: float) -> QColor:
        """Colour of a value from -1 to 1."""
        return self._signed[round((min(1.0, max(-1.0, value)) + 1) * _LEVELS)]

    def signed_row(self, values: list[float]) -> list[QColor]:
        """Colours of a strip; remembered for as long as these pens live, because strips are painted again and again."""
        known = self._rows.get(id(values))
        if known is None or known[0] is not values:
            if len(self._rows) > 4000:
                self._rows.clear()
            known = self._rows[id(values)] = (values, [self.signed(value) for value in values])
        return known[1]

    def share(self, value: float) -> QColor:
        """Colour of a share from 0 to 1."""
        return self._share[round(min(1.0, max(0.0, value)) * _LEVELS)]

    def grey(self, value: float) -> QColor:
        """Colour of a number that nobody has learned yet, 0 to 1."""
        return self._grey[round(min(1.0, max(0.0, value)) * _LEVELS)]

    def metrics(self, font: QFont) -> QFontMetricsF:
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def width(self, text: str, font: QFont) -> float:
        return self.metrics(font).horizontalAdvance(text)


@lru_cache(maxsize=512)
def color(code: str, alpha: float = 1.0) -> QColor:
    """A token as a colour to paint with."""
    return theme.color(code, alpha)


def pen(colour: QColor | str, width: float = 1.25, dash: tuple[float, ...] = ()) -> QPen:
    """A round-joined pen; `dash` in pixels. Pens are shared: change none."""
    return _pen(colour if isinstance(colour, str) else colour.rgba(), width, dash)


@lru_cache(maxsize=1024)
def _pen(colour: str | int, width: float, dash: tuple[float, ...]) -> QPen:
    result = QPen(color(colour) if isinstance(colour, str) else QColor.fromRgba(colour))
    result.setWidthF(width)
    result.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    result.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        result.setDashPattern([length / width for length in dash])
    return result


def rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


def smaller(font: QFont, pixels: int) -> QFont:
    result = QFont(font)
    result.setPixelSize(pixels)
    return result


def fit(ink: Ink, text: str, font: QFont, width: float, least: int = 10) -> tuple[str, QFont]:
    """`text` and a font in which it fits: first smaller letters, then an ellipsis. Nothing is ever cut through."""
    if ink.width(text, font) <= width:
        return text, font
    for pixels in range(font.pixelSize() - 1, min(least, font.pixelSize()) - 1, -1):
        font = smaller(font, pixels)
        if ink.width(text, font) <= width:
            return text, font
    while len(text) > 1 and ink.width(text + ELLIPSIS, font) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS, font


def draw_text(
    painter: QPainter,
    ink: Ink,
    x: float,
    y: float,
    text: str,
    font: QFont,
    colour: QColor | str,
    align: Align = "left",
    width: float | None = None,
) -> float:
    """Write `text` with its capitals centred on `y`; gives its width. `width` bounds it (see `fit`)."""
    if width is not None:
        text, font = fit(ink, text, font, width)
    metrics = ink.metrics(font)
    advance = metrics.horizontalAdvance(text)
    left = x if align == "left" else x - advance / 2 if align == "centre" else x - advance
    painter.setFont(font)
    painter.setPen(color(colour) if isinstance(colour, str) else colour)
    painter.drawText(QPointF(left, y + metrics.capHeight() / 2), text)
    return advance


@dataclass(frozen=True)
class Piece:
    """A run of text on the line or under it."""

    text: str
    sub: bool


def pieces(markup: str) -> list[Piece]:
    """`"c_{4} = f_{4}"` as runs of plain text and subscripts (the font has no subscript signs)."""
    parts = _SUB.split(markup)
    return [Piece(text, index % 2 == 1) for index, text in enumerate(parts) if text]


def sub_width(ink: Ink, markup: str, font: QFont) -> float:
    low = smaller(font, max(7, round(font.pixelSize() * 0.72)))
    return sum(ink.width(piece.text, low if piece.sub else font) for piece in pieces(markup))


def draw_sub(
    painter: QPainter,
    ink: Ink,
    x: float,
    y: float,
    markup: str,
    font: QFont,
    colour: QColor | str,
    align: Align = "left",
) -> float:
    """Write text with `_{subscripts}`, set at 0.72 of the size and 0.22 lower; gives its width."""
    low = smaller(font, max(7, round(font.pixelSize() * 0.72)))
    total = sub_width(ink, markup, font)
    x -= total / 2 if align == "centre" else total if align == "right" else 0
    metrics = ink.metrics(font)
    baseline = y + metrics.capHeight() / 2
    painter.setPen(color(colour) if isinstance(colour, str) else colour)
    for piece in pieces(markup):
        face = low if piece.sub else font
        painter.setFont(face)
        painter.drawText(QPointF(x, baseline + (font.pixelSize() * 0.22 if piece.sub else 0)), piece.text)
        x += ink.width(piece.text, face)
    return total


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
        painter.fillRect(QRectF(left + index * width, top, width, high), colours[index])
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
