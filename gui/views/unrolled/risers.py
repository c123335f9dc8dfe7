"""The way up through the layers, painted: words to strips to cells, and both directions of a layer."""

from __future__ import annotations

from PySide6.QtGui import QPen

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.skips import draw_skip
from gui.views.unrolled.spacing import DOT, FORK
from gui.views.unrolled.storeys import Storey, inlet_x, outlet, side_of, storeys
from gui.views.unrolled.way_pens import DASH, WayPens, blanks, joint_dot


def draw_risers(sheet: Sheet) -> None:
    """Every column's ways up, and the last one into the cell under the mouse."""
    if sheet.scene.blocks:
        return
    for column, _ in sheet.steps():
        draw_column_risers(sheet, column)
    if sheet.hot is not None:
        draw_hot_riser(sheet, *sheet.hot)


def draw_column_risers(sheet: Sheet, column: int) -> None:
    """One column from its word to where its answer leaves."""
    way, scene = WayPens(sheet), sheet.scene
    x, strip = scene.columns[column].x, scene.strip(column)
    _up(sheet, x, scene.chip(column).y - 2, strip.bottom + 2, way.word)
    below = strip.y - 2
    every = storeys(scene, column)
    for storey in every:
        _draw_inlet(sheet, way, storey, below)
        if storey.pair:
            _draw_fork(sheet, storey, way.dropped)
            _draw_joint(sheet, way, storey)
        draw_skip(sheet, way, every, storey)
        below = outlet(scene, storey)


def draw_hot_riser(sheet: Sheet, row: int, column: int) -> None:
    """What a cell reads, lit: the last way into it."""
    scene, below = sheet.scene, sheet.scene.strip(column).y - 2
    dashed = sheet.picture.dropout and blanks(sheet.picture)
    stroke = ink.pen(sheet.ink.t.accent, 1.25, DASH if dashed else ())
    for storey in storeys(scene, column):
        if storey.layer == scene.rows[row].layer:
            if scene.rows[row].backward:
                _draw_fork(sheet, storey, stroke)
                return
            start = storey.gather - DOT if scene.skip == "dense" and storey.layer else below
            _up(sheet, inlet_x(storey), start, storey.low.bottom + 2, stroke)
            return
        below = outlet(scene, storey)


def _up(sheet: Sheet, x: float, start: float, end: float, stroke: QPen) -> None:
    """A straight arrow upwards."""
    if start - end > 7:
        shapes.line(sheet.painter, x, start, x, end + 4.4, stroke)
        shapes.arrow_head(sheet.painter, x, end, "up", stroke.color())


def _draw_inlet(sheet: Sheet, way: WayPens, storey: Storey, below: float) -> None:
    """From the layer below into the forward cell of this one."""
    x = inlet_x(storey)
    if sheet.scene.skip == "dense" and storey.layer:
        joint = storey.gather
        shapes.line(sheet.painter, x, below, x, joint + DOT, way.plain)
        joint_dot(sheet, x, joint)
        below = joint - DOT
    _up(sheet, x, below, storey.low.bottom + 2, way.dropped)


def _draw_fork(sheet: Sheet, storey: Storey, stroke: QPen) -> None:
    """Around the right of the forward cell into the backward one."""
    forward, backward, low = storey.low, storey.high, inlet_x(storey)
    right = forward.right + side_of(sheet.scene)
    turn, foot = backward.bottom + 8, forward.bottom + FORK
    goal = forward.cx + min(12.0, forward.w / 4)
    path = shapes.bend([(low, foot), (right, foot), (right, turn), (goal, turn), (goal, turn - 3)])
    shapes.stroke_path(sheet.painter, path, stroke)
    shapes.arrow_head(sheet.painter, goal, backward.bottom + 2, "up", stroke.color())


def _draw_joint(sheet: Sheet, way: WayPens, storey: Storey) -> None:
    """The forward output passes left of the backward cell; both meet above it."""
    forward, backward = storey.low, storey.high
    left, joint = forward.x - side_of(sheet.scene), storey.joint
    start = forward.cx - min(12.0, forward.w / 4)
    path = shapes.bend(
        [
            (start, forward.y),
            (start, forward.y - 8),
            (left, forward.y - 8),
            (left, joint),
            (forward.cx - DOT, joint),
        ]
    )
    shapes.stroke_path(sheet.painter, path, way.plain)
    shapes.line(sheet.painter, forward.cx, backward.y, forward.cx, joint + DOT, way.plain)
    joint_dot(sheet, forward.cx, joint)
