"""The states handed on in time: the lanes of the unrolled view.

Risers are painted first; then each lane gets a halo in the colour of the page and runs over them unbroken.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.risers import crossings
from gui.views.unrolled.risers import draw_risers as draw_risers
from gui.views.unrolled.risers import top_of as top_of
from gui.views.unrolled.sheet import Sheet

ZERO_STATE = 22.0  # from the first cell to its zero state
HALO = 7.0


def lanes_of(kind: str) -> tuple[tuple[str, float, float], ...]:
    """(name, offset from the cell's centre, width): an LSTM hands on two states, the others one."""
    return (("c", -8.0, 2.25), ("h", 8.0, 1.25)) if kind == "lstm" else (("h", 0.0, 1.5),)


# Along time


def draw_lanes(sheet: Sheet) -> None:
    """All states handed from step to step, over the risers."""
    if sheet.scene.blocks:
        return
    for row, which in enumerate(sheet.scene.rows):
        for name, offset, width in lanes_of(sheet.picture.layers[which.layer].kind):
            shift = offset if sheet.scene.cell_height >= 36 else offset * sheet.scene.cell_height / 42
            _draw_lane(sheet, row, shift, width, backward=which.backward)
            if row == _labelled_row(sheet) and not which.backward:
                _label_first_gap(sheet, row, name, shift)
        _draw_zero_state(sheet, row, backward=which.backward)


def _labelled_row(sheet: Sheet) -> int:
    """The uppermost forward line."""
    return max((i for i, row in enumerate(sheet.scene.rows) if not row.backward), default=0)


def _draw_lane(sheet: Sheet, row: int, offset: float, width: float, *, backward: bool) -> None:
    columns, crossed = sheet.scene.columns, crossings(sheet.scene, row)
    index = 0
    while index < len(columns) - 1:
        after = index + 1
        gap = columns[after].x if columns[after].is_gap else None
        if gap is not None:
            after += 1
        if after >= len(columns):
            break
        left, right = sheet.scene.cell(row, index), sheet.scene.cell(row, after)
        hot = sheet.is_hot(row, index if backward else after)
        for far in crossed[1]:
            _draw_halo(sheet, index, left.right + far, left.cy + offset)
        for far in crossed[0]:
            _draw_halo(sheet, after, right.x - far, left.cy + offset)
        _draw_link(sheet, left.right, right.x, left.cy + offset, width, gap, backward=backward, hot=hot)
        index = after


def _draw_halo(sheet: Sheet, column: int, x: float, y: float) -> None:
    """A gap in the path that passes beside a cell, so that the lane runs over it unbroken."""
    ground: QColor | str = sheet.ink.t.surface
    if column == sheet.lit:
        ground = theme.mix(sheet.ink.t.surface, sheet.ink.t.accent_soft, 0.8)
    shapes.line(sheet.painter, x - 2, y, x + 2, y, ink.pen(ground, HALO))


def _draw_link(
    sheet: Sheet,
    left: float,
    right: float,
    y: float,
    width: float,
    gap: float | None,
    *,
    backward: bool,
    hot: bool,
) -> None:
    painter, colour = sheet.painter, sheet.edge(hot=hot)
    stroke = ink.pen(colour, width)
    start, end = (right, left) if backward else (left, right)
    tip = end + 1.5 if backward else end - 1.5
    if gap is None:
        shapes.line(painter, start, y, tip + (4 if backward else -4), y, stroke)
    else:
        shapes.line(painter, left + (5 if backward else 0), y, gap - 6, y, stroke)
        shapes.line(painter, gap + 6, y, right - (0 if backward else 5), y, stroke)
        for x in (gap - 2.4, gap + 2.4):
            shapes.dot(painter, x, y, max(0.9, width / 2), colour)
    shapes.arrow_head(painter, tip, y, "left" if backward else "right", colour)


def _draw_zero_state(sheet: Sheet, row: int, *, backward: bool) -> None:
    """The hollow circle a reading starts from; dots where the text began before the first column."""
    columns = sheet.scene.columns
    if not columns:
        return
    column = len(columns) - 1 if backward else 0
    cell = sheet.scene.cell(row, column)
    hot = sheet.is_hot(row, column)
    way = 1 if backward else -1
    side = cell.right if backward else cell.x
    begins = columns[column].step == (sheet.picture.steps - 1 if backward else 0)
    for _, offset, width in lanes_of(sheet.picture.layers[sheet.scene.rows[row].layer].kind):
        shift = offset if sheet.scene.cell_height >= 36 else offset * sheet.scene.cell_height / 42
        y, far = cell.cy + shift, side + way * ZERO_STATE
        colour = sheet.edge(hot=hot)
        for distance in crossings(sheet.scene, row)[1 if backward else 0]:
            _draw_halo(sheet, column, side + way * distance, y)
        shapes.arrow(sheet.painter, (far - way * 2.5, y), (side + way * 1.5, y), colour, min(width, 1.5))
        if begins and (backward or sheet.picture.first_step == 1):
            shapes.dot(sheet.painter, far, y, 2.5, sheet.ink.t.surface, ink.pen(colour))
        else:
            for x in (far, far + way * 4):
                shapes.dot(sheet.painter, x, y, 0.9, colour)


def _label_first_gap(sheet: Sheet, row: int, name: str, offset: float) -> None:
    """Name what is handed on, once: between the first two cells of the top layer, beside the paths that pass there."""
    columns = sheet.scene.columns
    if not sheet.scene.shapes or sheet.scene.valued or len(columns) < 2:
        return
    if columns[0].step is None or columns[1].is_gap:
        return
    left, right = sheet.scene.cell(row, 0), sheet.scene.cell(row, 1)
    before, after = crossings(sheet.scene, row)
    start, end = left.right + max(after, default=0.0), right.x - max(before, default=0.0)
    markup, font = f"{name}_{{{sheet.number(columns[0].step)}}}", sheet.ink.caption
    if end - start < ink.sub_width(sheet.ink, markup, font) + 3:
        return
    y = left.cy + offset + (11.5 if name == "h" else -10.5)
    ink.draw_sub(sheet.painter, sheet.ink, (start + end) / 2, y, markup, font, sheet.ink.t.muted, "centre")
