"""Where the decoder looked: arcs from the encoder's states to the lit step, as wide as their weight."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.picture import Array
from gui.views.unrolled.risers import top_of
from gui.views.unrolled.sheet import Sheet

LEAST = 0.05  # weights under this are not drawn
NARROW, WIDE = 0.5, 4.0
JOINT = 3.0


def arc_width(weight: float) -> float:
    """0.5 to 4 px by weight."""
    return NARROW + (WIDE - NARROW) * min(1.0, max(0.0, weight))


def weights_of(alignment: Array, *, step: int, decoder: bool) -> list[tuple[int, float]]:
    """(step of the other half, weight) that are drawn for a lit step."""
    row = alignment[step] if decoder else alignment[:, step]
    return [(int(i), float(row[i])) for i in np.flatnonzero(row >= LEAST)]


def draw_joints(decoder: Sheet, scene: PairScene) -> None:
    """Where what was found in the source joins the decoder's state, above every top cell."""
    if decoder.picture.attention == "none" or scene.blocks:
        return
    for index, _ in decoder.steps():
        x = decoder.scene.columns[index].x
        shapes.dot(decoder.painter, x, scene.channel, JOINT, decoder.ink.t.surface, ink.pen(decoder.edge()))


def draw_attention(sheet: Sheet, encoder: Sheet, decoder: Sheet) -> None:
    """The arcs of the lit step: into it in the decoder, out of it in the encoder."""
    scene = sheet.scene
    assert isinstance(scene, PairScene)
    if sheet.lit is None or sheet.picture.attention == "none":
        return
    which, column = scene.half(sheet.lit)
    half = (encoder, decoder)[which]
    step = half.step(column)
    alignment = sheet.picture.alignment
    if step is None:
        return
    if alignment is None:
        if which == 1 and not scene.valued:
            _draw_possible(encoder, scene, decoder.scene.columns[column].x)
        return
    for other, weight in weights_of(alignment, step=step, decoder=which == 1):
        source, target = (other, step) if which == 1 else (step, other)
        start, end = encoder.scene.column_of(source), decoder.scene.column_of(target)
        if start is not None and end is not None:
            stroke = ink.pen(_colour(sheet, weight), arc_width(weight))
            shapes.stroke_path(
                sheet.painter, arc(encoder, scene, start, decoder.scene.columns[end].x), stroke
            )
    _draw_ends(sheet, encoder, decoder, alignment, which=which, step=step)


def _colour(sheet: Sheet, weight: float) -> QColor:
    t = sheet.ink.t
    return theme.mix(t.edge, t.accent, 0.35 + 0.65 * min(1.0, weight))


def arc(encoder: Sheet, scene: PairScene, column: int, x: float) -> QPainterPath:
    """From the top of an encoder's column over to the gap, then along the channel to a decoder's step."""
    start = QPointF(encoder.scene.columns[column].x, top_of(encoder, column) - 2)
    bend = QPointF(scene.hairline, scene.channel)
    lift = min(34.0, 8 + 0.1 * (bend.x() - start.x()))
    path = QPainterPath(start)
    path.cubicTo(
        QPointF(start.x(), scene.channel - lift),
        QPointF(bend.x() - 0.45 * (bend.x() - start.x()), scene.channel - lift * 0.2),
        bend,
    )
    path.lineTo(x - JOINT, scene.channel)
    return path


def _draw_possible(encoder: Sheet, scene: PairScene, x: float) -> None:
    """Before training: it looks at every state, nobody knows yet how strongly."""
    stroke = ink.pen(ink.color(encoder.ink.t.edge, 0.7), NARROW * 2, (3, 3))
    for index, _ in encoder.steps():
        shapes.stroke_path(encoder.painter, arc(encoder, scene, index, x), stroke)


def _draw_ends(
    sheet: Sheet, encoder: Sheet, decoder: Sheet, alignment: Array, *, which: int, step: int
) -> None:
    """A dot where each arc begins, with its percentage; an arrow where it arrives."""
    scene, t = sheet.scene, sheet.ink.t
    assert isinstance(scene, PairScene)
    for other, weight in weights_of(alignment, step=step, decoder=which == 1):
        source, target = (other, step) if which == 1 else (step, other)
        start, end = encoder.scene.column_of(source), decoder.scene.column_of(target)
        if end is not None:
            x = decoder.scene.columns[end].x - JOINT
            shapes.arrow_head(sheet.painter, x, scene.channel, "right", t.accent)
        if start is None or scene.blocks:
            continue
        x, y = encoder.scene.columns[start].x, top_of(encoder, start) - 2
        shapes.dot(sheet.painter, x, y, 1.5 + 2.5 * weight, t.accent)
        if which == 1 and encoder.scene.pitch >= 40:
            text = f"{round(100 * weight)}\u00a0%"
            ink.draw_text(sheet.painter, sheet.ink, x + 7, y - 5, text, sheet.ink.shape, t.text, "left")
