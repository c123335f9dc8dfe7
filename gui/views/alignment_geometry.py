"""Where everything stands in an alignment map: words of the source over the columns, words of the answer beside the rows.

Pure arithmetic: no Qt, no colours. A map of one word and a map of sixty by sixty use the same rules; a column's word
is written across it if it fits, else along it: Latin letters turned by a quarter, Han characters one over the other.
A map too wide for its place says how wide it must be.
"""

from __future__ import annotations

from dataclasses import dataclass

from gui.views.unrolled.geometry import Box

HEAD = 26.0  # the legend's line
FOOT = 34.0  # the sentence under the map
MARGIN = 3.0
WORD_GAP = 8.0  # between a word and its row or column
LEAST_CELL, MOST_CELL = 13.0, 46.0
LEAST_ROW, MOST_ROW = 17.0, 30.0
MOST_ROW_WORD, MOST_COLUMN_WORD = 132.0, 96.0
LINE = 15.0  # a word along a column takes this much of its width, or its letters become smaller
WRITTEN = (30.0, 20.0)  # a cell of this size has room for its number


@dataclass(frozen=True)
class Grid:
    """A finished layout. `along`: the columns' words do not fit across."""

    width: float
    height: float
    left: float
    top: float
    cell: float
    row: float
    rows: int
    columns: int
    along: bool
    head: float  # room for the columns' words

    def box(self, row: int, column: int) -> Box:
        """One cell of the map."""
        return Box(self.left + column * self.cell, self.top + row * self.row, self.cell, self.row)

    @property
    def area(self) -> Box:
        return Box(self.left, self.top, self.columns * self.cell, self.rows * self.row)

    def row_word(self, row: int) -> Box:
        """The room of an answer's word."""
        return Box(0, self.top + row * self.row, self.left - WORD_GAP, self.row)

    def column_word(self, column: int) -> Box:
        """The room of a source's word, over its column."""
        return Box(self.left + column * self.cell, self.top - WORD_GAP - self.head, self.cell, self.head)

    @property
    def written(self) -> bool:
        """Whether numbers have room in the cells."""
        return self.cell >= WRITTEN[0] and self.row >= WRITTEN[1]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) under a point."""
        if not self.area.contains(x, y) or not self.rows or not self.columns:
            return None
        row, column = int((y - self.top) / self.row), int((x - self.left) / self.cell)
        return min(row, self.rows - 1), min(column, self.columns - 1)


@dataclass(frozen=True)
class Words:
    """How large the words are: the answer's, the source's across, the source's along, and a line of them."""

    rows: tuple[float, ...] = ()
    columns: tuple[float, ...] = ()
    along: tuple[float, ...] = ()
    line: float = LINE
    corner: float = 0.0  # what stands over the answer's words

    @property
    def left(self) -> float:
        """Where the cells begin."""
        return max(min(MOST_ROW_WORD, max(self.rows, default=0.0)), self.corner) + WORD_GAP + MARGIN


def lay_out(words: Words, width: float) -> Grid:
    """Place a map of these words into `width`."""
    left, columns, rows, line = words.left, words.columns, words.rows, words.line
    room = max(0.0, width - left - MARGIN)
    cell = min(MOST_CELL, max(LEAST_CELL, room / max(1, len(columns))))
    widest = max(columns, default=0.0)
    if widest + 6 > cell and len(columns) * (widest + 6) <= room and widest <= 2 * MOST_CELL:
        cell = widest + 6  # a little wider, and words can be read as they are
    along = widest + 4 > cell
    head = min(MOST_COLUMN_WORD, max(words.along, default=0.0)) if along else line
    row = min(MOST_ROW, max(LEAST_ROW, line + 2, cell * 0.62 if len(rows) <= 24 else 0.0))
    top = HEAD + head + WORD_GAP
    return Grid(
        width=max(width, left + len(columns) * cell + MARGIN),
        height=top + len(rows) * row + FOOT,
        left=left,
        top=top,
        cell=cell,
        row=row,
        rows=len(rows),
        columns=len(columns),
        along=along,
        head=head,
    )


def least_width(words: Words) -> float:
    """Under this width the map must be moved sideways."""
    return words.left + MARGIN + len(words.columns) * LEAST_CELL
