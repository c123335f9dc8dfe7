"""Around a cell in the near zoom: its neighbours in time, and the states on their way in and out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.near_geometry import CELL, GAP, INPUT
from gui.views.unrolled.near_sheet import NearSheet, draw_strip_at


def draw_frame(near: NearSheet) -> None:
    """The cell itself and its neighbours in time, faint."""
    t, painter, scene = near.ink.t, near.sheet.painter, near.scene
    for offset in (-1, 1):
        if 0 <= near.step + offset < near.picture.steps:
            box = scene.cell(offset)
            near.sheet.panel(box, 22, ink.color(t.cell, 0.7), ink.pen(ink.color(t.edge, 0.6)))
            _name_neighbour(near, offset)
    box = scene.cell()
    near.sheet.panel(box, 22, ink.color(t.cell), ink.pen(t.text, 1.5))
    y = title_y(near)
    name, step = cell_name(near), step_name(near, near.step)
    used, width = near.ink.width(name, near.ink.body), near.ink.width(step, near.ink.body)
    left = box.right - 32 - used - width if near.backward else box.x + 24
    ink.draw_text(painter, near.ink, left, y, name, near.ink.body, t.text)
    ink.draw_text(painter, near.ink, left + 8 + used, y, step, near.ink.body, t.muted)


def cell_name(near: NearSheet) -> str:
    """The layer's name; with two directions an arrow says which way it reads."""
    if not near.which.bidirectional:
        return near.which.name
    return f"{near.which.name} {'←' if near.backward else '→'}"


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
    _draw_side(near, name, scene.x(-GAP), scene.x(0), y, stroke, near.step_before)
    _draw_side(near, name, scene.x(CELL[0]), scene.x(CELL[0] + GAP), y, stroke, near.step)
    if meaning:
        x = (scene.x(-GAP) + scene.x(0)) / 2 + (4 if near.backward else -4)
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
    t, painter, way = near.ink.t, near.sheet.painter, 1 if end > start else -1
    x = (start + end) / 2 - way * 4
    number = near.now if step == near.step else near.before
    half = near.scene.gate_width / 2 + 4
    if not 0 <= step < near.picture.steps:
        shapes.dot(painter, start + way * 4, y, 4, t.surface, ink.pen(t.edge))
        start += way * 8
    shapes.line(painter, start, y, x - way * half, y, ink.pen(t.edge, stroke))
    shapes.arrow(painter, (x + way * half, y), (end - way * 1.5, y), t.edge, stroke, 8 if stroke > 2 else 7)
    draw_strip_at(near, x, y, name, step)
    ink.draw_sub(painter, near.ink, x, y - 24, f"{name}_{{{number}}}", near.ink.body, t.text, "centre")
    ink.draw_text(painter, near.ink, x, y + 23, f"({near.which.units})", near.ink.shape, t.muted, "centre")


def draw_input(near: NearSheet, join: float, rail: float) -> None:
    """The word's vector rises into the cell at INPUT and turns right into the rail."""
    t, painter, scene = near.ink.t, near.sheet.painter, near.scene
    x, bottom = scene.x(INPUT), scene.cell().bottom
    strip_y = bottom + (scene.word_y - bottom) * 0.48
    shapes.line(painter, x, scene.word_y - 16, x, bottom, ink.pen(t.edge, 1.5))
    area = draw_strip_at(near, x, strip_y, "x", near.step)
    size = near.picture.reads(near.layer)
    ink.draw_sub(
        painter, near.ink, area.right() + 10, strip_y, f"x_{{{near.now}}} ({size})", near.ink.caption, t.muted
    )
    path = shapes.bend([(x, bottom + 2), (x, scene.y(rail)), (scene.x(join), scene.y(rail))], 14)
    shapes.stroke_path(painter, path, ink.pen(t.edge, 1.5))
    shapes.arrow_head(painter, x, bottom + 4, "up", t.edge, 7)


def draw_output(near: NearSheet, x: float, start: float, crossing: float | None = None) -> None:
    """The state rises from the cell to the next layer, with a gap where it crosses a lane."""
    t, painter, scene = near.ink.t, near.sheet.painter, near.scene
    at = scene.x(x)
    top = scene.top - 32
    begin = scene.y(start)
    if crossing is not None:
        shapes.line(painter, at, begin, at, scene.y(crossing) + 8, ink.pen(t.edge, 1.5))
        begin = scene.y(crossing) - 8
    shapes.arrow(painter, (at, begin), (at, top), t.edge, 1.5, 7)
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
    if near.picture.guesses_words:
        return QCoreApplication.translate("UnrolledView", "to the guess")
    return QCoreApplication.translate("UnrolledView", "to the readout")
