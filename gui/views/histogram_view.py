"""How long the documents are: bars, and where there is one, the limit behind which they lose their end."""

from __future__ import annotations

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
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.sentences import number
from gui.theme import color, font, tokens
from gui.views.bins import Bins, bins_of
from gui.views.cut_handle import CutHandle

_GAP = 1.5


class HistogramView(QWidget):
    """Lengths of documents as bars. With a limit, what lies behind it is grey and the line can be dragged.

    Signals:
        limit_moved: the limit (int) while it is dragged.
        limit_settled: the limit (int) when it is let go, or after a key.
    """

    limit_moved = Signal(object)
    limit_settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins = bins_of(np.empty(0, dtype=np.int64))
        self._limit: int | None = None
        self._unit = "{}"
        self._limit_words = ""
        self.handle = CutHandle(self, self._length_at, self._stepped)
        self.handle.hide()
        self.handle.moved.connect(self._on_moved)
        self.handle.settled.connect(self.limit_settled)
        self.handle.focus_changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._copy = QAction(self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._copy.triggered.connect(self.copy_data)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    # What is shown

    def set_lengths(self, lengths: Sequence[int] | NDArray[np.int64]) -> None:
        """One number per document."""
        self.set_bins(bins_of(np.asarray(lengths, dtype=np.int64)))

    def set_bins(self, bins: Bins) -> None:
        """The bars, where they were worked out before (there may be millions of documents)."""
        self._bins = bins
        self.update()

    def set_unit(self, unit: str) -> None:
        """The words of the axis' end, with {} for the number: "{} words"."""
        self._unit = unit
        self.update()

    def set_limit(self, limit: int | None, words: str = "") -> None:
        """The longest length that is read whole, and the sentence that stands beside its line."""
        self._limit, self._limit_words = limit, words
        self.setAccessibleDescription(words)
        self.handle.setVisible(limit is not None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if limit is None else Qt.FocusPolicy.NoFocus)
        if limit is not None:
            self.handle.setAccessibleName(self.accessibleName())
            self.handle.setAccessibleDescription(words)
            self.handle.set_cut(limit, 1, self.last())
        self.update()

    def limit(self) -> int | None:
        """The limit that is drawn now."""
        return self._limit

    def bins(self) -> Bins:
        """The bars that are drawn now."""
        return self._bins

    def last(self) -> int:
        """The limit at the right end: every document is read whole."""
        return max(1, self._bins.longest if self._bins.open else self._bins.end)

    def copy_data(self) -> None:
        """Put the bars on the clipboard as a table: from, to, documents."""
        b = self._bins
        rows = [f"{1 + i * b.width}\t{(i + 1) * b.width}\t{n}" for i, n in enumerate(b.counts)]
        QGuiApplication.clipboard().setText("\n".join(rows))

    def retranslate(self) -> None:
        """Write every word again."""
        self._copy.setText(self.tr("Copy data"))

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(272, 138)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def _area(self) -> QRectF:
        bottom = 22 * QFontMetricsF(font("rail_fact")).height() / 16
        top = 22.0 if self._limit is not None else 2.0
        return QRectF(0.5, top, self.width() - 1, self.height() - top - bottom)

    def limit_x(self) -> float:
        """Where the line of the limit stands, in pixels; at the right end when everything fits."""
        area = self._area()
        share = (self._limit or 0) / max(1, self._bins.end)
        return area.left() + area.width() * min(1.0, share)

    def _length_at(self, x: float) -> int:
        area = self._area()
        if x >= area.right() - 1:
            return self.last()
        return max(1, round((x - area.left()) / max(1.0, area.width()) * self._bins.end))

    def _stepped(self, value: int, steps: int) -> int:
        """A key moves the limit by whole bars."""
        width, end = self._bins.width, self._bins.end
        if value > end or (value == end and steps > 0):
            return self.last() if steps > 0 else end
        return max(1, min(value // width * width + steps * width, end))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.handle.setGeometry(self.rect())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        self._paint_axis(painter)
        if self._limit is not None:
            self.handle.paint_cut(painter, self.limit_x(), (self._area(),), self._limit_words)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        t, area = tokens(), self._area()
        highest = max(1, *self._bins.counts)
        pitch = area.width() / len(self._bins.counts)
        painter.setPen(Qt.PenStyle.NoPen)
        inside, outside = color(t.accent, 0.72), color(t.edge, 0.45)
        for i, count in enumerate(self._bins.counts):
            height = max(1.0 if count else 0.0, area.height() * count / highest)
            bar = QRectF(area.left() + i * pitch + _GAP / 2, area.bottom() - height, pitch - _GAP, height)
            if self._limit is None or (i + 1) * self._bins.width <= self._limit:
                painter.fillRect(bar, inside)
            elif i * self._bins.width >= self._limit:
                painter.fillRect(bar, outside)
            else:
                self._paint_parted(painter, bar, inside, outside)
        painter.setPen(QPen(QColor(t.edge), 1))
        painter.drawLine(
            QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5)
        )

    def _paint_parted(self, painter: QPainter, bar: QRectF, inside: QColor, outside: QColor) -> None:
        x = min(max(self.limit_x(), bar.left()), bar.right())
        painter.fillRect(QRectF(bar.left(), bar.top(), x - bar.left(), bar.height()), inside)
        painter.fillRect(QRectF(x, bar.top(), bar.right() - x, bar.height()), outside)

    def _paint_axis(self, painter: QPainter) -> None:
        t, area = tokens(), self._area()
        painter.setFont(font("rail_fact"))
        painter.setPen(QColor(t.muted))
        metrics = QFontMetricsF(painter.font())
        end = self._unit.format(number(self._bins.end) + ("+" if self._bins.open else ""))
        baseline = area.bottom() + 6 + metrics.ascent()
        right = area.right() - metrics.horizontalAdvance(end)
        painter.drawText(QPointF(right, baseline), end)
        painter.drawText(QPointF(area.left(), baseline), "1")
        for third in (1, 2):
            value = round(self._bins.end * third / 3)
            text = number(value)
            x = (
                area.left()
                + area.width() * value / max(1, self._bins.end)
                - metrics.horizontalAdvance(text) / 2
            )
            if x + metrics.horizontalAdvance(text) + 10 < right and value > 1:
                painter.drawText(QPointF(x, baseline), text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        self.update()

    def _on_moved(self, limit: int) -> None:
        self._limit = limit
        self.limit_moved.emit(limit)
        self.update()
