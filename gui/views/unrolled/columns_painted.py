"""All columns of a network look alike: one is painted, the others are copies of it; only the values are their own.

A column holds its ways up, its halves of the lanes, and its cells with windows in them. The values lie under it: first
the stripes of every cell and every word as plain rectangles, then the column, whose windows give them their shape.
Vectors (an exported SVG) are painted one by one.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from gui.views.unrolled.blocks_painted import OVER, all_coloured, draw_bands
from gui.views.unrolled.cells import (
    draw_cell,
    draw_cells,
    draw_column_cells,
    draw_outlines,
    draw_strip_frame,
    draw_strips,
    has_states,
)
from gui.views.unrolled.geometry import Scene
from gui.views.unrolled.lanes import (
    draw_column_halos,
    draw_column_lanes,
    draw_gap_lanes,
    draw_lane_ends,
    draw_lanes,
)
from gui.views.unrolled.risers import draw_column_risers, draw_hot_riser, draw_risers
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.sprites import Sprites
from gui.views.unrolled.storeys import top_of
from gui.views.unrolled.values_painted import draw_values
from gui.views.unrolled.way_pens import blanks


def draw_columns(sheet: Sheet) -> None:
    """Ways, lanes, cells and strips of everything that is seen."""
    if sheet.sprites is not None and sheet.scene.blocks and all_coloured(sheet):
        draw_bands(sheet, sheet.sprites)
        return
    if sheet.sprites is None or sheet.scene.blocks or not sheet.scene.rows:
        draw_risers(sheet)
        draw_lanes(sheet)
        draw_cells(sheet)
        draw_strips(sheet)
        return
    draw_values(sheet, sheet.sprites)
    _copy_columns(sheet, sheet.sprites)
    draw_lane_ends(sheet)
    if sheet.hot is not None:
        _draw_hot(sheet, *sheet.hot)


def _copy_columns(sheet: Sheet, sprites: Sprites) -> None:
    """Every column is a copy of one; the first and the last have lanes on one side only."""
    scene, steps = sheet.scene, sheet.steps()
    if not steps:
        return
    half = math.ceil(scene.pitch / 2 + OVER)
    top = math.floor(min(top_of(sheet, 0), scene.cell(0, 0).y)) - 4
    bottom = math.ceil(scene.chip(0).y)
    kind, size, some = (*_kind(sheet), top), (2 * half, bottom - top), steps[0][0]
    alone = sprites.large(kind, *size, functools.partial(_paint_one, sheet, some, half, top))
    paint = functools.partial(_paint_lanes, sheet, some, half, top, alone)
    linked = sprites.large((*kind, "lanes"), *size, paint)
    borders, last = _borders(scene, sprites), len(scene.columns) - 1
    for column in scene.seen:
        left, right = borders[column], borders[column + 1]
        if scene.columns[column].is_gap:
            draw_gap_lanes(sheet, column, left, right)
            continue
        middle = sprites.snap(scene.columns[column].x)
        start = middle - half
        left, right = max(left, start), min(right, start + 2 * half)
        if 0 < column < last:
            _copy(sheet, linked, start, top, (left, right), bottom - top)
        else:
            before, after = linked if column > 0 else alone, linked if column < last else alone
            _copy(sheet, before, start, top, (left, middle), bottom - top)
            _copy(sheet, after, start, top, (middle, right), bottom - top)
    if sheet.lit is not None and sheet.step(sheet.lit) is not None:
        draw_outlines(sheet, sheet.lit)
        draw_strip_frame(sheet, sheet.lit)


def _copy(
    sheet: Sheet, pixmap: QPixmap, start: float, top: int, part: tuple[float, float], height: int
) -> None:
    """What lies between two borders of a column that begins at `start`."""
    ratio, (left, right) = pixmap.devicePixelRatio(), part
    share = QRectF((left - start) * ratio, 0, (right - left) * ratio, math.ceil(height * ratio))
    sheet.painter.drawPixmap(QRectF(left, top, right - left, share.height() / ratio), pixmap, share)


def _borders(scene: Scene, sprites: Sprites) -> list[float]:
    """Where one column ends and the next begins, on whole pixels; no lane is painted twice or not at all."""
    places = [column.x for column in scene.columns]
    middles = [sprites.snap((a + b) / 2) for a, b in itertools.pairwise(places)]
    return [places[0] - scene.pitch, *middles, places[-1] + scene.pitch]


def _kind(sheet: Sheet) -> tuple[Hashable, ...]:
    """All that decides how a column looks, but for its place."""
    scene, picture = sheet.scene, sheet.picture
    rows = tuple(
        (row, picture.layers[row.layer].kind, has_states(sheet, i)) for i, row in enumerate(scene.rows)
    )
    marks = (picture.layer_norm, blanks(picture), bool(picture.dropout), bool(picture.word_dropout))
    projected = tuple(layer.projected for layer in picture.layers)
    return (
        "column",
        scene.pitch,
        scene.cell_width,
        scene.heights,
        rows,
        scene.skip,
        scene.own,
        scene.given,
        marks,
        projected,
    )


def _paint_one(sheet: Sheet, column: int, half: int, top: int, painter: QPainter) -> None:
    """The ways up and the cells of one column."""
    scene = sheet.scene
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(half - scene.columns[column].x, -top)
    alone = replace(sheet, painter=painter, lit=None, hot=None, sprites=None)
    draw_column_risers(alone, column)
    draw_column_cells(alone, column, None)
    draw_strip_frame(alone, column)


def _paint_lanes(sheet: Sheet, column: int, half: int, top: int, shared: QPixmap, painter: QPainter) -> None:
    """What all columns share, and over it the lanes on both sides."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawPixmap(QPointF(0, 0), shared)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.translate(half - sheet.scene.columns[column].x, -top)
    alone = replace(sheet, painter=painter, lit=None, hot=None, sprites=None)
    draw_column_halos(alone, column, sides=(True, True), erase=True)
    draw_column_lanes(alone, column, half)


def _draw_hot(sheet: Sheet, row: int, column: int) -> None:
    """The cell under the mouse and what it reads, over its copy."""
    draw_hot_riser(sheet, row, column)
    draw_cell(sheet, row, column, sheet.step(column))
