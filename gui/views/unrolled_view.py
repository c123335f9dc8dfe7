"""The unrolled network: the one drawing that every page of the program shows.

`UnrolledCanvas` shows and paints; this adds what a person does with it: walking, playing, zooming, pointing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui.motion import STEP_MS
from gui.views.unrolled import tips as tips
from gui.views.unrolled import zoom as zooms
from gui.views.unrolled.canvas import UnrolledCanvas
from gui.views.unrolled.equations import equations
from gui.views.unrolled.fade import Fade
from gui.views.unrolled.keys import press
from gui.views.unrolled.motion import Glide
from gui.views.unrolled.near_geometry import LEAST_SCALE, MOST_SCALE, NearScene
from gui.views.unrolled.painting import Lit, scene_of
from gui.views.unrolled.picture import Detail, Picture, rows_of
from gui.views.unrolled.sheet import ALL

CARD_DELAY = 150  # ms
PLAY_EVERY = 500  # ms: two steps a second
ROOM_AFTER = 60  # ms after it is shown in a size: memory for the next fade
RISE_EVERY = 90  # ms: a word that is carried rises by one row of cells


class UnrolledView(UnrolledCanvas):
    """A text going through a network, unrolled along time.

    Signals:
        step_selected: the highlighted step changed; its index, -1 for none.
        detail_changed: the zoom crossed into another `Detail`.
        carried: a word has been carried through the network; its step, -1 when all are shown again.
        carry_wanted: a key asks for the next word to be carried through.
    """

    step_selected = Signal(int)
    detail_changed = Signal(object)
    carried = Signal(int)
    carry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: float | None = None
        self._card_timer = self._timer(CARD_DELAY, self._show_card, single=True)
        self._play_timer = self._timer(PLAY_EVERY, self._play_on, single=False)
        self._rise_timer = self._timer(RISE_EVERY, self._rise, single=False)
        self._slide = Glide(STEP_MS, self._on_slide_moved, self)
        self._fade = Fade(self.update, self)
        self._room_timer = self._timer(ROOM_AFTER, self._make_room, single=True)

    def _timer(self, interval: int, slot: Callable[[], None], *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer

    # What is shown

    def set_picture(self, picture: Picture | None) -> None:
        """Show another text or network; zoom stays, the highlight stays if the text still has that step."""
        self.stop()
        self._end_carrying()
        before = self._lit.step
        self._load(picture)
        if self._lit.step != before:
            self.step_selected.emit(-1)

    def set_detail(self, detail: Detail) -> None:
        """Go to a zoom level, at its best pitch."""
        self._near_scale = None
        self._look = replace(self._look, pitch=None, scroll=0.0, keep=self._lit.step)
        self._enter(detail)

    def select_step(self, step: int | None) -> None:
        """Light a step in every row, or none."""
        steps = self._picture.all_steps if self._picture is not None else 0
        step = min(max(step, 0), steps - 1) if step is not None and steps else None
        if step == self._lit.step:
            return
        start = self._column_x()
        self._lit = replace(self._lit, step=step, column_x=None)
        self._look = replace(self._look, keep=step)
        self._follow(step)
        self._changed()
        self._carry_focus()
        goal = self._column_x()
        if start is not None and goal is not None and start != goal:
            self._slide.run(start, goal)
        self.step_selected.emit(-1 if step is None else step)
        if self.carried_step() >= 0 and not self._rise_timer.isActive():
            self._carry_to(step)

    # One word at a time

    def carry(self, way: int = 1) -> None:
        """Carry the next word through the network: what comes after it is not read yet. -1 takes one back."""
        last = (self._picture.all_steps if self._picture is not None else 0) - 1
        if last < 0:
            return
        self.stop()
        at, lit = self.carried_step(), self._lit.step
        first = 0 if way > 0 or lit is None else lit
        step = first if at < 0 else min(max(at + way, 0), last)
        if way > 0 and step > at and Glide.allowed() and self.near_scene() is None:
            self._lit = replace(self._lit, known=step, risen=0)
            self._rise_timer.start()
        else:
            self._lit = replace(self._lit, known=step + 1, risen=0)
        self.select_step(step)
        self.update()
        self.carried.emit(step)

    def carry_to(self, step: int) -> None:
        """Words are carried through up to a step, at once."""
        if self._picture is not None and 0 <= step < self._picture.all_steps:
            self._rise_timer.stop()
            self._lit = replace(self._lit, known=step + 1, risen=0)
            self.select_step(step)
            self._carry_to(step)

    def carried_step(self) -> int:
        """The last word that was carried through, -1 while all are shown."""
        if self._lit.known >= ALL:
            return -1
        return self._lit.known if self._rise_timer.isActive() else self._lit.known - 1

    def is_rising(self) -> bool:
        """Whether a word is on its way up."""
        return self._rise_timer.isActive()

    def _carry_to(self, step: int | None) -> None:
        """Another step was lit while words are carried: as if they had been carried up to it."""
        if step is None:
            self._end_carrying()
            return
        self._lit = replace(self._lit, known=step + 1, risen=0)
        self.update()
        self.carried.emit(step)

    def _rise(self) -> None:
        """The word goes up one row; above the last one that need not wait for the end of the text it has arrived."""
        if self._lit.risen >= self._rows_to_rise():
            self._rise_timer.stop()
            self._lit = replace(self._lit, known=self._lit.known + 1, risen=0)
        else:
            self._lit = replace(self._lit, risen=self._lit.risen + 1)
        self.update()

    def _rows_to_rise(self) -> int:
        scene, picture, step = self.scene(), self._picture, self._lit.known
        column = scene.column_of(step) if scene is not None else None
        if scene is None or picture is None or column is None:
            return 0
        half, local = picture.half_of(step)
        return scene.row_count(column) if local == half.steps - 1 else scene.rows_at_once(column)

    def _end_carrying(self) -> None:
        """All words are shown again."""
        self._rise_timer.stop()
        if self._lit.known < ALL:
            self._lit = replace(self._lit, known=ALL, risen=0)
            self.update()
            self.carried.emit(-1)

    def play(self) -> None:
        """Walk through the text, two steps a second, from the lit step or from the beginning."""
        if self._picture is None or not self._picture.steps:
            return
        at_end = self._lit.step == self._picture.all_steps - 1
        self.select_step(0 if self._lit.step is None or at_end else self._lit.step + 1)
        self._play_timer.start()

    def stop(self) -> None:
        """Stop walking."""
        self._play_timer.stop()

    def is_playing(self) -> bool:
        return self._play_timer.isActive()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        if not self._fade.hides_all():
            self._paint(painter, self._lit_now())
        self._fade.draw(painter)
        if self.hasFocus() and self._lit.step is None and self._lit.hot is None:
            self._paint_focus(painter)
        painter.end()

    def _lit_now(self) -> Lit:
        """What is lit; while a word rises, the cell that it has reached."""
        if not self._rise_timer.isActive() or self._lit.risen == 0:
            return self._lit
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        return (
            replace(self._lit, hot=(self._lit.risen - 1, column), card=False)
            if column is not None
            else self._lit
        )

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tips.draw_focus(painter, self.width(), self.height())

    # Zoom

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

    def _make_room(self) -> None:
        if self.isVisible() and Glide.allowed():
            self._fade.make_room(self.size(), self.devicePixelRatioF())

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

    def _follow(self, step: int | None) -> None:
        """Pan the far zoom until the lit step is seen."""
        self._scene = None
        scene = self.scene()
        if scene is not None:
            self._look = zooms.followed(self._look, scene, step)

    # Motion

    def _column_x(self) -> float | None:
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        return scene.columns[column].x if scene is not None and column is not None else None

    def _on_slide_moved(self, value: float, ended: bool) -> None:
        self._lit = replace(self._lit, column_x=None if ended else value)
        self.update()

    def _play_on(self) -> None:
        if self._picture is None or self._lit.step is None or self._lit.step >= self._picture.all_steps - 1:
            self.stop()
            return
        self.select_step(self._lit.step + 1)

    # Mouse

    def _heat(self, cell: tuple[int, int] | None) -> None:
        """The mouse or the focus came to a cell, or left it."""
        if cell == self._lit.hot:
            return
        self._lit = replace(self._lit, hot=cell, card=False)
        if cell is not None:
            self._card_timer.start()
        else:
            self._card_timer.stop()
        self.update()

    def _show_card(self) -> None:
        if self._lit.hot is not None and self._scene is not None and not self._scene.reach:
            self._lit = replace(self._lit, card=True)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position()
        if self._drag is not None:
            self._pan(self._drag - at.x())
            self._drag = at.x()
            return
        near, scene = self.near_scene(), self.scene()
        if near is not None:
            part = near.part_at(at.x(), at.y(), self._near_parts())
            if part != self._lit.part:
                self._lit = replace(self._lit, part=part)
                self.update()
        elif scene is not None:
            self._heat(scene.cell_at(at.x(), at.y()))

    def _near_parts(self) -> tuple[str, ...]:
        if self._picture is None:
            return ()
        kind = self._picture.layers[self._layer].kind
        return tuple(equation.part for equation in equations(kind, "1", "0", self._picture.activation))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._heat(None)
        self._lit = replace(self._lit, part=None)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, near, scene = event.position(), self.near_scene(), self.scene()
        if near is not None:
            self._press_near(near, at)
        elif scene is not None:
            if scene.is_panned:
                self._drag = at.x()
            step = zooms.step_under(scene, at.x()) if at.x() >= scene.left - 4 else None
            if step is not None:
                self.stop()
                self.select_step(step)

    def _press_near(self, near: NearScene, at: QPointF) -> None:
        """A click on a neighbour in time goes there."""
        for offset in (-1, 1):
            if near.cell(offset).contains(at.x(), at.y()):
                self.stop()
                self.select_step((self._lit.step or 0) + offset)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Back to the usual zoom; from there, into the cell under the mouse."""
        scene = self.scene()
        usual = self._look.detail is Detail.CELLS and self._look.pitch is None
        if not usual:
            self.set_detail(Detail.CELLS)
        elif scene is not None and not scene.reach:
            cell = scene.cell_at(event.position().x(), event.position().y())
            if cell is not None:
                self._open_near(scene.columns[cell[1]].step, cell)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        delta = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015**delta, event.position())
            event.accept()
            return
        scene = self.scene()
        sideways = event.angleDelta().x() or (
            delta if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if sideways and scene is not None and scene.blocks and scene.span > scene.right - scene.left:
            self._pan(-sideways / 2)
            event.accept()
            return
        event.ignore()  # the page scrolls

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not press(self, event):
            super().keyPressEvent(event)

    def focus_layer(self, way: int) -> bool:
        """Give the focus to the cell of the next layer above (1) or below (-1) at the lit step."""
        if self.near_scene() is not None:
            half = self._half()[0]
            rows = rows_of(half.layers) if half is not None else ()
            at = rows.index(self.row()) + way if self.row() in rows else 0
            self.select_row(rows[min(max(at, 0), len(rows) - 1)])
            return True
        if self._lit.step is None:
            self.select_step(0)
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        if scene is None or column is None or not scene.rows:
            return False
        last = scene.row_count(column) - 1
        row = self._lit.hot[0] + way if self._lit.hot is not None else (0 if way > 0 else last)
        self._heat((min(max(row, 0), last), column))
        return True

    def _carry_focus(self) -> None:
        """A cell with the focus hands it on to the newly lit step; nothing follows the mouse while it plays."""
        scene, hot = self.scene(), self._lit.hot
        column = scene.column_of(self._lit.step) if scene is not None else None
        if hot is not None:
            self._heat((hot[0], column) if column is not None and not self.is_playing() else None)

    def leave(self) -> bool:
        """Take away focus and highlight; False when there was neither."""
        if self._lit.hot is None and self._lit.step is None:
            return False
        self.stop()
        self._end_carrying()
        self._heat(None)
        self.select_step(None)
        return True

    def _lit_point(self) -> QPointF | None:
        scene, x = self.scene(), self._column_x()
        if scene is None or x is None or not scene.rows:
            return None
        row = min(self._layer, len(scene.rows) - 1)
        return QPointF(x, scene.heights.cells[row])

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._on_tool_tip(event)
        return super().event(event)

    def _on_tool_tip(self, event: QHelpEvent) -> bool:
        """Shapes, unknown words and gaps explain themselves."""
        scene, picture = self.scene(), self._picture
        text = ""
        if scene is not None and picture is not None and self.near_scene() is None:
            text = tips.tip_at(self._sheet(scene, picture), event.pos().x(), event.pos().y())
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()
            event.ignore()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fade.stop()
        self._room_timer.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._room_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._fade.forget()
