"""The hover card: a cell's name and step, its equations with their shapes, and how many numbers it has learned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.equations import card_rows, neighbours
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.gutter import row_name
from gui.views.unrolled.lanes import top_of
from gui.views.unrolled.sheet import Sheet

WIDTH = 270.0
WIDEST = 330.0
MARGIN = 16.0


def thousands(number: int) -> str:
    """33 280, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


def card_title(sheet: Sheet, row: int, step: int) -> str:
    """LSTM 2, step 4."""
    template = QCoreApplication.translate("UnrolledView", "{layer}, step {step}")
    return template.format(layer=row_name(sheet, sheet.scene.rows[row]), step=sheet.number(step))


def card_note(sheet: Sheet, row: int) -> str:
    """33 280 numbers, shared by all steps; of a bidirectional layer the half of this direction."""
    layer = sheet.picture.layers[sheet.scene.rows[row].layer]
    template = QCoreApplication.translate("UnrolledView", "{count} numbers, shared by all steps")
    return template.format(count=thousands(layer.parameters // layer.directions))


def place_card(anchor: Box, width: float, height: float, avoid: Sequence[Box], bounds: Box) -> Box:
    """A place beside `anchor`, inside `bounds`, that covers as little of the boxes in `avoid` as it can."""
    above = min((box.y for box in avoid), default=anchor.y) - 4 - height
    tops = (anchor.y - 4 - height, above, anchor.bottom + 4, anchor.cy - height / 2)
    lefts = (anchor.right + 9, anchor.x - 9 - width, anchor.cx - width / 2, anchor.right + 34)
    best, least = Box(bounds.x, bounds.y, width, height), float("inf")
    for order, (left, top) in enumerate((left, top) for left in lefts for top in tops):
        x = min(max(left, bounds.x), max(bounds.x, bounds.right - width))
        y = min(max(top, bounds.y), max(bounds.y, bounds.bottom - height))
        box = Box(x, y, width, height)
        covered = sum(box.overlap(other) for other in avoid) + 20 * box.overlap(anchor)
        moved = abs(x - left) + abs(y - top)
        cost = covered + moved * 2 + order
        if cost < least:
            best, least = box, cost
    return best


def draw_card(sheet: Sheet, row: int, column: int, bounds: Box) -> Box | None:
    """Paint the card of a cell; gives where it lies."""
    step = sheet.step(column)
    if step is None:
        return None
    which = sheet.scene.rows[row]
    layer = sheet.picture.layers[which.layer]
    now, before = neighbours(step, sheet.picture.steps, sheet.picture.first_step, backward=which.backward)
    rows = card_rows(layer, now, before, sheet.picture.activation)
    shape = f"({sheet.picture.batch}, {layer.units})"
    font, pens = sheet.ink.body, sheet.ink
    wide = (
        max(ink.sub_width(pens, text, font) for text in rows)
        + pens.width(shape, pens.shape)
        + 2 * MARGIN
        + 24
    )
    note = card_note(sheet, row)
    wide = max(wide, pens.width(note, pens.caption) + 2 * MARGIN)
    width = min(max(WIDTH, wide), WIDEST)
    line = max(22.0, font.pixelSize() * 1.7)
    height = 24 + line * (len(rows) + 2)
    box = place_card(sheet.scene.cell(row, column), width, height, _cells(sheet), bounds)
    _paint(sheet, box, card_title(sheet, row, step), rows, shape, note, line)
    return box


def _cells(sheet: Sheet) -> list[Box]:
    """What a card should not lie over: all cells and words."""
    scene = sheet.scene
    steps = [i for i, column in enumerate(scene.columns) if not column.is_gap]
    boxes = [scene.cell(row, i) for row in range(len(scene.rows)) for i in steps]
    if boxes and scene.rows[-1].backward:
        boxes += [Box(scene.cell(len(scene.rows) - 1, i).cx - 4, top_of(sheet, i), 8, 6) for i in steps]
    return boxes + [scene.chip(i) for i in steps]


def _paint(sheet: Sheet, box: Box, title: str, rows: list[str], shape: str, note: str, line: float) -> None:
    t, painter, pens = sheet.ink.t, sheet.painter, sheet.ink
    shapes.round_box(painter, shapes.rect(box), 12, t.raised, ink.pen(t.border, 1))
    x, y = box.x + MARGIN, box.y + 20
    ink.draw_text(painter, pens, x, y, title, pens.body, t.text, "left", box.w - 2 * MARGIN)
    y += line + 3
    room = box.w - 2 * MARGIN - pens.width(shape, pens.shape) - 12
    for text in rows:
        font = pens.body
        while ink.sub_width(pens, text, font) > room and font.pixelSize() > 9:
            font = ink.smaller(font, font.pixelSize() - 1)
        ink.draw_sub(painter, pens, x, y, text, font, t.text)
        ink.draw_text(painter, pens, box.right - MARGIN, y, shape, pens.shape, t.muted, "right")
        y += line
    ink.draw_text(painter, pens, x, y + 4, note, pens.caption, t.muted, "left", box.w - 2 * MARGIN)
