"""What skips a layer, in every column: past it into a sign that adds, or into the joint of all that the next one reads."""

from __future__ import annotations

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.spacing import DOT
from gui.views.unrolled.storeys import Storey, inlet_x, left_of, plus_radius, side_of
from gui.views.unrolled.way_pens import WayPens, joint_dot


def draw_skip(sheet: Sheet, way: WayPens, every: list[Storey], storey: Storey) -> None:
    if storey.own:
        _draw_beside(sheet, way, storey)
    elif sheet.scene.skip == "residual" and storey.layer:
        _draw_residual(sheet, way, storey)
    elif sheet.scene.skip == "dense":
        if storey.last:
            _draw_collector(sheet, way, every)
        else:
            _draw_dense(sheet, way, storey, every[storey.layer + 1])


def _draw_residual(sheet: Sheet, way: WayPens, storey: Storey) -> None:
    """What a layer reads passes left of it and is added to its states."""
    x, left, sign = storey.low.cx, left_of(sheet.scene, storey), storey.plus
    radius = plus_radius(sheet.scene)
    begin = storey.joint - DOT if storey.pair else storey.high.y
    shapes.line(sheet.painter, x, begin, x, sign + radius, way.plain)
    path = shapes.bend([(x, storey.branch), (left, storey.branch), (left, sign), (x - radius - 4, sign)])
    shapes.stroke_path(sheet.painter, path, way.plain)
    shapes.arrow_head(sheet.painter, x - radius - 0.5, sign, "right", sheet.ink.t.edge)
    if sheet.picture.layers[storey.layer].projected:
        _draw_matrix(sheet, (left + x - radius - 4) / 2, sign)
    shapes.dot(sheet.painter, x, sign, radius, sheet.ink.t.surface, way.plain)
    arm = radius - 3
    shapes.line(sheet.painter, x - arm, sign, x + arm, sign, way.plain)
    shapes.line(sheet.painter, x, sign - arm, x, sign + arm, way.plain)


def _draw_beside(sheet: Sheet, way: WayPens, storey: Storey) -> None:
    """What the top layer reads passes left of it; the answer reads both, side by side."""
    x, left, joint = storey.low.cx, left_of(sheet.scene, storey), storey.plus
    shapes.line(sheet.painter, x, storey.high.y, x, joint + DOT, way.plain)
    path = shapes.bend([(x, storey.branch), (left, storey.branch), (left, joint), (x - DOT, joint)])
    shapes.stroke_path(sheet.painter, path, way.plain)
    joint_dot(sheet, x, joint)


def _draw_matrix(sheet: Sheet, x: float, y: float) -> None:
    """A small box on a skip: here a matrix brings one size to another."""
    box = Box(x - 3.5, y - 3.5, 7, 7)
    shapes.round_box(sheet.painter, shapes.rect(box), 2, sheet.ink.t.cell, ink.pen(sheet.ink.t.edge))


def _draw_dense(sheet: Sheet, way: WayPens, storey: Storey, after: Storey) -> None:
    """What a layer reads passes left of it into the joint of the next one."""
    x, left, goal = storey.low.cx, left_of(sheet.scene, storey), after.gather
    path = shapes.bend(
        [(inlet_x(storey), storey.branch), (left, storey.branch), (left, goal), (x - DOT - 4, goal)]
    )
    shapes.stroke_path(sheet.painter, path, way.dropped)
    shapes.arrow_head(sheet.painter, x - DOT - 0.5, goal, "right", sheet.ink.t.edge)


def _draw_collector(sheet: Sheet, way: WayPens, every: list[Storey]) -> None:
    """The outputs of all layers meet above the top one, where the answer reads them."""
    top = every[-1]
    x, goal = top.low.cx, top.plus
    right = top.low.right + side_of(sheet.scene) * (2 if top.pair else 1)
    for storey in every[:-1]:
        start = storey.collect
        points = [(x, start), (right, start), (right, goal), (x + DOT + 4, goal)]
        shapes.stroke_path(
            sheet.painter,
            shapes.bend(points if storey.layer == 0 else [*points[:2], (right, start - 12)]),
            way.plain,
        )
    shapes.arrow_head(sheet.painter, x + DOT + 0.5, goal, "left", sheet.ink.t.edge)
    begin = top.joint - DOT if top.pair else top.high.y
    shapes.line(sheet.painter, x, begin, x, goal + DOT, way.plain)
    joint_dot(sheet, x, goal)
