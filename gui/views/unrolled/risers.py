"""The way up through the layers: words to strips to cells, both directions of a layer, and what skips it.

Every layer of a column is passed in the same order from below: the joint of what it reads (dense skips), the branch
that skips it, the fork to its two directions, its cells, the joint of both directions, and the sign or the joint that
ends a skip. `spacing.ways_of` says how far each stands from the cells.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPen

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box, Scene
from gui.views.unrolled.picture import Picture
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.spacing import DOT, FORK, PLUS, Ways, ways_of

SIDE = 7.0  # how far a path passes beside a cell
DASH = (3.0, 3.0)  # numbers are blanked on this way while the network learns


@dataclass(frozen=True)
class Storey:
    """One layer in one column: its lowest and its highest cell, and the paths around them."""

    layer: int
    row: int
    low: Box
    high: Box
    ways: Ways
    pair: bool
    last: bool
    own: bool = False  # it reads its own answer; what else it reads passes beside it into a joint

    @property
    def joint(self) -> float:
        return self.high.y - self.ways.joint

    @property
    def plus(self) -> float:
        return self.high.y - self.ways.plus

    @property
    def collect(self) -> float:
        return self.high.y - self.ways.collect

    @property
    def branch(self) -> float:
        return self.low.bottom + self.ways.branch

    @property
    def gather(self) -> float:
        return self.low.bottom + self.ways.gather


def storeys(scene: Scene, column: int) -> list[Storey]:
    """The layers of a column from below."""
    found = []
    last = scene.rows[-1].layer if scene.rows else 0
    for row, which in enumerate(scene.rows):
        if which.backward:
            continue
        pair = row + 1 < len(scene.rows) and scene.rows[row + 1].backward
        high = scene.cell(row + 1 if pair else row, column)
        ends = which.layer == last
        own = ends and reads_own(scene)
        ways = ways_of(pair=pair, skip="residual" if own else scene.skip)
        found.append(Storey(which.layer, row, scene.cell(row, column), high, ways, pair, ends, own))
    return found


def reads_own(scene: Scene) -> bool:
    """Whether the top layer reads its own answer, and is drawn with what passes beside it."""
    return scene.own and scene.skip != "dense"


def outlet(scene: Scene, storey: Storey) -> float:
    """Where what a layer hands on begins to rise."""
    if storey.own:
        return storey.plus - DOT
    if scene.skip == "residual" and storey.layer:
        return storey.plus - plus_radius(scene)
    if scene.skip == "dense" and storey.last:
        return storey.plus - DOT
    return storey.joint - DOT if storey.pair else storey.high.y


def top_of(sheet: Sheet, column: int) -> float:
    """Where the answer leaves the top layer in a column: its cell's top, or what stands on it."""
    scene = sheet.scene
    if not scene.rows:
        return scene.heights.above
    top = scene.heights.cells[-1] - scene.cell_height / 2
    if scene.blocks:
        return top
    if reads_own(scene):
        return top - ways_of(pair=False, skip="residual").plus - DOT
    ways = ways_of(pair=scene.rows[-1].backward, skip=scene.skip)
    if scene.skip == "residual":
        return top - ways.plus - plus_radius(scene)
    if scene.skip == "dense":
        return top - ways.plus - DOT
    return top - ways.joint - DOT if scene.rows[-1].backward else top


def plus_radius(scene: Scene) -> float:
    return PLUS if scene.pitch >= 56 else 5.0


def channels(scene: Scene) -> int:
    """How many ways share the room between two cells."""
    pairs = any(row.backward for row in scene.rows)
    return (2 if pairs else 0) + {"none": 0, "residual": 1, "dense": 2}[scene.skip]


def side_of(scene: Scene) -> float:
    """From a cell to the path beside it; as far again to the next one."""
    return min(SIDE, (scene.pitch - scene.cell_width) / (channels(scene) + 1 if channels(scene) > 2 else 4))


def crossings(scene: Scene, row: int) -> tuple[list[float], list[float]]:
    """How far left and right of a cell paths cross the lanes of its row."""
    which, side = scene.rows[row], side_of(scene)
    pair = any(other.backward and other.layer == which.layer for other in scene.rows)
    left = [side] if pair and which.backward else []
    right = [side] if pair and not which.backward else []
    outer = 2 * side if pair else side
    last = scene.rows[-1].layer
    own = reads_own(scene) and which.layer == last
    if own or (scene.skip == "residual" and which.layer) or (scene.skip == "dense" and which.layer < last):
        left.append(outer)
    if scene.skip == "dense" and which.layer:
        right.append(outer)
    return left, right


# Painting


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
    way, scene = _Pens(sheet), sheet.scene
    x, strip = scene.columns[column].x, scene.strip(column)
    _up(sheet, x, scene.chip(column).y - 2, strip.bottom + 2, way.word)
    below = strip.y - 2
    every = storeys(scene, column)
    for storey in every:
        _draw_inlet(sheet, way, storey, below)
        if storey.pair:
            _draw_fork(sheet, storey, way.dropped)
            _draw_joint(sheet, way, storey)
        _draw_skip(sheet, way, every, storey)
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
            _up(sheet, _inlet_x(storey), start, storey.low.bottom + 2, stroke)
            return
        below = outlet(scene, storey)


def blanks(picture: Picture) -> bool:
    """Whether dropout is shown: a network that has learned blanks nothing any more."""
    return picture.values is None or picture.values.first


class _Pens:
    """The strokes of the ways: dashed where numbers are blanked while the network learns."""

    def __init__(self, sheet: Sheet) -> None:
        edge, picture = sheet.ink.t.edge, sheet.picture
        self.plain = ink.pen(edge)
        dashed = ink.pen(edge, 1.25, DASH) if blanks(picture) else self.plain
        self.word = dashed if picture.word_dropout else self.plain
        self.dropped = dashed if picture.dropout else self.plain


def _up(sheet: Sheet, x: float, start: float, end: float, stroke: QPen) -> None:
    """A straight arrow upwards."""
    if start - end > 7:
        shapes.line(sheet.painter, x, start, x, end + 4.4, stroke)
        shapes.arrow_head(sheet.painter, x, end, "up", stroke.color())


def _inlet_x(storey: Storey) -> float:
    """Where the way into the forward cell stands: left of the middle where it forks right above a strip."""
    return storey.low.cx - 8 if storey.pair and not storey.layer else storey.low.cx


def _draw_inlet(sheet: Sheet, way: _Pens, storey: Storey, below: float) -> None:
    """From the layer below into the forward cell of this one."""
    x = _inlet_x(storey)
    if sheet.scene.skip == "dense" and storey.layer:
        joint = storey.gather
        shapes.line(sheet.painter, x, below, x, joint + DOT, way.plain)
        _dot(sheet, x, joint)
        below = joint - DOT
    _up(sheet, x, below, storey.low.bottom + 2, way.dropped)


def _draw_fork(sheet: Sheet, storey: Storey, stroke: QPen) -> None:
    """Around the right of the forward cell into the backward one."""
    forward, backward, low = storey.low, storey.high, _inlet_x(storey)
    right = forward.right + side_of(sheet.scene)
    turn, foot = backward.bottom + 8, forward.bottom + FORK
    goal = forward.cx + min(12.0, forward.w / 4)
    path = shapes.bend([(low, foot), (right, foot), (right, turn), (goal, turn), (goal, turn - 3)])
    shapes.stroke_path(sheet.painter, path, stroke)
    shapes.arrow_head(sheet.painter, goal, backward.bottom + 2, "up", stroke.color())


def _draw_joint(sheet: Sheet, way: _Pens, storey: Storey) -> None:
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
    _dot(sheet, forward.cx, joint)


def _dot(sheet: Sheet, x: float, y: float) -> None:
    """A joint: two vectors side by side from here on."""
    shapes.dot(sheet.painter, x, y, DOT, sheet.ink.t.surface, ink.pen(sheet.ink.t.edge))


# Skips


def _draw_skip(sheet: Sheet, way: _Pens, every: list[Storey], storey: Storey) -> None:
    if storey.own:
        _draw_beside(sheet, way, storey)
    elif sheet.scene.skip == "residual" and storey.layer:
        _draw_residual(sheet, way, storey)
    elif sheet.scene.skip == "dense":
        if storey.last:
            _draw_collector(sheet, way, every)
        else:
            _draw_dense(sheet, way, storey, every[storey.layer + 1])


def _left(sheet: Sheet, storey: Storey) -> float:
    return storey.low.x - side_of(sheet.scene) * (2 if storey.pair else 1)


def _draw_residual(sheet: Sheet, way: _Pens, storey: Storey) -> None:
    """What a layer reads passes left of it and is added to its states."""
    x, left, sign = storey.low.cx, _left(sheet, storey), storey.plus
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


def _draw_beside(sheet: Sheet, way: _Pens, storey: Storey) -> None:
    """What the top layer reads passes left of it; the answer reads both, side by side."""
    x, left, joint = storey.low.cx, _left(sheet, storey), storey.plus
    shapes.line(sheet.painter, x, storey.high.y, x, joint + DOT, way.plain)
    path = shapes.bend([(x, storey.branch), (left, storey.branch), (left, joint), (x - DOT, joint)])
    shapes.stroke_path(sheet.painter, path, way.plain)
    _dot(sheet, x, joint)


def _draw_matrix(sheet: Sheet, x: float, y: float) -> None:
    """A small box on a skip: here a matrix brings one size to another."""
    box = Box(x - 3.5, y - 3.5, 7, 7)
    shapes.round_box(sheet.painter, shapes.rect(box), 2, sheet.ink.t.cell, ink.pen(sheet.ink.t.edge))


def _draw_dense(sheet: Sheet, way: _Pens, storey: Storey, after: Storey) -> None:
    """What a layer reads passes left of it into the joint of the next one."""
    x, left, goal = storey.low.cx, _left(sheet, storey), after.gather
    path = shapes.bend(
        [(_inlet_x(storey), storey.branch), (left, storey.branch), (left, goal), (x - DOT - 4, goal)]
    )
    shapes.stroke_path(sheet.painter, path, way.dropped)
    shapes.arrow_head(sheet.painter, x - DOT - 0.5, goal, "right", sheet.ink.t.edge)


def _draw_collector(sheet: Sheet, way: _Pens, every: list[Storey]) -> None:
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
    _dot(sheet, x, goal)
