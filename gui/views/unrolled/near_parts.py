"""The pieces that all cells are made of in the near zoom: lines, operators, boxes, and what a gate does in words.

Positions are in the units of `near_geometry`; a piece is accent while its letter is lit.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.near_sheet import NearSheet, draw_strip_at

RADIUS = 14.0  # of an operator

HEAD = 7.0

C_LANE, H_LANE = 68.0, 388.0
# of the upper lane, and of the lower one


def line(near: NearSheet, points: list[tuple[float, float]], *parts: str, plain: float = 1.5) -> None:
    """A line along design points, accent when one of the parts is lit."""
    path = shapes.bend([(near.scene.x(x), near.scene.y(y)) for x, y in points], 12)
    shapes.stroke_path(
        near.sheet.painter, path, ink.pen(near.colour(*parts), near.width(*parts, plain=plain))
    )


def head(near: NearSheet, x: float, y: float, way: shapes.Way, *parts: str, back: float = 0.0) -> None:
    """An arrow head with its point `back` pixels before a design point."""
    if near.backward and way in ("right", "left"):
        way = "left" if way == "right" else "right"
    dx, dy = {"right": (-1, 0), "left": (1, 0), "up": (0, 1), "down": (0, -1)}[way]
    at = near.scene.x(x) + dx * back, near.scene.y(y) + dy * back
    shapes.arrow_head(near.sheet.painter, *at, way, near.colour(*parts), HEAD)


def operator(near: NearSheet, x: float, y: float, sign: str, *parts: str) -> None:
    """A circle of radius 14: a dot for element by element product, a plus, or a short text."""
    t, painter = near.ink.t, near.sheet.painter
    at = QPointF(near.scene.x(x), near.scene.y(y))
    shapes.dot(
        painter,
        at.x(),
        at.y(),
        RADIUS,
        t.surface,
        ink.pen(near.colour(*parts), near.width(*parts)),
    )
    if sign == "dot":
        shapes.dot(painter, at.x(), at.y(), 3, t.text)
    elif sign == "plus":
        stroke = ink.pen(t.text, 1.75)
        shapes.line(painter, at.x() - 6, at.y(), at.x() + 6, at.y(), stroke)
        shapes.line(painter, at.x(), at.y() - 6, at.x(), at.y() + 6, stroke)
    else:
        ink.draw_text(painter, near.ink, at.x(), at.y(), sign, near.ink.caption, t.text, "centre")


def junction(near: NearSheet, x: float, y: float, *parts: str) -> None:
    shapes.dot(near.sheet.painter, near.scene.x(x), near.scene.y(y), 3.25, near.colour(*parts))


def gate_box(near: NearSheet, part: str, function: str) -> None:
    """A gate's box with its function."""
    t, box = near.ink.t, near.scene.part(part)
    lit = near.lit == part
    shapes.round_box(
        near.sheet.painter,
        shapes.rect(box),
        10,
        t.accent_soft if lit else t.surface,
        ink.pen(near.colour(part), near.width(part)),
    )
    ink.draw_text(
        near.sheet.painter, near.ink, box.cx, box.cy, function, near.ink.heading, t.text, "centre", box.w - 10
    )


def gate_strip(near: NearSheet, part: str, x: float, y: float) -> None:
    area = draw_strip_at(near, near.scene.x(x), near.scene.y(y), part, near.step)
    ink.draw_sub(
        near.sheet.painter,
        near.ink,
        area.left() - 7 if near.backward else area.right() + 7,
        near.scene.y(y) + 1,
        f"{part}_{{{near.now}}}",
        near.ink.caption,
        near.ink.t.text,
        "right" if near.backward else "left",
    )


def gate_names(part: str) -> tuple[str, str, str]:
    """(name, reading with {percent}, reading without numbers) of a gate."""
    return {
        "f": (
            QCoreApplication.translate("UnrolledView", "forget gate"),
            QCoreApplication.translate("UnrolledView", "keeps {percent}"),
            QCoreApplication.translate("UnrolledView", "what to keep"),
        ),
        "i": (
            QCoreApplication.translate("UnrolledView", "input gate"),
            QCoreApplication.translate("UnrolledView", "lets in {percent}"),
            QCoreApplication.translate("UnrolledView", "what to let in"),
        ),
        "o": (
            QCoreApplication.translate("UnrolledView", "output gate"),
            QCoreApplication.translate("UnrolledView", "shows {percent}"),
            QCoreApplication.translate("UnrolledView", "what to show"),
        ),
        "r": (
            QCoreApplication.translate("UnrolledView", "reset gate"),
            QCoreApplication.translate("UnrolledView", "reads {percent}"),
            QCoreApplication.translate("UnrolledView", "what to read"),
        ),
        "z": (
            QCoreApplication.translate("UnrolledView", "update gate"),
            QCoreApplication.translate("UnrolledView", "keeps {percent}"),
            QCoreApplication.translate("UnrolledView", "what to keep"),
        ),
    }.get(
        part,
        (
            QCoreApplication.translate("UnrolledView", "candidate"),
            "",
            QCoreApplication.translate("UnrolledView", "what to add"),
        ),
    )


def reading(near: NearSheet, part: str) -> str:
    """The plain reading of a gate: with its mean when the values are known."""
    _, template, plain = gate_names(part)
    means = near.stripes.means.get(part, []) if near.coloured else []
    if template and near.step < len(means):
        return template.format(percent=f"{round(100 * means[near.step])}\u00a0%")
    return plain


def gate_name(near: NearSheet, part: str, x: float, room: float, *, middle: float) -> None:
    """Name and reading of a gate, after the arrow into it; `room` in design units, at most down to 56 px."""
    t, scene = near.ink.t, near.scene
    align: ink.Align = "right" if near.backward else "left"
    left, width = scene.x(x) + (-10 if near.backward else 10), max(56.0, room * scene.across - 14)
    y = scene.y(middle)
    colour = t.accent if near.lit == part else t.text
    ink.draw_text(
        near.sheet.painter,
        near.ink,
        left,
        y - 8,
        gate_names(part)[0],
        near.ink.caption,
        colour,
        align,
        width,
    )
    ink.draw_text(
        near.sheet.painter,
        near.ink,
        left,
        y + 8,
        reading(near, part),
        near.ink.caption,
        t.muted,
        align,
        width,
    )


def box_at(near: NearSheet, x: float, y: float, width: float, height: float) -> Box:
    return Box(near.scene.x(x) - width / 2, near.scene.y(y) - height / 2, width, height)
