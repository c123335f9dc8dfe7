"""Words as points on a map: drag to pan, wheel to zoom, hover for a name, click to choose.

The points and names in the window are painted once and then only shifted; they are painted anew when the map is
zoomed, and with some room around when it has been dragged out of what was painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.sentences import listed, number
from gui.theme import mix, tokens
from gui.views.vector_cloud import DOT, Paper, Places, dot_size, faintness
from gui.views.vector_map_names import MapNames
from gui.views.vector_marks import Mark, paint_marks

BEYOND = 0.35  # of the window on each side is painted with it while the map is dragged
MARGIN = 32  # around the whole map
ZOOM, MOST_ZOOM = 1.25, 400.0
REACH = 10.0  # how near the mouse must come to a point
CLICK = 4.0  # a press that moves less is no drag
KEY_STEP = 48


@dataclass(frozen=True)
class _Painted:
    """A picture of the map at a zoom level; `area` is in pixels from the middle of the map. The paper holds the image's numbers."""

    paper: Paper
    image: QImage
    zoom: float
    area: QRectF


class VectorMap(QWidget):
    """The map. Arrows pan, + and - zoom, Home shows the whole.

    Signals:
        word_chosen: a word that was clicked.
    """

    word_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._places: Places = np.zeros((0, 2))  # the whole map lies between -0.5 and 0.5
        self._index: dict[str, int] = {}
        self._marked: tuple[int, ...] = ()  # the chosen word, then those near it
        self._hot: int | None = None
        self._zoom, self._middle = 1.0, (0.0, 0.0)
        self._painted: _Painted | None = None
        self._names = MapNames(self, lambda: self._side() * self._zoom)
        self._names.came.connect(self._repaint)
        self._pressed: QPointF | None = None
        self._dragged = False
        self.paintings = 0  # how often the cloud was painted anew
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 240)
        self._tell()

    # --- what is shown -------------------------------------------------------------------------------------

    def set_points(self, words: Sequence[str], places: Places) -> None:
        """Show other points (words, 2), the most frequent words first; the whole of the map."""
        self._words, self._index = tuple(words), {word: index for index, word in enumerate(words)}
        self._places = _evened(places)
        self._marked, self._hot = (), None
        self._names.begin(self._words, self._places)
        self.show_all()

    def move_points(self, places: Places, *, settled: bool = True) -> None:
        """Put the points elsewhere, (words, 2), the whole map between -0.5 and 0.5; zoom and marks stay.

        While they are on their way (not `settled`) no other names come, and those that meet make room.
        """
        self._places, self._painted, self._hot = places, None, None
        self._names.moving = not settled
        if settled:
            self._names.begin(self._words, self._places)
        self.update()

    def names_complete(self) -> bool:
        """Whether it is known of every word from which zoom on it shows its name."""
        return self._names.scales.complete

    def words(self) -> tuple[str, ...]:
        """The words of the points."""
        return self._words

    def mark(self, words: Sequence[str]) -> None:
        """Mark a word and those near it; those that have no point are left out."""
        self._marked = tuple(self._index[word] for word in words if word in self._index)
        self._painted = None  # names make room for those of the marked words
        self.update()
        self._tell()

    def marked(self) -> list[str]:
        """The marked words."""
        return [self._words[index] for index in self._marked]

    def hovered(self) -> str:
        """The word under the mouse, or ""."""
        return "" if self._hot is None else self._words[self._hot]

    def zoom(self) -> float:
        """1 shows the whole map."""
        return self._zoom

    def show_all(self) -> None:
        """The whole map."""
        self._zoom, self._middle = 1.0, (0.0, 0.0)
        self._painted = None
        self.update()
        self._tell()

    def go_to(self, word: str, zoom: float | None = None) -> bool:
        """Bring a word into the middle; False when it has no point."""
        if word not in self._index:
            return False
        self._zoom = max(self._zoom, zoom or self._zoom)
        self._middle = self._of(self._index[word])
        self.update()
        return True

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a place of the window (its middle without one)."""
        about = about or QPointF(self.width() / 2, self.height() / 2)
        zoom = min(MOST_ZOOM, max(1.0, self._zoom * factor))
        before, after = self._side() * self._zoom, self._side() * zoom
        dx, dy = about.x() - self.width() / 2, about.y() - self.height() / 2
        x, y = self._middle
        self._zoom, self._middle = zoom, (x + dx / before - dx / after, y + dy / before - dy / after)
        self._hold()

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the map by pixels."""
        side = self._side() * self._zoom
        self._middle = (self._middle[0] - dx / side, self._middle[1] - dy / side)
        self._hold()

    def _hold(self) -> None:
        """Never let the map out of sight."""
        self._middle = (min(0.5, max(-0.5, self._middle[0])), min(0.5, max(-0.5, self._middle[1])))
        self._hot = None
        self._names.rest()
        self.update()

    def _side(self) -> float:
        """Pixels of the whole map at zoom 1."""
        return max(40.0, float(min(self.width(), self.height()) - 2 * MARGIN))

    def _of(self, index: int) -> tuple[float, float]:
        x, y = self._places[index].tolist()
        return x, y

    def place_of(self, word: str) -> QPointF:
        """Where a word's point is in the window."""
        return self._place(self._index[word])

    def _place(self, index: int) -> QPointF:
        x, y = self._of(index)
        side = self._side() * self._zoom
        return QPointF(
            self.width() / 2 + (x - self._middle[0]) * side, self.height() / 2 + (y - self._middle[1]) * side
        )

    def word_at(self, place: QPointF) -> str:
        """The nearest word within reach of a place in the window, or ""."""
        index = self._at(place)
        return "" if index is None else self._words[index]

    def _at(self, place: QPointF) -> int | None:
        if not len(self._places):
            return None
        side = self._side() * self._zoom
        x = (place.x() - self.width() / 2) / side + self._middle[0]
        y = (place.y() - self.height() / 2) / side + self._middle[1]
        apart = np.hypot(self._places[:, 0] - x, self._places[:, 1] - y)
        nearest = int(apart.argmin())
        return nearest if float(apart[nearest]) * side <= REACH else None

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        if self._words:
            seen = self._seen()
            painted = self._around(seen)
            painter.drawImage(painted.area.topLeft() - seen.topLeft(), painted.image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw_marks(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _seen(self) -> QRectF:
        """What the window shows, in whole pixels from the middle of the map."""
        side = self._side() * self._zoom
        x, y = self._middle
        left, top = round(x * side - self.width() / 2), round(y * side - self.height() / 2)
        return QRectF(left, top, self.width(), self.height())

    def _around(self, seen: QRectF) -> _Painted:
        """The painted part of the map that holds what is seen."""
        held = self._painted
        if held is None or held.zoom != self._zoom or not held.area.contains(seen):
            dragged = held is not None and held.zoom == self._zoom
            more = BEYOND if dragged else 0.0
            more_x, more_y = round(seen.width() * more), round(seen.height() * more)
            area = seen.adjusted(-more_x, -more_y, more_x, more_y)
            held = self._painted = self._paint_around(area)
        return held

    def _paint_around(self, area: QRectF) -> _Painted:
        self.paintings += 1
        t, side = tokens(), self._side() * self._zoom
        places = self._places * side - np.array([area.left(), area.top()])
        width, height = round(area.width()), round(area.height())
        paper = Paper.of(width, height, self.devicePixelRatioF(), QColor(t.surface))
        dot = dot_size(len(places), side)
        paper.dots(places, dot, mix(t.surface, t.edge, faintness(dot)))
        named = self._named(places, QSizeF(width, height))
        paper.dots(places[named], DOT, QColor(t.muted))
        image = paper.image()
        painter = QPainter(image)
        self._names.paint(painter, places, named)
        painter.end()
        return _Painted(paper, image, self._zoom, area)

    def _named(self, places: Places, size: QSizeF) -> NDArray[np.intp]:
        """The words that show their names on a paper, where those of the marked words leave room."""
        marks = [Mark(self._words[index], QPointF(*places[index].tolist())) for index in self._marked]
        return self._names.within(places, size, marks)

    @Slot()
    def _repaint(self) -> None:
        self._painted = None
        self.update()

    def draw_points(self, painter: QPainter) -> None:
        """Dots and names in the window as shapes, as fine as any file wants them."""
        t, side = tokens(), self._side() * self._zoom
        middle = np.array([self.width() / 2, self.height() / 2])
        places = (self._places - np.array(self._middle)) * side + middle
        dot = dot_size(len(places), side)
        named = self._named(places, QSizeF(self.size()))
        painter.setPen(Qt.PenStyle.NoPen)
        for points, size, colour in (
            (places, dot, mix(t.surface, t.edge, faintness(dot))),
            (places[named], DOT, QColor(t.muted)),
        ):
            painter.setBrush(colour)
            seen = (points > -DOT).all(axis=1) & (points < 2 * middle + DOT).all(axis=1)
            for x, y in points[seen].tolist():
                painter.drawEllipse(QPointF(x, y), size / 2, size / 2)
        self._names.paint(painter, places, named, still=True)

    def draw_marks(self, painter: QPainter) -> None:
        """The marked words over the others."""
        paint_marks(painter, self._shown_marks(), QSizeF(self.size()))

    def _shown_marks(self) -> list[Mark]:
        """The hovered word, the chosen one, then those near it."""
        shown = dict.fromkeys((*((self._hot,) if self._hot is not None else ()), *self._marked))
        first = self._marked[0] if self._marked else None
        return [
            Mark(self._words[index], self._place(index), index == first, index == self._hot)
            for index in shown
        ]

    # --- mouse and keys ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        place = event.position()
        if self._pressed is None:
            self._heat(self._at(place))
            return
        moved = place - self._pressed
        if self._dragged or moved.manhattanLength() >= CLICK:
            self._dragged, self._pressed = True, place
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._pressed is not None and not self._dragged and (word := self.word_at(event.position())):
            self.word_chosen.emit(word)
        self._pressed, self._dragged = None, False
        self.unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._heat(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_by(ZOOM**turns, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        pans: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (KEY_STEP, 0),
            Qt.Key.Key_Right: (-KEY_STEP, 0),
            Qt.Key.Key_Up: (0, KEY_STEP),
            Qt.Key.Key_Down: (0, -KEY_STEP),
        }
        if event.key() in pans:
            self.pan_by(*pans[event.key()])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(ZOOM)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(1 / ZOOM)
        elif event.key() == Qt.Key.Key_Home:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _heat(self, index: int | None) -> None:
        if index != self._hot:
            self._hot = index
            self.update()

    # --- events --------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(720, 280)  # it takes what room there is

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._painted = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        self._names.rest()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painted = None
            if kind != QEvent.Type.PaletteChange:
                self._names.begin(self._words, self._places)
        elif kind == QEvent.Type.LanguageChange:
            self._tell()
        super().changeEvent(event)

    def _tell(self) -> None:
        """Say to a screen reader how many words there are and which are marked."""
        self.setAccessibleName(QCoreApplication.translate("VectorMap", "Map of words"))
        said = QCoreApplication.translate("VectorMap", "{n} words.").format(n=number(len(self._words)))
        if self._marked:
            near = QCoreApplication.translate("VectorMap", "Marked: {words}.")
            said = f"{said} {near.format(words=listed(self.marked()))}"
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def _evened(places: Places) -> Places:
    """The places between -0.5 and 0.5."""
    if not len(places):
        return np.zeros((0, 2))
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    reach = float((places.max(axis=0) - places.min(axis=0)).max()) or 1.0
    evened: Places = (places - middle) / reach
    return evened
