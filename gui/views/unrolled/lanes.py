"""The arrows of the unrolled view: the states handed on in time, and the way up through the layers.

Risers are painted first; then each lane gets a halo in the colour of the page and runs over them unbroken.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.sheet import Sheet

ZERO_STATE = 22.0  # from the first cell to its zero state
HALO = 7.0
SIDE = 7.0  # how far a path passes beside a cell
JOINT = 18.0  # from a backward cell's top to where the two directions meet
FORK = 12.0  # from a forward cell's bottom to where its input forks


def lanes_of(kind: str) -> tuple[tuple[str, float, float], ...]:
    """(name, offset from the cell's centre, width): an LSTM hands on two states, the others one."""
    return (("c", -8.0, 2.25), ("h", 8.0, 1.25)) if kind == "lstm" else (("h", 0.0, 1.5),)


def side_of(sheet: Sheet) -> float:
    return min(SIDE, (sheet.scene.pitch - sheet.scene.cell_width) / 4)


# Upward


def draw_risers(sheet: Sheet) -> None:
    """Words to strips to layers; each backward line gets its input round the right of the forward cell."""
    if sheet.scene.blocks:
        return
    for index, _ in sheet.steps():
        _draw_word_riser(sheet, index)
        below: float = sheet.scene.strip(index).y - 2
        for row, which in enumerate(sheet.scene.rows):
            if which.backward:
                continue
            cell = sheet.scene.cell(row, index)
            if sheet.picture.layers[which.layer].bidirectional:
                below = _draw_pair(sheet, row, index, below)
            else:
                _up(sheet, cell.cx, below, cell.bottom + 2, hot=sheet.is_hot(row, index))
                below = cell.y


def top_of(sheet: Sheet, column: int) -> float:
    """Where the answer leaves the top layer in a column: the cell's top, or the joint of its two directions."""
    row = len(sheet.scene.rows) - 1
    cell = sheet.scene.cell(row, column)
    return cell.y - JOINT - 3 if sheet.scene.rows[row].backward and not sheet.scene.blocks else cell.y


def _draw_word_riser(sheet: Sheet, column: int) -> None:
    x = sheet.scene.columns[column].x
    chip, strip = sheet.scene.chip(column), sheet.scene.strip(column)
    _up(sheet, x, chip.y - 2, strip.bottom + 2)


def _up(sheet: Sheet, x: float, start: float, end: float, *, hot: bool = False) -> None:
    if start - end > 7:
        shapes.arrow(sheet.painter, (x, start), (x, end), sheet.edge(hot=hot))


def _draw_pair(sheet: Sheet, row: int, column: int, below: float) -> float:
    """The input of both directions, and the joint of their outputs; gives where the next riser starts."""
    forward, backward = sheet.scene.cell(row, column), sheet.scene.cell(row + 1, column)
    x = forward.cx
    low = x - 8 if row == 0 else x
    _up(sheet, low, below, forward.bottom + 2, hot=sheet.is_hot(row, column))
    _draw_fork(sheet, forward, backward, low, hot=sheet.is_hot(row + 1, column))
    return _draw_joint(sheet, forward, backward)


def _draw_fork(sheet: Sheet, forward: Box, backward: Box, low: float, *, hot: bool) -> None:
    colour = sheet.edge(hot=hot)
    right = forward.right + side_of(sheet)
    turn, foot = backward.bottom + 8, forward.bottom + FORK
    goal = forward.cx + min(12.0, forward.w / 4)
    path = shapes.bend(
        [(low, foot + 6), (low, foot), (right, foot), (right, turn), (goal, turn), (goal, turn - 3)]
    )
    shapes.stroke_path(sheet.painter, path, ink.pen(colour))
    shapes.arrow_head(sheet.painter, goal, backward.bottom + 2, "up", colour)


def _draw_joint(sheet: Sheet, forward: Box, backward: Box) -> float:
    colour = sheet.edge()
    left = forward.x - side_of(sheet)
    joint = backward.y - JOINT
    start = forward.cx - min(12.0, forward.w / 4)
    path = shapes.bend(
        [
            (start, forward.y),
            (start, forward.y - 8),
            (left, forward.y - 8),
            (left, joint),
            (forward.cx - 3, joint),
        ]
    )
    shapes.stroke_path(sheet.painter, path, ink.pen(colour))
    shapes.line(sheet.painter, forward.cx, backward.y, forward.cx, joint + 3, ink.pen(colour))
    shapes.dot(sheet.painter, forward.cx, joint, 3, sheet.ink.t.surface, ink.pen(colour))
    return joint - 3


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
    columns = sheet.scene.columns
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
        _draw_halo(sheet, row, index, left.right + side_of(sheet), left.cy + offset)
        _draw_halo(sheet, row, after, right.x - side_of(sheet), left.cy + offset)
        _draw_link(sheet, left.right, right.x, left.cy + offset, width, gap, backward=backward, hot=hot)
        index = after


def _draw_halo(sheet: Sheet, row: int, column: int, x: float, y: float) -> None:
    """A gap in the path that passes beside a cell, so that the lane runs over it unbroken."""
    if not sheet.picture.layers[sheet.scene.rows[row].layer].bidirectional:
        return
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
        _draw_halo(sheet, row, column, side + way * side_of(sheet), y)
        shapes.arrow(sheet.painter, (far - way * 2.5, y), (side + way * 1.5, y), colour, min(width, 1.5))
        if begins and (backward or sheet.picture.first_step == 1):
            shapes.dot(sheet.painter, far, y, 2.5, sheet.ink.t.surface, ink.pen(colour))
        else:
            for x in (far, far + way * 4):
                shapes.dot(sheet.painter, x, y, 0.9, colour)


def _label_first_gap(sheet: Sheet, row: int, name: str, offset: float) -> None:
    """Name what is handed on, once: between the first two cells of the top layer."""
    columns = sheet.scene.columns
    room = sheet.scene.pitch - sheet.scene.cell_width
    if not sheet.scene.shapes or sheet.scene.valued or len(columns) < 2 or room < 20:
        return
    if columns[0].step is None or columns[1].is_gap:
        return
    left, right = sheet.scene.cell(row, 0), sheet.scene.cell(row, 1)
    y = left.cy + offset
    below = name == "h"
    x = (left.right + right.x) / 2
    if sheet.picture.layers[sheet.scene.rows[row].layer].bidirectional:
        x += 4.5  # beside the path that feeds the backward cell
    markup = f"{name}_{{{sheet.number(columns[0].step)}}}"
    ink.draw_sub(
        sheet.painter,
        sheet.ink,
        x,
        y + (11.5 if below else -10.5),
        markup,
        sheet.ink.caption,
        sheet.ink.t.muted,
        "centre",
    )
