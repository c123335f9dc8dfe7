"""The drawing of before, which fades away over the one of now when the zoom crosses into another level."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPainter, QPixmap

from gui import theme
from gui.motion import ZOOM_MS
from gui.views.unrolled.motion import Glide


class Fade(QObject):
    """Holds the drawing of before while it fades; `moved` is called for every step of it.

    The first frame of a fade shows nothing but the drawing of before: painting it and the new one would be too much
    for one frame. The memory is kept between two fades, because fresh memory costs more than painting.
    """

    def __init__(self, moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._glide = Glide(ZOOM_MS, self._on_moved, self)
        self._moved = moved
        self._pixmap: QPixmap | None = None
        self._running = False

    def begin(self, size: QSize, ratio: float, paint: Callable[[QPainter], None]) -> None:
        """Keep what `paint` paints, on an opaque ground, which blends twice as fast, and let it fade."""
        if not Glide.allowed():
            return
        pixmap = self.make_room(size, ratio)
        pixmap.fill(theme.color(theme.tokens().surface))
        painter = QPainter(pixmap)
        paint(painter)
        painter.end()
        self._running = True
        self._glide.run(0.0, 1.0)

    def make_room(self, size: QSize, ratio: float) -> QPixmap:
        """The memory for a drawing of this size; worth asking for before it is needed."""
        wanted = size * ratio
        if self._pixmap is None or self._pixmap.size() != wanted:
            self._pixmap = QPixmap(wanted)
            self._pixmap.fill(theme.color(theme.tokens().surface))
        self._pixmap.setDevicePixelRatio(ratio)
        return self._pixmap

    def forget(self) -> None:
        """Give the memory back: nobody sees the drawing."""
        self.stop()
        self._pixmap = None

    def stop(self) -> None:
        """Show the drawing of now at once."""
        self._running = False
        self._glide.stop()

    def is_running(self) -> bool:
        return self._running

    def has_room(self) -> bool:
        """Whether there is memory for a drawing."""
        return self._pixmap is not None

    def hides_all(self) -> bool:
        """Whether nothing of the drawing of now is seen yet."""
        return self._running and self._glide.value() <= 0

    def draw(self, painter: QPainter) -> None:
        """What is still seen of the drawing of before."""
        if self._running and self._pixmap is not None:
            painter.setOpacity(1 - self._glide.value())
            painter.drawPixmap(0, 0, self._pixmap)
            painter.setOpacity(1)

    def _on_moved(self, value: float, ended: bool) -> None:
        if ended:
            self._running = False
        self._moved()
