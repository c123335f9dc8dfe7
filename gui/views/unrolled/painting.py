"""One call that paints a picture at a size: used by the window, by the exported images and by the tests."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from gui.views.unrolled.answers import draw_answers, draw_effects
from gui.views.unrolled.axis import draw_axis
from gui.views.unrolled.block_skips import draw_block_skips
from gui.views.unrolled.card import draw_card
from gui.views.unrolled.columns_painted import draw_columns
from gui.views.unrolled.geometry import Box, Look, Scene, lay_out, plan_of
from gui.views.unrolled.given import draw_given
from gui.views.unrolled.guesses import draw_guesses, draw_threads
from gui.views.unrolled.gutter import draw_gutter
from gui.views.unrolled.highlight import column_ground, draw_column, draw_legend
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.near_below import draw_equations, draw_near_legend, draw_time
from gui.views.unrolled.near_frame import draw_frame
from gui.views.unrolled.near_geometry import NearScene, lay_out_near, near_height
from gui.views.unrolled.near_gru import draw_gru
from gui.views.unrolled.near_lstm import draw_lstm
from gui.views.unrolled.near_rnn import draw_rnn
from gui.views.unrolled.near_sheet import NearSheet
from gui.views.unrolled.pair_geometry import PairScene, lay_out_pair, pair_plan
from gui.views.unrolled.pair_painting import draw_pair, local
from gui.views.unrolled.picture import Colouring, Detail, Picture
from gui.views.unrolled.reach import draw_reach, lay_out_reach, reach_height
from gui.views.unrolled.readout import draw_readout
from gui.views.unrolled.sheet import ALL, Sheet
from gui.views.unrolled.spacing import Plan, least_height, usual_height
from gui.views.unrolled.sprites import Sprites, pixels_of
from gui.views.unrolled.stripes import NearStripes, Stripes
from gui.views.unrolled.words import draw_words


def shows_reach(picture: Picture, look: Look) -> bool:
    """Whether the gradient is what is drawn; it has no near zoom."""
    return look.colouring is Colouring.GRADIENT and bool(picture.gradients)


def is_near(picture: Picture, look: Look) -> bool:
    return (
        look.detail is Detail.GATES
        and not shows_reach(picture, look)
        and bool(picture.layers)
        and picture.steps > 0
    )


def scene_of(picture: Picture, look: Look, width: float, height: float) -> Scene:
    """The layout of the far and the middle zoom, or of the gradient's reach."""
    if shows_reach(picture, look):
        return lay_out_reach(picture, look, width, height)
    return (lay_out if picture.decoder is None else lay_out_pair)(picture, look, width, height)


def _plan(picture: Picture, look: Look) -> Plan:
    return (plan_of if picture.decoder is None else pair_plan)(picture, look)


def wanted_height(picture: Picture, look: Look, width: float, layer: int = 0) -> int:
    """The height at which the drawing looks best."""
    if shows_reach(picture, look):
        return round(reach_height(len(picture.gradients or ())) + 8)
    if is_near(picture, look):
        return round(near_height(picture.layers[min(layer, len(picture.layers) - 1)].kind, width))
    return round(usual_height(_plan(picture, look)))


def needed_height(picture: Picture, look: Look, width: float, layer: int = 0) -> int:
    """Under this height things would touch each other."""
    if shows_reach(picture, look):
        return round(reach_height(len(picture.gradients or ())))
    if is_near(picture, look):
        kind = picture.layers[min(layer, len(picture.layers) - 1)].kind
        return int(lay_out_near(kind, width, 0).height) + 1
    return int(least_height(_plan(picture, look))) + 1


@dataclass(frozen=True)
class Lit:
    """What is lit: the step, the cell under the mouse or with the focus, and whether its card shows.

    column_x: where the highlight is while it slides; None: at its step. part: the lit letter of the near zoom. known:
    so many steps have been read, while one is carried through; risen: so many rows of the next one.
    """

    step: int | None = None
    hot: tuple[int, int] | None = None
    card: bool = False
    column_x: float | None = None
    part: str | None = None
    known: int = ALL
    risen: int = 0


def paint(
    painter: QPainter,
    pens: Ink,
    picture: Picture,
    look: Look,
    scene: Scene,
    stripes: Stripes | None,
    lit: Lit,
) -> None:
    """Paint the far or the middle zoom, or the gradient's reach, at the size of `scene`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    column = scene.column_of(lit.step)
    hot = lit.hot if lit.hot and lit.hot[0] < len(scene.rows) and lit.hot[1] < len(scene.columns) else None
    sprites = sprites_for(painter, pens)
    sheet = Sheet(painter, pens, picture, scene, stripes, column, hot, lit.known, lit.risen, sprites)
    sheet = replace(sheet, light=column_ground(sheet, lit.column_x))
    draw_column(sheet)
    if scene.reach:
        draw_reach(sheet)
    elif isinstance(scene, PairScene):
        draw_pair(sheet)
    else:
        _paint_rows(sheet)
    if lit.card and hot is not None:
        half, index = local(sheet, hot[1])
        draw_card(half, hot[0], index, bounds=Box(2, 2, scene.width - 4, scene.height - 4))


def sprites_for(painter: QPainter, pens: Ink) -> Sprites | None:
    """Shapes to copy where pixels are painted, none where vectors are written."""
    pixels = pixels_of(painter)
    pens.copies = pens.sprites(pixels) if pixels is not None else None
    return pens.copies


def _paint_rows(sheet: Sheet) -> None:
    scrolled = sheet.scene.is_panned
    if scrolled:
        sheet.painter.save()
        sheet.painter.setClipRect(
            round(sheet.scene.left - 30), 0, round(sheet.scene.right - sheet.scene.left + 32), 100000
        )
    draw_guesses(sheet)
    if not scrolled:
        draw_readout(sheet)
    draw_columns(sheet)
    draw_given(sheet)
    draw_threads(sheet)
    draw_words(sheet)
    draw_axis(sheet)
    draw_answers(sheet)
    draw_effects(sheet)
    if scrolled:  # the boxes of the readout stand outside the clip
        sheet.painter.restore()
        draw_readout(sheet)
    draw_block_skips(sheet)
    draw_gutter(sheet)
    draw_legend(sheet)


def paint_near(
    painter: QPainter,
    pens: Ink,
    picture: Picture,
    look: Look,
    scene: NearScene,
    stripes: NearStripes,
    layer: int,
    lit: Lit,
    *,
    backward: bool = False,
) -> None:
    """Paint the inside of a layer's cell at the lit step (the first one if none is)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    step = min(max(lit.step or 0, 0), picture.steps - 1)
    # The far scene is only carried along: texts and numbers are shared with the other zooms.
    flat = lay_out(picture, look, scene.width, scene.height)
    sheet = Sheet(painter, pens, picture, flat, sprites=sprites_for(painter, pens))
    near = NearSheet(
        sheet, scene, layer, step, stripes, look.colouring is Colouring.STATE, lit.part, backward
    )
    draw_frame(near)
    {"lstm": draw_lstm, "gru": draw_gru, "rnn": draw_rnn}[near.which.kind](near)
    draw_time(near)
    draw_equations(near)
    draw_near_legend(near)
