"""Cells and embedding strips: one rounded box per step and layer, holding its kind or its state as stripes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.stripes import WORD_STRIPES, noise


def draw_cells(sheet: Sheet) -> None:
    """Every cell of every row."""
    for row in range(len(sheet.scene.rows)):
        for index, step in sheet.steps():
            (_draw_block if sheet.scene.blocks else _draw_cell)(sheet, row, index, step)


def _outline(sheet: Sheet, row: int, column: int) -> QPen:
    if sheet.is_hot(row, column):
        return ink.pen(sheet.ink.t.accent, 2)
    if sheet.lit == column:
        return ink.pen(sheet.ink.t.text, 1.5)
    return ink.pen(sheet.ink.t.edge, 1.25)


def _draw_cell(sheet: Sheet, row: int, column: int, step: int) -> None:
    box = sheet.scene.cell(row, column)
    hot = sheet.is_hot(row, column)
    small = sheet.scene.pitch < 56 or box.h < 34
    radius = 7.0 if small else 10.0
    tokens = sheet.ink.t
    shapes.round_box(
        sheet.painter,
        shapes.rect(box),
        radius,
        tokens.accent_soft if hot else tokens.cell,
        _outline(sheet, row, column),
    )
    colours = _state(sheet, row, step)
    if colours:
        inset = 4.5 if small else 6.0
        shapes.draw_strip(sheet.painter, _inside(box, inset), colours, 4)
        return
    _write_kind(sheet, row, box, tokens.accent if hot else tokens.text)


def _write_kind(sheet: Sheet, row: int, box: Box, colour: str) -> None:
    """What the cell is; a small LN says that its sums are brought to one scale (layer norm)."""
    name, font = sheet.picture.layers[sheet.scene.rows[row].layer].kind.upper(), sheet.ink.caption
    if sheet.picture.layer_norm:
        normed = f"{name}_{{LN}}"
        if ink.sub_width(sheet.ink, normed, font) <= box.w - 6:
            ink.draw_sub(sheet.painter, sheet.ink, box.cx, box.cy, normed, font, colour, "centre")
            return
    ink.draw_text(sheet.painter, sheet.ink, box.cx, box.cy, name, font, colour, "centre", box.w - 8)


def _inside(box: Box, inset: float) -> QRectF:
    return QRectF(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset)


def _state(sheet: Sheet, row: int, step: int) -> list[QColor]:
    """The stripes of a cell, nothing before training or when the page shows no colours."""
    if sheet.stripes is None or not sheet.scene.valued or step >= len(sheet.stripes.cells[row]):
        return []
    return sheet.ink.signed_row(sheet.stripes.cells[row][step])


def _draw_block(sheet: Sheet, row: int, column: int, step: int) -> None:
    box = sheet.scene.cell(row, column)
    radius = min(7.0, sheet.scene.pitch / 4)
    known = sheet.stripes is not None and sheet.scene.valued and step < len(sheet.stripes.blocks[row])
    fill: QColor | str = sheet.ink.t.cell
    if known and sheet.stripes is not None:
        fill = sheet.ink.signed(sheet.stripes.blocks[row][step][0])
    plain = known and not sheet.is_hot(row, column) and sheet.lit != column
    shapes.round_box(
        sheet.painter, shapes.rect(box), radius, fill, None if plain else _outline(sheet, row, column)
    )


def draw_strips(sheet: Sheet) -> None:
    """The embedding of each word."""
    count = 1 if sheet.scene.blocks else WORD_STRIPES
    for index, step in sheet.steps():
        shapes.draw_strip(
            sheet.painter, shapes.rect(sheet.scene.strip(index)), _embedding(sheet, step, count), 3.5
        )


def _embedding(sheet: Sheet, step: int, count: int) -> list[QColor]:
    if sheet.stripes is not None and sheet.scene.valued and step < len(sheet.stripes.words):
        values = sheet.stripes.words[step]
        return sheet.ink.signed_row(values) if count > 1 else [sheet.ink.signed(max(values, key=abs))]
    return [sheet.ink.grey(value) for value in noise(step, count)]
