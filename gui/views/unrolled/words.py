"""The words along the time axis, the axis itself with its step numbers, and the gutter that names every row."""

from __future__ import annotations

import bisect

from PySide6.QtCore import QCoreApplication, QRectF

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.picture import Row, Word, visible
from gui.views.unrolled.risers import storeys
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


# The axis


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


# The gutter


def draw_gutter(sheet: Sheet) -> None:
    """Names of all rows at the left, with their shapes while there is nothing else to say."""
    if sheet.scene.left < 100:
        return
    for y, name, shape in gutter_lines(sheet):
        draw_name(sheet, y, name, shape, width=sheet.scene.left - 18)  # a zero state may follow


def draw_name(
    sheet: Sheet,
    y: float,
    name: str,
    detail: str | None,
    *,
    mono: bool = True,
    width: float | None = None,
    x: float = 0,
) -> None:
    """A row's name, and under it its shape or a word of explanation; from `x` on."""
    pens = sheet.ink
    room = width or sheet.scene.left - 8
    size = pens.caption.pixelSize() / 12  # the user's text size
    shift = 9 * size if detail else 0
    if name:
        ink.draw_text(sheet.painter, pens, x, y - shift, name, pens.body, pens.t.text, "left", room)
    if detail:
        font, below = pens.shape if mono else pens.caption, 8 * size if name else 0
        ink.draw_text(sheet.painter, pens, x, y + below, detail, font, pens.t.muted, "left", room)


def gutter_lines(sheet: Sheet) -> list[tuple[float, str, str | None]]:
    """(height, name, shape) of each row of cells, the strips and the words; of joints only the shape."""
    picture, heights = sheet.picture, sheet.scene.heights
    steps, shapes = picture.steps, sheet.scene.shapes

    def shape(*sizes: int) -> str | None:
        return f"({', '.join(str(size) for size in sizes)})" if shapes else None

    lines: list[tuple[float, str, str | None]] = []
    for row, y in zip(sheet.scene.rows, heights.cells, strict=True):
        lines.append((y, row_name(sheet, row), shape(steps, picture.batch, picture.layers[row.layer].units)))
    words = QCoreApplication.translate("UnrolledView", "Words")
    if sheet.scene.guess_boxes > 1:
        words = QCoreApplication.translate("UnrolledView", "Words read")
    if shapes:
        name = QCoreApplication.translate("UnrolledView", "Embedding")
        vector = shape(steps, picture.batch, picture.embedding_dim)
        if vector and picture.given is not None:  # two vectors side by side
            vector = f"{vector[:-1]}+{picture.given.size})"
        lines.append((heights.strip, name, vector))
    lines.append((heights.words, words, shape(steps, picture.batch)))
    least = 36 * sheet.ink.caption.pixelSize() / 12
    lines = [
        (y, name, shape if _has_room(y, lines, least) and not sheet.scene.blocks else None)
        for y, name, shape in lines
    ]
    top = heights.above + least * 0.8 if sheet.scene.above != "nothing" else 0.0
    joints = (line for line in _joint_lines(sheet) if line[0] > top)
    return lines + [line for line in joints if _is_free(line[0], lines, least)]


def _joint_lines(sheet: Sheet) -> list[tuple[float, str, str | None]]:
    """The sizes of what is put side by side: both directions, everything below with dense skips."""
    scene, picture = sheet.scene, sheet.picture
    if not scene.shapes or scene.blocks or not scene.columns:
        return []
    found = []
    for storey in storeys(scene, 0):
        sizes = {}
        if storey.pair:
            sizes[storey.joint] = picture.layers[storey.layer].size
        if scene.skip == "dense" and storey.layer:
            sizes[storey.gather] = picture.reads(storey.layer)
        if scene.skip == "dense" and storey.last:
            sizes[storey.plus] = picture.output_size
        found += [(y, f"({picture.steps}, {picture.batch}, {size})") for y, size in sizes.items()]
    kept: list[tuple[float, str, str | None]] = []
    for y, shape in reversed(found):  # the last one says most where two stand close
        if all(abs(y - other) >= 15 for other, _, _ in kept):
            kept.append((y, "", shape))
    return kept


def _is_free(y: float, lines: list[tuple[float, str, str | None]], least: float) -> bool:
    """Whether one small line has room between the others."""
    return all(abs(y - other) >= (least * 0.72 if shape else least * 0.5) for other, _, shape in lines)


def _has_room(y: float, lines: list[tuple[float, str, str | None]], least: float) -> bool:
    """Whether a second line fits between a row and the one below it."""
    return all(not 0 < other - y < least for other, _, _ in lines)


def row_name(sheet: Sheet, row: Row) -> str:
    """The layer's name, with an arrow when it has two directions."""
    layer = sheet.picture.layers[row.layer]
    if not layer.bidirectional:
        return layer.name
    return f"{layer.name} {'←' if row.backward else '→'}"
