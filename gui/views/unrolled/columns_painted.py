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
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.cells import (
    draw_block,
    draw_cell,
    draw_cells,
    draw_column_cells,
    draw_outlines,
    draw_strip_frame,
    draw_strips,
    draw_word_blocks,
    has_states,
    state_area,
)
from gui.views.unrolled.geometry import Scene
from gui.views.unrolled.lanes import (
    draw_column_halos,
    draw_column_lanes,
    draw_gap_lanes,
    draw_lane_ends,
    draw_lanes,
    ground,
)
from gui.views.unrolled.risers import blanks, draw_column_risers, draw_hot_riser, draw_risers, top_of
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.sprites import Sprites

OVER = 1.0  # a copied column is a little wider than its share


def draw_columns(sheet: Sheet) -> None:
    """Ways, lanes, cells and strips of everything that is seen."""
    if sheet.sprites is not None and sheet.scene.blocks and _all_known(sheet):
        _draw_blocks(sheet, sheet.sprites)
        return
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
    """Every column is a copy of one of its kind: the first, the last, the others."""
    scene = sheet.scene
    half = math.ceil(scene.pitch / 2 + OVER)
    top = math.floor(min(top_of(sheet, 0), scene.cell(0, 0).y)) - 4
    bottom = math.ceil(scene.chip(0).y)
    kind, size = (*_kind(sheet), top), (2 * half, bottom - top)
    steps = sheet.steps()
    if not steps:
        return
    alike = sprites.get(kind, *size, functools.partial(_paint_one, sheet, steps[0][0], half, top))
    borders = _borders(scene, sprites)
    for column in scene.seen:
        left, right = borders[column], borders[column + 1]
        if scene.columns[column].is_gap:
            draw_gap_lanes(sheet, column, left, right)
            continue
        before, after = column > 0, column < len(scene.columns) - 1
        paint = functools.partial(_paint_lanes, sheet, column, half, top, alike)
        pixmap = sprites.get((*kind, before, after), *size, paint)
        start = sprites.snap(scene.columns[column].x) - half
        left, right = max(left, start), min(right, start + 2 * half)
        share = QRectF((left - start) * sprites.ratio, 0, (right - left) * sprites.ratio, pixmap.height())
        area = QRectF(left, top, right - left, pixmap.height() / sprites.ratio)
        sheet.painter.drawPixmap(area, pixmap, share)
    if sheet.lit is not None and sheet.step(sheet.lit) is not None:
        draw_outlines(sheet, sheet.lit)
        draw_strip_frame(sheet, sheet.lit)


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
    """What all columns share, and over it the lanes on the sides where there is a neighbour."""
    painter.drawPixmap(QPointF(0, 0), shared)
    painter.translate(half - sheet.scene.columns[column].x, -top)
    alone = replace(sheet, painter=painter, lit=None, hot=None, sprites=None)
    draw_column_halos(alone, column, erase=True)
    draw_column_lanes(alone, column, half)


def _draw_hot(sheet: Sheet, row: int, column: int) -> None:
    """The cell under the mouse and what it reads, over its copy."""
    draw_hot_riser(sheet, row, column)
    draw_cell(sheet, row, column, sheet.step(column))


# Blocks


def _all_known(sheet: Sheet) -> bool:
    """Whether every block has a colour."""
    scene, steps = sheet.scene, sheet.picture.steps
    rows = all(has_states(sheet, row) for row in range(len(scene.rows)))
    return rows and sheet.stripes is not None and all(len(one) >= steps for one in sheet.stripes.blocks)


def _draw_blocks(sheet: Sheet, sprites: Sprites) -> None:
    """Each row is one band of colours; what stands between the blocks is laid over it, a column at a time."""
    scene, painter = sheet.scene, sheet.painter
    steps = sheet.steps()
    if not steps or sheet.stripes is None:
        return
    bands = [(scene.cell(row, 0), sheet.stripes.blocks[row]) for row in range(len(scene.rows))]
    for row, (box, values) in enumerate(bands):
        image = sheet.ink.stripes_image(values)
        for first, last in _runs(steps):
            start = scene.columns[first[0]].x - scene.pitch / 2
            width = (last[1] - first[1] + 1) * scene.pitch
            area = QRectF(start, box.y - 0.5, width, box.h + 1)
            painter.drawImage(area, image, QRectF(first[1], 0, last[1] - first[1] + 1, 1))
        _hide_unread(sheet, row)
    half = math.ceil(scene.pitch / 2 + OVER)
    top, bottom = math.floor(bands[-1][0].y) - 3, math.ceil(bands[0][0].bottom) + 3
    for column, _ in steps:
        key = ("blocks", scene.pitch, scene.cell_width, scene.heights, len(bands), column == sheet.lit)
        paint = functools.partial(_paint_mask, sheet, column, half, top)
        painter.drawPixmap(
            QPointF(scene.columns[column].x - half, top), sprites.get(key, 2 * half, bottom - top, paint)
        )
    draw_word_blocks(sheet)
    if sheet.hot is not None:
        draw_block(sheet, sheet.hot[0], sheet.hot[1], sheet.step(sheet.hot[1]) or 0)


def _runs(steps: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last (column, step) of each run of steps that follow one another."""
    runs = [(steps[0], steps[0])]
    for one in steps[1:]:
        if one[1] == runs[-1][1][1] + 1:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return runs


def _hide_unread(sheet: Sheet, row: int) -> None:
    """No colours where a token has not been carried yet."""
    for column, step in sheet.steps():
        if not sheet.knows(row, step):
            sheet.painter.fillRect(shapes.rect(sheet.scene.cell(row, column)), ink.color(sheet.ink.t.cell))


def _paint_mask(sheet: Sheet, column: int, half: int, top: int, painter: QPainter) -> None:
    """Everything between the blocks of one column, in the colour of the ground."""
    scene = sheet.scene
    painter.translate(half - scene.columns[column].x, -top)
    radius = min(7.0, scene.pitch / 4)
    path = QPainterPath()
    low, high = scene.cell(0, column), scene.cell(len(scene.rows) - 1, column)
    path.addRect(QRectF(low.cx - half, high.y - 2, 2 * half, low.bottom - high.y + 4))
    boxes = [shapes.rect(scene.cell(row, column)) for row in range(len(scene.rows))]
    for box in boxes:
        path.addRoundedRect(box, radius, radius)
    painter.fillPath(path, QColor(ground(sheet, column)))
    if column == sheet.lit:
        for box in boxes:
            shapes.round_box(painter, box, radius, None, ink.pen(sheet.ink.t.text, 1.5))
