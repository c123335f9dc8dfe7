"""What every painter of the unrolled view is handed: the painter, the pens, the layout and what is lit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter, QPen

from gui import theme
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box, Scene
from gui.views.unrolled.ink import Ink, color
from gui.views.unrolled.picture import Picture
from gui.views.unrolled.sprites import Sprites
from gui.views.unrolled.stripes import Stripes

ALL = 1_000_000


@dataclass(frozen=True, eq=False)
class Sheet:
    """One painting.

    `lit` is the highlighted column, `hot` the (row, column) under the mouse or with the focus. known: so many steps
    have been read; later ones show no values. sprites: where pixels are painted, what looks alike is painted once.
    light: where the ground of the lit column lies.
    """

    painter: QPainter
    ink: Ink
    picture: Picture
    scene: Scene
    stripes: Stripes | None = None
    lit: int | None = None
    hot: tuple[int, int] | None = None
    known: int = ALL
    risen: int = 0
    sprites: Sprites | None = None
    light: Box | None = None

    def step(self, column: int) -> int | None:
        return self.scene.columns[column].step

    def steps(self) -> list[tuple[int, int]]:
        """(column, step) of everything that is drawn; gaps and columns outside the width are not."""
        columns = self.scene.columns
        found = ((i, columns[i].step) for i in self.scene.seen)
        return [(i, step) for i, step in found if step is not None]

    def knows(self, row: int, step: int) -> bool:
        """Whether a cell has been worked out, while one word after the other is carried through."""
        if self.known >= ALL:
            return True
        last = self.picture.steps - 1 if row >= self.scene.rows_at_once(0) else step
        return last < self.known or (last == self.known and row < self.risen)

    def number(self, step: int) -> int:
        """The number people read: steps count from one."""
        return step + self.picture.first_step

    def panel(self, box: Box, radius: float, fill: QColor | None, stroke: QPen | None) -> None:
        """A large rounded box, the quickest way."""
        if self.sprites is not None:
            self.sprites.panel(self.painter, box, radius, fill, stroke)
        else:
            shapes.round_box(self.painter, shapes.rect(box), radius, fill, stroke)

    def box(self, box: Box, radius: float, fill: QColor | str, stroke: QPen | None = None) -> None:
        """A small rounded box, the quickest way."""
        filled = color(fill) if isinstance(fill, str) else fill
        if self.sprites is not None:
            self.sprites.box(self.painter, box, radius, filled, stroke)
        else:
            shapes.round_box(self.painter, shapes.rect(box), radius, filled, stroke)

    def lit_ground(self) -> QColor:
        """The colour on which the lit column stands."""
        return theme.mix(self.ink.t.surface, self.ink.t.accent_soft, 0.8)

    def edge(self, *, hot: bool = False) -> QColor:
        """The colour of arrows: accent on the way into the cell under the mouse."""
        return color(self.ink.t.accent if hot else self.ink.t.edge)

    def is_hot(self, row: int, column: int) -> bool:
        return self.hot == (row, column)
