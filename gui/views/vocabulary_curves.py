"""Two curves over the same axis of words, the most frequent first: how much of the text the first words cover, and how
often the word at each place comes (Zipf). One line cuts both: how many words get a number of their own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.figures import share_text
from gui.sentences import number
from gui.theme import color, font, line_height, tokens
from gui.views.cut_handle import CutHandle
from gui.views.log_axis import polygon, readable, sampled

_KEY = 1.12  # an arrow key moves the cut by this factor
_LEFT = 44  # room for the figures of the vertical axes


class VocabularyCurves(QWidget):
    """Coverage above, Zipf's curve below, the cut through both. Values are words of the text, without the special ones.

    Signals:
        cut_moved: how many words are kept (int) while the cut is dragged.
        cut_settled: how many are kept when it is let go, or after a key.
        reset_asked: a double click asks for the usual size.
    """

    cut_moved = Signal(object)
    cut_settled = Signal(object)
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._places: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._shares: NDArray[np.float64] = np.empty(0)
        self._seen: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._cut, self._floor = 0, 1
        self._words = self._unit = ""
        self._drawn: tuple[tuple[int, ...], tuple[QPolygonF, QPolygonF]] | None = None
        self._titles = ("", "")
        self.handle = CutHandle(self, self._value_at, self._stepped)
        self.handle.moved.connect(self._on_moved)
        self.handle.settled.connect(self.cut_settled)
        self.handle.double_clicked.connect(self.reset_asked)
        self.handle.focus_changed.connect(self.update)
        self.setFocusProxy(self.handle)
        self._copy = QAction(self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._copy.triggered.connect(self.copy_data)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    # What is shown

    def set_counts(self, counts: NDArray[np.int64], covered: NDArray[np.float64]) -> None:
        """How often each word comes, the most frequent first, and the share of the text that the first 1, 2, … cover."""
        self._counts = counts
        self._places, self._drawn = sampled(len(counts)), None
        self._seen, self._shares = counts[self._places - 1], covered[self._places - 1]
        self.update()

    def set_cut(self, words: int, least: int, sentence: str, floor: int = 1) -> None:
        """Keep the first `words` words, at least `least`; `sentence` stands beside the line and is read out.

        `floor` is how often a word must come to be kept; from 2 on it is drawn across Zipf's curve.
        """
        self._cut, self._words, self._floor = min(words, self.last()), sentence, floor
        self.handle.set_cut(self._cut, min(least, self.last()), self.last())
        self.handle.setAccessibleName(self.accessibleName())
        self.handle.setAccessibleDescription(sentence)
        self.update()

    def set_movable(self, movable: bool) -> None:
        """Whether there is a cut at all: word pieces are made in the number that is wanted."""
        self.handle.setVisible(movable)
        self.update()

    def set_texts(self, titles: tuple[str, str], unit: str) -> None:
        """What the two curves say, and what is counted along the axis ("words")."""
        self._titles, self._unit = titles, unit
        self.update()

    def cut(self) -> int:
        """How many words are kept now."""
        return self._cut

    def last(self) -> int:
        """How many words there are."""
        return max(1, len(self._counts))

    def copy_data(self) -> None:
        """Put the curves on the clipboard as a table: place, times seen, share covered."""
        rows = zip(self._places, self._seen, self._shares, strict=True)
        QGuiApplication.clipboard().setText("\n".join(f"{p}\t{s}\t{c:.6f}" for p, s, c in rows))

    def retranslate(self) -> None:
        """Write every word again."""
        self._copy.setText(self.tr("Copy data"))

    # Geometry

    def sizeHint(self) -> QSize:
        line = line_height("caption")
        return QSize(420, 24 + 2 * (line + 10) + 92 + 76 + 14 + line)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.handle.setGeometry(self.rect())

    def _areas(self) -> tuple[QRectF, QRectF]:
        """The two plots without their titles and figures."""
        line, wide = line_height("caption"), self.width() - _LEFT - 2
        room = self.height() - 24 - 2 * (line + 10) - 14 - line
        upper = QRectF(_LEFT, 24 + line + 8, wide, room * 0.55)
        return upper, QRectF(_LEFT, upper.bottom() + 16 + line + 6, wide, room * 0.45)

    def cut_x(self) -> float:
        """Where the line stands, in pixels."""
        return self._x(self._cut)

    def _x(self, place: float) -> float:
        area = self._areas()[0]
        return area.left() + area.width() * math.log(max(1.0, place)) / math.log(max(2, self.last()))

    def _value_at(self, x: float) -> int:
        area = self._areas()[0]
        share = min(1.0, max(0.0, (x - area.left()) / max(1.0, area.width())))
        if share > 0.997:
            return self.last()
        return readable(math.exp(share * math.log(max(2, self.last()))))

    def _stepped(self, value: int, steps: int) -> int:
        moved = readable(max(1, value) * _KEY**steps)
        return moved if moved != value else value + (1 if steps > 0 else -1)

    def _on_moved(self, words: int) -> None:
        self._cut = words
        self.cut_moved.emit(words)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._counts):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        upper, lower = self._areas()
        self._paint_frame(
            painter, upper, self._titles[0], [(0.0, share_text(0)), (0.5, "50\u00a0%"), (1.0, "100\u00a0%")]
        )
        self._paint_frame(painter, lower, self._titles[1], self._powers())
        self._paint_axis(painter, lower)
        shares, seen = self._lines()
        self._paint_curve(painter, upper, shares, filled=True)
        self._paint_curve(painter, lower, seen)
        if not self.handle.isHidden():
            self._paint_floor(painter, lower)
            self.handle.paint_cut(painter, self.cut_x(), (upper, lower), self._words)
        painter.end()

    def _heights(self, seen: NDArray[np.int64]) -> NDArray[np.float64]:
        most = math.log(max(2, int(self._counts[0])))
        return np.log(np.maximum(seen, 1)) / most

    def _powers(self) -> list[tuple[float, str]]:
        """Heights and words of 1, 10, 100, … times seen; some left out where they would stand too close."""
        most = math.log10(max(2, int(self._counts[0])))
        step = math.ceil(most * 16 / max(1.0, self._areas()[1].height()))
        return [(power / most, number(10**power)) for power in range(0, math.floor(most) + 1, step)]

    def _paint_frame(
        self, painter: QPainter, area: QRectF, title: str, lines: Sequence[tuple[float, str]]
    ) -> None:
        t = tokens()
        painter.setFont(font("caption"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(t.muted))
        painter.drawText(QPointF(0, area.top() - 12), title)
        painter.setFont(font("rail_fact"))
        metrics = QFontMetricsF(painter.font())
        for share, words in lines:
            y = area.bottom() - share * area.height()
            painter.setPen(QPen(QColor(t.grid if share else t.edge), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(t.muted))
            left = area.left() - 8 - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, y + metrics.capHeight() / 2), words)

    def _paint_axis(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("rail_fact"))
        painter.setPen(QColor(tokens().muted))
        metrics = QFontMetricsF(painter.font())
        baseline = area.bottom() + 6 + metrics.ascent()
        end = self._unit.format(number(self.last()))
        right = area.right() - metrics.horizontalAdvance(end)
        painter.drawText(QPointF(right, baseline), end)
        for power in range(math.ceil(math.log10(self.last() + 1))):
            words = number(10**power)
            left = self._x(10**power) - (metrics.horizontalAdvance(words) / 2 if power else 0)
            if left + metrics.horizontalAdvance(words) + 12 < right:
                painter.drawText(QPointF(left, baseline), words)

    def _paint_curve(self, painter: QPainter, area: QRectF, line: QPolygonF, *, filled: bool = False) -> None:
        """The part that is kept in the accent, the rest in grey."""
        t, cut = tokens(), self.cut_x()
        for kept in (False, True):
            painter.save()
            left, right = (0.0, cut) if kept else (cut, float(self.width()))
            painter.setClipRect(QRectF(left, area.top() - 2, right - left, area.height() + 4))
            if filled and kept:
                ends = QPointF(line.first().x(), area.bottom()), QPointF(line.last().x(), area.bottom())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(t.accent, 0.12))
                painter.drawPolygon(QPolygonF([ends[0], *line.toList(), ends[1]]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.train) if kept else color(t.edge, 0.7), 1.75))
            painter.drawPolyline(line)
            painter.restore()

    def _lines(self) -> tuple[QPolygonF, QPolygonF]:
        """Both curves in pixels, worked out once for a size."""
        key = (self.width(), self.height(), id(self._counts))
        if self._drawn is None or self._drawn[0] != key:
            upper, lower = self._areas()
            shares = upper.bottom() - self._shares * upper.height()
            seen = lower.bottom() - self._heights(self._seen) * lower.height()
            x = upper.left() + upper.width() * np.log(self._places) / math.log(max(2, self.last()))
            self._drawn = key, (polygon(x, shares), polygon(x, seen))
        return self._drawn[1]

    def _paint_floor(self, painter: QPainter, area: QRectF) -> None:
        if self._floor < 2:
            return
        height = float(self._heights(np.array([self._floor]))[0])
        y = area.bottom() - min(1.0, height) * area.height()
        pen = QPen(QColor(tokens().muted), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        self.updateGeometry()
        self.update()
