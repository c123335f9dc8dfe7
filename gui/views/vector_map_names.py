"""The names on a map of words: measured once, found in slices beside all else, painted where they have room."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QWidget

from gui.theme import color, font, tokens
from gui.views.vector_cloud import DOT, Places
from gui.views.vector_marks import Mark, label_box
from gui.views.vector_names import NameScales, apart

ROOM = QSizeF(14, 5)  # around a name
AT_ONCE, SLICE = 0.02, 0.004  # seconds for names: at first, and then now and then
MOST_NAME = 240  # pixels: a wider name is cut at the left edge of what is painted
ROW = 24  # pixels, higher than a name
NEWS_SECONDS = 0.3  # between two paintings with names that have come
REST_MS = 60  # after something moved, before the work on names goes on

Indices = NDArray[np.intp]


class MapNames(QObject):
    """Knows which words show their names on a map that is `side()` pixels wide.

    Signals:
        came: names were found that belong into the map as it is shown.
    """

    came = Signal()

    def __init__(self, owner: QWidget, side: Callable[[], float]) -> None:
        super().__init__(owner)
        self._owner, self._side = owner, side
        self._words: tuple[str, ...] = ()
        self._widths = np.zeros(0)  # with their room
        self._written: dict[str, QStaticText] = {}
        self._news, self._told = False, 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self.scales = NameScales(np.zeros((0, 2)), [], 1.0)
        self.moving = False  # the points are on their way: names that meet make room

    def begin(self, words: tuple[str, ...], places: Places) -> None:
        """Find out which names fit where; most of it is done later, in short slices."""
        metrics = QFontMetricsF(font("caption"))
        wide = {sign: metrics.horizontalAdvance(sign) for sign in set().union(*words)}
        widths = [sum(map(wide.__getitem__, word)) + ROOM.width() + DOT for word in words]
        self._words, self._widths, self._written = words, np.array(widths), {}
        self.scales = NameScales(places, widths, metrics.height() + ROOM.height())
        self.moving = False
        self.scales.advance(AT_ONCE)
        self.rest()

    def rest(self) -> None:
        """Something moves: the hand comes first."""
        if not self.scales.complete:
            self._timer.start(REST_MS)

    @Slot()
    def _go_on(self) -> None:
        if self.scales.complete or not self._owner.isVisible():
            return
        before = self.scales.done
        self.scales.advance(SLICE)
        self._news |= bool(self.scales.shown(self._side())[before : self.scales.done].any())
        if self._news and (self.scales.complete or time.monotonic() - self._told > NEWS_SECONDS):
            self._news, self._told = False, time.monotonic()
            self.came.emit()
        self._timer.start(0)

    def within(self, places: Places, size: QSizeF, marks: Sequence[Mark]) -> Indices:
        """The words that show their names on a paper, in pixels of it; without those in the room of marked ones."""
        found: Indices = np.flatnonzero(self.scales.shown(self._side()))
        x, y = places[found].T
        found = found[(x > -MOST_NAME) & (x < size.width()) & (y > -ROW) & (y < size.height() + ROW)]
        if self.moving:
            found = apart(places[found], self._widths[found], ROW, found)
        metrics = QFontMetricsF(font("body"))
        for mark in marks:
            box = label_box(metrics, mark.word, mark.place)
            x, y = places[found].T
            over = np.abs(y - box.center().y()) < (box.height() + ROW) / 2
            found = found[~over | (x > box.right()) | (x + self._widths[found] < box.left())]
        return found

    def paint(self, painter: QPainter, places: Places, named: Indices, *, still: bool = False) -> None:
        """Names right of their points, each on a ground that lets the dots under it recede; `still`: into a file."""
        painter.setFont(font("caption"))
        painter.setPen(QColor(tokens().text))
        metrics, ground = QFontMetricsF(painter.font()), color(tokens().surface, 0.78)
        high = metrics.height()
        for index, (x, y) in zip(named.tolist(), places[named].tolist(), strict=True):
            word, left, top = self._words[index], x + DOT / 2 + 2, y - high / 2
            wide = self._widths[index] - ROOM.width() - DOT
            painter.fillRect(QRectF(left - 1, top + 1, wide + 2, high - 2), ground)
            if still:
                painter.drawText(QPointF(left, top + metrics.ascent()), word)
            else:
                painter.drawStaticText(QPointF(left, top), self._static(word))

    def _static(self, word: str) -> QStaticText:
        """A name whose letters are laid out once."""
        found = self._written.get(word)
        if found is None:
            found = self._written[word] = QStaticText(word)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        return found
