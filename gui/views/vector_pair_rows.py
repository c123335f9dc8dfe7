"""The rows of the two matrices in the drawing of one training pair: as strips, and some of their numbers written out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from engine.recipe.vectors import Architecture
from gui import theme
from gui.sentences import number
from gui.views.unrolled.ink import NO_PEN, Ink, color, draw_text, pen
from gui.views.vector_pair_layout import ARROW, CAPTION, CELL, FAN, GAP, LINE, MATRIX, WORD, Layout, Row
from gui.views.vector_pair_picture import PairPicture, Stage, largest_change, telling_numbers

MINUS = "\N{MINUS SIGN}"
LEGEND = 100
FINE = 0.001  # changes smaller than this are written with a decimal more
# Of the full colour behind a written number, so that it stays readable.
STRONGEST = {False: 0.68, True: 0.42}


def signed(value: float, decimals: int = 4) -> str:
    """A number with its sign; what is nothing has none."""
    if not value:
        return "0"
    return ("+" if value >= 0 else MINUS) + f"{abs(value):.{decimals}f}"


class RowsPainter:
    """Paints rows of a picture at a stage."""

    def __init__(
        self, painter: QPainter, ink: Ink, picture: PairPicture, pair: int, stage: Stage, layout: Layout
    ) -> None:
        self.painter, self.ink, self.picture, self.layout = painter, ink, picture, layout
        self.step, self.stage = picture.pairs[pair], stage
        self.change = largest_change(self.step)
        self.told = telling_numbers(self.step, layout.cells)
        self.decimals = 4 if self.change >= FINE else 5

    def paint(self) -> None:
        """Both matrices with the rows that take part."""
        self._paint_inputs()
        self._paint_outputs()

    # --- the input matrix ----------------------------------------------------------------------------------

    def _paint_inputs(self) -> None:
        step, rows = self.step, self.layout.inputs
        cbow = self.picture.architecture is Architecture.CBOW
        name = QCoreApplication.translate("VectorPair", "Input matrix")
        self._paint_caption(self.layout.inputs_top, name, numbers=True)
        taking = [(row, step.rows[place]) for place, row in enumerate(rows[:-1] if cbow else rows)]
        self._paint_matrix(self.layout.inputs_top, rows[-1].y + LINE, taking, hot=set(range(len(taking))))
        moved = self.stage >= Stage.INPUTS
        for place, row in enumerate(rows[:-1] if cbow else ()):
            after = moved and cbow
            self._paint_word(row.middle, step.inputs[place])
            self._paint_numbers(row.middle, step.after[place] if after else step.before[place], new=after)
        if cbow:
            words = QCoreApplication.translate("VectorPair", "h, their mean")
            self._paint_word(rows[-1].middle, words)
            self._paint_numbers(rows[-1].middle, step.hidden)
            if moved:
                self._paint_move(rows[-1], step.correction, None)
        else:
            self._paint_word(rows[0].middle, step.inputs[0])
            self._paint_numbers(rows[0].middle, step.before[0])
            if moved:
                self._paint_move(rows[0], step.correction, step.after[0])
        self._paint_legends()

    # --- the output matrix ---------------------------------------------------------------------------------

    def _paint_outputs(self) -> None:
        step, rows = self.step, self.layout.outputs
        name = QCoreApplication.translate("VectorPair", "Output matrix")
        self._paint_caption(self.layout.outputs_top, name, numbers=False)
        drawn = step.compared if self.stage >= Stage.FALSE_WORDS else step.compared[:1]
        taking = [(rows[place], one.row) for place, one in enumerate(drawn)]
        self._paint_matrix(self.layout.outputs_top, rows[-1].y + LINE, taking, hot={0})
        for place, one in enumerate(drawn):
            row = rows[place]
            self._paint_mark(row.middle, true=one.label == 1)
            self._paint_word(row.middle, one.word, 16)
            self._paint_numbers(row.middle, one.vector)
            if self.stage >= Stage.OUTPUTS:
                moved = [after - before for before, after in zip(one.vector, one.moved, strict=True)]
                self._paint_move(row, moved, one.moved)

    def _paint_mark(self, y: float, *, true: bool) -> None:
        """Filled: the true word. Hollow: a false one."""
        t = self.ink.t
        self.painter.setPen(pen(t.positive if true else t.negative, 1.5))
        self.painter.setBrush(color(t.positive if true else t.surface))
        self.painter.drawEllipse(QPointF(MATRIX + FAN + 4, y), 3.5, 3.5)

    # --- parts ---------------------------------------------------------------------------------------------

    def _paint_caption(self, top: float, name: str, *, numbers: bool) -> None:
        ink, y = self.ink, top - CAPTION / 2
        wide = draw_text(self.painter, ink, 0, y, name, ink.body, ink.t.text)
        words, dim = self.picture.shape
        shape = f"({number(words)}, {number(dim)})"
        draw_text(self.painter, ink, wide + 8, y, shape, ink.shape, ink.t.muted)
        if not numbers or self.stage < Stage.ROWS:
            return
        for place, told in enumerate(self.told):
            x = self.layout.cells_left + place * CELL + (CELL - 3) / 2
            draw_text(self.painter, ink, x, y, str(told + 1), ink.shape, ink.t.muted, "centre")

    def _paint_matrix(
        self, top: float, bottom: float, taking: Sequence[tuple[Row, int]], hot: set[int]
    ) -> None:
        """The whole matrix as a block, its rows from the most frequent word down, and lines to those that take part."""
        t, painter, words = self.ink.t, self.painter, max(2, self.picture.shape[0])
        block = QRectF(0.75, top, MATRIX - 1.5, max(bottom - top, LINE))
        painter.setPen(pen(t.edge, 1.25))
        painter.setBrush(color(t.cell))
        painter.drawRoundedRect(block, 4, 4)
        for place, (row, number_) in enumerate(taking):
            y = block.top() + 3 + (block.height() - 6) * number_ / (words - 1)
            painter.setPen(pen(t.accent if place in hot else t.edge, 1.5 if place in hot else 1.0))
            painter.drawLine(QPointF(3, y), QPointF(MATRIX - 3, y))
            painter.drawLine(QPointF(MATRIX + 1, y), QPointF(MATRIX + FAN - 6, row.middle))

    def _paint_word(self, y: float, word: str, indent: float = 0) -> None:
        room = WORD - indent - 10
        left = MATRIX + FAN + indent
        draw_text(self.painter, self.ink, left, y, word, self.ink.body, self.ink.t.text, width=room)

    def _paint_numbers(self, y: float, values: Sequence[float], *, new: bool = False) -> None:
        """A row: all of it as a strip, some of its numbers written out."""
        if self.stage < Stage.ROWS:
            return
        self._paint_strip(y, values, self.picture.reach)
        self._paint_cells(y, values, new=new)

    def _paint_move(self, row: Row, change: Sequence[float], after: Sequence[float] | None) -> None:
        """Under a row: what is added to it, as a strip, and what becomes of the numbers written out."""
        ink, y, strip = self.ink, row.below, self.layout.strip
        each = after is None  # one line for all the rows of a mean
        words = QCoreApplication.translate("VectorPair", "moves by")
        if each:
            words = QCoreApplication.translate("VectorPair", "each moves by")
        draw_text(self.painter, ink, strip.left() - 10, y, words, ink.caption, ink.t.muted, "right")
        self._paint_strip(y, change, self.change)
        if after is None:
            self._paint_cells(y, change, scale=self.change)
            return
        self.painter.setPen(pen(ink.t.edge, 1.25))
        left, right = strip.right() + 5, strip.right() + ARROW - 7
        self.painter.drawLine(QPointF(left, y), QPointF(right - 4, y))
        self.painter.setPen(NO_PEN)
        self.painter.setBrush(color(ink.t.edge))
        self.painter.drawPolygon(
            [QPointF(right, y), QPointF(right - 5.5, y - 3.5), QPointF(right - 5.5, y + 3.5)]
        )
        self._paint_cells(y, after, new=True)

    def _paint_strip(self, y: float, values: Sequence[float], reach: float) -> None:
        box = QRectF(self.layout.strip.left(), y - LINE / 2 + 2, self.layout.strip.width(), LINE - 4)
        shades = [self.ink.signed(value / reach if reach else 0.0) for value in values]
        painter = self.painter
        painter.setPen(NO_PEN)
        wide = box.width() / len(shades)
        if self.ink.as_text:  # a file of vectors
            for place, shade in enumerate(shades):
                painter.fillRect(
                    QRectF(box.left() + place * wide, box.top(), wide + 0.2, box.height()), shade
                )
            return
        image = QImage(len(shades), 1, QImage.Format.Format_RGB32)
        for place, shade in enumerate(shades):
            image.setPixel(place, 0, shade.rgb())
        brush = QBrush(image)
        brush.setTransform(QTransform().translate(box.left(), box.top()).scale(wide, box.height()))
        painter.setBrush(brush)
        painter.drawRoundedRect(box, 4, 4)

    def _paint_cells(
        self, y: float, values: Sequence[float], *, new: bool = False, scale: float | None = None
    ) -> None:
        ink, painter = self.ink, self.painter
        reach = scale if scale is not None else self.picture.reach
        for place, told in enumerate(self.told):
            value = values[told]
            box = QRectF(self.layout.cells_left + place * CELL, y - LINE / 2 + 1, CELL - 3, LINE - 2)
            painter.setPen(NO_PEN)
            painter.setBrush(behind(ink, value / reach if reach else 0.0))
            painter.drawRoundedRect(box, 4, 4)
            draw_text(
                painter,
                ink,
                box.center().x(),
                y,
                signed(value, self.decimals),
                ink.shape,
                ink.t.text,
                "centre",
                CELL - 5,
            )
            if new:
                painter.setPen(pen(ink.t.accent, 1.25))
                painter.setBrush(QColor(0, 0, 0, 0))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_legends(self) -> None:
        """What the colours mean, at the right of the input rows."""
        if self.stage < Stage.ROWS:
            return
        y = self.layout.inputs_top + LINE / 2
        self._paint_legend(y, self.picture.reach, QCoreApplication.translate("VectorPair", "numbers"))
        if self.stage >= Stage.OUTPUTS:
            words = QCoreApplication.translate("VectorPair", "changes")
            self._paint_legend(y + LINE + 2, self.change, words)

    def _paint_legend(self, y: float, reach: float, name: str) -> None:
        ink, painter = self.ink, self.painter
        decimals = 2 if reach >= 0.1 else 4 if reach >= FINE else 5
        x = self.layout.width - 1
        x -= draw_text(painter, ink, x, y, signed(reach, decimals), ink.shape, ink.t.muted, "right") + 7
        left = round(x - LEGEND)
        for place in range(LEGEND):
            shade = theme.diverging(2 * (place + 0.5) / LEGEND - 1)
            painter.fillRect(QRectF(left + place, y - 5, 1, 10), shade)
        x = left - 7
        x -= draw_text(painter, ink, x, y, signed(-reach, decimals), ink.shape, ink.t.muted, "right") + 10
        if x - ink.width(name, ink.caption) > self.layout.cells_right + GAP:
            draw_text(painter, ink, x, y, name, ink.caption, ink.t.muted, "right")


def behind(ink: Ink, share: float) -> QColor:
    """The colour of a signed value from -1 to 1, never so strong that a number on it cannot be read."""
    t = ink.t
    size = min(1.0, abs(share)) ** 0.8 * STRONGEST[ink.dark]
    return theme.mix(t.div_0, t.div_p if share > 0 else t.div_n, size)
