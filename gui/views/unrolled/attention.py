"""Where the decoder looked: arcs from the encoder's states to the lit step, as wide as their weight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Scene
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.picture import Array
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.storeys import top_of

LEAST = 0.05  # weights under this are not drawn
NARROW, WIDE = 0.5, 4.0
JOINT = 3.0


def arc_width(weight: float) -> float:
    """0.5 to 4 px by weight."""
    return NARROW + (WIDE - NARROW) * min(1.0, max(0.0, weight))


def draw_joints(decoder: Sheet, scene: PairScene) -> None:
    """Where what was found in the source joins the decoder's state, above every top cell."""
    if decoder.picture.attention == "none" or scene.blocks:
        return
    for index, _ in decoder.steps():
        x = decoder.scene.columns[index].x
        shapes.dot(decoder.painter, x, scene.joint, JOINT, decoder.ink.t.surface, ink.pen(decoder.edge()))


@dataclass(frozen=True)
class Arc:
    """From a column of the encoder to one of the decoder; a gap's column stands for all that it hides."""

    start: int
    end: int
    weight: float


def arcs_of(scene: PairScene, alignment: Array, *, lit: int) -> list[Arc]:
    """What is drawn for a lit column: into it in the decoder, out of it in the encoder."""
    which, column = scene.half(lit)
    encoder, decoder = scene.halves
    if (encoder, decoder)[which].columns[column].is_gap:
        return []
    found = []
    if which == 1:
        row = alignment[decoder.columns[column].step]
        weights = [(index, float(row[first:last].sum())) for index, first, last in _spans(encoder)]
        found = [Arc(index, column, weight) for index, weight in weights]
    else:
        row = alignment[:, encoder.columns[column].step]
        weights = [(index, float(row[first:last].max(initial=0.0))) for index, first, last in _spans(decoder)]
        found = [Arc(column, index, weight) for index, weight in weights]
    return [arc for arc in found if arc.weight >= LEAST]


def _spans(scene: Scene) -> list[tuple[int, int, int]]:
    """(column, first step, step after the last) of every column, gaps too."""
    spans, at = [], 0
    for index, column in enumerate(scene.columns):
        at = at if column.step is None else column.step
        count = column.hidden if column.step is None else 1
        spans.append((index, at, at + count))
        at += count
    return spans


def draw_attention(sheet: Sheet, encoder: Sheet, decoder: Sheet) -> None:
    """The arcs of the lit step, each with its percentage."""
    scene, alignment = sheet.scene, sheet.picture.alignment
    assert isinstance(scene, PairScene)
    if sheet.lit is None or sheet.picture.attention == "none":
        return
    if alignment is None:
        _draw_possible(sheet, encoder, scene)
        return
    into = scene.half(sheet.lit)[0] == 1
    arcs = arcs_of(scene, alignment, lit=sheet.lit)
    for arc in sorted(arcs, key=lambda arc: arc.weight):
        stroke = ink.pen(_colour(sheet, arc.weight), arc_width(arc.weight))
        shapes.stroke_path(sheet.painter, arc_path(encoder, scene, arc.start, arc.end), stroke)
    for arc in arcs:
        _draw_ends(sheet, encoder, scene, arc, written=into)


def _colour(sheet: Sheet, weight: float) -> QColor:
    t = sheet.ink.t
    return theme.mix(t.edge, t.accent, 0.35 + 0.65 * min(1.0, weight))


def _start(encoder: Sheet, column: int) -> tuple[float, float]:
    return encoder.scene.columns[column].x, top_of(encoder, column) - 2


def arc_path(encoder: Sheet, scene: PairScene, column: int, end: int) -> QPainterPath:
    """From the top of an encoder's column over to the gap, along the channel, and down to a decoder's step."""
    x, y = _start(encoder, column)
    goal, bend = scene.decoder.columns[end].x - JOINT, scene.hairline
    lift = min(34.0, 8 + 0.1 * (bend - x))
    path = QPainterPath(QPointF(x, y))
    path.cubicTo(
        QPointF(x, scene.channel - lift),
        QPointF(bend - 0.45 * (bend - x), scene.channel - lift * 0.2),
        QPointF(bend, scene.channel),
    )
    path.lineTo(goal - 20, scene.channel)
    path.cubicTo(
        QPointF(goal - 11, scene.channel), QPointF(goal - 13, scene.joint), QPointF(goal - 4, scene.joint)
    )
    return path


def _draw_possible(sheet: Sheet, encoder: Sheet, scene: PairScene) -> None:
    """Before training: a decoder's step looks at every state, nobody knows yet how strongly."""
    which, column = scene.half(sheet.lit or 0)
    if which == 0 or scene.valued or scene.decoder.columns[column].is_gap:
        return
    stroke = ink.pen(ink.color(sheet.ink.t.edge, 0.8), NARROW * 2, (3, 3))
    for index in range(len(encoder.scene.columns)):
        shapes.stroke_path(sheet.painter, arc_path(encoder, scene, index, column), stroke)
    x = scene.decoder.columns[column].x - JOINT
    shapes.arrow_head(sheet.painter, x, scene.joint, "right", sheet.ink.t.edge)


def _draw_ends(sheet: Sheet, encoder: Sheet, scene: PairScene, arc: Arc, *, written: bool) -> None:
    """A dot where an arc begins, with its percentage; an arrow where it arrives."""
    t, (x, y) = sheet.ink.t, _start(encoder, arc.start)
    shapes.arrow_head(sheet.painter, scene.decoder.columns[arc.end].x - JOINT, scene.joint, "right", t.accent)
    if scene.blocks:
        return
    shapes.dot(sheet.painter, x, y, 1.5 + 2.5 * arc.weight, t.accent)
    text = f"{round(100 * arc.weight)}\u00a0%"
    if not written:  # many places are reached from one: the numbers stand where the arcs arrive
        pitch, x, y = scene.decoder.pitch, scene.decoder.columns[arc.end].x, scene.joint + 8
        if pitch >= 64 and not scene.decoder.columns[arc.end].is_gap:
            ink.draw_text(sheet.painter, sheet.ink, x + 6, y, text, sheet.ink.shape, t.text, "left")
    elif scene.encoder.pitch >= 44:
        ink.draw_text(sheet.painter, sheet.ink, x + 7, y - 5, text, sheet.ink.shape, t.text, "left")
