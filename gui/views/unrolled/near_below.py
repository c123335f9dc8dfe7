"""Below a cell in the near zoom: the words along time, and the equations; above it, the legend."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.equations import Equation
from gui.views.unrolled.highlight import draw_scale, share_scale, signed_scale
from gui.views.unrolled.near_geometry import CELL, GAP, INPUT
from gui.views.unrolled.near_sheet import NearSheet, draw_strip_at
from gui.views.unrolled.picture import visible


def draw_time(near: NearSheet) -> None:
    """The word before, this word, the word after, and the steps between them."""
    scene, words, t = near.scene, near.picture.read, near.ink.t
    y, x = scene.word_y, scene.x(INPUT)
    here = _chip(near, x, y, visible(words[near.step].text), t.text)
    if near.step > 0:
        text, font = ink.fit(
            near.ink, visible(words[near.step - 1].text), near.ink.heading, max(30.0, here.left() - 90)
        )
        used = ink.draw_text(near.sheet.painter, near.ink, 0, y, text, font, t.muted)
        last = near.sheet.number(near.step - 1)
        _span(near, used + 20, here.left() - 14, y, f"{last} → {near.now}", head=False)
    if near.step + 1 < near.picture.steps:
        after = visible(words[near.step + 1].text)
        half = _chip_width(near, after) / 2
        wanted = scene.x(INPUT) + (CELL[0] + GAP) * scene.across
        goal = min(wanted, scene.width - half)
        if goal + scene.gate_width / 2 <= scene.width and goal == wanted:
            _draw_next_input(near, goal)
        _chip(near, goal, y, after, t.muted)
        _span(
            near,
            here.right() + 14,
            goal - half - 10,
            y,
            f"{near.now} → {near.sheet.number(near.step + 1)}",
            head=True,
        )


def _draw_next_input(near: NearSheet, x: float) -> None:
    """The next word on its way into the next cell, where there is room to see it."""
    bottom, word = near.scene.cell().bottom, near.scene.word_y
    shapes.arrow(near.sheet.painter, (x, word), (x, bottom + 4), near.ink.t.edge, 1.5, 7)
    draw_strip_at(near, x, bottom + (word - bottom) * 0.48, "x", near.step + 1)


def _chip_width(near: NearSheet, text: str) -> float:
    return min(150.0, max(48.0, near.ink.width(text, near.ink.heading) + 32))


def _chip(near: NearSheet, x: float, y: float, text: str, colour: str) -> QRectF:
    width = _chip_width(near, text)
    area = QRectF(x - width / 2, y - 16, width, 32)
    shapes.round_box(near.sheet.painter, area, 6, near.ink.t.sunken, None)
    ink.draw_text(near.sheet.painter, near.ink, x, y, text, near.ink.heading, colour, "centre", width - 12)
    return area


def _span(near: NearSheet, left: float, right: float, y: float, text: str, *, head: bool) -> None:
    """A piece of the time axis with its step numbers in the middle, if they have room."""
    pale = ink.color(near.ink.t.edge, 0.55)
    middle, half = (left + right) / 2, near.ink.width(text, near.ink.shape) / 2 + 11
    if right - left < 16:
        return
    if right - left > 2 * half + 20:
        shapes.line(near.sheet.painter, left, y, middle - half, y, ink.pen(pale))
        ink.draw_text(
            near.sheet.painter, near.ink, middle, y, text, near.ink.shape, near.ink.t.muted, "centre"
        )
        left = middle + half
    if head:
        shapes.arrow(near.sheet.painter, (left, y), (right, y), pale)
    else:
        shapes.line(near.sheet.painter, left, y, right, y, ink.pen(pale))


def draw_equations(near: NearSheet) -> None:
    """The equations in two columns under a hairline, each with its meaning and its shape."""
    t, painter, pens, scene = near.ink.t, near.sheet.painter, near.ink, near.scene
    shapes.line(painter, 0, scene.rule_y, scene.width, scene.rule_y, ink.pen(t.hairline, 1))
    every = near.equations()
    font = pens.heading if scene.width >= 1100 else pens.body
    widest = max(
        max(ink.sub_width(pens, one.text, font), ink.sub_width(pens, one.sizes, pens.shape)) for one in every
    )
    shape = f"({near.which.units})"
    meaning = _meaning_font(near, every, widest, shape)
    for index, equation in enumerate(every):
        box = scene.equation(index, len(every))
        if equation.part == near.lit:
            shapes.round_box(painter, shapes.rect(box), 8, t.accent_soft, None)
        lift = pens.shape.pixelSize() * 0.68 if equation.sizes else 0.0
        ink.draw_sub(painter, pens, box.x + 12, box.cy - lift, equation.text, font, t.text)
        if equation.sizes:
            low = box.cy + font.pixelSize() * 0.5 + 3
            ink.draw_sub(painter, pens, box.x + 12, low, equation.sizes, pens.shape, t.muted)
        right = box.right - 12
        right -= ink.draw_text(painter, pens, right, box.cy, shape, pens.shape, t.muted, "right") + 12
        left = box.x + 12 + max(widest + 20, min(270.0, box.w * 0.4))
        if right - left > 40:
            ink.draw_text(
                painter, pens, left, box.cy, equation.meaning, meaning, t.muted, "left", right - left
            )


def _meaning_font(near: NearSheet, every: list[Equation], widest: float, shape: str) -> QFont:
    """One size for all meanings: the largest in which every one fits into its column."""
    pens, box = near.ink, near.scene.equation(0, len(every))
    room = box.w - 36 - max(widest + 20, min(270.0, box.w * 0.4)) - pens.width(shape, pens.shape)
    font = pens.body if near.scene.width >= 1100 else pens.caption
    while font.pixelSize() > 10 and max(pens.width(equation.meaning, font) for equation in every) > room:
        font = ink.smaller(font, font.pixelSize() - 1)
    return font


def draw_near_legend(near: NearSheet) -> None:
    """What the colours of gates and of states stand for."""
    if not near.coloured or not near.stripes.values:
        return
    sheet = near.sheet
    name = QCoreApplication.translate("UnrolledView", "state")
    left = draw_scale(sheet, near.scene.width - 1, 9, name, "−1", "+1", signed_scale(near.ink))
    if near.stripes.means:
        name = QCoreApplication.translate("UnrolledView", "gate")
        draw_scale(sheet, left - 28, 9, name, "0", "1", share_scale(near.ink))
