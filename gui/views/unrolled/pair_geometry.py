"""Where everything stands in the drawing of encoder and decoder: two drawings side by side on the same heights.

The encoder stands at the left, the decoder 48 to its right. Steps and columns are counted on through both, so that what
walks, points and lights needs to know only one scene; painters are handed a half each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from gui.views.unrolled import spacing as spacing
from gui.views.unrolled.columns import Column, place, shown_steps
from gui.views.unrolled.geometry import (
    FAR,
    GUTTER,
    MID,
    Box,
    Look,
    Scene,
    is_coloured,
    lay_out,
    plan_of,
)
from gui.views.unrolled.picture import Picture, Row

GAP = 48.0  # between the two halves
TRUNK = 30.0  # from the encoder's right edge to the line that carries its context down
HAIRLINE = 17.0  # from the encoder's right edge to the line between the halves
BRIDGE = 16.0  # from the encoder's highest part up to the line of the context
CHANNEL = 17.0  # from there up to where attention passes
LANDING = 8.0  # from there down to where it joins the decoder's state
SIDE_GUTTER = 104.0  # the decoder's names and shapes at the right
WIDER, SHORT = 1.3, 1.06  # a step with guesses beside one without; with guesses of one sign
LEAST = 62.0  # the least pitch at which a text is shown, where steps are left out
WHOLE = 56.0  # the least pitch at which a text is shown whole: narrower, cells would be drawn smaller


@dataclass(frozen=True)
class PairScene(Scene):
    """Both halves. `columns` are those of the encoder, then those of the decoder, steps counted on."""

    halves: tuple[Scene, ...] = field(default=())
    first: int = 0  # the encoder's steps, counted or hidden
    context: float = 0.0  # height of the line that takes the encoder's last state to the trunk
    channel: float = 0.0  # height at which attention passes from one half to the other

    @property
    def encoder(self) -> Scene:
        return self.halves[0]

    @property
    def decoder(self) -> Scene:
        return self.halves[1]

    @property
    def trunk(self) -> float:
        """Where the context goes down between the halves."""
        return self.encoder.right + TRUNK

    @property
    def joint(self) -> float:
        """Where what attention found joins the decoder's state."""
        return self.channel + LANDING

    @property
    def hairline(self) -> float:
        return self.encoder.right + HAIRLINE

    def half(self, column: int) -> tuple[int, int]:
        """Which half a column belongs to, 0 or 1, and its index there."""
        count = len(self.encoder.columns)
        return (0, column) if column < count else (1, column - count)

    @property
    def seen(self) -> list[int]:
        return list(range(len(self.columns)))

    @property
    def is_panned(self) -> bool:
        return False

    def cell(self, row: int, column: int) -> Box:
        which, local = self.half(column)
        scene = self.halves[which]
        return scene.cell(min(row, len(scene.rows) - 1), local)

    def row_count(self, column: int) -> int:
        return len(self.halves[self.half(column)[0]].rows)

    def row_at(self, row: int, column: int) -> Row:
        rows = self.halves[self.half(column)[0]].rows
        return rows[min(row, len(rows) - 1)]

    def strip(self, column: int) -> Box:
        which, local = self.half(column)
        return self.halves[which].strip(local)

    def chip(self, column: int) -> Box:
        which, local = self.half(column)
        return self.halves[which].chip(local)

    def highlight(self, column: int) -> Box:
        which, local = self.half(column)
        return self.halves[which].highlight(local)

    def column_at(self, x: float) -> int | None:
        first = 0
        for scene in self.halves:
            found = scene.column_at(x)
            if found is not None:
                return first + found
            first += len(scene.columns)
        return None

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        first = 0
        for scene in self.halves:
            found = scene.cell_at(x, y)
            if found is not None:
                return found[0], first + found[1]
            first += len(scene.columns)
        return None


def pair_plan(picture: Picture, look: Look) -> spacing.Plan:
    """What has to be stacked: the encoder's rows, the decoder's guesses, and what crosses between them."""
    assert picture.decoder is not None
    first, second = plan_of(picture, look), plan_of(picture.decoder, look)
    blocks = first.blocks
    over = (BRIDGE if not blocks else 4.0) + (CHANNEL if picture.attention != "none" else 0.0)
    return replace(
        first,
        layers=max(first.layers, second.layers),
        above="guesses",
        guess_boxes=second.guess_boxes,
        effects=False,
        legend=True,  # the names of the halves stand beside it
        valued=first.valued or second.valued,
        given=True,
        over=over,
    )


def lay_out_pair(picture: Picture, look: Look, width: float, height: float) -> PairScene:
    """Place everything. The scene's height is at least what the rows need."""
    assert picture.decoder is not None
    plan = pair_plan(picture, look)
    pairs = tuple(layer.bidirectional for layer in picture.layers) or (False,)
    stack = spacing.heights(plan, pairs, height)
    left = GUTTER if look.shown.gutter else 34.0
    base = lay_out(picture, look, width, height)
    side = SIDE_GUTTER if base.shapes and look.shown.gutter and not plan.blocks else 14.0
    room = max(120.0, width - left - GAP - side)
    guesses = plan.guess_boxes > 1 and not plan.blocks
    pitch = look.pitch or _pitch(picture, room, guesses=guesses, blocks=plan.blocks, valued=plan.valued)
    second = pitch * wider_of(picture.decoder) if guesses else pitch
    counts = _share(picture.steps, picture.decoder.steps, room, pitch, second)
    if look.pitch is None and not plan.blocks:  # what the eliding left over makes all columns wider
        stretch = min(1.25, room / (counts[0] * pitch + counts[1] * second))
        pitch, second = pitch * max(1.0, stretch), second * max(1.0, stretch)
    near, far = kept_steps(picture, look.keep)
    edge = left + min(counts[0], picture.steps) * pitch
    encoder = replace(
        base,
        height=stack.total,
        pitch=pitch,
        cell_width=_cell_width(pitch, valued=plan.valued, blocks=plan.blocks),
        columns=place(shown_steps(picture.steps, counts[0], near), left, pitch),
        heights=replace(stack, column_top=stack.cells[-1] - stack.cell / 2 - plan.over),
        above="nothing",
        legend=False,
        left=left,
        right=edge,
        span=edge - left,
        given=False,
        valued=plan.valued,
    )
    columns = place(shown_steps(picture.decoder.steps, counts[1], far), edge + GAP, second)
    end = edge + GAP + len(columns) * second
    half = lay_out(picture.decoder, look, width, height)
    decoder = replace(
        half,
        height=stack.total,
        pitch=second,
        cell_width=_cell_width(second, valued=plan.valued, blocks=plan.blocks),
        columns=columns,
        heights=replace(stack, cells=_beside(stack.cells, pairs)),
        legend=False,
        left=edge + GAP,
        right=end,
        span=end - edge - GAP,
        valued=plan.valued,
    )
    return _joined(picture, look, (encoder, decoder), plan)


def kept_steps(picture: Picture, keep: int | None) -> tuple[int | None, int | None]:
    """The step of each half that must be seen: the lit one, and in the other half the one it has most to do with."""
    if keep is None or picture.decoder is None:
        return None, None
    which, step = (0, keep) if keep < picture.steps else (1, keep - picture.steps)
    weights = picture.alignment
    if weights is None or weights.shape != (picture.decoder.steps, picture.steps):
        return (step, None) if which == 0 else (None, step)
    if which == 0:
        return step, int(np.argmax(weights[:, step]))
    return int(np.argmax(weights[step])), step


def _joined(picture: Picture, look: Look, halves: tuple[Scene, Scene], plan: spacing.Plan) -> PairScene:
    encoder, decoder = halves
    columns = (
        *encoder.columns,
        *(Column(None if c.step is None else c.step + picture.steps, c.x, c.hidden) for c in decoder.columns),
    )
    pair = bool(encoder.rows) and encoder.rows[-1].backward
    ways = spacing.ways_of(pair=pair, skip=encoder.skip).above if not plan.blocks else 0.0
    top = encoder.heights.cells[-1] - encoder.cell_height / 2 - ways
    context = top - (BRIDGE if not plan.blocks else 4.0)
    fields = {name: getattr(encoder, name) for name in Scene.__dataclass_fields__}
    fields |= {
        "columns": columns,
        "above": "guesses",
        "guess_boxes": plan.guess_boxes,
        "legend": is_coloured(picture, look) and look.shown.gutter,
        "right": decoder.right,
        "span": decoder.right - encoder.left,
        "given": True,
    }
    return PairScene(**fields, halves=halves, first=picture.steps, context=context, channel=context - CHANNEL)


def _pitch(picture: Picture, room: float, *, guesses: bool, blocks: bool, valued: bool) -> float:
    """The pitch that shows both texts whole if it can, else the least one that can be read, made to fill the room."""
    assert picture.decoder is not None
    steps = picture.steps + picture.decoder.steps * (wider_of(picture.decoder) if guesses else 1.0)
    if blocks:
        return min(FAR[1], max(FAR[0], room / max(1.0, steps)))
    least = 58.0 if guesses or valued else LEAST
    if steps * WHOLE <= room:
        return min(94.0 if guesses else 110.0, room / steps)
    return max(MID[0], room / max(1, round(room / (least + 3))))


def wider_of(decoder: Picture) -> float:
    """How much wider than a plain step one with guesses is."""
    return SHORT if decoder.short_guesses else WIDER


def _share(first: int, second: int, room: float, pitch: float, wider: float) -> tuple[int, int]:
    """How many columns each half may have: all of them, or as much as the other leaves; else room in proportion."""
    if first * pitch + second * wider <= room + 0.5:
        return max(1, first), max(1, second)
    wanted = first * pitch / (first * pitch + second * wider)
    share = min(max(room * wanted, min(first * pitch, room * 0.4)), room - min(second * wider, room * 0.4))
    mine = min(first, max(1, int(share / pitch + 1e-6)))
    other = min(second, max(1, int((room - mine * pitch) / wider + 1e-6)))
    return min(first, max(mine, int((room - other * wider) / pitch + 1e-6))), other


def _cell_width(pitch: float, *, valued: bool, blocks: bool) -> float:
    if blocks:
        return pitch - 2
    if pitch < 56:
        return pitch - 14
    return min(68.0, max(38.0, pitch - (24 if valued else 28)))


def _beside(cells: tuple[float, ...], pairs: tuple[bool, ...]) -> tuple[float, ...]:
    """The decoder's layers: each beside the encoder's, between its two directions if it has two."""
    found, index = [], 0
    for two in pairs:
        found.append((cells[index] + cells[index + 1]) / 2 if two else cells[index])
        index += 2 if two else 1
    return tuple(found)
