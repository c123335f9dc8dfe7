"""The map of words with what one does on it: a rectangle chooses words, points glide to other places, and it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.motion import Slide, milliseconds
from gui.theme import color, tokens
from gui.views.still_drawing import StillDrawing
from gui.views.vector_cloud import DOT, Places
from gui.views.vector_map import VectorMap

GLIDE_MS = 400
MOST_GLIDING = 6000  # points; more jump to their places
LEAST_SIDE = 4.0  # of a rectangle; a smaller one is a click


class ChoosingMap(StillDrawing, VectorMap):
    """The map. With `set_choosing`, or with Shift, dragging draws a rectangle around words in place of moving the map.

    Signals:
        words_chosen: the words in the rectangle (tuple of str), the most frequent first.
    """

    words_chosen = Signal(object)
    paper: ClassVar[QMargins] = QMargins()  # it goes on beyond what is seen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = False
        self._corner: QPointF | None = None
        self._rectangle = QRectF()
        self._chosen: tuple[int, ...] = ()
        self._before = self._after = np.zeros((0, 2))
        self._slide = Slide(self, GLIDE_MS)
        self._slide.valueChanged.connect(self._on_slid)

    # --- places --------------------------------------------------------------------------------------------

    def show_places(self, words: Sequence[str], places: Places, frame: Places) -> None:
        """Show points on a map that is as large as `frame`; points of the same words glide there, and keep their marks."""
        after = _within(places, frame)
        if tuple(words) != self.words():
            self._slide.stop()
            self.set_points(words, places)
            self._chosen = ()
            self._put(after)
        elif len(words) > MOST_GLIDING or not self.isVisible() or not milliseconds(GLIDE_MS):
            self._slide.stop()
            self._put(after)
        else:
            self._before, self._after = self._places, after
            self._slide.slide(0.0, 1.0)

    def _on_slid(self, share: object) -> None:
        if isinstance(share, float) and len(self._before) == len(self._after) == len(self._places):
            self._put(self._before + share * (self._after - self._before), settled=share >= 1)

    def _put(self, places: Places, *, settled: bool = True) -> None:
        if self._marked and self._zoom > 1:  # whoever looks closely at a word goes along with it
            x, y = places[self._marked[0]].tolist()
            self._middle = (x, y)
        self.move_points(places, settled=settled)

    # --- choosing ------------------------------------------------------------------------------------------

    def set_choosing(self, *, choosing: bool) -> None:
        """Whether dragging draws a rectangle."""
        self._choosing = choosing
        self.setCursor(Qt.CursorShape.CrossCursor if choosing else Qt.CursorShape.ArrowCursor)

    def chosen(self) -> tuple[str, ...]:
        """The chosen words."""
        return tuple(self.words()[index] for index in self._chosen)

    def places_of(self, words: Sequence[str]) -> Places:
        """Where words are on the map, (words, 2), between -0.5 and 0.5."""
        places: Places = self._places[[self._index[word] for word in words]]
        return places

    def choose_within(self, area: QRectF) -> None:
        """Choose the words whose points are in an area of the window."""
        side = self._side() * self._zoom
        x = (self._places[:, 0] - self._middle[0]) * side + self.width() / 2
        y = (self._places[:, 1] - self._middle[1]) * side + self.height() / 2
        inside = (x >= area.left()) & (x <= area.right()) & (y >= area.top()) & (y <= area.bottom())
        self._chosen = tuple(np.flatnonzero(inside).tolist())
        self.update()
        self.words_chosen.emit(self.chosen())

    def choose_nothing(self) -> None:
        """No word is chosen any more."""
        self._chosen = ()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton and (self._choosing or shift):
            self._corner, self._rectangle = event.position(), QRectF()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._corner is None:
            super().mouseMoveEvent(event)
            return
        self._rectangle = QRectF(self._corner, event.position()).normalized()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._corner is None:
            super().mouseReleaseEvent(event)
            return
        area = QRectF(self._corner, event.position()).normalized()
        self._corner, self._rectangle = None, QRectF()
        if max(area.width(), area.height()) >= LEAST_SIDE:
            self.choose_within(area)
        elif word := self.word_at(event.position()):
            self.choose_nothing()
            self.word_chosen.emit(word)
        self.update()

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if not self._chosen and self._rectangle.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chosen(painter)
        if not self._rectangle.isEmpty():
            painter.setPen(QPen(color(tokens().accent), 1.25))
            painter.setBrush(color(tokens().accent, 0.08))
            painter.drawRect(self._rectangle)

    def _paint_chosen(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens().accent))
        places = self._on_screen()
        for index in self._chosen:
            painter.drawEllipse(QPointF(*places[index].tolist()), DOT / 2 + 0.5, DOT / 2 + 0.5)

    def _on_screen(self) -> Places:
        middle = np.array([self.width() / 2, self.height() / 2])
        places: Places = (self._places - np.array(self._middle)) * (self._side() * self._zoom) + middle
        return places

    # --- as a file -----------------------------------------------------------------------------------------

    def still_size(self) -> QSize:
        return self.size()

    def still_title(self) -> str:
        return self.accessibleName()

    def draw_still(self, painter: QPainter) -> None:
        """The part of the map that is seen, with shapes alone, as fine as any file wants it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_points(painter)
        self._paint_chosen(painter)
        self.draw_marks(painter)


def _within(places: Places, frame: Places) -> Places:
    """The places between about -0.5 and 0.5, where `frame` lies exactly so."""
    if not len(frame):
        return np.zeros((len(places), 2))
    low, high = frame.min(axis=0), frame.max(axis=0)
    within: Places = (places - (low + high) / 2) / (float((high - low).max()) or 1.0)
    return within
