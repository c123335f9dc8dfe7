"""The gutter at the left: every row's name, and its shape while there is nothing else to say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.picture import Row
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.storeys import storeys


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
