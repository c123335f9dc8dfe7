"""The values under a drawing of copies: all stripes of a row of cells are one line of pixels, drawn as high as a cell.

A strip of a cell is hidden at its round ends by the copy of its column that comes over it, so that here all are square.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.cells import has_states, state_area
from gui.views.unrolled.sheet import ALL, Sheet
from gui.views.unrolled.sprites import Sprites

Pixels = npt.NDArray[np.uint32]


class Strips:
    """Strips of one width side by side on the pixels of a screen: which pixel shows which part of which strip.

    first: the area of the first one. places: of each strip how far it stands to the right of the first. ratio: pixels
    of the screen for one of ours.
    """

    def __init__(self, first: QRectF, places: npt.NDArray[np.float64], ratio: float) -> None:
        left, wide = (first.left() + places) * ratio, first.width() * ratio
        begin, end = (np.floor(side + 0.5).astype(np.int64) for side in (left, left + wide))
        counts = end - begin
        self.strip = np.repeat(np.arange(len(places)), counts)
        pixel = (begin - np.cumsum(counts) + counts)[self.strip] + np.arange(len(self.strip))
        self.part = (pixel + 0.5 - left[self.strip]) / wide
        self.begin = int(begin[0])
        self.place = pixel - self.begin
        self.width = int(end[-1]) - self.begin
        self.ratio = ratio
        self.y, self.height = first.top(), first.height()
        self._indices: dict[int, npt.NDArray[np.int64]] = {}

    def stripes(self, count: int) -> npt.NDArray[np.int64]:
        """Of each pixel which of `count` stripes it shows: on a border the left one, as if each were drawn alone."""
        if count not in self._indices:
            found = np.ceil(self.part * count - 1e-6).astype(np.int64) - 1
            self._indices[count] = np.clip(found, 0, count - 1)
        return self._indices[count]

    def draw(self, sheet: Sheet, line: Pixels, y: float) -> None:
        """A line of pixels, as high as the strips, with its top at `y`."""
        image = QImage(line.data, self.width, 1, 4 * self.width, QImage.Format.Format_RGB32)
        area = QRectF(self.begin / self.ratio, y, self.width / self.ratio, self.height)
        sheet.painter.drawImage(area, image, QRectF(0, 0, self.width, 1))


def draw_values(sheet: Sheet, sprites: Sprites) -> None:
    """The stripes of all cells and words, square for now; what is not read yet is plain.

    Lines are opaque, which is several times as quick, so the ground between the strips is painted again.
    """
    scene, seen = sheet.scene, sheet.steps()
    if not seen or not scene.rows:
        return
    steps = np.array([step for _, step in seen])
    columns = np.array([scene.columns[column].x for column, _ in seen])
    places, column = columns - columns[0], seen[0][0]
    area = state_area(sheet, scene.cell(0, column)).adjusted(-0.5, -0.5, 0.5, 0.5)
    cells = Strips(area, places, sprites.ratio)
    ground, plain = _ground(sheet, cells), np.uint32(ink.color(sheet.ink.t.cell).rgb())
    for row, middle in enumerate(scene.heights.cells):
        if not has_states(sheet, row) or sheet.stripes is None:
            continue
        states = sheet.stripes.cells[row]
        colours, count = _colours(sheet.ink.stripes_image(states), len(states))
        shown = colours[np.minimum(steps, len(states) - 1)[cells.strip] * count + cells.stripes(count)]
        unread = _unread(sheet, row, steps, len(states))
        line = ground.copy()
        line[cells.place] = np.where(unread[cells.strip], plain, shown) if unread.any() else shown
        cells.draw(sheet, line, middle - area.height() / 2)
    area = shapes.rect(scene.strip(column)).adjusted(-0.3, 0, 0.3, 0)
    words = Strips(area, places, sprites.ratio)
    colours, count = _words(sheet)
    line = _ground(sheet, words)
    line[words.place] = colours[steps[words.strip] * count + words.stripes(count)]
    words.draw(sheet, line, area.top())


def _ground(sheet: Sheet, strips: Strips) -> Pixels:
    """What lies between strips: the page, and the ground of the lit column."""
    line = np.full(strips.width, ink.color(sheet.ink.t.surface).rgb(), np.uint32)
    if sheet.light is not None:
        left, right = (round(x * strips.ratio) - strips.begin for x in (sheet.light.x, sheet.light.right))
        line[max(0, left) : max(0, right)] = sheet.lit_ground().rgb()
    return line


def _unread(sheet: Sheet, row: int, steps: npt.NDArray[np.int64], known: int) -> npt.NDArray[np.bool_]:
    """Of each strip whether nothing is known of it."""
    if sheet.known >= ALL:
        return steps >= known
    return np.array([step >= known or not sheet.knows(row, int(step)) for step in steps])


def _words(sheet: Sheet) -> tuple[Pixels, int]:
    """The colours of all words, and how many each has; those of nobody in particular before anything was learned."""
    words = sheet.stripes.words if sheet.stripes is not None and sheet.scene.valued else []
    if len(words) >= sheet.picture.steps:
        return _colours(sheet.ink.stripes_image(words), len(words))
    return _colours(sheet.ink.noise_image(sheet.picture.steps), sheet.picture.steps)


def _colours(image: QImage, steps: int) -> tuple[Pixels, int]:
    """The colours of vectors side by side, and how many each has."""
    return np.frombuffer(image.constBits(), np.uint32), image.width() // max(1, steps)
