"""What the unrolled view shows and how it paints it, before anyone touches it.

Layout lies in `geometry`, painting in `painting` and the painters it calls; this widget keeps the
picture, the look and what is lit, and says them in words.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.views.unrolled import tips as tips
from gui.views.unrolled.geometry import Look, Scene
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.mending import mended
from gui.views.unrolled.near_geometry import NearScene, lay_out_near
from gui.views.unrolled.painting import (
    Lit,
    is_near,
    needed_height,
    paint,
    paint_near,
    scene_of,
    wanted_height,
)
from gui.views.unrolled.picture import Colouring, Detail, Picture, Row, rows_of
from gui.views.unrolled.sentences import overview, step_sentence, table_of
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.stripes import NearStripes, Stripes, near_stripes, stripes_of


class UnrolledCanvas(QWidget):
    """A text going through a network, drawn; `UnrolledView` adds mouse, keys and motion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._look = Look()
        self._lit = Lit()
        self._layer = 0
        self._backward = False
        self._near_scale: float | None = None
        self._scene: Scene | None = None
        self._laid_out = QSize()
        self._near_scene: NearScene | None = None
        self._stripes: Stripes | None = None
        self._near_stripes = NearStripes({}, {})
        self._near_of: Picture | None = None
        self._ink: Ink | None = None
        self._own_name = ""
        self._told: tuple[Picture | None, int | None] = (None, None)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    # What is shown

    def _load(self, picture: Picture | None) -> None:
        """Take in a picture; the highlight stays if the text still has that step."""
        picture = mended(picture) if picture is not None else None
        self._picture = picture
        self._stripes = stripes_of(picture, rows_of(picture.layers)) if picture is not None else None
        steps = picture.all_steps if picture is not None else 0
        kept = self._lit.step if self._lit.step is not None and self._lit.step < steps else None
        self._lit = Lit(step=kept)
        self._layer = min(self._layer, max(0, len(picture.layers) - 1)) if picture is not None else 0
        self._look = replace(self._look, keep=kept, scroll=0.0)
        self._load_near()
        self._changed()

    def picture(self) -> Picture | None:
        return self._picture

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
        """Choose the layer that the near zoom looks into; of two directions the forward one."""
        self.select_row(Row(layer))

    def select_row(self, row: Row) -> None:
        """Choose the layer and the direction that the near zoom looks into."""
        count = len(self._picture.layers) if self._picture is not None else 0
        self._layer = min(max(row.layer, 0), max(0, count - 1))
        self._backward = row.backward
        self._load_near()
        self._changed()

    def row(self) -> Row:
        """The layer and the direction that the near zoom looks into."""
        return Row(self._layer, self._reads_back())

    def _reads_back(self) -> bool:
        """Whether the near zoom looks into a cell that reads from the end."""
        half = self._half()[0]
        layers = half.layers if half is not None else ()
        return self._backward and self._layer < len(layers) and layers[self._layer].bidirectional

    def layer(self) -> int:
        return self._layer

    def selected_step(self) -> int | None:
        return self._lit.step

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

    # Layout and painting

    def scene(self) -> Scene | None:
        """The current layout of the far and the middle zoom."""
        if self._picture is None:
            return None
        self._forget_other_size()
        if self._scene is None:
            self._scene = scene_of(self._picture, self._look, self.width(), self.height())
        return self._scene

    def _forget_other_size(self) -> None:
        """A hidden widget hears of its new size only when it is shown."""
        if self._laid_out != self.size():
            self._laid_out = self.size()
            self._scene = self._near_scene = None

    def near_scene(self) -> NearScene | None:
        """The current layout of the near zoom, None in the others."""
        if self._picture is None or not is_near(self._picture, self._look):
            return None
        self._forget_other_size()
        if self._near_scene is None:
            kind = self._picture.layers[self._layer].kind
            self._near_scene = lay_out_near(
                kind, self.width(), self.height(), self._near_scale, mirrored=self._reads_back()
            )
        return self._near_scene

    def _changed(self) -> None:
        """Lay out and paint again, and say in words what is lit."""
        self._scene = self._near_scene = None
        self.updateGeometry()
        self.update()
        if self._told != (self._picture, self._lit.step):
            self._tell()

    def _load_near(self) -> None:
        half = self._half()[0]
        self._near_of = half
        self._near_stripes = (
            near_stripes(half, self._layer, backward=self._reads_back())
            if half is not None
            else NearStripes({}, {})
        )

    def _half(self) -> tuple[Picture | None, Lit]:
        """What the near zoom looks into: of encoder and decoder the one with the lit step, counted on its own."""
        if self._picture is None or self._lit.step is None:
            return self._picture, self._lit
        half, step = self._picture.half_of(self._lit.step)
        return half, replace(self._lit, step=step)

    def _paint(self, painter: QPainter, lit: Lit) -> None:
        picture, scene = self._picture, self.scene()
        pens = self._pens()
        if picture is None or scene is None or not picture.layers or not picture.steps:
            tips.draw_nothing(painter, pens, self.width(), self.height())
        elif (near := self.near_scene()) is not None:
            half, at = self._half()
            if half is not self._near_of:
                self._load_near()
            picture = half or picture
            lit = replace(lit, step=at.step)
            back = self._reads_back()
            stripes = self._near_stripes
            paint_near(painter, pens, picture, self._look, near, stripes, self._layer, lit, backward=back)
        else:
            paint(painter, pens, picture, self._look, scene, self._stripes, lit)

    def _pens(self) -> Ink:
        """Colours and fonts, made anew when the theme has changed."""
        if self._ink is None or self._ink.t is not theme.tokens():
            self._ink = Ink()
        return self._ink

    def _sheet(self, scene: Scene, picture: Picture) -> Sheet:
        """A sheet to measure with, not to paint on."""
        return Sheet(QPainter(), self._pens(), picture, scene, self._stripes)

    # In words

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._ink = None
            self.update()
        elif kind == QEvent.Type.LanguageChange:
            self._tell()
            self.update()
        super().changeEvent(event)

    def _tell(self) -> None:
        """Tell a screen reader what is drawn and what is lit."""
        if self.accessibleName() in ("", self._own_name):  # a page may have given a better one
            self._own_name = QCoreApplication.translate("UnrolledView", "Unrolled network")
            self.setAccessibleName(self._own_name)
        self._told = (self._picture, self._lit.step)
        text = overview(self._picture)
        if self._picture is not None and self._lit.step is not None:
            text = step_sentence(self._picture, self._lit.step)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._scene = self._near_scene = None
