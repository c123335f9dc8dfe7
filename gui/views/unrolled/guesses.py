"""The answer at every step: guesses for the next word or for the word's own answer, and the thread that takes one.

Before training there is one box per step, with the word that the network is asked for there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPen

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.gutter import draw_name
from gui.views.unrolled.lanes import top_of
from gui.views.unrolled.picture import Picture, Word, visible
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.words import chip_box

RADIUS = 6.0


def has_guesses(sheet: Sheet) -> bool:
    """Whether real guesses are shown, not only the word that comes next."""
    return bool(sheet.picture.guesses) and sheet.scene.guess_boxes >= 1 and not sheet.scene.shapes


def draw_guesses(sheet: Sheet) -> None:
    """Boxes above every top cell, the arrows up to them, and the row's name."""
    if sheet.scene.above != "guesses" or not sheet.scene.rows:
        return
    for index, step in sheet.steps():
        column = sheet.scene.columns[index]
        if not has_guesses(sheet) and target_of(sheet.picture, step) is None and step:
            continue  # the text ends here: there is no next word to ask for
        low = sheet.scene.guess(index, sheet.scene.guess_boxes - 1)
        shapes.arrow(
            sheet.painter, (column.x, top_of(sheet, index)), (column.x, low.bottom + 4), sheet.ink.t.edge
        )
        if sheet.scene.blocks:
            _draw_small(sheet, index, step)
        elif has_guesses(sheet):
            _draw_column(sheet, index, step)
        else:
            _draw_target(sheet, index, step)
    _draw_name(sheet)


def _draw_name(sheet: Sheet) -> None:
    if sheet.scene.left < 100:
        return
    top = sheet.scene.guess(0, 0).y if sheet.scene.columns else sheet.scene.heights.above
    y = (top + sheet.scene.heights.above) / 2
    picture = sheet.picture
    if has_guesses(sheet):
        name = QCoreApplication.translate("UnrolledView", "Guesses, %")
        if picture.task == "aligned":
            name = QCoreApplication.translate("UnrolledView", "Answers, %")
        draw_name(sheet, y, name, None, width=94)
        return
    name = QCoreApplication.translate("UnrolledView", "Next word")
    if picture.task == "aligned":
        name = QCoreApplication.translate("UnrolledView", "Answer")
    shape = f"({picture.steps}, {picture.batch}, {picture.vocabulary})"
    if picture.task != "decoder":
        draw_name(sheet, y, name, shape if sheet.scene.shapes else None)
    elif (
        sheet.scene.width - sheet.scene.right > 76 and not sheet.scene.blocks
    ):  # its names stand at its right
        x = sheet.scene.right + 16
        draw_name(sheet, y, name, shape, x=x, width=sheet.scene.width - x)


def target_of(picture: Picture, step: int) -> Word | None:
    """What the network is asked for at a step: what the picture says, else the next word."""
    asked = picture.targets or picture.read[1:]
    return asked[step] if step < len(asked) else None


def _draw_small(sheet: Sheet, column: int, step: int) -> None:
    """Among blocks: a box filled from below by the probability of what was taken; in the lit column also its word."""
    box, t = sheet.scene.guess(column, 0), sheet.ink.t
    area, radius = shapes.rect(box), min(RADIUS, box.w / 4)
    told = has_guesses(sheet) and is_guessed(sheet, step)
    guess = taken_guess(sheet.picture, step) if told else None
    if guess is not None:
        high = max(1.5, box.h * min(1.0, max(0.0, guess[1])))
        fill = theme.mix(t.surface, t.accent, 0.45)
        shapes.round_box(
            sheet.painter, area.adjusted(0, box.h - high, 0, 0), min(radius, high / 2), fill, None
        )
    lit = sheet.lit == column
    shapes.round_box(sheet.painter, area, radius, None, ink.pen(t.accent if lit else t.hairline, 1.25))
    if guess is None and not has_guesses(sheet):
        _write_small_target(sheet, step, area)
    if lit and guess is not None:
        text = f"{visible(guess[0])} {round(100 * guess[1])}\u00a0%"
        half = sheet.ink.width(text, sheet.ink.caption) / 2
        x = min(max(box.cx, sheet.scene.left + half), sheet.scene.right - half)
        ink.draw_text(sheet.painter, sheet.ink, x, box.y - 10, text, sheet.ink.caption, t.text, "centre")


def _write_small_target(sheet: Sheet, step: int, area: QRectF) -> None:
    """The word that is asked for, where it has room."""
    target = target_of(sheet.picture, step)
    text = visible(target.text) if target is not None else ""
    if sheet.ink.width(text, sheet.ink.caption) <= area.width() - 2:
        at, font, colour = area.center(), sheet.ink.caption, sheet.ink.t.muted
        ink.draw_text(sheet.painter, sheet.ink, at.x(), at.y(), text, font, colour, "centre")


def is_guessed(sheet: Sheet, step: int) -> bool:
    """Whether a step has been answered, while one token after the other is carried through."""
    rows = len(sheet.scene.rows)
    if sheet.scene.rows_at_once(0) < rows:  # the answer needs both directions, and one begins at the end
        step = sheet.picture.steps - 1
    return step < sheet.known or (step == sheet.known and sheet.risen >= rows)


def taken_guess(picture: Picture, step: int) -> tuple[str, float] | None:
    """The word that was taken at a step and its probability, if it is known."""
    guesses, taken = picture.guesses or (), picture.taken or ()
    which = taken[step] if step < len(taken) else None
    if which is None or step >= len(guesses) or which >= len(guesses[step]):
        return None
    return guesses[step][which]


def _draw_target(sheet: Sheet, column: int, step: int) -> None:
    """What the network is asked to guess here: the word of the next step."""
    box, t = sheet.scene.guess(column, 0), sheet.ink.t
    target = target_of(sheet.picture, step)
    text = visible(target.text) if target is not None else "?"
    lit = sheet.lit == column
    outline = ink.pen(t.accent, 1.5) if lit else ink.pen(t.hairline)
    shapes.round_box(sheet.painter, shapes.rect(box), RADIUS, t.surface, outline)
    colour = t.accent if lit else t.muted
    ink.draw_text(
        sheet.painter, sheet.ink, box.cx, box.cy, text, sheet.ink.caption, colour, "centre", box.w - 8
    )


def _draw_column(sheet: Sheet, column: int, step: int) -> None:
    guesses = sheet.picture.guesses or ()
    taken = sheet.picture.taken or ()
    if step >= len(guesses) or not is_guessed(sheet, step):
        for index in range(sheet.scene.guess_boxes):
            box = sheet.scene.guess(column, index)
            sheet.box(box, RADIUS, sheet.ink.t.surface, ink.pen(sheet.ink.t.hairline))
        return
    which = taken[step] if step < len(taken) else None
    for index, (text, probability) in enumerate(guesses[step][: sheet.scene.guess_boxes]):
        box = sheet.scene.guess(column, index)
        _draw_guess(
            sheet, box, visible(text), probability, taken=index == which, alone=sheet.scene.guess_boxes == 1
        )


def _draw_guess(sheet: Sheet, box: Box, text: str, probability: float, *, taken: bool, alone: bool) -> None:
    """One guess: its word, its percentage, and a fill as wide as the percentage."""
    t, painter, area = sheet.ink.t, sheet.painter, shapes.rect(box)
    colour = t.text if taken else t.muted
    shapes.round_box(painter, area, RADIUS, t.surface, None)
    fill = theme.mix(t.surface, t.accent, 0.28) if taken else ink.color(t.accent_soft)
    width = box.w * min(1.0, max(0.0, probability))
    if width >= 1.5:
        inner = area.adjusted(0.5, 0.5, width - box.w, -0.5)
        shapes.round_box(painter, inner, min(RADIUS - 1, width / 2), fill, None)
    shapes.round_box(painter, area, RADIUS, None, ink.pen(t.accent, 1.5) if taken else ink.pen(t.hairline))
    if alone:
        ink.draw_text(
            painter, sheet.ink, box.cx, box.cy, text, sheet.ink.caption, colour, "centre", box.w - 12
        )
        return
    number, pens = str(round(100 * probability)), sheet.ink
    left, right = (11.0, 9.0) if box.w >= 66 else (7.0, 6.0)
    room = box.w - left - right - 5 - pens.width(number, pens.shape)
    if box.w < 58 and pens.width(text, pens.caption) > room:  # the word or its number: the word says more
        ink.draw_text(painter, pens, box.cx, box.cy, text, pens.caption, colour, "centre", box.w - 8)
        return
    ink.draw_text(painter, pens, box.right - right, box.cy, number, pens.shape, colour, "right")
    ink.draw_text(painter, pens, box.x + left, box.cy, text, pens.caption, colour, "left", room)


def draw_threads(sheet: Sheet) -> None:
    """From each taken guess down between the columns into the word it became, or into the layer that reads it."""
    if sheet.picture.own_answer and sheet.scene.own:
        _draw_own_threads(sheet)
        return
    if sheet.scene.above != "guesses" or not has_guesses(sheet) or sheet.scene.blocks:
        return
    if not sheet.picture.reads_its_own:
        return
    columns = sheet.scene.columns
    taken = sheet.picture.taken or ()
    for index in range(len(columns) - 1):
        step = columns[index].step
        if step is None or columns[index + 1].step != step + 1 or step >= len(taken):
            continue
        if not is_guessed(sheet, step):
            continue
        which = taken[step]
        if which is not None and which < sheet.scene.guess_boxes:
            _draw_thread(sheet, index, which)


def _draw_own_threads(sheet: Sheet) -> None:
    """What was answered at a step goes down into the top layer's cell at the next one."""
    columns, taken = sheet.scene.columns, sheet.picture.taken or ()
    for index in range(len(columns) - 1):
        step = columns[index].step
        if step is None or columns[index + 1].step != step + 1:
            continue
        if not is_guessed(sheet, step):
            continue
        which = taken[step] if has_guesses(sheet) and step < len(taken) else 0
        if which is not None and which < sheet.scene.guess_boxes:
            _draw_own_thread(sheet, index, which, told=has_guesses(sheet))


def _draw_own_thread(sheet: Sheet, column: int, index: int, *, told: bool) -> None:
    scene = sheet.scene
    box, cell = scene.guess(column, index), scene.cell(len(scene.rows) - 1, column + 1)
    y, tip = cell.cy + 0.36 * cell.h, cell.x - 1.5
    down = (box.right + scene.guess(column + 1, 0).x) / 2
    down = min(down, tip - 9)
    points = [(box.right + 0.75, box.cy), (down, box.cy), (down, y), (tip - 4, y)]
    shapes.stroke_bend(sheet.painter, points, _thread_pen(sheet) if told else ink.pen(sheet.ink.t.edge))
    shapes.arrow_head(sheet.painter, tip, y, "right", sheet.ink.t.accent if told else sheet.ink.t.edge)


def _thread_pen(sheet: Sheet) -> QPen:
    return ink.pen(theme.mix(sheet.ink.t.surface, sheet.ink.t.accent, 0.62), 1.25)


def _draw_thread(sheet: Sheet, column: int, index: int) -> None:
    box, chip = sheet.scene.guess(column, index), chip_box(sheet, column + 1)
    down = (box.right + sheet.scene.guess(column + 1, 0).x) / 2
    tip = chip.x - 3
    down = min(down, tip - 8)
    points = [(box.right + 0.75, box.cy), (down, box.cy), (down, chip.cy), (tip - 4, chip.cy)]
    shapes.stroke_bend(sheet.painter, points, _thread_pen(sheet))
    shapes.arrow_head(sheet.painter, tip, chip.cy, "right", sheet.ink.t.accent)
