"""What stands beside the word at every step: the label's vector, or the context that an encoder hands over.

It runs on a line under the words and comes up beside each of them, into the second part of the strip: two vectors side
by side are one longer vector.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box, Scene
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.stripes import GIVEN_STRIPES, noise

HIGH = 22.0


def label_box(sheet: Sheet) -> Box:
    """The chip of the label, at the left of its line."""
    given, y = sheet.picture.given, sheet.scene.heights.given or 0.0
    text = given.text if given is not None else ""
    most = sheet.scene.left - 14 if sheet.scene.left >= 100 else 30.0
    width = min(most, max(30.0, sheet.ink.width(text, sheet.ink.body) + 20))
    return Box(0, y - HIGH / 2, width, HIGH)


def draw_label(sheet: Sheet) -> None:
    """The label that is written for, and how many numbers stand for it."""
    given, y = sheet.picture.given, sheet.scene.heights.given
    if given is None or given.kind != "label" or y is None:
        return
    box, t, pens = label_box(sheet), sheet.ink.t, sheet.ink
    shapes.round_box(sheet.painter, shapes.rect(box), 6, t.accent_soft, ink.pen(t.accent, 1))
    text = given.text or QCoreApplication.translate("UnrolledView", "label")
    ink.draw_text(sheet.painter, pens, box.cx, box.cy, text, pens.body, t.text, "centre", box.w - 12)
    if sheet.scene.shapes and not sheet.scene.blocks and sheet.scene.left >= 100:
        shape = f"({sheet.picture.batch}, {given.size})"
        ink.draw_text(sheet.painter, pens, 0, box.bottom + 9, shape, pens.shape, t.muted, "left", 100)


def draw_given(sheet: Sheet, start: float | None = None) -> None:
    """The line from the label's chip (or from x `start`), a riser to each step, and what they bring."""
    columns, y = [i for i, _ in sheet.steps()], sheet.scene.heights.given
    if y is None or not columns:
        return
    if start is None:
        draw_label(sheet)
        start = label_box(sheet).right
    last, colour = columns[-1], sheet.edge()
    if sheet.scene.blocks:
        shapes.line(sheet.painter, start, y, sheet.scene.columns[last].x, y, ink.pen(colour))
        return
    _draw_line(sheet, start, sheet.scene.given_strip(last).cx, y)
    for index in columns:
        box = sheet.scene.given_strip(index)
        lit = sheet.edge(hot=sheet.hot == (0, index))
        if index != last:
            shapes.line(sheet.painter, box.cx, y, box.cx, box.bottom + 6, ink.pen(lit))
            shapes.dot(sheet.painter, box.cx, y, 2.25, colour)
        else:
            shapes.line(sheet.painter, box.cx, y - 6, box.cx, box.bottom + 6, ink.pen(lit))
        shapes.arrow_head(sheet.painter, box.cx, box.bottom + 2, "up", lit)
        _draw_strip(sheet, box)


def _draw_line(sheet: Sheet, start: float, end: float, y: float) -> None:
    """Along under the words, dotted where steps are left out, and round the corner at the last one."""
    stroke = ink.pen(sheet.edge())
    for gap in _gaps(sheet.scene):
        shapes.line(sheet.painter, start, y, gap - 6, y, stroke)
        for x in (gap - 2.4, gap + 2.4):
            shapes.dot(sheet.painter, x, y, 0.9, sheet.edge())
        start = gap + 6
    shapes.stroke_path(sheet.painter, shapes.bend([(start, y), (end, y), (end, y - 7)]), stroke)


def _gaps(scene: Scene) -> list[float]:
    return [column.x for column in scene.columns if column.is_gap]


def _draw_strip(sheet: Sheet, box: Box) -> None:
    """The same numbers at every step."""
    known = sheet.stripes.given if sheet.stripes is not None and sheet.scene.valued else []
    colours = sheet.ink.signed_row(known) if known else [sheet.ink.grey(v) for v in noise(-1, GIVEN_STRIPES)]
    shapes.draw_strip(sheet.painter, shapes.rect(box), colours, 3)
