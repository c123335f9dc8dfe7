"""Curves of several runs over the epochs, one colour a run, each named at its end; names never lie on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import font, tokens
from gui.views.small_curve import round_values

LEFT, TOP, BOTTOM, GAP = 52, 10, 22, 8
_DASHES: tuple[list[float], ...] = ([], [6, 4], [2, 3])
_WIDEST_NAME = 0.34  # of the plot


@dataclass(frozen=True)
class RunCurve:
    """One run: what it is called here, and (epoch, value) points."""

    name: str
    points: tuple[tuple[float, float], ...]


def series_pen(number: int) -> QPen:
    """The pen of curve `number`: five colours, then the same ones dashed, then dotted."""
    t = tokens()
    colours = (t.series1, t.series2, t.series3, t.series4, t.series5)
    pen = QPen(QColor(colours[number % 5]), 1.75)
    if dashes := _DASHES[number // 5 % len(_DASHES)]:
        pen.setDashPattern(dashes)
    return pen


def spread_labels(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Heights for labels near those wanted, none closer than `height` to another, within `top` and `bottom` while they fit."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    last = top - height
    for i in order:
        last = max(wanted[i], last + height)
        placed[i] = last
    limit = bottom
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - height
    return placed


class RunsPlot(QWidget):
    """Shows a quantity ("validation loss") of several runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: tuple[RunCurve, ...] = ()
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(220)

    def show_curves(self, curves: Sequence[RunCurve], unit: str) -> None:
        """Draw these; `unit` stands at the end of the x axis."""
        self._curves, self._unit = tuple(curve for curve in curves if curve.points), unit
        self.setAccessibleDescription(
            "; ".join(f"{curve.name}: {curve.points[-1][1]:.4g}" for curve in self._curves)
        )
        self.update()

    def curves(self) -> tuple[RunCurve, ...]:
        """What is drawn."""
        return self._curves

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(480, 220)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if not self._curves:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("rail_fact"))
        metrics = QFontMetricsF(painter.font())
        names = max(metrics.horizontalAdvance(curve.name) for curve in self._curves)
        room = min(names, _WIDEST_NAME * self.width())
        area = QRectF(LEFT, TOP, self.width() - LEFT - room - 2 * GAP, self.height() - TOP - BOTTOM)
        self._paint_axes(painter, area, metrics)
        ends = [self._paint_curve(painter, area, number) for number in range(len(self._curves))]
        heights = spread_labels(ends, metrics.height(), area.top() + metrics.height() / 2, area.bottom())
        for number, (curve, height) in enumerate(zip(self._curves, heights, strict=True)):
            painter.setPen(series_pen(number).color())
            text = metrics.elidedText(curve.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(area.right() + GAP, height + metrics.ascent() / 2 - 1), text)

    def _ranges(self) -> tuple[float, float, float, float]:
        """First and last epoch, lowest and highest value with a little room."""
        xs = [x for curve in self._curves for x, _ in curve.points]
        ys = [y for curve in self._curves for _, y in curve.points if math.isfinite(y)] or [0.0]
        room = 0.08 * (max(ys) - min(ys) or abs(max(ys)) or 1.0)
        return min(xs), max(max(xs), min(xs) + 1), min(ys) - room, max(ys) + room

    def _place(self, area: QRectF, x: float, y: float) -> QPointF:
        first, last, low, high = self._ranges()
        return QPointF(
            area.left() + area.width() * (x - first) / (last - first),
            area.bottom() - area.height() * (y - low) / (high - low),
        )

    def _paint_axes(self, painter: QPainter, area: QRectF, metrics: QFontMetricsF) -> None:
        first, last, low, high = self._ranges()
        for value in round_values(low, high, 5):
            y = round(self._place(area, first, value).y()) + 0.5
            painter.setPen(QPen(QColor(tokens().grid), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(tokens().muted))
            words = f"{value:.4g}"
            painter.drawText(
                QPointF(area.left() - 8 - metrics.horizontalAdvance(words), y + metrics.ascent() / 2 - 1),
                words,
            )
        bottom, unit = self.height() - 5.0, area.right() - metrics.horizontalAdvance(self._unit)
        for value in round_values(first, last, 6, whole=True):
            words = f"{value:g}"
            x = self._place(area, value, low).x() - metrics.horizontalAdvance(words) / 2
            if x + metrics.horizontalAdvance(words) < unit - GAP:
                painter.drawText(QPointF(x, bottom), words)
        painter.drawText(QPointF(unit, bottom), self._unit)

    def _paint_curve(self, painter: QPainter, area: QRectF, number: int) -> float:
        """One run; gives the height at which it ends."""
        points = [self._place(area, x, y) for x, y in self._curves[number].points if math.isfinite(y)]
        if not points:
            return area.bottom()
        pen = series_pen(number)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) > 1:
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        painter.drawEllipse(points[-1], 2.5, 2.5)
        return points[-1].y()
