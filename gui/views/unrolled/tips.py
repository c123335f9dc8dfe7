"""Small explanations of the drawing: tool tips of shapes, words and gaps, and what stands there when nothing does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.gutter import gutter_lines
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.pair_painting import halves_of
from gui.views.unrolled.picture import visible
from gui.views.unrolled.readout import label_at
from gui.views.unrolled.sentences import gradient_share
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.way_tips import way_tip


def tip_at(sheet: Sheet, x: float, y: float) -> str:
    """The explanation of what lies at a point, empty where nothing needs one."""
    if sheet.scene.reach:
        return _reach_tip(sheet, x, y)
    if isinstance(sheet.scene, PairScene):
        encoder, decoder = halves_of(sheet)
        if sheet.scene.hairline <= x < sheet.scene.decoder.left - 4:
            return _context_tip(decoder)
        if (
            x < sheet.scene.left - 24
            and abs(y - sheet.scene.channel) < 18
            and sheet.picture.attention != "none"
        ):
            return _attention_tip(sheet)
        return tip_at(decoder if x > sheet.scene.hairline else encoder, x, y)
    if (
        sheet.scene.given
        and sheet.scene.heights.given is not None
        and abs(y - sheet.scene.heights.given) < 12
    ):
        return _given_tip(sheet)
    if x < sheet.scene.left - 24 or (sheet.picture.task == "decoder" and x > sheet.scene.right):
        return _gutter_tip(sheet, y)
    if sheet.scene.above == "readout" and x >= sheet.scene.readout(0).x:
        return label_at(sheet, y)
    column = sheet.scene.column_at(x)
    if column is None:
        return ""
    if abs(y - sheet.scene.heights.words) > 16:
        return way_tip(sheet, column, x, y)
    step = sheet.step(column)
    if step is None:
        hidden = sheet.scene.columns[column].hidden
        return QCoreApplication.translate("UnrolledView", "Steps left out here: {count}.").format(
            count=hidden
        )
    word = sheet.picture.read[step]
    if word.unknown:
        template = QCoreApplication.translate(
            "UnrolledView", "The network has never seen {word}. It counts as an unknown word."
        )
        return template.format(word=word.text)
    return visible(word.text)


def _given_tip(sheet: Sheet) -> str:
    """What is handed over at every step."""
    given = sheet.picture.given
    if given is None:
        return ""
    if given.kind == "context":
        return _context_tip(sheet)
    template = QCoreApplication.translate(
        "UnrolledView", "The label {label} as {count} numbers. They stand beside the word at every step."
    )
    return template.format(label=given.text, count=given.size)


def _attention_tip(sheet: Sheet) -> str:
    """What the row between the halves is about."""
    return QCoreApplication.translate(
        "UnrolledView",
        "At each step the decoder shares its attention among the encoder's states. Light a step to see where it looks; "
        "the wider an arc, the more.",
    )


def _context_tip(decoder: Sheet) -> str:
    """What the encoder hands over."""
    size = decoder.picture.given.size if decoder.picture.given is not None else 0
    template = QCoreApplication.translate(
        "UnrolledView",
        "The context: {count} numbers that the encoder knows at the end. The decoder's first states are made of them, "
        "and they stand beside the word at every step.",
    )
    return template.format(count=size)


def _reach_tip(sheet: Sheet, x: float, y: float) -> str:
    """How much of the gradient arrives in a cell."""
    cell = sheet.scene.cell_at(x, y)
    step = sheet.step(cell[1]) if cell is not None else None
    if cell is None or step is None:
        return ""
    template = QCoreApplication.translate(
        "UnrolledView", "{layer}, step {step}: {percent} of the strongest gradient"
    )
    return template.format(
        layer=sheet.picture.layers[cell[0]].name,
        step=sheet.number(step),
        percent=gradient_share(sheet.picture, cell[0], step),
    )


def _gutter_tip(sheet: Sheet, y: float) -> str:
    """What the numbers of a shape mean, in words."""
    if not sheet.scene.shapes:
        return ""
    for at, _, shape in gutter_lines(sheet):
        if shape and abs(at - y) <= 20:
            if shape.count(",") == 1:
                return QCoreApplication.translate("UnrolledView", "{shape}: steps, texts at once").format(
                    shape=shape
                )
            return QCoreApplication.translate(
                "UnrolledView", "{shape}: steps, texts at once, numbers for each"
            ).format(shape=shape)
    return ""


def draw_nothing(painter: QPainter, pens: Ink, width: float, height: float) -> None:
    """An empty drawing: the first cell, dashed, and one sentence."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    t = pens.t
    area = QRectF(width / 2 - 32, height / 2 - 44, 64, 44)
    shapes.round_box(painter, area, 10, None, ink.pen(t.edge, 1.25, (4, 4)))
    text = QCoreApplication.translate("UnrolledView", "Nothing is drawn yet.")
    ink.draw_text(painter, pens, width / 2, height / 2 + 26, text, pens.body, t.muted, "centre", width - 16)


def draw_focus(painter: QPainter, width: float, height: float) -> None:
    """The ring that says: keys go here. Painted only while no step is lit."""
    area = QRectF(1, 1, width - 2, height - 2)
    shapes.round_box(painter, area, 8, None, ink.pen(theme.tokens().focus, 2))
