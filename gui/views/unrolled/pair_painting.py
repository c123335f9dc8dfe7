"""Encoder and decoder painted: each half as any other network, then what runs from one to the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.attention import draw_attention, draw_joints
from gui.views.unrolled.axis import draw_axis
from gui.views.unrolled.block_skips import draw_block_skips
from gui.views.unrolled.columns_painted import draw_columns
from gui.views.unrolled.given import draw_given
from gui.views.unrolled.guesses import draw_guesses, draw_threads
from gui.views.unrolled.gutter import draw_gutter, draw_name, gutter_lines
from gui.views.unrolled.highlight import draw_legend
from gui.views.unrolled.lanes import ZERO_STATE, lane_heights
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.storeys import top_of
from gui.views.unrolled.words import draw_words

CORNER = 10.0  # where the trunk has turned into the line under the words


def halves_of(sheet: Sheet) -> tuple[Sheet, Sheet]:
    """The same painting as two sheets, with what is lit in each."""
    scene, picture = sheet.scene, sheet.picture
    assert isinstance(scene, PairScene)
    assert picture.decoder is not None
    lit = scene.half(sheet.lit) if sheet.lit is not None else None
    hot = (sheet.hot[0], *scene.half(sheet.hot[1])) if sheet.hot is not None else None
    found = []
    for which, half in enumerate((picture, picture.decoder)):
        stripes = sheet.stripes
        if which and stripes is not None:
            stripes = stripes.decoder
        rows = len(scene.halves[which].rows)
        found.append(
            replace(
                sheet,
                picture=half,
                scene=scene.halves[which],
                stripes=stripes,
                lit=lit[1] if lit is not None and lit[0] == which else None,
                hot=(min(hot[0], rows - 1), hot[2]) if hot is not None and hot[1] == which else None,
                known=sheet.known - (picture.steps if which else 0),
            )
        )
    return found[0], found[1]


def local(sheet: Sheet, column: int) -> tuple[Sheet, int]:
    """The half that a column lies in, and its index there; any other drawing is one half."""
    if not isinstance(sheet.scene, PairScene):
        return sheet, column
    which, index = sheet.scene.half(column)
    return halves_of(sheet)[which], index


def draw_pair(sheet: Sheet) -> None:
    """Everything but the lit column's ground and the hover card."""
    scene = sheet.scene
    assert isinstance(scene, PairScene)
    encoder, decoder = halves_of(sheet)
    _draw_border(sheet, scene)
    draw_guesses(decoder)
    _draw_context(encoder, decoder, scene)
    draw_joints(decoder, scene)
    draw_attention(sheet, encoder, decoder)
    for half in (encoder, decoder):
        draw_columns(half)
    draw_given(decoder, scene.trunk + CORNER)
    draw_threads(decoder)
    for half in (encoder, decoder):
        draw_words(half)
        draw_axis(half)
        draw_block_skips(half)
    draw_gutter(encoder)
    _draw_side_gutter(decoder)
    _draw_attention_name(sheet, scene)
    _draw_heads(sheet, scene)
    draw_legend(sheet)


def _draw_border(sheet: Sheet, scene: PairScene) -> None:
    """The hairline between the halves."""
    x = round(scene.hairline) + 0.5
    bottom = scene.heights.words + 16
    shapes.line(sheet.painter, x, 4, x, bottom, ink.pen(sheet.ink.t.hairline, 1))


def _draw_heads(sheet: Sheet, scene: PairScene) -> None:
    """What each half does, over it."""
    reads = QCoreApplication.translate("UnrolledView", "Encoder reads")
    writes = QCoreApplication.translate("UnrolledView", "Decoder writes")
    pens, colour = sheet.ink, sheet.ink.t.muted
    room = scene.encoder.right - scene.encoder.left
    ink.draw_text(sheet.painter, pens, scene.encoder.left, 9, reads, pens.caption, colour, "left", room)
    left = scene.decoder.left - 8
    room = scene.width - left - (270 if scene.legend else 0)
    if room > 60:
        ink.draw_text(sheet.painter, pens, left, 9, writes, pens.caption, colour, "left", room)


# From the encoder to the decoder


def _draw_context(encoder: Sheet, decoder: Sheet, scene: PairScene) -> None:
    """What the readers know at the end goes down between the halves: into the decoder's first states, and under its words."""
    columns = [i for i, _ in encoder.steps()]
    given = scene.heights.given
    if not columns or given is None:
        return
    ends = [columns[-1]]
    if encoder.scene.rows[-1].backward and len(columns) > 1:  # what reads backward ends at the first word
        ends.insert(0, columns[0])
    stroke, colour = ink.pen(encoder.edge()), encoder.edge()
    start = encoder.scene.columns[ends[0]].x
    for index in ends:
        x = encoder.scene.columns[index].x
        if index != ends[0]:
            shapes.line(encoder.painter, x, top_of(encoder, index), x, scene.context, stroke)
            shapes.dot(encoder.painter, x, scene.context, 2.25, colour)
    path = [
        (start, top_of(encoder, ends[0])),
        (start, scene.context),
        (scene.trunk, scene.context),
        (scene.trunk, given),
        (scene.trunk + CORNER, given),
    ]
    shapes.stroke_path(encoder.painter, shapes.bend(path), stroke)
    if not scene.blocks:
        _draw_starts(decoder, scene)
        _draw_context_name(encoder, decoder, scene)


def _draw_starts(decoder: Sheet, scene: PairScene) -> None:
    """A branch of the context to the first state of every layer."""
    if not decoder.scene.columns:
        return
    for row in range(len(decoder.scene.rows)):
        cell = decoder.scene.cell(row, 0)
        for _, y, width in lane_heights(decoder, row):
            stroke = ink.pen(decoder.edge(), min(width, 1.5))
            shapes.line(decoder.painter, scene.trunk, y, cell.x - ZERO_STATE, y, stroke)
        shapes.dot(decoder.painter, scene.trunk, cell.cy, 2.25, decoder.edge())


def _draw_context_name(encoder: Sheet, decoder: Sheet, scene: PairScene) -> None:
    """Its name and shape, on the free part of its line under the encoder."""
    given = decoder.picture.given
    if given is None or scene.heights.given is None:
        return
    pens, t, right = encoder.ink, encoder.ink.t, scene.trunk - 9
    room = right - encoder.scene.left
    if encoder.scene.shapes:
        shape = f"({decoder.picture.batch}, {given.size})"
        used = ink.draw_text(
            encoder.painter, pens, right, scene.heights.given, shape, pens.shape, t.muted, "right", room
        )
        right, room = right - used - 8, room - used - 8
    name = QCoreApplication.translate("UnrolledView", "context")
    if room > 24:
        ink.draw_text(
            encoder.painter, pens, right, scene.heights.given, name, pens.caption, t.text, "right", room
        )


# Names


def _draw_side_gutter(decoder: Sheet) -> None:
    """The decoder's names and shapes, at the right of it."""
    if not decoder.scene.shapes or decoder.scene.blocks:
        return
    x = decoder.scene.right + 16
    width = decoder.scene.width - x
    if width < 60:
        return
    for y, name, shape in gutter_lines(decoder):
        draw_name(decoder, y, name, shape, width=width, x=x)


def _draw_attention_name(sheet: Sheet, scene: PairScene) -> None:
    """The row in which attention passes."""
    picture = sheet.picture
    if picture.attention == "none" or scene.left < 100 or picture.decoder is None:
        return
    shape = f"({picture.decoder.steps}, {picture.batch}, {picture.steps})" if scene.shapes else None
    name = QCoreApplication.translate("UnrolledView", "Attention")
    draw_name(sheet, scene.channel - 6, name, None if scene.blocks else shape, width=scene.left - 18)
