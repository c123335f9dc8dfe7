"""Luck bars: each setting's scores as dots, one a seed, and the interval in which its mean lies with 95 % confidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import font, tokens
from gui.views.small_curve import round_values

ROW, AXIS, NAMES, RIGHT = 32, 24, 0.34, 16


@dataclass(frozen=True)
class LuckRow:
    """One setting: its name, a score for each seed, and the interval of the mean (without end for one seed)."""

    name: str
    scores: tuple[float, ...]
    mean: float
    low: float
    high: float


class LuckBars(QWidget):
    """Rows under one another on one axis, so that intervals that overlap are seen to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LuckRow, ...] = ()
        self._percent = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[LuckRow], *, percent: bool) -> None:
        """Draw these; `percent` says that scores are shares."""
        self._rows, self._percent = tuple(rows), percent
        self.setFixedHeight(ROW * len(self._rows) + AXIS)
        self.setAccessibleDescription("; ".join(f"{row.name}: {self._text(row.mean)}" for row in self._rows))
        self.update()

    def rows(self) -> tuple[LuckRow, ...]:
        """What is drawn."""
        return self._rows

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(480, ROW * len(self._rows) + AXIS)

    def _text(self, value: float) -> str:
        return f"{value * 100:.3g}\u00a0%" if self._percent else f"{value:.4g}"

    def _range(self) -> tuple[float, float]:
        ends = [end for row in self._rows for end in (row.low, row.high, *row.scores) if math.isfinite(end)]
        low, high = min(ends), max(ends)
        if self._percent:  # three seeds may leave an interval beyond all that is possible
            low, high = max(low, 0.0), min(high, 1.0)
        room = 0.04 * (high - low or abs(high) or 1.0)
        return low - room, high + room

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = NAMES * self.width()
        area = QRectF(left, 0, self.width() - left - RIGHT, ROW * len(self._rows))
        self._paint_axis(painter, area)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, area, number, row)

    def _x(self, area: QRectF, value: float) -> float:
        low, high = self._range()
        return area.left() + area.width() * (min(max(value, low), high) - low) / (high - low)

    def _paint_axis(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("rail_fact"))
        metrics = QFontMetricsF(painter.font())
        for value in round_values(*self._range(), 5):
            x = round(self._x(area, value)) + 0.5
            painter.setPen(QPen(QColor(tokens().grid), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, area.bottom()))
            painter.setPen(QColor(tokens().muted))
            words = self._text(value)
            painter.drawText(QPointF(x - metrics.horizontalAdvance(words) / 2, self.height() - 6.0), words)

    def _paint_row(self, painter: QPainter, area: QRectF, number: int, row: LuckRow) -> None:
        t, y = tokens(), ROW * (number + 0.5)
        painter.setFont(font("body"))
        painter.setPen(QColor(t.text))
        room = area.left() - 16
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(0, y - ROW / 2, room, ROW), Qt.AlignmentFlag.AlignVCenter, name)
        if math.isfinite(row.low):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_soft))
            left, right = self._x(area, row.low), self._x(area, row.high)
            painter.drawRoundedRect(QRectF(left, y - 8, max(2.0, right - left), 16), 4, 4)
        painter.setPen(QPen(QColor(t.accent), 2))
        mean = self._x(area, row.mean)
        painter.drawLine(QPointF(mean, y - 8), QPointF(mean, y + 8))
        painter.setPen(QPen(QColor(t.accent), 1.25))
        painter.setBrush(QColor(t.surface))
        for score in row.scores:
            painter.drawEllipse(QPointF(self._x(area, score), y), 3.5, 3.5)
