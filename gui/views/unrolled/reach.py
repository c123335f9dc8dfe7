"""How far the gradient reaches: layout and drawing of the same cells when a correction travels from right to left.

A cell's colour is k = clamp(1 + log10(g / g_max) / 3, 0, 1) with g the norm of the loss's gradient in that state: full
colour for the largest, none for a thousandth of it. Two brackets say it in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QPainterPath

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.columns import place, shown_steps
from gui.views.unrolled.geometry import FAR, GUTTER, Look, Scene
from gui.views.unrolled.gutter import draw_name
from gui.views.unrolled.highlight import draw_scale, share_scale
from gui.views.unrolled.picture import Detail, Picture, Row, visible
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.spacing import LEGEND, Heights

USUAL, LEAST, MOST = 51.0, 34.0, 82.0
LAYER = 50.0
CARRIED, REACHED = 0.9, 0.01


@dataclass(frozen=True)
class Reach:
    """carried: so many last steps hold 90 % of the gradient. reached: the earliest step with at least 1 % of its
    peak, None if that is not further back than `carried`."""

    carried: int
    reached: int | None


def strength(gradient: float, largest: float) -> float:
    """k: 1 for the largest gradient, 0 for a thousandth of it or less."""
    if gradient <= 0 or largest <= 0 or not math.isfinite(gradient):
        return 0.0
    return min(1.0, max(0.0, 1 + math.log10(gradient / largest) / 3))


def reach_of(gradients: Sequence[float]) -> Reach:
    """Both brackets for the norms of one layer, one per step."""
    total, peak = math.fsum(gradients), max(gradients, default=0.0)
    if total <= 0 or not math.isfinite(total):
        return Reach(0, None)
    carried, part = 0, 0.0
    for gradient in reversed(gradients):
        carried, part = carried + 1, part + gradient
        if part >= CARRIED * total * (1 - 1e-9):
            break
    reached = next(i for i, gradient in enumerate(gradients) if gradient >= REACHED * peak)
    return Reach(carried, reached if reached < len(gradients) - carried else None)


def reach_height(layers: int) -> float:
    """Least height of the drawing."""
    return LEGEND + 22 + 14 + LAYER * max(0, layers - 1) + 30 + 26 + 13 + 12


def lay_out_reach(picture: Picture, look: Look, width: float, height: float) -> Scene:
    """One row of cells per layer, words straight under them, brackets below."""
    left = GUTTER if look.shown.gutter else 34.0
    room = max(60.0, width - left - 5)
    blocks = look.detail is Detail.BLOCKS
    steps = max(1, picture.steps)
    pitch = look.pitch or min(MOST, room / steps)
    if look.pitch is None and pitch < LEAST:
        pitch = (
            min(FAR[1], max(FAR[0], room / min(steps, 120))) if blocks else room / max(1, round(room / USUAL))
        )
    fit = max(1, int(room / pitch + 1e-6))
    columns = place(shown_steps(picture.steps, fit, look.keep), left, pitch)
    layers = len(picture.gradients or ())
    least = reach_height(layers)
    total = max(height, least)
    layer = LAYER + min(24.0, (total - least) / max(1, layers))
    words = total - 12 - 13 - 26 - (total - least - (layer - LAYER) * max(0, layers - 1)) / 2
    cells = tuple(words - 30 - layer * index for index in range(layers)) or (words - 30,)
    stack = Heights(total, 28, cells, words, words, words, cells[-1] - 28, None, cells[-1] - 24, words + 11)
    return Scene(
        width, total, pitch, max(6.0, pitch - 14 if pitch >= 32 else pitch - 2), columns,
        tuple(Row(i) for i in range(layers)), stack, "nothing", pitch < 32, False, False, True, left, left + room, 0,
        room, reach=True,
    )  # fmt: skip


def strengths(picture: Picture) -> list[list[float]]:
    """k for every layer and step, on one scale for all layers."""
    gradients = picture.gradients or ()
    largest = max((g for row in gradients for g in row if math.isfinite(g)), default=0.0)
    return [[strength(g, largest) for g in row] for row in gradients]


def draw_reach(sheet: Sheet) -> None:
    """Cells, lanes turned round, words, brackets and legend."""
    table = strengths(sheet.picture)
    for row in range(len(sheet.scene.rows)):
        if row < len(table):
            _draw_verticals(sheet, row)
            _draw_links(sheet, row, table[row])
    for row in range(len(sheet.scene.rows)):
        if row < len(table):
            _draw_row(sheet, row, table[row])
    _draw_words(sheet, table[-1] if table else [])
    _draw_loss(sheet)
    _draw_brackets(sheet)
    draw_scale(
        sheet, sheet.scene.width - 1, 9, QCoreApplication.translate("UnrolledView", "gradient"), "",
        QCoreApplication.translate("UnrolledView", "0.1 % to 100 %"), share_scale(sheet.ink),
    )  # fmt: skip


def _draw_row(sheet: Sheet, row: int, table: list[float]) -> None:
    t = sheet.ink.t
    for index, column in enumerate(sheet.scene.columns):
        if column.step is None or column.step >= len(table):
            continue
        outline = ink.pen(t.accent, 2) if sheet.is_hot(row, index) else ink.pen(t.edge)
        if sheet.lit == index and not sheet.is_hot(row, index):
            outline = ink.pen(t.text, 1.5)
        box = sheet.scene.cell(row, index)
        shapes.round_box(
            sheet.painter,
            shapes.rect(box),
            min(7.0, sheet.scene.pitch / 4),
            sheet.ink.share(table[column.step]),
            outline,
        )
    if sheet.scene.left >= 100 and row < len(sheet.picture.layers):
        draw_name(sheet, sheet.scene.heights.cells[row], sheet.picture.layers[row].name, None)


def _draw_verticals(sheet: Sheet, row: int) -> None:
    """Thin lines from layer to layer and down to the words, without heads: here nothing rises."""
    pale = ink.pen(ink.color(sheet.ink.t.edge, 0.7))
    for index, column in enumerate(sheet.scene.columns):
        if column.step is not None:
            box = sheet.scene.cell(row, index)
            end = sheet.scene.cell(row - 1, index).y if row else box.bottom + 6.5
            shapes.line(sheet.painter, column.x, box.bottom, column.x, end, pale)


def _draw_links(sheet: Sheet, row: int, table: list[float]) -> None:
    """The lanes, turned round: from each step back to the one before, as wide as what arrives."""
    columns = sheet.scene.columns
    if sheet.scene.blocks:
        return
    for index in range(len(columns) - 1):
        after = index + 1
        if columns[index].step is None:
            continue
        gap = columns[after].x if columns[after].is_gap else None
        after += gap is not None
        step = columns[index].step
        if after >= len(columns) or step is None or step >= len(table):
            continue
        k = table[step]
        colour = theme.mix(sheet.ink.t.edge, sheet.ink.t.heat1, k)
        left, right = sheet.scene.cell(row, index), sheet.scene.cell(row, after)
        stroke = ink.pen(colour, 1 + 2.2 * k)
        if gap is None:
            shapes.line(sheet.painter, left.right + 5, left.cy, right.x, left.cy, stroke)
        else:
            shapes.line(sheet.painter, left.right + 5, left.cy, gap - 6, left.cy, stroke)
            shapes.line(sheet.painter, gap + 6, left.cy, right.x, left.cy, stroke)
            for x in (gap - 2.4, gap + 2.4):
                shapes.dot(sheet.painter, x, left.cy, 0.9 + 0.6 * k, colour)
        shapes.arrow_head(sheet.painter, left.right + 1.5, left.cy, "left", colour, 5.5 + k)


def _draw_words(sheet: Sheet, top: list[float]) -> None:
    """The words under the cells: ink where the gradient is strong, muted where it fades; one size for all."""
    columns, pens = sheet.scene.columns, sheet.ink
    width = sheet.scene.pitch - 4 if sheet.scene.pitch >= 32 else 80.0
    font = _word_font(sheet, width)
    for index, column in enumerate(columns):
        if column.step is None:
            text, strong = f"+{column.hidden}", False
        elif sheet.scene.pitch < 32 and index not in (0, len(columns) - 1, sheet.lit):
            continue
        else:
            strong = column.step < len(top) and top[column.step] >= 0.55
            text = visible(sheet.picture.read[column.step].text)
        colour = pens.t.text if strong or index == sheet.lit else pens.t.muted
        text, _ = ink.fit(pens, text, font, width, font.pixelSize())
        ink.draw_text(sheet.painter, pens, column.x, sheet.scene.heights.words, text, font, colour, "centre")


def _word_font(sheet: Sheet, width: float) -> QFont:
    """The largest size, from the caption's down by a fifth, in which nearly all words fit."""
    pens = sheet.ink
    steps = [column.step for column in sheet.scene.columns if column.step is not None]
    words = [visible(sheet.picture.read[step].text) for step in steps]
    font = pens.caption
    for pixels in range(font.pixelSize(), round(font.pixelSize() * 0.8), -1):
        font = ink.smaller(pens.caption, pixels)
        if sum(pens.width(word, font) > width for word in words) <= len(words) // 10:
            break
    return font


def _draw_loss(sheet: Sheet) -> None:
    if sheet.scene.columns:
        cell = sheet.scene.cell(len(sheet.scene.rows) - 1, len(sheet.scene.columns) - 1)
        text = QCoreApplication.translate("UnrolledView", "loss")
        ink.draw_text(
            sheet.painter,
            sheet.ink,
            cell.cx,
            cell.y - 14,
            text,
            sheet.ink.caption,
            sheet.ink.t.text,
            "centre",
        )


def _draw_brackets(sheet: Sheet) -> None:
    """What the colours say, in words."""
    gradients, columns = sheet.picture.gradients, sheet.scene.columns
    if not gradients or not columns:
        return
    reach = reach_of(gradients[-1])
    steps = len(gradients[-1])
    begin = sheet.scene.column_of(steps - reach.carried)
    y = sheet.scene.heights.words + 26
    if begin is None:  # hidden by the gap
        begin = next(
            (i for i, c in enumerate(columns) if c.step is not None and c.step > steps - reach.carried), None
        )
    if begin is None or not reach.carried:
        return
    left = sheet.scene.cell(0, begin).x
    right = sheet.scene.cell(0, len(columns) - 1).right
    near = _draw_bracket(sheet, left, right, y, carried_text(reach.carried), None)
    reached = sheet.scene.column_of(reach.reached)
    if reached is not None and reach.reached is not None:
        text = reached_text(visible(sheet.picture.read[reach.reached].text), steps - 1 - reach.reached)
        _draw_bracket(sheet, sheet.scene.cell(0, reached).x, left - 9, y, text, near - 12)


def carried_text(steps: int) -> str:
    if steps == 1:
        return QCoreApplication.translate("UnrolledView", "1 step carries 90 %")
    return QCoreApplication.translate("UnrolledView", "{steps} steps carry 90 %").format(steps=steps)


def reached_text(word: str, back: int) -> str:
    return QCoreApplication.translate("UnrolledView", '1 % still reaches "{word}", {back} steps back').format(
        word=word, back=back
    )


def _draw_bracket(sheet: Sheet, left: float, right: float, y: float, text: str, limit: float | None) -> float:
    """A bracket with its words below; dashed when a `limit` for the words is given. Gives the words' left edge."""
    dashed = limit is not None
    colour = sheet.ink.t.muted if dashed else sheet.ink.t.text
    path = QPainterPath()
    path.moveTo(left, y - 4.5)
    path.lineTo(left, y)
    path.lineTo(right, y)
    if not dashed:
        path.lineTo(right, y - 4.5)
    shapes.stroke_path(sheet.painter, path, ink.pen(colour, 1.25, (3, 3) if dashed else ()))
    width = sheet.ink.width(text, sheet.ink.caption)
    x = (left + right) / 2 - width / 2
    x = min(x, (limit if limit is not None else sheet.scene.width) - width)
    x = max(x, sheet.scene.left - 8)
    room = (limit - x) if limit is not None else sheet.scene.width - x
    ink.draw_text(
        sheet.painter, sheet.ink, x, y + 14, text, sheet.ink.caption, colour, "left", max(40.0, room)
    )
    return x
