"""Cells and embedding strips: one rounded box per step and layer, holding its kind or its state as stripes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.lanes import ground
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.stripes import WORD_STRIPES, noise

STRIP_RADIUS, WORD_RADIUS = 4.0, 3.5


def outline(sheet: Sheet, row: int, column: int) -> QPen:
    """The outline of a cell: lit by the mouse, in the lit column, or plain."""
    if sheet.is_hot(row, column):
        return ink.pen(sheet.ink.t.accent, 2)
    if sheet.lit == column:
        return ink.pen(sheet.ink.t.text, 1.5)
    return ink.pen(sheet.ink.t.edge, 1.25)


def _is_small(sheet: Sheet, box: Box) -> bool:
    return sheet.scene.pitch < 56 or box.h < 34


def draw_cells(sheet: Sheet) -> None:
    """Every cell of every row."""
    if sheet.scene.blocks:
        draw_blocks(sheet)
        return
    for column, step in sheet.steps():
        draw_column_cells(sheet, column, step)


def draw_strips(sheet: Sheet) -> None:
    """The embedding of each word."""
    if sheet.scene.blocks:
        draw_word_blocks(sheet)
        return
    for column, step in sheet.steps():
        draw_strip(sheet, column, step)


def draw_column_cells(sheet: Sheet, column: int, step: int | None) -> None:
    """The cells of a column, each with its kind or its state; of no step (None) only what all columns share."""
    for row in range(len(sheet.scene.rows)):
        draw_cell(sheet, row, column, step)


def draw_cell(sheet: Sheet, row: int, column: int, step: int | None) -> None:
    box, hot, tokens = sheet.scene.cell(row, column), sheet.is_hot(row, column), sheet.ink.t
    radius = 7.0 if _is_small(sheet, box) else 10.0
    fill, area = tokens.accent_soft if hot else tokens.cell, shapes.rect(box)
    inner = state_area(sheet, box)
    if step is None and has_states(sheet, row):
        _draw_frame(sheet, area, radius, inner, fill, outline(sheet, row, column))
        return
    shapes.round_box(sheet.painter, area, radius, fill, outline(sheet, row, column))
    colours = _state(sheet, row, step) if step is not None else []
    if step is not None and colours and not sheet.knows(row, step):
        return
    if colours:
        shapes.draw_strip(sheet.painter, inner, colours, STRIP_RADIUS)
    else:
        _write_kind(sheet, row, box, tokens.accent if hot else tokens.text)


def draw_outlines(sheet: Sheet, column: int) -> None:
    """Only the outlines of a column's cells."""
    for row in range(len(sheet.scene.rows)):
        box = sheet.scene.cell(row, column)
        radius = 7.0 if _is_small(sheet, box) else 10.0
        shapes.round_box(sheet.painter, shapes.rect(box), radius, None, outline(sheet, row, column))


def _draw_frame(sheet: Sheet, area: QRectF, radius: float, inner: QRectF, fill: str, stroke: QPen) -> None:
    """A cell with a round window, through which one sees the stripes painted before it."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    path.addRoundedRect(inner, STRIP_RADIUS, STRIP_RADIUS)
    sheet.painter.fillPath(path, ink.color(fill))
    shapes.round_box(sheet.painter, area, radius, None, stroke)


def _write_kind(sheet: Sheet, row: int, box: Box, colour: str) -> None:
    """What the cell is; a small LN says that its sums are brought to one scale (layer norm)."""
    name, font = sheet.picture.layers[sheet.scene.rows[row].layer].kind.upper(), sheet.ink.caption
    if sheet.picture.layer_norm:
        normed = f"{name}_{{LN}}"
        while ink.sub_width(sheet.ink, normed, font) > box.w - 4 and font.pixelSize() > 8:
            font = sheet.ink.smaller(sheet.ink.caption, font.pixelSize() - 1)
        ink.draw_sub(sheet.painter, sheet.ink, box.cx, box.cy, normed, font, colour, "centre")
        return
    ink.draw_text(sheet.painter, sheet.ink, box.cx, box.cy, name, font, colour, "centre", box.w - 8)


def state_area(sheet: Sheet, box: Box) -> QRectF:
    """Where the stripes of a cell lie."""
    inset = 4.5 if _is_small(sheet, box) else 6.0
    return QRectF(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset)


def has_states(sheet: Sheet, row: int) -> bool:
    """Whether the cells of a row hold stripes."""
    return sheet.stripes is not None and sheet.scene.valued and bool(sheet.stripes.cells[row])


def _state(sheet: Sheet, row: int, step: int) -> list[QColor]:
    """The stripes of a cell, nothing before training or when the page shows no colours."""
    if sheet.stripes is None or not has_states(sheet, row):
        return []
    rows = sheet.stripes.cells[row]
    return sheet.ink.signed_row(rows[step]) if step < len(rows) else []


# Blocks


def draw_blocks(sheet: Sheet) -> None:
    """One colour for every step and layer."""
    for row in range(len(sheet.scene.rows)):
        for column, step in sheet.steps():
            draw_block(sheet, row, column, step)


def draw_block(sheet: Sheet, row: int, column: int, step: int) -> None:
    """One step of one layer in one colour."""
    box = sheet.scene.cell(row, column)
    radius = min(7.0, sheet.scene.pitch / 4)
    valued = sheet.stripes is not None and sheet.scene.valued and step < len(sheet.stripes.blocks[row])
    known = valued and sheet.knows(row, step)
    plain = known and not sheet.is_hot(row, column) and sheet.lit != column
    if plain and sheet.sprites is not None and sheet.stripes is not None:
        colour = sheet.ink.signed(sheet.stripes.blocks[row][step][0])
        sheet.sprites.block(sheet.painter, box, radius, colour, sheet.ink.t.surface)
        return
    fill: QColor | str = sheet.ink.t.cell
    if known and sheet.stripes is not None:
        fill = sheet.ink.signed(sheet.stripes.blocks[row][step][0])
    stroke = None if plain else outline(sheet, row, column)
    if sheet.sprites is not None and not known and stroke is not None:
        sheet.sprites.box(sheet.painter, box, radius, ink.color(sheet.ink.t.cell), stroke)
        return
    shapes.round_box(sheet.painter, shapes.rect(box), radius, fill, stroke)


# Words


def draw_strip(sheet: Sheet, column: int, step: int) -> None:
    """The embedding of a word."""
    count = 1 if sheet.scene.blocks else WORD_STRIPES
    area = shapes.rect(sheet.scene.strip(column))
    shapes.draw_strip(sheet.painter, area, embedding(sheet, step, count), WORD_RADIUS)


def draw_word_blocks(sheet: Sheet) -> None:
    """All words under blocks, one colour each."""
    for column, step in sheet.steps():
        if sheet.sprites is None:
            draw_strip(sheet, column, step)
            continue
        (colour,) = embedding(sheet, step, 1)
        around = ink.color(ground(sheet, column)) if column != sheet.lit else ground(sheet, column)
        sheet.sprites.block(sheet.painter, sheet.scene.strip(column), WORD_RADIUS, colour, QColor(around))


def embedding(sheet: Sheet, step: int, count: int) -> list[QColor]:
    """The stripes of a word, grey before anything was learned."""
    words = sheet.stripes.words if sheet.stripes is not None and sheet.scene.valued else []
    if step < len(words):
        return (
            sheet.ink.signed_row(words[step]) if count > 1 else [sheet.ink.signed(max(words[step], key=abs))]
        )
    return [sheet.ink.grey(value) for value in noise(step, count)]


def draw_strip_frame(sheet: Sheet, column: int) -> None:
    """The round ends of a word's strip: a frame in the colour of the ground, painted over its stripes."""
    area = shapes.rect(sheet.scene.strip(column))
    path = QPainterPath()
    path.addRect(area.adjusted(-1.5, -1.5, 1.5, 1.5))
    path.addRoundedRect(area, WORD_RADIUS, WORD_RADIUS)
    sheet.painter.fillPath(path, QColor(ground(sheet, column)))
