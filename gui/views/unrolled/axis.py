"""The time axis: a pale line with an arrow, and on it the numbers of the steps."""

from __future__ import annotations

import bisect

from PySide6.QtCore import QRectF

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.sheet import Sheet


def draw_axis(sheet: Sheet) -> None:
    """A pale line with an arrow; the numbers lie on it, backed by the page."""
    columns = sheet.scene.columns
    if not sheet.scene.seen:
        return
    y = sheet.scene.heights.axis
    pale = ink.color(sheet.ink.t.edge, 0.55)
    seen = sheet.scene.seen
    end = columns[seen[-1]].x + min(33.0, sheet.scene.pitch / 2 + 8)
    start = columns[seen[0]].x - min(20.0, sheet.scene.pitch / 2)
    marks = _numbers(sheet)
    for x, text in marks:
        half = sheet.ink.width(text, sheet.ink.shape) / 2 + 7
        if x - half > start:
            shapes.line(sheet.painter, start, y, x - half, y, ink.pen(pale))
        start = x + half
    shapes.line(sheet.painter, min(start, end - 4), y, end - 4, y, ink.pen(pale))
    shapes.arrow_head(sheet.painter, end, y, "right", pale)
    for x, text in marks:
        lit = sheet.lit is not None and columns[sheet.lit].x == x
        if lit:
            wide = max(22.0, sheet.ink.width(text, sheet.ink.shape) + 8)
            sheet.painter.fillRect(QRectF(x - wide / 2, y - 8, wide, 16), ink.color(sheet.ink.t.accent_soft))
        colour = sheet.ink.t.text if lit else sheet.ink.t.muted
        ink.draw_text(sheet.painter, sheet.ink, x, y, text, sheet.ink.shape, colour, "centre")


def _numbers(sheet: Sheet) -> list[tuple[float, str]]:
    """(x, number) on the axis: all in the middle zoom, every fifth, tenth or twentieth over blocks.

    The lit step, gaps and the first step come before the others where numbers are crowded.
    """
    scene = sheet.scene
    widest = sheet.ink.width(str(sheet.picture.steps + sheet.picture.first_step), sheet.ink.shape) + 16
    every = next((n for n in (1, 5, 10, 20, 50) if n * scene.pitch >= widest), 100)
    ranked: list[tuple[int, float, str]] = []
    for index in scene.seen:
        column = scene.columns[index]
        if column.step is None:
            ranked.append((1, column.x, f"+{column.hidden}"))
            continue
        number = sheet.number(column.step)
        rank = 0 if index == sheet.lit else 2 if index == 0 else 3
        if rank < 3 or number % every == 0:
            ranked.append((rank, column.x, str(number)))
    marks: list[tuple[float, float, str]] = []  # (x, half its width, number), apart from one another
    for _, x, text in sorted(ranked):
        half = sheet.ink.width(text, sheet.ink.shape) / 2 + 4
        at = bisect.bisect(marks, (x, 0.0, ""))
        beside = marks[max(0, at - 1) : at + 1]
        if x + half <= scene.width and all(abs(x - other) >= half + room for other, room, _ in beside):
            marks.insert(at, (x, half, text))
    return [(x, text) for x, _, text in marks]
