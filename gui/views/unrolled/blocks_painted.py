"""The far zoom where pixels are painted: each row is one band of colours, what stands between its blocks lies over it."""

from __future__ import annotations

import functools
import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.cells import draw_block, draw_word_blocks, has_states
from gui.views.unrolled.lanes import ground
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.sprites import Sprites

OVER = 1.0  # a copied column is a little wider than its share


def all_coloured(sheet: Sheet) -> bool:
    """Whether every block has a colour."""
    scene, steps = sheet.scene, sheet.picture.steps
    rows = all(has_states(sheet, row) for row in range(len(scene.rows)))
    return rows and sheet.stripes is not None and all(len(one) >= steps for one in sheet.stripes.blocks)


def draw_bands(sheet: Sheet, sprites: Sprites) -> None:
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
