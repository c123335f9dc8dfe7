"""What the painters of the near zoom are handed, and the strip they all draw."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.equations import Equation, equations, neighbours
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.near_geometry import STRIP, NearScene
from gui.views.unrolled.picture import LayerPicture, Picture
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.stripes import GATE_STRIPES, NearStripes, noise

SHARES = ("f", "i", "o", "r", "z")  # between 0 and 1; all others have a sign


@dataclass(frozen=True, eq=False)
class NearSheet:
    """One painting of the near zoom; `lit` is the letter of the part and equation that light together."""

    sheet: Sheet
    scene: NearScene
    layer: int
    step: int
    stripes: NearStripes
    coloured: bool
    lit: str | None = None
    backward: bool = False

    @property
    def picture(self) -> Picture:
        return self.sheet.picture

    @property
    def ink(self) -> Ink:
        return self.sheet.ink

    @property
    def which(self) -> LayerPicture:
        return self.picture.layers[self.layer]

    @property
    def now(self) -> str:
        return str(self.sheet.number(self.step))

    @property
    def before(self) -> str:
        steps, first = self.picture.steps, self.picture.first_step
        return neighbours(self.step, steps, first, backward=self.backward)[1]

    @property
    def step_before(self) -> int:
        """The step whose state comes in; none has it at the beginning of the reading."""
        return self.step + 1 if self.backward else self.step - 1

    def colour(self, *parts: str) -> QColor:
        """Accent if one of the parts is lit, else the colour of arrows."""
        return ink.color(self.ink.t.accent if self.lit in parts else self.ink.t.edge)

    def width(self, *parts: str, plain: float = 1.5) -> float:
        return max(2.0, plain) if self.lit in parts else plain

    def equations(self) -> list[Equation]:
        return equations(
            self.which.kind,
            self.now,
            self.before,
            self.picture.activation,
            normed=self.picture.layer_norm,
            sizes=(self.which.units, self.picture.reads(self.layer)),
        )

    def strip_colours(self, name: str, step: int) -> list[QColor]:
        values = self.stripes.at(name, step) if self.coloured else []
        if not values:
            return [self.ink.grey(v) for v in noise(step + len(name) + ord(name[0]), GATE_STRIPES)]
        return [(self.ink.share if name in SHARES else self.ink.signed)(value) for value in values]


def draw_strip_at(near: NearSheet, x: float, y: float, name: str, step: int) -> QRectF:
    """One vector of 92 x 15 with a hairline round it."""
    width = near.scene.gate_width
    area = QRectF(x - width / 2, y - STRIP / 2, width, STRIP)
    shapes.round_box(
        near.sheet.painter,
        area.adjusted(-0.5, -0.5, 0.5, 0.5),
        4.5,
        near.ink.t.surface,
        ink.pen(near.ink.t.hairline, 1),
    )
    shapes.draw_strip(near.sheet.painter, area, near.strip_colours(name, step), 4)
    return area
