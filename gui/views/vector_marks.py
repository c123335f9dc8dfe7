"""The marked words of a map: their points and their names in boxes, over all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.theme import font, tokens
from gui.views.vector_cloud import DOT


@dataclass(frozen=True)
class Mark:
    """A word that stands out. `chosen`: the one that was asked for; `hot`: the one under the mouse."""

    word: str
    place: QPointF
    chosen: bool = False
    hot: bool = False


def paint_marks(painter: QPainter, marks: Sequence[Mark], size: QSizeF) -> None:
    """Paint marks in order of importance; a name that has no room is left out, its point is marked all the same."""
    painter.setFont(font("body"))
    metrics = QFontMetricsF(painter.font())
    boxes: list[QRectF] = []
    shown = []
    for mark in marks:
        box = label_box(metrics, mark.word, mark.place)
        if box.right() > size.width():
            box.moveRight(mark.place.x() - 8)
        _paint_point(painter, mark)
        if not any(box.intersects(other) for other in boxes):
            boxes.append(box)
            shown.append((mark, box))
    for mark, box in shown:
        _paint_name(painter, metrics, mark, box)


def label_box(metrics: QFontMetricsF, word: str, place: QPointF) -> QRectF:
    """The box of a marked word's name, right of its point."""
    wide, high = metrics.horizontalAdvance(word) + 12, metrics.height() + 4
    return QRectF(place.x() + 8, place.y() - high / 2, wide, high)


def _paint_point(painter: QPainter, mark: Mark) -> None:
    painter.setPen(QPen(QColor(tokens().surface), 1))
    painter.setBrush(QColor(tokens().accent))
    radius = DOT * (1.15 if mark.chosen else 0.9)
    painter.drawEllipse(mark.place, radius, radius)


def _paint_name(painter: QPainter, metrics: QFontMetricsF, mark: Mark, box: QRectF) -> None:
    t = tokens()
    painter.setBrush(QColor(t.accent_soft if mark.chosen or mark.hot else t.surface))
    painter.setPen(QPen(QColor(t.accent if mark.chosen else t.hairline), 1))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(t.accent))
    painter.drawText(QPointF(box.left() + 6, box.top() + 2 + metrics.ascent()), mark.word)
    painter.setPen(Qt.PenStyle.NoPen)
