"""Where the parts of one cell stand when one looks inside: the near zoom's layout. Pure arithmetic.

The cell is designed at 796 x 444; both directions shrink by themselves when the view is smaller, letters keep their
size. Equations stand in two columns under a hairline.
"""

from __future__ import annotations

from dataclasses import dataclass

from gui.views.unrolled.geometry import Box, centred
from gui.views.unrolled.picture import Kind

CELL = (796.0, 444.0)
GAP = 184.0
WIDE = 1300.0  # the width at which the drawing has its full size
LEAST_SCALE, MOST_SCALE = 0.6, 1.2
INPUT = 56.0  # where the word enters
TOP = 92.0
WORD = 92.0  # from the cell's bottom to the word
STRIP = 15.0

# Centres of the boxes and operators that light with an equation, in design units.
PARTS: dict[Kind, dict[str, tuple[float, float]]] = {
    "lstm": {
        "f": (140, 303),
        "i": (280, 303),
        "g": (420, 303),
        "o": (560, 303),
        "c": (350, 68),
        "h": (678, 202),
    },
    "gru": {"r": (325, 283), "z": (140, 283), "n": (540, 283), "h": (540, 68)},
    "rnn": {"a": (250, 222), "h": (420, 222)},
}


@dataclass(frozen=True)
class NearScene:
    """A finished layout; `x` and `y` turn design units into pixels."""

    width: float
    height: float
    across: float
    down: float
    left: float
    top: float
    word_y: float
    rule_y: float
    line: float
    columns: int
    kind: Kind
    mirrored: bool = False  # a cell that reads from the end: its state comes from the right

    def x(self, design: float) -> float:
        return self.left + (CELL[0] - design if self.mirrored else design) * self.across

    def y(self, design: float) -> float:
        return self.top + design * self.down

    def cell(self, offset: int = 0) -> Box:
        """The cell, or with offset -1 or 1 its neighbour in time, which runs right in every cell."""
        left = self.left + offset * (CELL[0] + GAP) * self.across
        return Box(left, self.top, CELL[0] * self.across, CELL[1] * self.down)

    @property
    def gate_width(self) -> float:
        return 92 * self.across

    @property
    def gate_height(self) -> float:
        return 46 * min(1.0, max(self.down, 0.75))

    def part(self, name: str) -> Box:
        """The box of a part, by the letter of its equation."""
        x, y = PARTS[self.kind][name]
        if name in ("c", "a") or (name == "h" and self.kind != "rnn"):
            return centred(self.x(x), self.y(y), 28, 28)
        return centred(self.x(x), self.y(y), self.gate_width, self.gate_height)

    def parts(self) -> dict[str, Box]:
        return {name: self.part(name) for name in PARTS[self.kind]}

    def equation(self, index: int, count: int) -> Box:
        """The line of an equation: down the first column, then down the second."""
        rows = -(-count // self.columns)
        column, row = divmod(index, rows)
        gap = 24.0 if self.columns > 1 else 0.0
        width = (self.width - gap * (self.columns - 1)) / self.columns
        return Box(column * (width + gap), self.rule_y + 14 + row * self.line, width, self.line - 4)

    def part_at(self, x: float, y: float, names: tuple[str, ...]) -> str | None:
        """The letter under a point, in the drawing or among the equations (`names` in their order)."""
        for name, box in self.parts().items():
            if box.contains(x, y):
                return name
        for index, name in enumerate(names):
            if self.equation(index, len(names)).contains(x, y):
                return name
        return None


def _rows(kind: Kind, columns: int) -> int:
    return -(-len(PARTS[kind]) // columns)


def _fixed(kind: Kind, columns: int, line: float) -> float:
    return TOP + WORD + 16 + 24 + 14 + _rows(kind, columns) * line + 6


def _most_down(kind: Kind, across: float) -> float:
    """The tallest a cell gets; the one box of an RNN needs no tall cell."""
    return 0.72 if kind == "rnn" else max(across, 0.72)


def near_height(kind: Kind, width: float) -> float:
    """The height the near zoom would like."""
    columns = 2 if width >= 700 else 1
    across = min(1.0, max(LEAST_SCALE, width / WIDE))
    return _fixed(kind, columns, 46 if width >= 1100 else 42) + CELL[1] * _most_down(kind, across)


def lay_out_near(
    kind: Kind, width: float, height: float, scale: float | None = None, *, mirrored: bool = False
) -> NearScene:
    """Fit the inside of a cell into a width and a height; `scale` zooms it."""
    columns = 2 if width >= 700 else 1
    across = scale or min(1.0, max(LEAST_SCALE, width / WIDE))
    line = min(46.0, max(40.0, (height - _fixed(kind, columns, 0) - CELL[1] * across) / _rows(kind, columns)))
    down = min(_most_down(kind, across), max(0.63, (height - _fixed(kind, columns, line)) / CELL[1]))
    total = _fixed(kind, columns, line) + CELL[1] * down
    left = (width - CELL[0] * across) / 2
    spare = max(0.0, height - total) / 2
    word_y = TOP + spare + CELL[1] * down + WORD
    return NearScene(
        width, max(height, total), across, down, left, TOP + spare, word_y, word_y + 16 + 24, line, columns, kind, mirrored
    )  # fmt: skip
