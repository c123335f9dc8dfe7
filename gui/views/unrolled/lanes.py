"""The states handed on in time: the lanes of the unrolled view.

A column holds its half of every lane on either side, so that all columns look alike and one can be painted for all
(see `columns_painted`). Risers are painted first; then each lane gets a halo in the colour of the page and runs over
them unbroken.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Scene
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.storeys import crossings
from gui.views.unrolled.storeys import top_of as top_of

ZERO_STATE = 22.0  # from the first cell to its zero state
HALO = 7.0
TIP = 1.5  # between an arrow's point and the cell
GAP = 6.0  # from the middle of a gap to where a lane ends
CLEAR, OVER = (
    QPainter.CompositionMode.CompositionMode_Clear,
    QPainter.CompositionMode.CompositionMode_SourceOver,
)


def lanes_of(kind: str) -> tuple[tuple[str, float, float], ...]:
    """(name, offset from the cell's centre, width): an LSTM hands on two states, the others one."""
    return (("c", -8.0, 2.25), ("h", 8.0, 1.25)) if kind == "lstm" else (("h", 0.0, 1.5),)


def lane_heights(sheet: Sheet, row: int) -> list[tuple[str, float, float]]:
    """(name, y, width) of the lanes of a row."""
    scene = sheet.scene
    squeeze = 1.0 if scene.cell_height >= 36 else scene.cell_height / 42
    middle = scene.heights.cells[row]
    lanes = lanes_of(sheet.picture.layers[scene.rows[row].layer].kind)
    return [(name, middle + offset * squeeze, width) for name, offset, width in lanes]


def draw_lanes(sheet: Sheet) -> None:
    """All states handed from step to step, over the risers."""
    if sheet.scene.blocks:
        return
    for column, _ in sheet.steps():
        draw_column_halos(sheet, column)
    for row in range(len(sheet.scene.rows)):
        for column in range(len(sheet.scene.columns) - 1):
            _draw_link(sheet, row, column)
    draw_lane_ends(sheet)


def draw_lane_ends(sheet: Sheet) -> None:
    """What is not the same in every column: gaps, zero states, names, and the lanes into the cell under the mouse."""
    draw_gap_dots(sheet)
    draw_zero_states(sheet)
    draw_lane_names(sheet)
    if sheet.hot is not None:
        draw_hot_lanes(sheet, *sheet.hot)


def _draw_link(sheet: Sheet, row: int, column: int) -> None:
    """The lanes of a row from one column to the next; dots stand for what a gap leaves out."""
    scene, backward = sheet.scene, sheet.scene.rows[row].backward
    first, second = scene.columns[column], scene.columns[column + 1]
    left = first.x + GAP if first.is_gap else scene.cell(row, column).right
    right = second.x - GAP if second.is_gap else scene.cell(row, column + 1).x
    into = first.is_gap if backward else second.is_gap
    for _, y, width in lane_heights(sheet, row):
        far, near = (right, left) if backward else (left, right)
        _draw_end(sheet, far, near, y, ink.pen(sheet.ink.t.edge, width), into=not into)


def draw_column_halos(
    sheet: Sheet, column: int, *, sides: tuple[bool, bool] | None = None, erase: bool = False
) -> None:
    """Where lanes pass the paths beside a column's cells: on the sides (left, right) where it has a neighbour, if it
    is not said. `erase` makes the halos see-through."""
    scene = sheet.scene
    before, after = sides or (column > 0, column < len(scene.columns) - 1)
    for row in range(len(scene.rows)):
        cell = scene.cell(row, column)
        left, right = crossings(scene, row)
        crossed = [cell.x - far for far in left if before] + [cell.right + far for far in right if after]
        for _, y, _ in lane_heights(sheet, row):
            _draw_halos(sheet, column, crossed, y, erase=erase)


def draw_column_lanes(sheet: Sheet, column: int, reach: float) -> None:
    """The halves of all lanes left and right of a column's cells, as far as `reach` from its middle."""
    scene = sheet.scene
    x = scene.columns[column].x
    for row, which in enumerate(scene.rows):
        cell = scene.cell(row, column)
        for _, y, width in lane_heights(sheet, row):
            stroke = ink.pen(sheet.ink.t.edge, width)
            _draw_end(sheet, x - reach, cell.x, y, stroke, into=not which.backward)
            _draw_end(sheet, x + reach, cell.right, y, stroke, into=which.backward)


def _draw_end(sheet: Sheet, far: float, near: float, y: float, stroke: QPen, *, into: bool) -> None:
    """Half a lane from the middle between two cells to a cell, with a head where it goes in."""
    if not into:
        shapes.line(sheet.painter, far, y, near, y, stroke)
        return
    sign = 1 if far < near else -1
    tip = near - sign * TIP
    shapes.line(sheet.painter, far, y, tip - sign * 4, y, stroke)
    shapes.arrow_head(sheet.painter, tip, y, "right" if sign > 0 else "left", stroke.color())


def _draw_halos(sheet: Sheet, column: int, places: list[float], y: float, *, erase: bool) -> None:
    """Gaps in the paths that pass beside a cell, so that the lane runs over them unbroken."""
    if not places:
        return
    stroke = ink.pen(ground(sheet, column), HALO)
    if erase:
        sheet.painter.setCompositionMode(CLEAR)
    for x in places:
        shapes.line(sheet.painter, x - 2, y, x + 2, y, stroke)
    if erase:
        sheet.painter.setCompositionMode(OVER)


def ground(sheet: Sheet, column: int) -> QColor | str:
    """The colour on which a column stands."""
    if column == sheet.lit:
        return sheet.lit_ground()
    return sheet.ink.t.surface


def draw_gap_lanes(sheet: Sheet, column: int, left: float, right: float) -> None:
    """Lanes between `left` and `right` through a column that stands for steps left out."""
    x = sheet.scene.columns[column].x
    for row in range(len(sheet.scene.rows)):
        for _, y, width in lane_heights(sheet, row):
            stroke = ink.pen(sheet.ink.t.edge, width)
            shapes.line(sheet.painter, left, y, x - GAP, y, stroke)
            shapes.line(sheet.painter, x + GAP, y, right, y, stroke)


def draw_gap_dots(sheet: Sheet) -> None:
    """Dots in every lane where steps are left out."""
    for column in sheet.scene.columns:
        if column.is_gap:
            for row in range(len(sheet.scene.rows)):
                for _, y, width in lane_heights(sheet, row):
                    for x in (column.x - 2.4, column.x + 2.4):
                        shapes.dot(sheet.painter, x, y, max(0.9, width / 2), sheet.ink.t.edge)


def draw_hot_lanes(sheet: Sheet, row: int, column: int) -> None:
    """The states that a cell is handed, lit."""
    scene = sheet.scene
    backward = scene.rows[row].backward
    other = column + 1 if backward else column - 1
    if not 0 <= other < len(scene.columns):
        return
    cell, accent = scene.cell(row, column), sheet.ink.t.accent
    if scene.columns[other].is_gap:
        far = scene.columns[other].x + (-GAP if backward else GAP)
    else:
        far = scene.cell(row, other).x if backward else scene.cell(row, other).right
    for _, y, width in lane_heights(sheet, row):
        _draw_end(sheet, far, cell.right if backward else cell.x, y, ink.pen(accent, width), into=True)


def draw_zero_states(sheet: Sheet) -> None:
    """The hollow circles a reading starts from; dots where the text began before the first column."""
    for row in range(len(sheet.scene.rows)):
        _draw_zero_state(sheet, row)


def _draw_zero_state(sheet: Sheet, row: int) -> None:
    scene, columns = sheet.scene, sheet.scene.columns
    if not columns:
        return
    backward = scene.rows[row].backward
    column = len(columns) - 1 if backward else 0
    cell = scene.cell(row, column)
    way = 1 if backward else -1
    side = cell.right if backward else cell.x
    begins = columns[column].step == (sheet.picture.steps - 1 if backward else 0)
    begins = begins and (backward or sheet.picture.first_step == 1)
    colour = sheet.edge(hot=sheet.is_hot(row, column))
    for _, y, width in lane_heights(sheet, row):
        far = side + way * ZERO_STATE
        places = [side + way * distance for distance in crossings(scene, row)[1 if backward else 0]]
        _draw_halos(sheet, column, places, y, erase=False)
        shapes.arrow(sheet.painter, (far - way * 2.5, y), (side + way * TIP, y), colour, min(width, 1.5))
        if begins:
            # A decoder begins with what the encoder knows, not with zeros.
            fill = colour if sheet.picture.task == "decoder" else sheet.ink.t.surface
            shapes.dot(sheet.painter, far, y, 2.5, fill, ink.pen(colour))
        else:
            for x in (far, far + way * 4):
                shapes.dot(sheet.painter, x, y, 0.9, colour)


def draw_lane_names(sheet: Sheet) -> None:
    """Name what is handed on, once: between the first two cells of the uppermost forward line."""
    rows = [i for i, row in enumerate(sheet.scene.rows) if not row.backward]
    if sheet.scene.own and len(rows) > 1:  # at the top one the answer comes down between the cells
        rows.pop()
    if rows and has_names(sheet.scene):
        for name, y, _ in lane_heights(sheet, rows[-1]):
            _draw_lane_name(sheet, rows[-1], name, y)


def has_names(scene: Scene) -> bool:
    """Whether the first two columns stand side by side and nothing else is said there."""
    columns = scene.columns
    plain = scene.shapes and not scene.valued and len(columns) > 1
    return plain and columns[0].step is not None and not columns[1].is_gap


def _draw_lane_name(sheet: Sheet, row: int, name: str, y: float) -> None:
    scene = sheet.scene
    before, after = crossings(scene, row)
    start = scene.cell(row, 0).right + max(after, default=0.0)
    end = scene.cell(row, 1).x - max(before, default=0.0)
    markup, font = f"{name}_{{{sheet.number(scene.columns[0].step or 0)}}}", sheet.ink.caption
    if end - start < ink.sub_width(sheet.ink, markup, font) + 3:
        return
    y += 11.5 if name == "h" else -10.5
    x, muted = (start + end) / 2, sheet.ink.t.muted
    ink.draw_sub(sheet.painter, sheet.ink, x, y, markup, font, muted, "centre")
