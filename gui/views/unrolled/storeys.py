"""The layers of a column from below: where the paths around their cells run. Pure arithmetic.

Every layer of a column is passed in the same order: the joint of what it reads (dense skips), the branch that skips it,
the fork to its two directions, its cells, the joint of both directions, and the sign or the joint that ends a skip.
`spacing.ways_of` says how far each stands from the cells.
"""

from __future__ import annotations

from dataclasses import dataclass

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box, Scene
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.spacing import DOT, PLUS, Ways, ways_of

SIDE = 7.0  # how far a path passes beside a cell


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


def inlet_x(storey: Storey) -> float:
    """Where the way into the forward cell stands: left of the middle where it forks right above a strip."""
    return storey.low.cx - 8 if storey.pair and not storey.layer else storey.low.cx


def left_of(scene: Scene, storey: Storey) -> float:
    """Where the path that skips a layer runs."""
    return storey.low.x - side_of(scene) * (2 if storey.pair else 1)
