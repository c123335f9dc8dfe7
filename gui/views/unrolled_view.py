"""The unrolled network: the one drawing that every page of the program shows.

The widget holds what is shown and lit, and turns mouse and keys into changes of it. Layout lies in
`unrolled_geometry`, painting in `unrolled_painting` and the painters it calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.motion import STEP_MS, ZOOM_MS
from gui.views import unrolled_tips as tips
from gui.views import unrolled_zoom as zooms
from gui.views.unrolled_equations import equations
from gui.views.unrolled_export import write_png, write_svg
from gui.views.unrolled_geometry import Look, Scene
from gui.views.unrolled_ink import Ink
from gui.views.unrolled_keys import press
from gui.views.unrolled_motion import Glide
from gui.views.unrolled_near_geometry import LEAST_SCALE, MOST_SCALE, NearScene, lay_out_near
from gui.views.unrolled_painting import (
    Lit,
    is_near,
    needed_height,
    paint,
    paint_near,
    scene_of,
    wanted_height,
)
from gui.views.unrolled_picture import Colouring, Detail, Picture, rows_of
from gui.views.unrolled_sentences import overview, step_sentence, table_of
from gui.views.unrolled_sheet import Sheet
from gui.views.unrolled_stripes import NearStripes, Stripes, near_stripes, stripes_of

CARD_DELAY = 150  # ms
PLAY_EVERY = 500  # ms: two steps a second


class UnrolledView(QWidget):
    """A text going through a network, unrolled along time.

    Signals:
        step_selected: the highlighted step changed; its index, -1 for none.
        detail_changed: the zoom crossed into another `Detail`.
    """

    step_selected = Signal(int)
    detail_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._look = Look()
        self._lit = Lit()
        self._own_name = ""
        self._layer = 0
        self._near_scale: float | None = None
        self._scene: Scene | None = None
        self._near_scene: NearScene | None = None
        self._stripes: Stripes | None = None
        self._near_stripes = NearStripes({}, {})
        self._ink: Ink | None = None
        self._before: QPixmap | None = None
        self._drag: float | None = None
        self._card_timer = self._timer(CARD_DELAY, self._show_card, single=True)
        self._play_timer = self._timer(PLAY_EVERY, self._play_on, single=False)
        self._slide = Glide(STEP_MS, self._on_slide_moved, self)
        self._fade = Glide(ZOOM_MS, self._on_fade_moved, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    def _timer(self, interval: int, slot: Callable[[], None], *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer

    # What is shown

    def picture(self) -> Picture | None:
        return self._picture

    def set_picture(self, picture: Picture | None) -> None:
        """Show another text or network; zoom stays, the highlight stays if the text still has that step."""
        self.stop()
        self._picture = picture
        self._stripes = stripes_of(picture, rows_of(picture.layers)) if picture is not None else None
        steps = picture.steps if picture is not None else 0
        kept = self._lit.step if self._lit.step is not None and self._lit.step < steps else None
        lost = kept != self._lit.step
        self._lit = Lit(step=kept)
        self._layer = min(self._layer, max(0, len(picture.layers) - 1)) if picture is not None else 0
        self._look = replace(self._look, keep=kept, scroll=0.0)
        self._load_near()
        self._changed()
        if lost:
            self.step_selected.emit(-1)

    def set_detail(self, detail: Detail) -> None:
        """Go to a zoom level, at its best pitch."""
        self._near_scale = None
        self._look = replace(self._look, pitch=None, scroll=0.0)
        self._enter(detail)

    def detail(self) -> Detail:
        return self._look.detail

    def set_colouring(self, colouring: Colouring) -> None:
        """Choose the layer of colour."""
        self._look = replace(self._look, colouring=colouring)
        self._changed()

    def set_rows(self, *, answers: bool, effects: bool, guesses: bool) -> None:
        """Choose the rows around the cells; each needs its part of the picture."""
        shown = replace(self._look.shown, answers=answers, effects=effects, guesses=guesses)
        self._look = replace(self._look, shown=shown)
        self._changed()

    def set_gutter(self, visible: bool) -> None:
        """Show or hide the names at the left."""
        self._look = replace(self._look, shown=replace(self._look.shown, gutter=visible))
        self._changed()

    def select_layer(self, layer: int) -> None:
        """Choose the layer that the near zoom looks into."""
        count = len(self._picture.layers) if self._picture is not None else 0
        self._layer = min(max(layer, 0), max(0, count - 1))
        self._load_near()
        self._changed()

    def layer(self) -> int:
        return self._layer

    def select_step(self, step: int | None) -> None:
        """Light a step in every row, or none."""
        steps = self._picture.steps if self._picture is not None else 0
        step = min(max(step, 0), steps - 1) if step is not None and steps else None
        if step == self._lit.step:
            return
        start = self._column_x()
        self._lit = replace(self._lit, step=step, column_x=None)
        self._look = replace(self._look, keep=step)
        self._follow(step)
        self._changed()
        goal = self._column_x()
        if start is not None and goal is not None and start != goal:
            self._slide.run(start, goal)
        self.step_selected.emit(-1 if step is None else step)

    def selected_step(self) -> int | None:
        return self._lit.step

    def play(self) -> None:
        """Walk through the text, two steps a second, from the lit step or from the beginning."""
        if self._picture is None or not self._picture.steps:
            return
        at_end = self._lit.step == self._picture.steps - 1
        self.select_step(0 if self._lit.step is None or at_end else self._lit.step + 1)
        self._play_timer.start()

    def stop(self) -> None:
        """Stop walking."""
        self._play_timer.stop()

    def is_playing(self) -> bool:
        return self._play_timer.isActive()

    def table(self) -> list[list[str]]:
        """The current layer of colour as rows of texts, headings first."""
        return table_of(self._picture, self._look)

    # Sizes

    def preferred_height(self, width: int) -> int:
        """The height at which the drawing looks best in this width."""
        return (
            wanted_height(self._picture, self._look, width, self._layer) if self._picture is not None else 280
        )

    def minimum_height(self, width: int) -> int:
        """Under this height the drawing is cut at the bottom: give it at least this much, or let it scroll."""
        return (
            needed_height(self._picture, self._look, width, self._layer) if self._picture is not None else 120
        )

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self.preferred_height(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = max(self.width(), 640)
        return QSize(width, self.preferred_height(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, min(self.minimum_height(max(self.width(), 640)), 900))

    # Images

    def render_png(self, path: str | Path, scale: float = 2) -> None:
        """Write the drawing as it is shown, without the hover card. Raises OSError when it cannot be written."""
        write_png(path, QSize(self.width(), self._height()), scale, self._paint_still)

    def render_svg(self, path: str | Path) -> None:
        """Write the drawing as vectors. Raises OSError when it cannot be written."""
        write_svg(path, QSize(self.width(), self._height()), self.accessibleName(), self._paint_still)

    def _paint_still(self, painter: QPainter) -> None:
        """Paint without what only the mouse brings."""
        self._paint(painter, replace(self._lit, hot=None, card=False, column_x=None))

    def _height(self) -> int:
        """All of the drawing, even where the widget is lower."""
        return max(self.height(), self.minimum_height(self.width()))

    # Layout and painting

    def scene(self) -> Scene | None:
        """The current layout of the far and the middle zoom."""
        if self._picture is None:
            return None
        if self._scene is None:
            self._scene = scene_of(self._picture, self._look, self.width(), self.height())
        return self._scene

    def near_scene(self) -> NearScene | None:
        """The current layout of the near zoom, None in the others."""
        if self._picture is None or not is_near(self._picture, self._look):
            return None
        if self._near_scene is None:
            kind = self._picture.layers[self._layer].kind
            self._near_scene = lay_out_near(kind, self.width(), self.height(), self._near_scale)
        return self._near_scene

    def _changed(self) -> None:
        """Lay out and paint again, and say in words what is lit."""
        self._scene = self._near_scene = None
        self.updateGeometry()
        self.update()
        self._tell()

    def _load_near(self) -> None:
        self._near_stripes = (
            near_stripes(self._picture, self._layer) if self._picture is not None else NearStripes({}, {})
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        self._paint(painter, self._lit)
        if self._before is not None:
            painter.setOpacity(1 - self._fade.value())
            painter.drawPixmap(0, 0, self._before)
        painter.setOpacity(1)
        if self.hasFocus() and self._lit.step is None and self._lit.hot is None:
            self._paint_focus(painter)
        painter.end()

    def _paint(self, painter: QPainter, lit: Lit) -> None:
        picture, scene = self._picture, self.scene()
        pens = self._pens()
        if picture is None or scene is None or not picture.layers or not picture.steps:
            tips.draw_nothing(painter, pens, self.width(), self.height())
        elif (near := self.near_scene()) is not None:
            paint_near(painter, pens, picture, self._look, near, self._near_stripes, self._layer, lit)
        else:
            paint(painter, pens, picture, self._look, scene, self._stripes, lit)

    def _pens(self) -> Ink:
        """Colours and fonts, made anew when the theme has changed."""
        if self._ink is None or self._ink.t is not theme.tokens():
            self._ink = Ink()
        return self._ink

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tips.draw_focus(painter, self.width(), self.height())

    # Zoom

    def _enter(self, detail: Detail) -> None:
        if detail is self._look.detail:
            self._changed()
            return
        self._before = self.grab() if self.isVisible() and Glide.allowed() else None
        self._look = replace(self._look, detail=detail)
        self._lit = replace(self._lit, hot=None, card=False, part=None, column_x=None)
        self._changed()
        if self._before is not None:
            self._fade.run(0.0, 1.0)
        self.detail_changed.emit(detail)

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
            self._layer = self._scene.rows[cell[0]].layer
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

    def _on_fade_moved(self, value: float, ended: bool) -> None:
        if ended:
            self._before = None
        self.update()

    def _play_on(self) -> None:
        if self._picture is None or self._lit.step is None or self._lit.step >= self._picture.steps - 1:
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
            self.select_layer(self._layer + way)
            return True
        if self._lit.step is None:
            self.select_step(0)
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        if scene is None or column is None or not scene.rows:
            return False
        last = len(scene.rows) - 1
        row = self._lit.hot[0] + way if self._lit.hot is not None else (0 if way > 0 else last)
        self._heat((min(max(row, 0), last), column))
        return True

    def leave(self) -> bool:
        """Take away focus and highlight; False when there was neither."""
        if self._lit.hot is None and self._lit.step is None:
            return False
        self.stop()
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

    def _sheet(self, scene: Scene, picture: Picture) -> Sheet:
        """A sheet to measure with, not to paint on."""
        return Sheet(QPainter(), self._pens(), picture, scene, self._stripes)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._scene = self._near_scene = None
        self._before = None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._ink = None
            self.update()
        elif kind == QEvent.Type.LanguageChange:
            self._tell()
            self.update()
        super().changeEvent(event)

    # In words

    def _tell(self) -> None:
        """Tell a screen reader what is drawn and what is lit."""
        if self.accessibleName() in ("", self._own_name):  # a page may have given a better one
            self._own_name = self.tr("Unrolled network")
            self.setAccessibleName(self._own_name)
        text = overview(self._picture)
        if self._picture is not None and self._lit.step is not None:
            text = step_sentence(self._picture, self._lit.step)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
