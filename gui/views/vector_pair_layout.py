"""Where everything stands in the drawing of one training pair."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from engine.recipe.vectors import Architecture
from gui.views.vector_pair_picture import PairPicture

CHIP, SENTENCE = 26, 52  # height of a word; of the whole sentence with what stands under it
CAPTION, LINE, PITCH, TIGHT, GAP = 24, 18, 38, 20, 8
MATRIX, FAN, WORD = 22, 34, 108
CELL, LEAST_CELLS, MOST_CELLS = 50, 2, 14
LEAST_STRIP, MOST_STRIP, ARROW = 110, 220, 26
SCORE, CHANCE, LOSS, ERROR = 62, 116, 60, 64  # widths of the columns at the right
TOTAL = 20


@dataclass(frozen=True)
class Row:
    """A row of a matrix: where it is before and after."""

    y: float
    high: float

    @property
    def middle(self) -> float:
        """Of the first line."""
        return self.y + LINE / 2

    @property
    def below(self) -> float:
        """The middle of the second line."""
        return self.y + LINE + LINE / 2 + 1


@dataclass(frozen=True)
class Layout:
    """The columns and rows for a width."""

    width: float
    strip: QRectF  # only left and right count
    cells: int
    cells_left: float
    score: float
    chance: float
    loss: float
    error: float
    inputs_top: float
    inputs: tuple[Row, ...]  # of CBOW the last is the mean
    outputs_top: float
    outputs: tuple[Row, ...]
    height: float

    @property
    def cells_right(self) -> float:
        return self.cells_left + self.cells * CELL


def lay_out(picture: PairPicture, pair: int, width: float) -> Layout:
    """Columns from left to right: matrix, word, all numbers as a strip, some written out, then what is worked out."""
    left = MATRIX + FAN + WORD
    right = SCORE + CHANCE + LOSS + ERROR
    dim = picture.shape[1]
    free = width - left - right - ARROW - 2 * GAP
    strip = min(MOST_STRIP, max(LEAST_STRIP, free * 0.3))
    cells = int(min(MOST_CELLS, dim, max(LEAST_CELLS, (free - strip) // CELL)))
    strip = min(MOST_STRIP, max(LEAST_STRIP, free - cells * CELL))
    cells_left = left + strip + ARROW
    score = max(cells_left + cells * CELL + GAP, width - right)
    step = picture.pairs[pair]
    y, inputs = SENTENCE + CAPTION, list[Row]()
    inputs_top = float(y)
    if picture.architecture is Architecture.CBOW:
        for _ in step.inputs:
            inputs.append(Row(y, LINE))
            y += TIGHT
        y += 4
    inputs.append(Row(y, PITCH))
    y += PITCH + GAP + CAPTION
    outputs_top, outputs = float(y), list[Row]()
    for _ in step.compared:
        outputs.append(Row(y, PITCH))
        y += PITCH
    return Layout(
        width,
        QRectF(left, 0, strip, 0),
        cells,
        cells_left,
        score,
        score + SCORE,
        score + SCORE + CHANCE,
        score + SCORE + CHANCE + LOSS,
        inputs_top,
        tuple(inputs),
        outputs_top,
        tuple(outputs),
        y + TOTAL,
    )


def shown_words(widths: list[float], center: int, room: float, gap: float) -> tuple[int, int]:
    """The stretch `[first, last)` of a sentence around `center` that fits into a line."""
    first, last, taken = center, center + 1, widths[center]
    while True:
        grown = False
        if last < len(widths) and taken + widths[last] + gap <= room:
            taken += widths[last] + gap
            last += 1
            grown = True
        if first and taken + widths[first - 1] + gap <= room:
            first -= 1
            taken += widths[first] + gap
            grown = True
        if not grown:
            return first, last
