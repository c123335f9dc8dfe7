"""A small curve with its own axes: a few round figures, one line, one marked place. For what needs no live plot."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import font, tokens

LEFT, RIGHT, TOP, BOTTOM = 52, 14, 10, 22
_WIDE = 1.75


class SmallCurve(QWidget):
    """Points (x, y) as one line; `log_x` puts tenfold steps of x at equal distances."""

    def __init__(self, height: int, *, log_x: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_x = log_x
        self._points: list[tuple[float, float]] = []
        self._mark: float | None = None
        self._unit = ""
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)

    def set_points(self, points: Sequence[tuple[float, float]], unit: str, mark: float | None = None) -> None:
        """Draw these; `unit` stands at the end of the x axis, `mark` is a place on it."""
        self._points, self._unit, self._mark = list(points), unit, mark
        self.update()

    def points(self) -> list[tuple[float, float]]:
        """What is drawn."""
        return list(self._points)

    def mark(self) -> float | None:
        """The marked place."""
        return self._mark

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(320, self._height)

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("rail_fact"))
        area = QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)
        low, high = self._range()
        self._paint_lines(painter, area, low, high)
        self._paint_ticks(painter, area)
        painter.setClipRect(area.adjusted(-2, -2, 2, 2))
        if self._mark is not None:
            x = area.left() + area.width() * self._share(self._mark)
            painter.setPen(QPen(QColor(tokens().text), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QPen(QColor(tokens().train), _WIDE))
        painter.drawPolyline(QPolygonF([self._place(area, x, y, low, high) for x, y in self._points]))

    def _range(self) -> tuple[float, float]:
        values = [y for _, y in self._points if math.isfinite(y)]
        low, high = min(values), max(values)
        room = 0.08 * (high - low or abs(high) or 1.0)
        return low - room, high + room

    def _share(self, x: float) -> float:
        """Where `x` lies between the first and the last one."""
        first, last = self._points[0][0], self._points[-1][0]
        if self._log_x:
            return math.log(x / first) / math.log(last / first)
        return (x - first) / (last - first)

    def _place(self, area: QRectF, x: float, y: float, low: float, high: float) -> QPointF:
        return QPointF(
            area.left() + area.width() * self._share(x),
            area.bottom() - area.height() * (y - low) / (high - low),
        )

    def _paint_lines(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        """Lines at round heights, each with its figure."""
        metrics = QFontMetricsF(painter.font())
        for value in round_values(low, high, max(2, round(area.height() / 34))):
            y = round(area.bottom() - area.height() * (value - low) / (high - low)) + 0.5
            painter.setPen(QPen(QColor(tokens().grid), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(tokens().muted))
            words = f"{value:.4g}"
            x = area.left() - 8 - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), words)

    def _paint_ticks(self, painter: QPainter, area: QRectF) -> None:
        metrics, bottom = QFontMetricsF(painter.font()), self.height() - 5
        first, last = self._points[0][0], self._points[-1][0]
        painter.setPen(QColor(tokens().muted))
        unit_left = area.right() - metrics.horizontalAdvance(self._unit)
        places = tenfold_values(first, last) if self._log_x else round_values(first, last, 6, whole=True)
        for value in places:
            words = f"{value:g}"
            x = area.left() + area.width() * self._share(value) - metrics.horizontalAdvance(words) / 2
            if x + metrics.horizontalAdvance(words) < unit_left - 8:
                painter.drawText(QPointF(max(x, 0.0), bottom), words)
        painter.drawText(QPointF(unit_left, bottom), self._unit)


def tenfold_values(first: float, last: float) -> list[float]:
    """The powers of ten between two numbers above 0."""
    low, high = math.ceil(math.log10(first) - 1e-9), math.floor(math.log10(last) + 1e-9)
    return [float(f"1e{power}") for power in range(low, high + 1)]


def round_values(low: float, high: float, count: int, *, whole: bool = False) -> list[float]:
    """About `count` round numbers between two, `whole` ones if asked for."""
    rough = (high - low) / max(1, count)
    magnitude = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(m * magnitude for m in (1, 2, 5, 10) if m * magnitude >= rough * 0.999)
    step = max(1.0, step) if whole else step
    number = math.ceil(low / step - 1e-9)
    found = []
    while number * step <= high + 1e-9 * step:
        found.append(number * step)
        number += 1
    return found
