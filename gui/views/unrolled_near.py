"""The near zoom: one cell with its neighbours, the states on their way through it, and the equations below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QFont

from gui.views import unrolled_ink as ink
from gui.views.unrolled_equations import Equation, equations, neighbours
from gui.views.unrolled_highlight import draw_scale, share_scale, signed_scale
from gui.views.unrolled_ink import Ink
from gui.views.unrolled_near_geometry import CELL, GAP, INPUT, STRIP, NearScene
from gui.views.unrolled_picture import LayerPicture, Picture
from gui.views.unrolled_sheet import Sheet
from gui.views.unrolled_stripes import GATE_STRIPES, NearStripes, noise

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
        return neighbours(self.step, self.picture.steps, self.picture.first_step, backward=False)[1]

    def colour(self, *parts: str) -> QColor:
        """Accent if one of the parts is lit, else the colour of arrows."""
        return ink.color(self.ink.t.accent if self.lit in parts else self.ink.t.edge)

    def width(self, *parts: str, plain: float = 1.5) -> float:
        return max(2.0, plain) if self.lit in parts else plain

    def equations(self) -> list[Equation]:
        return equations(self.which.kind, self.now, self.before, self.picture.activation)

    def strip_colours(self, name: str, step: int) -> list[QColor]:
        values = self.stripes.at(name, step) if self.coloured else []
        if not values:
            return [self.ink.grey(v) for v in noise(step + len(name) + ord(name[0]), GATE_STRIPES)]
        return [(self.ink.share if name in SHARES else self.ink.signed)(value) for value in values]


def draw_strip_at(near: NearSheet, x: float, y: float, name: str, step: int) -> QRectF:
    """One vector of 92 x 15 with a hairline round it."""
    width = near.scene.gate_width
    area = QRectF(x - width / 2, y - STRIP / 2, width, STRIP)
    ink.round_box(
        near.sheet.painter,
        area.adjusted(-0.5, -0.5, 0.5, 0.5),
        4.5,
        near.ink.t.surface,
        ink.pen(near.ink.t.hairline, 1),
    )
    ink.draw_strip(near.sheet.painter, area, near.strip_colours(name, step), 4)
    return area


# Around the cell


def draw_frame(near: NearSheet) -> None:
    """The cell itself and its neighbours in time, faint."""
    t, painter, scene = near.ink.t, near.sheet.painter, near.scene
    for offset in (-1, 1):
        if 0 <= near.step + offset < near.picture.steps:
            box = scene.cell(offset)
            ink.round_box(painter, ink.rect(box), 22, ink.color(t.cell, 0.7), ink.pen(ink.color(t.edge, 0.6)))
            _name_neighbour(near, offset)
    box = scene.cell()
    ink.round_box(painter, ink.rect(box), 22, t.cell, ink.pen(t.text, 1.5))
    y = title_y(near)
    used = ink.draw_text(painter, near.ink, box.x + 24, y, near.which.name, near.ink.body, t.text)
    ink.draw_text(painter, near.ink, box.x + 32 + used, y, step_name(near, near.step), near.ink.body, t.muted)


def title_y(near: NearSheet) -> float:
    """The height of the titles: above the upper lane and its operators, however flat the cell is."""
    return near.scene.top + min(28.0, near.scene.y(68) - near.scene.top - 27)


def step_name(near: NearSheet, step: int) -> str:
    return QCoreApplication.translate("UnrolledView", "step {number}").format(number=near.sheet.number(step))


def _name_neighbour(near: NearSheet, offset: int) -> None:
    box, scene = near.scene.cell(offset), near.scene
    text = step_name(near, near.step + offset)
    width = near.ink.width(text, near.ink.body)
    x = 24.0 if offset < 0 else box.x + 24
    room = box.right - 8 if offset < 0 else scene.width
    if x + width <= room:
        ink.draw_text(near.sheet.painter, near.ink, x, title_y(near), text, near.ink.body, near.ink.t.muted)


def draw_state(near: NearSheet, name: str, design_y: float, stroke: float, meaning: str) -> None:
    """A state on its way in at the left and out at the right: lane, strip, name, size."""
    scene = near.scene
    y = scene.y(design_y)
    _draw_side(near, name, scene.x(-GAP), scene.x(0), y, stroke, near.step - 1)
    _draw_side(near, name, scene.x(CELL[0]), scene.x(CELL[0] + GAP), y, stroke, near.step)
    if meaning:
        x = (scene.x(-GAP) + scene.x(0)) / 2 - 4
        room = GAP * scene.across - 8
        ink.draw_text(
            near.sheet.painter,
            near.ink,
            x,
            y + 47,
            meaning,
            near.ink.caption,
            near.ink.t.muted,
            "centre",
            room,
        )


def _draw_side(
    near: NearSheet, name: str, start: float, end: float, y: float, stroke: float, step: int
) -> None:
    t, painter = near.ink.t, near.sheet.painter
    x = (start + end) / 2 - 4
    number = near.now if step == near.step else near.before
    half = near.scene.gate_width / 2 + 4
    if step < 0:
        ink.dot(painter, start + 4, y, 4, t.surface, ink.pen(t.edge))
        start += 8
    ink.line(painter, start, y, x - half, y, ink.pen(t.edge, stroke))
    ink.arrow(painter, (x + half, y), (end - 1.5, y), t.edge, stroke, 8 if stroke > 2 else 7)
    draw_strip_at(near, x, y, name, step)
    ink.draw_sub(painter, near.ink, x, y - 24, f"{name}_{{{number}}}", near.ink.body, t.text, "centre")
    ink.draw_text(painter, near.ink, x, y + 23, f"({near.which.units})", near.ink.shape, t.muted, "centre")


def draw_input(near: NearSheet, join: float, rail: float) -> None:
    """The word's vector rises into the cell at INPUT and turns right into the rail."""
    t, painter, scene = near.ink.t, near.sheet.painter, near.scene
    x, bottom = scene.x(INPUT), scene.cell().bottom
    strip_y = bottom + (scene.word_y - bottom) * 0.48
    ink.line(painter, x, scene.word_y - 16, x, bottom, ink.pen(t.edge, 1.5))
    area = draw_strip_at(near, x, strip_y, "x", near.step)
    size = near.picture.embedding_dim if near.layer == 0 else _width_below(near)
    ink.draw_sub(
        painter, near.ink, area.right() + 10, strip_y, f"x_{{{near.now}}} ({size})", near.ink.caption, t.muted
    )
    path = ink.bend([(x, bottom + 2), (x, scene.y(rail)), (scene.x(join), scene.y(rail))], 14)
    ink.stroke_path(painter, path, ink.pen(t.edge, 1.5))
    ink.arrow_head(painter, x, bottom + 4, "up", t.edge, 7)


def _width_below(near: NearSheet) -> int:
    below = near.picture.layers[near.layer - 1]
    return below.units * below.directions


def draw_output(near: NearSheet, x: float, start: float, crossing: float | None = None) -> None:
    """The state rises from the cell to the next layer, with a gap where it crosses a lane."""
    t, painter, scene = near.ink.t, near.sheet.painter, near.scene
    at = scene.x(x)
    top = scene.top - 32
    begin = scene.y(start)
    if crossing is not None:
        ink.line(painter, at, begin, at, scene.y(crossing) + 8, ink.pen(t.edge, 1.5))
        begin = scene.y(crossing) - 8
    ink.arrow(painter, (at, begin), (at, top), t.edge, 1.5, 7)
    area = draw_strip_at(near, at, scene.top - 46, "h", near.step)
    used = ink.draw_sub(
        painter, near.ink, area.right() + 10, scene.top - 46, f"h_{{{near.now}}}", near.ink.body, t.text
    )
    left = area.right() + 20 + used
    ink.draw_text(
        painter,
        near.ink,
        left,
        scene.top - 46,
        _goal(near),
        near.ink.body,
        t.text,
        "left",
        scene.width - left,
    )


def _goal(near: NearSheet) -> str:
    if near.layer + 1 < len(near.picture.layers):
        return QCoreApplication.translate("UnrolledView", "to layer {number}").format(number=near.layer + 2)
    if near.picture.task == "language_model":
        return QCoreApplication.translate("UnrolledView", "to the guess")
    return QCoreApplication.translate("UnrolledView", "to the readout")


# Below the cell


def draw_time(near: NearSheet) -> None:
    """The word before, this word, the word after, and the steps between them."""
    scene, words, t = near.scene, near.picture.read, near.ink.t
    y, x = scene.word_y, scene.x(INPUT)
    here = _chip(near, x, y, words[near.step].text, t.text)
    if near.step > 0:
        text, font = ink.fit(
            near.ink, words[near.step - 1].text, near.ink.heading, max(30.0, here.left() - 90)
        )
        used = ink.draw_text(near.sheet.painter, near.ink, 0, y, text, font, t.muted)
        _span(near, used + 20, here.left() - 14, y, f"{near.before} → {near.now}", head=False)
    if near.step + 1 < near.picture.steps:
        after = words[near.step + 1].text
        half = _chip_width(near, after) / 2
        goal = min(scene.x(CELL[0] + GAP + INPUT), scene.width - half)
        _chip(near, goal, y, after, t.muted)
        _span(
            near,
            here.right() + 14,
            goal - half - 10,
            y,
            f"{near.now} → {near.sheet.number(near.step + 1)}",
            head=True,
        )


def _chip_width(near: NearSheet, text: str) -> float:
    return min(150.0, max(48.0, near.ink.width(text, near.ink.heading) + 32))


def _chip(near: NearSheet, x: float, y: float, text: str, colour: str) -> QRectF:
    width = _chip_width(near, text)
    area = QRectF(x - width / 2, y - 16, width, 32)
    ink.round_box(near.sheet.painter, area, 6, near.ink.t.sunken, None)
    ink.draw_text(near.sheet.painter, near.ink, x, y, text, near.ink.heading, colour, "centre", width - 12)
    return area


def _span(near: NearSheet, left: float, right: float, y: float, text: str, *, head: bool) -> None:
    """A piece of the time axis with its step numbers in the middle, if they have room."""
    pale = ink.color(near.ink.t.edge, 0.55)
    middle, half = (left + right) / 2, near.ink.width(text, near.ink.shape) / 2 + 11
    if right - left < 16:
        return
    if right - left > 2 * half + 20:
        ink.line(near.sheet.painter, left, y, middle - half, y, ink.pen(pale))
        ink.draw_text(
            near.sheet.painter, near.ink, middle, y, text, near.ink.shape, near.ink.t.muted, "centre"
        )
        left = middle + half
    if head:
        ink.arrow(near.sheet.painter, (left, y), (right, y), pale)
    else:
        ink.line(near.sheet.painter, left, y, right, y, ink.pen(pale))


def draw_equations(near: NearSheet) -> None:
    """The equations in two columns under a hairline, each with its meaning and its shape."""
    t, painter, pens, scene = near.ink.t, near.sheet.painter, near.ink, near.scene
    ink.line(painter, 0, scene.rule_y, scene.width, scene.rule_y, ink.pen(t.hairline, 1))
    every = near.equations()
    font = pens.heading if scene.width >= 1100 else pens.body
    widest = max(ink.sub_width(pens, equation.text, font) for equation in every)
    shape = f"({near.which.units})"
    meaning = _meaning_font(near, every, widest, shape)
    for index, equation in enumerate(every):
        box = scene.equation(index, len(every))
        if equation.part == near.lit:
            ink.round_box(painter, ink.rect(box), 8, t.accent_soft, None)
        ink.draw_sub(painter, pens, box.x + 12, box.cy, equation.text, font, t.text)
        right = box.right - 12
        right -= ink.draw_text(painter, pens, right, box.cy, shape, pens.shape, t.muted, "right") + 12
        left = box.x + 12 + max(widest + 20, min(270.0, box.w * 0.4))
        if right - left > 40:
            ink.draw_text(
                painter, pens, left, box.cy, equation.meaning, meaning, t.muted, "left", right - left
            )


def _meaning_font(near: NearSheet, every: list[Equation], widest: float, shape: str) -> QFont:
    """One size for all meanings: the largest in which every one fits into its column."""
    pens, box = near.ink, near.scene.equation(0, len(every))
    room = box.w - 36 - max(widest + 20, min(270.0, box.w * 0.4)) - pens.width(shape, pens.shape)
    font = pens.body if near.scene.width >= 1100 else pens.caption
    while font.pixelSize() > 10 and max(pens.width(equation.meaning, font) for equation in every) > room:
        font = ink.smaller(font, font.pixelSize() - 1)
    return font


def draw_near_legend(near: NearSheet) -> None:
    """What the colours of gates and of states stand for."""
    if not near.coloured or not near.stripes.values:
        return
    sheet = near.sheet
    name = QCoreApplication.translate("UnrolledView", "state")
    left = draw_scale(sheet, near.scene.width - 1, 9, name, "−1", "+1", signed_scale(near.ink))
    if near.stripes.means:
        name = QCoreApplication.translate("UnrolledView", "gate")
        draw_scale(sheet, left - 28, 9, name, "0", "1", share_scale(near.ink))
