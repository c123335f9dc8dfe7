"""Words as points on a map: drag to pan, wheel to zoom, hover for a name, click to choose.

The points and names around the window are painted once and then only shifted; they are painted anew when the map is
zoomed or has been dragged out of what was painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.sentences import listed, number
from gui.theme import font, tokens
from gui.views.vector_cloud import DOT, Names, Places, paint_cloud, place_names

BEYOND = 0.5  # of the window on each side is painted with it
MARGIN = 32  # around the whole map
MOST_NAMES, TRIED = 160, 1500
ZOOM, MOST_ZOOM = 1.25, 400.0
REACH = 10.0  # how near the mouse must come to a point
CLICK = 4.0  # a press that moves less is no drag
KEY_STEP = 48


@dataclass(frozen=True)
class _Painted:
    """An image of the map at a zoom level; (x, y) of its top left corner in pixels from the middle of the map."""

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
        self._pressed: QPointF | None = None
        self._dragged = False
        self.paintings = 0  # how often the cloud was painted anew
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 260)
        self._tell()

    # --- what is shown -------------------------------------------------------------------------------------

    def set_points(self, words: Sequence[str], places: Places) -> None:
        """Show other points (words, 2), the most frequent words first; the whole of the map."""
        self._words, self._index = tuple(words), {word: index for index, word in enumerate(words)}
        self._places = _evened(places)
        self._marked, self._hot = (), None
        self.show_all()

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
        self.update()

    def _side(self) -> float:
        """Pixels of the whole map at zoom 1."""
        return max(40.0, float(min(self.width(), self.height()) - 2 * MARGIN))

    def _of(self, index: int) -> tuple[float, float]:
        x, y = self._places[index].tolist()
        return x, y

    def place_of(self, word: str) -> QPointF:
        """Where a word's point is in the window."""
        x, y = self._of(self._index[word])
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
            self._paint_marked(painter)
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
            more_x, more_y = round(seen.width() * BEYOND), round(seen.height() * BEYOND)
            area = seen.adjusted(-more_x, -more_y, more_x, more_y)
            held = self._painted = _Painted(self._paint_around(area), self._zoom, area)
        return held

    def _paint_around(self, area: QRectF) -> QImage:
        self.paintings += 1
        places = self._places * (self._side() * self._zoom) - np.array([area.left(), area.top()])
        width, height, scale = round(area.width()), round(area.height()), self.devicePixelRatioF()
        image = paint_cloud(places, width, height, scale, QColor(tokens().edge))
        painter = QPainter(image)
        painter.setFont(font("caption"))
        painter.setPen(QColor(tokens().muted))
        metrics = QFontMetricsF(painter.font())
        room = QRectF(0, 0, width, height)
        high = metrics.height()
        names = place_names(
            self._words,
            places,
            room,
            lambda word: (metrics.horizontalAdvance(word), high),
            MOST_NAMES * 2,
            TRIED,
            self._room_of_marked(places),
        )
        for word, box in names:
            painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), word)
        painter.end()
        return image

    def _room_of_marked(self, places: Places) -> Names:
        """The room that the names of the marked words take."""
        names, metrics = Names(), QFontMetricsF(font("body"))
        for index in self._marked:
            x, y = places[index].tolist()
            names.take(_label_box(metrics, self._words[index], QPointF(x, y)))
        return names

    def _paint_marked(self, painter: QPainter) -> None:
        """The chosen word, those near it and the hovered one, each with its name, over the rest."""
        painter.setFont(font("body"))
        metrics = QFontMetricsF(painter.font())
        shown = dict.fromkeys((*self._marked, *((self._hot,) if self._hot is not None else ())))
        boxes: list[QRectF] = []
        for index in reversed(shown) if self._hot is not None else shown:
            self._paint_one(painter, metrics, index, boxes)

    def _paint_one(self, painter: QPainter, metrics: QFontMetricsF, index: int, boxes: list[QRectF]) -> None:
        t, word = tokens(), self._words[index]
        place = self.place_of(word)
        chosen = bool(self._marked) and index == self._marked[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent))
        radius = DOT * (1.0 if chosen else 0.75)
        painter.drawEllipse(place, radius, radius)
        box = _label_box(metrics, word, place)
        if box.right() > self.width():
            box.moveRight(place.x() - 8)
        if any(box.intersects(other) for other in boxes):
            return  # its point is marked all the same
        boxes.append(box)
        painter.setBrush(QColor(t.accent_soft if chosen or index == self._hot else t.surface))
        painter.setPen(QPen(QColor(t.hairline), 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(t.accent))
        painter.drawText(QPointF(box.left() + 6, box.top() + 2 + metrics.ascent()), word)

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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painted = None
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


def _label_box(metrics: QFontMetricsF, word: str, place: QPointF) -> QRectF:
    """The box of a marked word's name, right of its point."""
    wide, high = metrics.horizontalAdvance(word) + 12, metrics.height() + 4
    return QRectF(place.x() + 8, place.y() - high / 2, wide, high)


def _evened(places: Places) -> Places:
    """The places between -0.5 and 0.5."""
    if not len(places):
        return np.zeros((0, 2))
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    reach = float((places.max(axis=0) - places.min(axis=0)).max()) or 1.0
    evened: Places = (places - middle) / reach
    return evened
