"""The words along the time axis, and a line where the text was cut off."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.picture import Word, visible
from gui.views.unrolled.sheet import Sheet

RADIUS = 6.0


def draw_words(sheet: Sheet) -> None:
    """A chip under every column, dots under a gap, and a thin line where the text was cut off."""
    for index in sheet.scene.seen:
        column = sheet.scene.columns[index]
        if column.step is None:
            ink.draw_text(
                sheet.painter,
                sheet.ink,
                column.x,
                sheet.scene.heights.words - 3,
                "⋯",
                sheet.ink.heading,
                sheet.ink.t.muted,
                "centre",
            )
        elif sheet.scene.blocks:
            _draw_small_word(sheet, index, column.step)
        else:
            draw_chip(sheet, chip_box(sheet, index), sheet.picture.read[column.step], lit=sheet.lit == index)
    _draw_cut(sheet)


def chip_box(sheet: Sheet, column: int) -> Box:
    """The chip of a word: as wide as the word, never wider than its column."""
    step = sheet.step(column)
    most = sheet.scene.chip(column)
    text = sheet.picture.read[step].text if step is not None else ""
    width = min(most.w, max(26.0, sheet.ink.width(visible(text), sheet.ink.body) + 20))
    return Box(most.cx - width / 2, most.y, width, most.h)


def draw_chip(sheet: Sheet, box: Box, word: Word, *, lit: bool = False) -> None:
    """One word: plain, coloured by what it did, or dashed when the network has never seen it."""
    t, painter, area = sheet.ink.t, sheet.painter, shapes.rect(box)
    colour = t.muted if word.unknown or word.mark else t.text
    if word.mark:
        shapes.round_box(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, t.surface, ink.pen(t.hairline))
    elif word.unknown:
        shapes.round_box(
            painter,
            area.adjusted(0.6, 0.6, -0.6, -0.6),
            5,
            t.surface if lit else None,
            ink.pen(t.border, 1.25, (3, 3)),
        )
    elif word.effect is not None and abs(word.effect) >= 0.02:
        _draw_effect(sheet, area, word.effect)
    else:
        sheet.box(box, RADIUS, t.surface if lit else t.sunken)
    ink.draw_text(
        painter, sheet.ink, box.cx, box.cy, visible(word.text), sheet.ink.body, colour, "centre", box.w - 6
    )


def _draw_effect(sheet: Sheet, area: QRectF, effect: float) -> None:
    t = sheet.ink.t
    part = min(0.42, 0.08 + 0.5 * abs(effect))
    ground = theme.mix(t.surface, t.positive if effect > 0 else t.negative, part)
    shapes.round_box(sheet.painter, area, RADIUS, ground, None)
    if effect < 0:
        most = 0.48 if sheet.ink.dark else 0.60
        shapes.hatch(sheet.painter, area, RADIUS, theme.mix(t.surface, t.negative, min(most, part + 0.12)))


def _draw_small_word(sheet: Sheet, column: int, step: int) -> None:
    """Under blocks there is room for Chinese words, else only for the first, the last and the lit ones."""
    pens, scene = sheet.ink, sheet.scene
    lit = column in _lit_columns(sheet)
    colour = pens.t.text if lit or column in _ends(sheet) else pens.t.muted
    text, y = visible(sheet.picture.read[step].text), scene.heights.words
    if scene.pitch >= 24 and sheet.picture.in_chinese:
        x = scene.columns[column].x
        ink.draw_text(sheet.painter, pens, x, y, text, pens.caption, colour, "centre", scene.pitch - 2)
        return
    box = _small_word_box(sheet, column)
    before = _lit_columns(sheet) + _ends(sheet)
    if column not in before:
        return
    before = before[: before.index(column)]
    if all(_small_word_box(sheet, other).overlap(box) == 0 for other in before if other != column):
        text, font = ink.fit(pens, text, pens.caption, box.w)
        ink.draw_text(sheet.painter, pens, box.cx, y, text, font, colour, "centre")


def _lit_columns(sheet: Sheet) -> list[int]:
    """The highlighted column and the one under the mouse."""
    found = [sheet.lit, sheet.hot[1] if sheet.hot is not None else None]
    return [column for column in found if column is not None]


def _ends(sheet: Sheet) -> list[int]:
    return [0, sheet.scene.seen[-1]]


def _small_word_box(sheet: Sheet, column: int) -> Box:
    """The room of a word under blocks, pushed in from the two ends."""
    scene = sheet.scene
    step = scene.columns[column].step
    text = visible(sheet.picture.read[step].text) if step is not None else ""
    width = min(110.0, sheet.ink.width(text, sheet.ink.caption))
    left = scene.columns[column].x - width / 2
    left = max(scene.left, min(left, scene.right - width))
    return Box(left - 3, scene.heights.words - 8, width + 6, 16)


def _draw_cut(sheet: Sheet) -> None:
    """Words that are not read stand behind a thin line."""
    cut = sheet.picture.cut_off
    columns = sheet.scene.columns
    if not cut or not columns:
        return
    head = sheet.picture.cut_at_head
    way = -1 if head else 1
    x = columns[0 if head else -1].x + way * (sheet.scene.pitch / 2 - 1)
    y = sheet.scene.heights.words
    shapes.line(sheet.painter, x, y - 15, x, y + 15, ink.pen(sheet.ink.t.disabled, 1))
    ink.draw_text(
        sheet.painter,
        sheet.ink,
        x + way * 5,
        y,
        f"+{cut}",
        sheet.ink.shape,
        sheet.ink.t.disabled,
        "right" if head else "left",
    )
