"""How high everything stands: the rows of the unrolled view from below, fitted into a height. Pure arithmetic.

Three sets of distances (usual, tight, least) are blended until the rows fit; what is left over goes to the riser
above the top layer, or, where there is none, evenly around the drawing.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from gui.views.unrolled.picture import Skip

Above = Literal["readout", "answers", "guesses", "nothing"]

CHIP = 26.0  # height of a word
PAIR = 60.0  # from a forward cell to the backward cell above it
LEGEND = 24.0
GUESS = 26.0  # pitch of the guess boxes, of which 22 is box
GIVEN = 18.0  # what the line of what is given at every step needs, between words and axis
CURVE = 46.0  # from the midline of "answer so far" to certainty
BAR = 26.0  # longest bar of "did to the answer"
JOINT = 18.0  # from a backward cell's top to where the two directions meet
FORK = 12.0  # from a forward cell's bottom to where its input forks
BRANCH = 8.0  # from a cell's bottom to where a skip leaves
PLUS = 7.0  # radius of the sign that ends a residual skip
DOT = 3.0  # radius of a joint


@dataclass(frozen=True)
class Spacing:
    """Distances between rows: word chip top to strip, strip to layer 1, layer to layer, top layer to what is above."""

    strip: float
    first: float
    layer: float
    top: float
    cell: float

    def blend(self, other: Spacing, part: float) -> Spacing:
        def between(a: float, b: float) -> float:
            return a + (b - a) * part

        return Spacing(
            between(self.strip, other.strip),
            between(self.first, other.first),
            between(self.layer, other.layer),
            between(self.top, other.top),
            between(self.cell, other.cell),
        )


@dataclass(frozen=True)
class Plan:
    """What has to be stacked."""

    layers: int
    pairs: int  # how many of them are bidirectional
    above: Above
    guess_boxes: int = 0
    effects: bool = False
    legend: bool = False
    valued: bool = False  # cells hold strips
    blocks: bool = False
    skip: Skip = "none"
    given: bool = False  # something stands beside the word at every step
    own: bool = False  # the top layer reads its own answer, and what it reads passes beside it
    marked: bool = (
        False  # blocks: skips are drawn beside the rows, and their signs need room between the layers
    )
    over: float = 0.0  # room above the top layer for what crosses from the encoder


@dataclass(frozen=True)
class Ways:
    """How far from its cells the paths around a layer run: upwards from the top cell, downwards from the bottom one.

    joint: where two directions meet. plus: the sign that ends a residual skip, or the joint of all layers' outputs.
    collect: where an output leaves for that joint. branch: where a skip leaves. gather: the joint of what a layer
    with dense skips reads. above, below: the room all of them need.
    """

    joint: float
    plus: float
    collect: float
    branch: float
    gather: float
    above: float
    below: float


@lru_cache(maxsize=8)
def ways_of(*, pair: bool, skip: Skip) -> Ways:
    """The paths around a layer of one or two directions."""
    top = JOINT + DOT if pair else 0.0
    foot = FORK if pair else BRANCH
    plus = top + (12.0 if pair else 15.0)
    gather = foot + (10.0 if pair else 9.0)
    above = {"none": top, "residual": plus + PLUS, "dense": plus + DOT}[skip]
    below = {"none": foot + 7 if pair else 8.0, "residual": foot + 7, "dense": gather + DOT + 6}[skip]
    return Ways(JOINT, plus, top + 6, BRANCH, gather, above, below)


@dataclass(frozen=True)
class Heights:
    """Centres of all rows in pixels; `cells` from below, one per row of cells (a pair has two)."""

    total: float
    cell: float
    cells: tuple[float, ...]
    strip: float
    words: float
    axis: float
    above: float  # bus, midline of the answers, or bottom edge of the lowest guess box
    effects: float | None
    column_top: float
    column_bottom: float
    given: float | None = None  # the line of what is given at every step


def usual(plan: Plan) -> Spacing:
    """The distances of a page with room to spare."""
    if plan.blocks:
        return Spacing(24, 32, 38 if plan.marked else 36, _above_top(plan, 72) + plan.over, 26)
    layer, first = (78.0, 52.0) if plan.valued and plan.above != "readout" else (86.0, 62.0)
    top = {"readout": 86.0, "answers": 93.0, "guesses": 44.0, "nothing": 45.0}[plan.above]
    return _room_for_ways(plan, Spacing(40, first, layer, top, 38 if plan.valued else 42))


def tight(plan: Plan) -> Spacing:
    """The distances of the smallest window."""
    if plan.blocks:
        return Spacing(18, 26, 37 if plan.marked else 32, _above_top(plan, 48) + plan.over, 26)
    top = {"readout": 72.0, "answers": 84.0, "guesses": 42.0, "nothing": 43.0}[plan.above]
    return _room_for_ways(plan, Spacing(40, 52, 66, top, 38 if plan.valued else 42))


def least(plan: Plan) -> Spacing:
    """Under this nothing more can be saved without things touching each other."""
    if plan.blocks:
        return Spacing(16, 24, 35 if plan.marked else 29, _above_top(plan, 34) + plan.over, 24)
    top = {"readout": 34.0, "answers": 70.0, "guesses": 32.0, "nothing": 32.0}[plan.above]
    return _room_for_ways(plan, Spacing(20, 30, 38, top, 26))


def _above_top(plan: Plan, readout: float) -> float:
    return {"readout": readout, "answers": 84.0, "guesses": 30.0, "nothing": 28.0}[plan.above]


def _room_for_ways(plan: Plan, spacing: Spacing) -> Spacing:
    """Directions fork below and meet above, skips pass beside: the paths need their own room."""
    skip: Skip = "residual" if plan.own and plan.skip == "none" else plan.skip
    if not plan.pairs and skip == "none":
        return replace(spacing, top=spacing.top + plan.over)
    half = spacing.cell / 2
    free = {"guesses": 25.0, "answers": CURVE + 9}.get(plan.above, 13.0)  # over the paths
    ways = ways_of(pair=plan.pairs > 0, skip=skip)
    return replace(
        spacing,
        first=max(spacing.first, half + (33 if plan.pairs else 22)),
        layer=max(spacing.layer, 2 * half + ways.above + ways.below),
        top=max(spacing.top, half + ways.above + free) + plan.over,
    )


def _top_fixed(plan: Plan) -> float:
    head = LEGEND if plan.legend else 0.0
    return (
        head
        + {
            "readout": 23.0,
            "answers": 52.0 if plan.legend else 66.0,
            "guesses": 24 + GUESS * plan.guess_boxes - 4,
            "nothing": 4.0,
        }[plan.above]
    )


def _bottom_fixed(plan: Plan) -> float:
    below_axis = (58 + 42 if plan.effects else 12) + (GIVEN if plan.given else 0)
    return (22 + 20 if plan.blocks else CHIP / 2 + 31) + below_axis


def _sum(plan: Plan, s: Spacing) -> float:
    pair = 30 if plan.blocks else max(PAIR, s.cell + 16)
    cells = s.first + s.layer * (plan.layers - 1) + pair * plan.pairs
    return _top_fixed(plan) + s.top + cells + s.strip + _bottom_fixed(plan)


def least_height(plan: Plan) -> float:
    return _sum(plan, least(plan))


def usual_height(plan: Plan) -> float:
    """With the riser to the readout at its best length."""
    spare = 66.0 if plan.above == "readout" and not plan.blocks else 0.0
    return _sum(plan, usual(plan)) + spare


def fit(plan: Plan, height: float) -> tuple[Spacing, float]:
    """Distances that fit into `height`, and what is left over."""
    steps = usual(plan), tight(plan), least(plan)
    for roomy, narrow in itertools.pairwise(steps):
        high, low = _sum(plan, roomy), _sum(plan, narrow)
        if height >= high:
            return roomy, height - high
        if height > low:
            return roomy.blend(narrow, (high - height) / (high - low)), 0.0
    return steps[-1], max(0.0, height - _sum(plan, steps[-1]))


def heights(plan: Plan, pairs: tuple[bool, ...], height: float) -> Heights:
    """Stack all rows from below; `pairs` tells for each layer whether it has two directions."""
    space, left = fit(plan, height)
    space, left = _use_up(plan, space, left)
    bottom = max(height, _sum(plan, space)) - left / 2
    effects = bottom - 42 if plan.effects else None
    axis = effects - 58 if effects is not None else bottom - 12
    words = axis - (22 if plan.blocks else 31) - (GIVEN if plan.given else 0)
    strip = words - (20 if plan.blocks else CHIP / 2) - space.strip
    cells = _cells(plan, pairs, space, strip - space.first)
    above = cells[-1] - space.top
    over = ways_of(pair=bool(pairs) and pairs[-1], skip=plan.skip).above if not plan.blocks else 0.0
    head = cells[-1] - space.cell / 2 - max(24.0, over + 6)
    if plan.above == "guesses":
        head = above - GUESS * plan.guess_boxes + 4 - 22
    return Heights(
        max(height, _sum(plan, space)),
        space.cell,
        cells,
        strip,
        words,
        axis,
        above,
        effects,
        head,
        words + CHIP / 2 + 10,
        axis - GIVEN if plan.given else None,
    )


def _cells(plan: Plan, pairs: tuple[bool, ...], space: Spacing, y: float) -> tuple[float, ...]:
    pair = 30 if plan.blocks else max(PAIR, space.cell + 16)
    centres = []
    for index, two in enumerate(pairs):
        if index:
            y -= space.layer
        centres.append(y)
        if two:
            y -= pair
            centres.append(y)
    return tuple(centres)


def _use_up(plan: Plan, space: Spacing, left: float) -> tuple[Spacing, float]:
    """Spend what is left over where it looks best."""
    if plan.above == "readout":
        return replace(space, top=space.top + left), 0.0
    rooms = max(1, plan.layers - 1)
    wider = min(left / (rooms + 1), 22.0)
    space = replace(space, layer=space.layer + (wider if plan.layers > 1 else 0))
    left -= wider * (plan.layers - 1)
    longer = min(left, 38.0) if plan.above == "guesses" else 0.0
    space = replace(space, first=space.first + longer * 0.48, strip=space.strip + longer * 0.52)
    return space, left - longer
