"""All columns of a network look alike: one is painted, the others are copies of it; only the values are their own.

A column holds its ways up, its halves of the lanes, and its cells with windows in them. The values lie under it: first
the stripes of every cell and every word as plain rectangles, then the column, whose windows give them their shape.
Vectors (an exported SVG) are painted one by one.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.cells import (
    draw_cell,
    draw_cells,
    draw_column_cells,
    draw_strip_frame,
    draw_strips,
    has_states,
    state_area,
)
from gui.views.unrolled.lanes import draw_column_lanes, draw_lane_ends, draw_lanes
from gui.views.unrolled.risers import draw_column_risers, draw_hot_riser, draw_risers, top_of
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.sprites import Sprites

OVER = 1.0  # a copied column is a little wider than its share


def draw_columns(sheet: Sheet) -> None:
    """Ways, lanes, cells and strips of everything that is seen."""
    if sheet.sprites is None or sheet.scene.blocks or not sheet.scene.rows:
        draw_risers(sheet)
        draw_lanes(sheet)
        draw_cells(sheet)
        draw_strips(sheet)
        return
    _draw_values(sheet, sheet.sprites)
    _copy_columns(sheet, sheet.sprites)
    draw_lane_ends(sheet)
    if sheet.hot is not None:
        _draw_hot(sheet, *sheet.hot)


def _draw_values(sheet: Sheet, sprites: Sprites) -> None:
    """The stripes of all cells and words, square for now; what is not read yet is plain."""
    scene, steps, painter = sheet.scene, sheet.steps(), sheet.painter
    plain = ink.color(sheet.ink.t.cell)
    for row in range(len(scene.rows)):
        if not has_states(sheet, row) or sheet.stripes is None:
            continue
        image = sheet.ink.stripes_image(sheet.stripes.cells[row])
        known = len(sheet.stripes.cells[row])
        count = image.width() / known
        for column, step in steps:
            area = state_area(sheet, scene.cell(row, column)).adjusted(-0.5, -0.5, 0.5, 0.5)
            if step < known and sheet.knows(row, step):
                painter.drawImage(area, image, QRectF(step * count, 0, count, 1))
            else:
                painter.fillRect(area, plain)
    image, known = word_image(sheet)
    count = image.width() / max(1, known)
    for column, step in steps:
        area = shapes.rect(scene.strip(column)).adjusted(-0.3, 0, 0.3, 0)
        painter.drawImage(area, image, QRectF(step * count, 0, count, 1))


def word_image(sheet: Sheet) -> tuple[QImage, int]:
    """The stripes of all words side by side, and how many words there are."""
    words = sheet.stripes.words if sheet.stripes is not None and sheet.scene.valued else []
    if len(words) >= sheet.picture.steps:
        return sheet.ink.stripes_image(words), len(words)
    return sheet.ink.noise_image(sheet.picture.steps), sheet.picture.steps


def _copy_columns(sheet: Sheet, sprites: Sprites) -> None:
    """Every column is a copy of one of its kind: the first, the last, the lit one, the others."""
    scene = sheet.scene
    half = math.ceil(scene.pitch / 2 + OVER)
    top = math.floor(min(top_of(sheet, 0), scene.cell(0, 0).y)) - 4
    bottom = math.ceil(scene.chip(0).y)
    shared = _kind(sheet)
    for column, _ in sheet.steps():
        before, after = column > 0, column < len(scene.columns) - 1
        key = (*shared, before, after, column == sheet.lit, top)
        pixmap = sprites.get(
            key, 2 * half, bottom - top, functools.partial(_paint_one, sheet, column, half, top)
        )
        sheet.painter.drawPixmap(QPointF(scene.columns[column].x - half, top), pixmap)


def _kind(sheet: Sheet) -> tuple[Hashable, ...]:
    """All that decides how a column looks, but for its place."""
    scene, picture = sheet.scene, sheet.picture
    rows = tuple(
        (row, picture.layers[row.layer].kind, has_states(sheet, i)) for i, row in enumerate(scene.rows)
    )
    marks = (picture.layer_norm, bool(picture.dropout), bool(picture.word_dropout))
    projected = tuple(layer.projected for layer in picture.layers)
    return ("column", scene.pitch, scene.cell_width, scene.heights, rows, scene.skip, marks, projected)


def _paint_one(sheet: Sheet, column: int, half: int, top: int, painter: QPainter) -> None:
    """One column alone, at the left of nothing and the right of nothing."""
    scene = sheet.scene
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(half - scene.columns[column].x, -top)
    alone = replace(sheet, painter=painter, hot=None, sprites=None)
    draw_column_risers(alone, column)
    draw_column_lanes(alone, column, erase=True)
    draw_column_cells(alone, column, None)
    draw_strip_frame(alone, column)


def _draw_hot(sheet: Sheet, row: int, column: int) -> None:
    """The cell under the mouse and what it reads, over its copy."""
    draw_hot_riser(sheet, row, column)
    draw_cell(sheet, row, column, sheet.step(column))
