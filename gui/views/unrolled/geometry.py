"""Where everything stands in the far and the middle zoom of the unrolled view. Pure: no Qt, no colours, no texts.

`lay_out` takes a picture, a size and the page's choices, and gives a `Scene`: columns along time, rows of cells from
below, the boxes of the readout, the gutter. Painters and mouse read the same scene, so what is seen is what is hit.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from gui.views.unrolled import spacing as spacing
from gui.views.unrolled.columns import MOST_COLUMNS, Column, place, shown_steps, tail_steps
from gui.views.unrolled.picture import Colouring, Detail, Picture, Row, Shown, Skip, rows_of

GUTTER = 112.0
READOUT = 92.0
READOUT_BOX = 44.0
FAR = (10.0, 31.0)
MID = (32.0, 159.0)
NEAR_FROM = 160.0
USUAL = 82.0
FAR_UNELIDED = 120


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def overlap(self, other: Box) -> float:
        """Common area with another box."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return width * height if width > 0 and height > 0 else 0.0


def centred(x: float, y: float, w: float, h: float) -> Box:
    return Box(x - w / 2, y - h / 2, w, h)


@dataclass(frozen=True)
class Look:
    """What the user and the page have chosen."""

    detail: Detail = Detail.CELLS
    colouring: Colouring = Colouring.STATE
    shown: Shown = field(default_factory=Shown)
    pitch: float | None = None  # None: the best for the width
    keep: int | None = None  # a step that must be seen
    scroll: float = 0.0  # how far the far zoom is panned, in pixels


@dataclass(frozen=True)
class Scene:
    """A finished layout. `rows` and `heights.cells` run from below and belong together."""

    width: float
    height: float
    pitch: float
    cell_width: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heights: spacing.Heights
    above: spacing.Above
    blocks: bool
    valued: bool
    shapes: bool
    legend: bool
    left: float
    right: float  # right edge for columns
    guess_boxes: int
    span: float  # width of all columns; more than right - left when it must be panned
    reach: bool = False  # drawn to show how far the gradient reaches
    skip: Skip = "none"  # how what lies below a layer gets past it, where there is something to skip
    own: bool = False  # the top layer reads its own answer
    given: bool = False  # something stands beside the word at every step, and comes up from a line below

    @property
    def is_panned(self) -> bool:
        """Whether not all columns have room at once."""
        return self.span > self.right - self.left + 1

    @cached_property
    def seen(self) -> list[int]:
        """Indices of the columns inside the width; all of them unless the drawing is panned."""
        if not self.is_panned:
            return list(range(len(self.columns)))
        half = self.pitch / 2
        return [i for i, c in enumerate(self.columns) if self.left - half < c.x < self.right + half]

    def cell(self, row: int, column: int) -> Box:
        return centred(self.columns[column].x, self.heights.cells[row], self.cell_width, self.cell_height)

    @property
    def cell_height(self) -> float:
        return self.heights.cell if self.blocks or self.pitch >= 56 else min(28.0, self.heights.cell)

    def strip(self, column: int) -> Box:
        width = self.cell_width if self.blocks else max(self.cell_width - 12, 12)
        box = centred(self.columns[column].x, self.heights.strip, width, 10)
        if not self.given or self.blocks:
            return box
        return replace(box, w=max(8.0, self.given_strip(column).x - 2 - box.x))

    def given_strip(self, column: int) -> Box:
        """The second part of what the first layer reads: what is given at every step."""
        width = min(12.0, self.pitch / 6)
        right = self.columns[column].x + self.pitch / 2 - (3 if self.pitch >= 56 else 0)
        return Box(right - width, self.heights.strip - 5, width, 10)

    def chip(self, column: int) -> Box:
        """The most room a word may take; what is given at every step passes at its right."""
        width = self.pitch - 5
        if self.given and not self.blocks:
            width = 2 * (self.given_strip(column).cx - self.columns[column].x - min(4.0, self.pitch / 12))
        return centred(self.columns[column].x, self.heights.words, width, spacing.CHIP)

    def guess(self, column: int, index: int) -> Box:
        """One guess box; index 0 is the likeliest, on top."""
        width = min(104.0 if self.guess_boxes > 1 else 76.0, self.pitch - (2 if self.blocks else 14))
        top = self.heights.above - spacing.GUESS * (self.guess_boxes - index) + 4
        return Box(self.columns[column].x - width / 2, top, width, 22)

    def readout(self, index: int) -> Box:
        """The boxes at the right: 0 gathers the states, 1 is the linear layer."""
        gap = self.readout_gap
        return Box(
            self.width - READOUT - 1, self.heights.above - READOUT_BOX / 2 + index * gap, READOUT, READOUT_BOX
        )

    @property
    def readout_gap(self) -> float:
        room = self.heights.total - self.heights.above
        return min(94.0, max(58.0, room * 0.26 - 10))

    def label_top(self) -> float:
        """Centre of the first label under the boxes."""
        return self.readout(1).cy + (85.0 if self.readout_gap > 80 else 59.0)

    def highlight(self, column: int) -> Box:
        top, bottom = self.heights.column_top, self.heights.column_bottom
        width = self.pitch - (8 if self.pitch >= 40 else 1)
        return Box(self.columns[column].x - width / 2, top, width, bottom - top)

    def column_of(self, step: int | None) -> int | None:
        """Index of the column that shows a step."""
        return (
            next((i for i, column in enumerate(self.columns) if column.step == step), None)
            if step is not None
            else None
        )

    def column_at(self, x: float) -> int | None:
        """Index of the column under a horizontal position."""
        for index, column in enumerate(self.columns):
            if abs(column.x - x) <= self.pitch / 2:
                return index
        return None

    def row_count(self, column: int) -> int:
        """How many rows of cells a column has."""
        return len(self.rows)

    def row_at(self, row: int, column: int) -> Row:
        """Which layer, and which of its directions, a cell belongs to."""
        return self.rows[row]

    def rows_at_once(self, column: int) -> int:
        """How many rows of a column are worked out as soon as its word has come. What reads from the end begins when
        the last one has, and so does everything above it."""
        rows = [self.row_at(row, column) for row in range(self.row_count(column))]
        return next((i for i, row in enumerate(rows) if row.backward), len(rows))

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) of the cell under a point; gaps have no cells."""
        column = self.column_at(x)
        if column is None or self.columns[column].is_gap:
            return None
        for row in range(len(self.rows)):
            if self.cell(row, column).contains(x, y):
                return row, column
        return None


def above_of(picture: Picture, look: Look) -> spacing.Above:
    """What stands above the top layer."""
    if look.shown.answers and picture.answers:
        return "answers"
    if picture.guesses_words:
        return "guesses"
    return "readout" if picture.readout is not None else "nothing"


def skip_of(picture: Picture) -> Skip:
    """The skips that are drawn: one layer alone has nothing to skip."""
    return picture.skip if len(picture.layers) > 1 else "none"


def is_coloured(picture: Picture, look: Look) -> bool:
    return look.colouring is Colouring.STATE and picture.values is not None


def _guess_boxes(picture: Picture, look: Look) -> int:
    if look.detail is Detail.BLOCKS or not (look.shown.guesses and picture.guesses):
        return 1  # the word that comes next
    return min(4, max((len(guesses) for guesses in picture.guesses), default=1)) or 1


def plan_of(picture: Picture, look: Look) -> spacing.Plan:
    above = above_of(picture, look)
    return spacing.Plan(
        layers=max(1, len(picture.layers)),
        pairs=sum(layer.bidirectional for layer in picture.layers),
        above=above,
        guess_boxes=_guess_boxes(picture, look) if above == "guesses" else 0,
        effects=bool(look.shown.effects and picture.effects),
        legend=is_coloured(picture, look) and look.shown.gutter,
        valued=is_coloured(picture, look),
        blocks=look.detail is Detail.BLOCKS,
        skip="none" if look.detail is Detail.BLOCKS else skip_of(picture),
        given=picture.given is not None,
        marked=look.detail is Detail.BLOCKS and skip_of(picture) != "none",
        own=picture.own_answer and look.detail is not Detail.BLOCKS,
    )


def _best_pitch(picture: Picture, look: Look, room: float, plan: spacing.Plan) -> float:
    """The pitch that shows the whole text if it can, else the usual one made to fill the width."""
    steps = max(1, picture.steps)
    if plan.blocks:
        return min(FAR[1], max(FAR[0], room / min(steps, FAR_UNELIDED)))
    boxes = bool(plan.guess_boxes and look.shown.guesses and picture.guesses)
    usual, least, most = (USUAL, 58.0 if plan.valued else 62.0, 110.0)
    if boxes:
        usual, least, most = (96.0, 72.0, 132.0) if picture.short_guesses else (132.0, 110.0, 132.0)
    if steps * least <= room:
        return min(most, room / steps)
    return room / max(1, round(room / usual))


def _columns(
    picture: Picture, look: Look, left: float, room: float, pitch: float
) -> tuple[tuple[Column, ...], float]:
    """Columns and the width they would need in all."""
    steps = picture.steps
    if look.detail is Detail.BLOCKS:
        runs = shown_steps(steps, MOST_COLUMNS, look.keep)
        columns = place(runs, left, pitch)
        span = len(columns) * pitch
        scroll = min(max(0.0, look.scroll), max(0.0, span - room))
        if scroll:
            columns = tuple(Column(c.step, c.x - scroll, c.hidden) for c in columns)
        return columns, span
    fit = max(1, int(room / pitch + 1e-6))
    writing = picture.reads_its_own and look.shown.guesses and bool(picture.guesses)
    runs = (tail_steps if writing else shown_steps)(steps, fit, look.keep)
    return place(runs, left, pitch), min(room, len(runs) * pitch)


def _cell_width(pitch: float, valued: bool, blocks: bool) -> float:
    if blocks:
        return pitch - 2
    if pitch < 56:
        return pitch - 14
    return min(68.0, max(38.0, pitch - (24 if valued else 28)))


def lay_out(picture: Picture, look: Look, width: float, height: float) -> Scene:
    """Place everything. The scene's height is at least what the rows need."""
    plan = plan_of(picture, look)
    left = GUTTER if look.shown.gutter else 34.0
    pairs = tuple(layer.bidirectional for layer in picture.layers) or (False,)
    reserve = READOUT + 20 if plan.above == "readout" else (16.0 if any(pairs) or plan.blocks else 5.0)
    room = max(60.0, width - left - reserve)
    # A pitch of whole pixels: columns look alike, and a slow zoom meets those that were painted before.
    pitch = float(round(look.pitch)) if look.pitch else _best_pitch(picture, look, room, plan)
    stack = spacing.heights(plan, pairs, height)
    columns, span = _columns(picture, look, left, room, pitch)
    return Scene(
        width=width,
        height=stack.total,
        pitch=pitch,
        cell_width=_cell_width(pitch, plan.valued, plan.blocks),
        columns=columns,
        rows=rows_of(picture.layers),
        heights=stack,
        above=plan.above,
        blocks=plan.blocks,
        valued=plan.valued,
        shapes=not (look.shown.answers or look.shown.effects or look.shown.guesses),
        legend=plan.legend,
        left=left,
        right=left + room,
        guess_boxes=plan.guess_boxes,
        span=span,
        skip=plan.skip,
        given=plan.given,
        own=plan.own,
    )
