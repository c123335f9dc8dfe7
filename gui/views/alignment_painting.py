"""How an alignment map is painted: on the screen, in a picture, in a vector file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gui.views.alignment_geometry import MARGIN, MOST_COLUMN_WORD, MOST_ROW_WORD, WORD_GAP, Grid, Words
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.highlight import LEGEND_HEIGHT, LEGEND_WIDTH, share_scale
from gui.views.unrolled.ink import Ink

if TYPE_CHECKING:
    from gui.views.alignment_map import Alignment

LEAST_NUMBER = 0.05  # weaker cells are left without a number


STACKED = 1.06  # height of a Han character over another one, in its own size


def measured(pens: Ink, rows: Sequence[str], columns: Sequence[str]) -> Words:
    """How large the words are, up to what they may take."""
    caption = pens.caption
    return Words(
        rows=tuple(min(MOST_ROW_WORD, pens.width(word, pens.body)) for word in rows),
        columns=tuple(min(MOST_COLUMN_WORD, pens.width(word, caption)) for word in columns),
        along=tuple(
            len(word) * STACKED * caption.pixelSize() if is_han(word) else pens.width(word, caption)
            for word in columns
        ),
        line=pens.metrics(caption).height(),
        corner=pens.width(_written(), caption),
    )


def is_han(word: str) -> bool:
    """Whether a word is written in Han characters alone, which may stand over each other."""
    return bool(word) and all("\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" for sign in word)


def _written() -> str:
    return QCoreApplication.translate("AlignmentMap", "written ↓")


def paint_map(
    painter: QPainter,
    pens: Ink,
    grid: Grid,
    alignment: Alignment | None,
    lit: tuple[int, int] | None,
    sentence: str,
) -> None:
    """Words, cells, legend, and the sentence of the lit cell."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    if alignment is None or not alignment.weights.size:
        ink.draw_text(painter, pens, MARGIN, 30, sentence, pens.body, pens.t.muted, "left", grid.width)
        return
    _draw_cross(painter, pens, grid, lit)
    _draw_cells(painter, pens, grid, alignment)
    _draw_words(painter, pens, grid, alignment, lit)
    if lit is not None:
        box = grid.box(*lit)
        radius = min(4.0, grid.row / 5)
        shapes.round_box(painter, shapes.rect(box), radius, None, ink.pen(pens.t.accent, 2))
    _draw_heads(painter, pens, grid)
    y = grid.area.bottom + 20
    ink.draw_text(
        painter, pens, MARGIN, y, sentence, pens.caption, pens.t.muted, "left", grid.width - 2 * MARGIN
    )


def _draw_cross(painter: QPainter, pens: Ink, grid: Grid, lit: tuple[int, int] | None) -> None:
    """The soft ground behind the words of the lit cell."""
    if lit is None:
        return
    row, column = grid.row_word(lit[0]), grid.column_word(lit[1])
    area = shapes.rect(row).adjusted(0, 1, 4, -1)
    shapes.round_box(painter, area, 5, pens.t.accent_soft, None)
    area = shapes.rect(column).adjusted(0.5, -4, -0.5, 4)
    shapes.round_box(painter, area, 5, pens.t.accent_soft, None)


def _draw_cells(painter: QPainter, pens: Ink, grid: Grid, alignment: Alignment) -> None:
    gap = 1.0 if grid.cell < 20 else 1.5
    radius = min(4.0, grid.cell / 6, grid.row / 6)
    for row in range(grid.rows):
        for column in range(grid.columns):
            weight = float(alignment.weights[row, column])
            box = grid.box(row, column)
            area = QRectF(box.x + gap / 2, box.y + gap / 2, box.w - gap, box.h - gap)
            fill = pens.share(weight)
            shapes.round_box(painter, area, radius, fill, None)
            if grid.written and weight >= LEAST_NUMBER:
                colour = readable_on(fill, pens)
                text = str(round(100 * weight))
                ink.draw_text(painter, pens, box.cx, box.cy, text, pens.shape, colour, "centre", box.w - 6)


def readable_on(fill: QColor, pens: Ink) -> QColor:
    """The colour of text or of what stands on the accent, whichever stands out more."""
    return max((ink.color(pens.t.text), ink.color(pens.t.accent_text)), key=lambda one: contrast(one, fill))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2 has it, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _draw_words(
    painter: QPainter, pens: Ink, grid: Grid, alignment: Alignment, lit: tuple[int, int] | None
) -> None:
    t = pens.t
    for row, word in enumerate(alignment.answer):
        box = grid.row_word(row)
        colour = t.accent if lit is not None and lit[0] == row else t.text
        ink.draw_text(painter, pens, box.right, box.cy, word, pens.body, colour, "right", box.w)
    for column, word in enumerate(alignment.source):
        box = grid.column_word(column)
        colour = t.accent if lit is not None and lit[1] == column else t.text
        if not grid.along:
            ink.draw_text(painter, pens, box.cx, box.cy, word, pens.caption, colour, "centre", box.w - 2)
            continue
        font = pens.caption
        if font.pixelSize() > box.w - 1:
            font = ink.smaller(font, max(9, int(box.w - 1)))
        if is_han(word):
            _draw_stacked(painter, pens, box, word, font, colour)
            continue
        painter.save()
        painter.translate(box.cx, box.bottom)
        painter.rotate(-90)
        ink.draw_text(painter, pens, 0, 0, word, font, colour, "left", box.h)
        painter.restore()


def _draw_stacked(painter: QPainter, pens: Ink, box: Box, word: str, font: QFont, colour: str) -> None:
    """Han characters from above, the last one next to its column."""
    pitch = STACKED * font.pixelSize()
    most = max(1, int(box.h / pitch + 0.01))
    signs = word if len(word) <= most else word[: most - 1] + "⋮"
    for index, sign in enumerate(reversed(signs)):
        y = box.bottom - (index + 0.5) * pitch
        ink.draw_text(painter, pens, box.cx, y, sign, font, colour, "centre")


def _draw_heads(painter: QPainter, pens: Ink, grid: Grid) -> None:
    """What columns and rows are, and what the colours mean."""
    t, caption = pens.t, pens.caption
    read = QCoreApplication.translate("AlignmentMap", "read →")
    name = QCoreApplication.translate("AlignmentMap", "attention")
    right = min(grid.width, max(grid.area.right, grid.left + 250)) - MARGIN
    start = _draw_legend(painter, pens, right, 10, name)
    if start - grid.left > pens.width(read, caption) + 8:
        ink.draw_text(painter, pens, grid.left, 10, read, caption, t.muted, "left")
    ink.draw_text(painter, pens, grid.left - WORD_GAP, grid.top - 10, _written(), caption, t.muted, "right")


def _draw_legend(painter: QPainter, pens: Ink, right: float, y: float, name: str) -> float:
    """0 to 100 %, right-aligned; gives its left edge."""
    t = pens.t
    x = right - ink.draw_text(painter, pens, right, y, "100\u00a0%", pens.shape, t.muted, "right") - 7
    area = QRectF(x - LEGEND_WIDTH, y - LEGEND_HEIGHT / 2, LEGEND_WIDTH, LEGEND_HEIGHT)
    outline: QPen = ink.pen(t.hairline, 1)
    shapes.round_box(painter, area.adjusted(-0.5, -0.5, 0.5, 0.5), 3.5, None, outline)
    shapes.draw_strip(painter, area, share_scale(pens), 3)
    x = area.left() - 7
    x -= ink.draw_text(painter, pens, x, y, "0", pens.shape, t.muted, "right") + 10
    return x - ink.draw_text(painter, pens, x, y, name, pens.caption, t.muted, "right")
