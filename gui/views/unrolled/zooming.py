"""Zooming and panning an unrolled network; from one level to the next the drawing of before fades away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.views.unrolled import tips as tips
from gui.views.unrolled import zoom as zooms
from gui.views.unrolled.carrying import CarriedCanvas
from gui.views.unrolled.fade import Fade
from gui.views.unrolled.motion import Glide
from gui.views.unrolled.near_geometry import LEAST_SCALE, MOST_SCALE
from gui.views.unrolled.painting import scene_of
from gui.views.unrolled.picture import Detail

READY_AFTER = 120  # ms after it is shown in a size: what the next crossing needs is made ready
READY_EVERY = 30  # ms: room for others between one part and the next


class ZoomedCanvas(CarriedCanvas):
    """The drawing at three distances.

    Signals:
        detail_changed: the zoom crossed into another `Detail`.
    """

    detail_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fade = Fade(self.update, self)
        self._ahead: list[Detail] = []  # levels that are painted before anybody goes there
        self._ready_timer = self._timer(READY_AFTER, self._make_ready, single=True)

    def set_detail(self, detail: Detail) -> None:
        """Go to a zoom level, at its best pitch."""
        self._near_scale = None
        self._look = replace(self._look, pitch=None, scroll=0.0, keep=self._lit.step)
        self._enter(detail)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Change the pitch by a factor about a point, or about the lit step; at the end of a level begins the next."""
        scene = self.scene()
        if scene is None or self._picture is None or not self._picture.steps:
            return
        if self.near_scene() is not None:
            self._zoom_near(factor)
            return
        at = at or self._lit_point() or QPointF((scene.left + scene.right) / 2, 0)
        step = zooms.step_under(scene, at.x())
        look = zooms.zoomed(self._look, scene, factor, at.x())
        if look.detail is Detail.GATES:
            self._open_near(step, scene.cell_at(at.x(), at.y()))
            return
        flat = scene_of(self._picture, look, self.width(), self.height())
        look = zooms.held(look, flat, step, at.x())
        self._look = replace(look, detail=self._look.detail)
        self._enter(look.detail)

    def _zoom_near(self, factor: float) -> None:
        near = self.near_scene()
        if near is None:
            self._enter(Detail.CELLS)
            return
        least = min(LEAST_SCALE, near.across)
        scale = near.across * factor
        if scale < least * 0.97:
            self._near_scale = None
            self._look = replace(self._look, pitch=None)
            self._enter(Detail.CELLS)
            return
        self._near_scale = min(scale, MOST_SCALE)
        self._changed()

    def _open_near(self, step: int | None, cell: tuple[int, int] | None) -> None:
        if cell is not None and self._scene is not None:
            row = self._scene.row_at(*cell)
            self._layer, self._backward = row.layer, row.backward
            self._load_near()
        self._near_scale = None
        if step is not None:
            self.select_step(step)
        self._enter(Detail.GATES)

    def _pan(self, pixels: float) -> None:
        scene = self.scene()
        if scene is not None:
            self._look = zooms.panned(self._look, scene, pixels)
            self._scene = None
            self.update()

    def _enter(self, detail: Detail) -> None:
        if detail is self._look.detail:
            self._changed()
            return
        if self.isVisible():
            self._fade.begin(self.size(), self.devicePixelRatioF(), lambda on: self._paint(on, self._lit))
        self._look = replace(self._look, detail=detail)
        self._lit = replace(self._lit, hot=None, card=False, part=None, column_x=None)
        self._changed()
        self.detail_changed.emit(detail)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        if not self._fade.hides_all():
            self._paint(painter, self._lit_now())
        self._fade.draw(painter)
        if self.hasFocus() and self._lit.step is None and self._lit.hot is None:
            self._paint_focus(painter)
        painter.end()

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tips.draw_focus(painter, self.width(), self.height())

    def _make_ready(self) -> None:
        """Memory for a fade, then the other levels, one at a time: the first painting of fonts and copies takes long."""
        if not self.isVisible() or not Glide.allowed():
            return
        scratch = self._fade.make_room(self.size(), self.devicePixelRatioF())
        if self._ahead and not self._fade.is_running():
            painter = QPainter(scratch)
            self._paint_level(painter, self._ahead.pop())
            painter.end()
        if self._ahead:
            self._ready_timer.start(READY_EVERY)

    def _paint_level(self, painter: QPainter, detail: Detail) -> None:
        """Paint what would be seen at another level."""
        kept = self._look, self._scene, self._near_scene, self._near_scale
        self._look = replace(self._look, detail=detail, pitch=None, scroll=0.0)
        self._scene = self._near_scene = self._near_scale = None
        try:
            self._paint(painter, replace(self._lit, hot=None, card=False, part=None, column_x=None))
        finally:
            self._look, self._scene, self._near_scene, self._near_scale = kept

    def _look_ahead(self) -> None:
        """It is shown anew, or otherwise: all levels are to be painted once when it has come to rest."""
        self._ahead = [detail for detail in Detail if detail is not self._look.detail]
        self._ready_timer.start(READY_AFTER)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fade.stop()
        self._look_ahead()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._look_ahead()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._fade.forget()
