"""How layers are skipped, over blocks: once for all steps, at the left of the rows, where there is no room between them.

Residual: a line past the layers, to which the output of each is added. Dense: a line that every layer's output joins, and
from which the next layer, at the end the answer, reads all of it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Scene, skip_of
from gui.views.unrolled.sheet import Sheet

WIDE = 16.0  # what the marks take beside the first block
TURN = 12.0  # from the blocks to the line beside them
SIGN = 4.0  # radius of the sign that ends a residual skip
JOINT = 2.5  # radius of a joint


def gaps(scene: Scene) -> list[float]:
    """Heights between the layers from below: under each layer, and over the top one."""
    cells, half = scene.heights.cells, scene.cell_height / 2
    starts = [i for i, row in enumerate(scene.rows) if not row.backward]
    below = [(cells[i] + half + (cells[i - 1] - half if i else scene.heights.strip - 5)) / 2 for i in starts]
    room = min((cells[i - 1] - cells[i] for i in starts if i), default=2 * half + 10) - 2 * half
    return [*below, cells[-1] - half - room / 2]


def draw_block_skips(sheet: Sheet) -> None:
    """The skips of a network in the far zoom."""
    scene, skip = sheet.scene, skip_of(sheet.picture)
    if not scene.blocks or scene.reach or skip == "none" or not scene.rows:
        return
    levels, edge = gaps(scene), scene.left - 1.5
    if scene.is_panned:  # blocks pass under the marks
        area = QRectF(edge - WIDE, levels[-1] - 8, WIDE, levels[0] - levels[-1] + 16)
        sheet.painter.fillRect(area, ink.color(sheet.ink.t.surface))
    if skip == "residual":
        _draw_sums(sheet, edge, levels[1:])
    else:
        _draw_line(sheet, edge, levels)


def _draw_sums(sheet: Sheet, edge: float, levels: list[float]) -> None:
    """From the first layer's output on, past every further layer into the sign that adds what it hands on."""
    stroke, x = ink.pen(sheet.ink.t.edge), edge - TURN + SIGN
    path = shapes.bend([(edge, levels[0]), (x, levels[0]), (x, levels[-1])], 4)
    shapes.stroke_path(sheet.painter, path, stroke)
    for y in levels[1:]:
        shapes.line(sheet.painter, x, y, edge, y, stroke)
        shapes.dot(sheet.painter, x, y, SIGN, sheet.ink.t.surface, stroke)
        arm = SIGN - 1.75
        shapes.line(sheet.painter, x - arm, y, x + arm, y, stroke)
        shapes.line(sheet.painter, x, y - arm, x, y + arm, stroke)


def _draw_line(sheet: Sheet, edge: float, levels: list[float]) -> None:
    """What all layers hand on, side by side, and where it is read."""
    stroke, x = ink.pen(sheet.ink.t.edge), edge - TURN + JOINT
    path = shapes.bend([(edge, levels[0]), (x, levels[0]), (x, levels[-1])], 4)
    shapes.stroke_path(sheet.painter, path, stroke)
    for y in levels[1:]:
        shapes.arrow(sheet.painter, (x, y), (edge, y), sheet.ink.t.edge)
        shapes.dot(sheet.painter, x, y, JOINT, sheet.ink.t.surface, stroke)
