"""The inside of each kind of cell, drawn part by part. Positions are in the units of `unrolled_near_geometry`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF

from gui.views import unrolled_ink as ink
from gui.views.unrolled_geometry import Box
from gui.views.unrolled_near import NearSheet, draw_input, draw_output, draw_state, draw_strip_at
from gui.views.unrolled_near_geometry import CELL

RADIUS = 14.0  # of an operator
HEAD = 7.0


def draw_inside(near: NearSheet) -> None:
    """Paint the cell of the layer's kind."""
    {"lstm": _draw_lstm, "gru": _draw_gru, "rnn": _draw_rnn}[near.which.kind](near)


# Shared parts


def _line(near: NearSheet, points: list[tuple[float, float]], *parts: str, plain: float = 1.5) -> None:
    """A line along design points, accent when one of the parts is lit."""
    path = ink.bend([(near.scene.x(x), near.scene.y(y)) for x, y in points], 12)
    ink.stroke_path(near.sheet.painter, path, ink.pen(near.colour(*parts), near.width(*parts, plain=plain)))


def _head(near: NearSheet, x: float, y: float, way: ink.Way, *parts: str, back: float = 0.0) -> None:
    """An arrow head with its point `back` pixels before a design point."""
    dx, dy = {"right": (-1, 0), "left": (1, 0), "up": (0, 1), "down": (0, -1)}[way]
    at = near.scene.x(x) + dx * back, near.scene.y(y) + dy * back
    ink.arrow_head(near.sheet.painter, *at, way, near.colour(*parts), HEAD)


def _operator(near: NearSheet, x: float, y: float, sign: str, *parts: str) -> None:
    """A circle of radius 14: a dot for element by element product, a plus, or a short text."""
    t, painter = near.ink.t, near.sheet.painter
    at = QPointF(near.scene.x(x), near.scene.y(y))
    ink.dot(
        painter,
        at.x(),
        at.y(),
        RADIUS,
        t.surface,
        ink.pen(near.colour(*parts), near.width(*parts)),
    )
    if sign == "dot":
        ink.dot(painter, at.x(), at.y(), 3, t.text)
    elif sign == "plus":
        stroke = ink.pen(t.text, 1.75)
        ink.line(painter, at.x() - 6, at.y(), at.x() + 6, at.y(), stroke)
        ink.line(painter, at.x(), at.y() - 6, at.x(), at.y() + 6, stroke)
    else:
        ink.draw_text(painter, near.ink, at.x(), at.y(), sign, near.ink.caption, t.text, "centre")


def _junction(near: NearSheet, x: float, y: float, *parts: str) -> None:
    ink.dot(near.sheet.painter, near.scene.x(x), near.scene.y(y), 3.25, near.colour(*parts))


def _box(near: NearSheet, part: str, function: str) -> None:
    """A gate's box with its function."""
    t, box = near.ink.t, near.scene.part(part)
    lit = near.lit == part
    ink.round_box(
        near.sheet.painter,
        ink.rect(box),
        10,
        t.accent_soft if lit else t.surface,
        ink.pen(near.colour(part), near.width(part)),
    )
    ink.draw_text(
        near.sheet.painter, near.ink, box.cx, box.cy, function, near.ink.heading, t.text, "centre", box.w - 10
    )


def _gate_strip(near: NearSheet, part: str, x: float, y: float) -> None:
    area = draw_strip_at(near, near.scene.x(x), near.scene.y(y), part, near.step)
    ink.draw_sub(
        near.sheet.painter,
        near.ink,
        area.right() + 7,
        near.scene.y(y) + 1,
        f"{part}_{{{near.now}}}",
        near.ink.caption,
        near.ink.t.text,
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
            QCoreApplication.translate("UnrolledView", "looks at {percent}"),
            QCoreApplication.translate("UnrolledView", "what to look at"),
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


def _name(near: NearSheet, part: str, x: float, room: float, *, middle: float) -> None:
    """Name and reading of a gate, right of the arrow into it; `room` in design units, at most down to 60 px."""
    t, scene = near.ink.t, near.scene
    left, width = scene.x(x) + 10, max(60.0, room * scene.across - 14)
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
        "left",
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
        "left",
        width,
    )


# LSTM

C_LANE, H_LANE = 68.0, 388.0


def _draw_lstm(near: NearSheet) -> None:
    draw_state(near, "c", C_LANE, 3, QCoreApplication.translate("UnrolledView", "long memory"))
    draw_state(near, "h", H_LANE, 1.75, QCoreApplication.translate("UnrolledView", "output so far"))
    _line(near, [(0, C_LANE), (CELL[0], C_LANE)], plain=3)
    _line(near, [(0, H_LANE), (560, H_LANE), (560, 332)], plain=1.75)
    draw_input(near, 72, H_LANE)
    _junction(near, 72, H_LANE)
    _lstm_gates(near)
    _lstm_memory(near)
    _lstm_output(near)


def _lstm_gates(near: NearSheet) -> None:
    for part, x in (("f", 140), ("i", 280), ("g", 420), ("o", 560)):
        box = near.scene.part(part)
        bottom = (box.bottom - near.scene.top) / near.scene.down
        if part != "o":
            _line(near, [(x, H_LANE), (x, bottom + 6)], part)
            _junction(near, x, H_LANE, part)
        _head(near, x, bottom, "up", part, back=2)
        _box(near, part, "tanh" if part == "g" else "σ")
        _name(near, part, x, 140, middle=(bottom + H_LANE) / 2 - 2)


def _lstm_memory(near: NearSheet) -> None:
    """The old memory times f, plus i times the candidate."""
    top = (near.scene.part("f").y - near.scene.top) / near.scene.down
    _line(near, [(140, top), (140, C_LANE)], "f")
    _head(near, 140, C_LANE, "up", "f", back=RADIUS + 2)
    _line(near, [(280, top), (280, 170), (350, 170)], "i")
    _line(near, [(420, top), (420, 170), (350, 170)], "g")
    _head(near, 350, 170, "right", "i", back=RADIUS + 2)
    _head(near, 350, 170, "left", "g", back=RADIUS + 2)
    _line(near, [(350, 170), (350, C_LANE)], "c", "i", "g")
    _head(near, 350, C_LANE, "up", "c", "i", "g", back=RADIUS + 2)
    _operator(near, 140, C_LANE, "dot", "f", "c")
    _operator(near, 350, 170, "dot", "c", "i", "g")
    _operator(near, 350, C_LANE, "plus", "c")
    for part, x in (("f", 140), ("i", 280), ("g", 420)):
        _gate_strip(near, part, x, 245)


def _lstm_output(near: NearSheet) -> None:
    """The memory through tanh, times o: the output, which also rises to the next layer."""
    t, scene = near.ink.t, near.scene
    top = (scene.part("o").y - scene.top) / scene.down
    _line(near, [(560, top), (560, 202), (678, 202)], "o")
    _head(near, 678, 202, "right", "o", back=RADIUS + 2)
    _gate_strip(near, "o", 560, 245)
    _line(near, [(678, C_LANE), (678, 202)], "h")
    _junction(near, 678, C_LANE, "h")
    width, height = 72 * max(scene.across, 0.75), 34 * max(scene.down, 0.75)
    box = ink.rect(_at(near, 678, 127, width, height))
    _head(near, 678, 127, "down", "h", back=height / 2 + 2)
    ink.round_box(near.sheet.painter, box, 8, t.surface, ink.pen(near.colour("h"), near.width("h")))
    ink.draw_text(
        near.sheet.painter,
        near.ink,
        box.center().x(),
        box.center().y(),
        "tanh",
        near.ink.body,
        t.text,
        "centre",
        width - 8,
    )
    _head(near, 678, 202, "down", "h", back=RADIUS + 2)
    _line(near, [(678, 202), (678, H_LANE), (CELL[0], H_LANE)], "h")
    _operator(near, 678, 202, "dot", "h", "o")
    _junction(near, 738, H_LANE, "h")
    draw_output(near, 738, H_LANE, crossing=C_LANE)


def _at(near: NearSheet, x: float, y: float, width: float, height: float) -> Box:
    return Box(near.scene.x(x) - width / 2, near.scene.y(y) - height / 2, width, height)


# GRU

GRU_H, GRU_X = 380.0, 408.0  # two rails: the state before, and the word


def _draw_gru(near: NearSheet) -> None:
    draw_state(near, "h", C_LANE, 2.25, QCoreApplication.translate("UnrolledView", "memory and output"))
    _line(near, [(0, C_LANE), (CELL[0], C_LANE)], plain=2.25)
    draw_input(near, 90, GRU_X)
    _line(near, [(90, GRU_X), (564, GRU_X), (564, 320)])
    _line(near, [(36, C_LANE), (36, GRU_H), (516, GRU_H), (516, 320)])
    _junction(near, 36, C_LANE)
    for part, x in (("z", 140), ("r", 325), ("n", 540)):
        _gru_inputs(near, part, x)
    _gru_reset(near)
    _gru_mix(near)


def _gru_inputs(near: NearSheet, part: str, x: float) -> None:
    """Every box reads the state before (left arrow) and the word (right arrow, over the state's rail)."""
    box = near.scene.part(part)
    bottom = (box.bottom - near.scene.top) / near.scene.down
    if part != "n":
        _line(near, [(x - 24, GRU_H), (x - 24, bottom + 6)], part)
        _junction(near, x - 24, GRU_H, part)
        _halo(near, x + 24, GRU_H)
        _line(near, [(x + 24, GRU_X), (x + 24, bottom + 6)], part)
        _junction(near, x + 24, GRU_X, part)
    for side in (-24, 24):
        _head(near, x + side, bottom, "up", part, back=2)
    _box(near, part, "tanh" if part == "n" else "σ")
    _name(near, part, x + 24, {"z": 137, "r": 121, "n": 232}[part], middle=(bottom + GRU_H) / 2 - 1)


def _halo(near: NearSheet, x: float, y: float) -> None:
    """A gap in a rail where another line crosses it."""
    at = near.scene.x(x), near.scene.y(y)
    ink.line(near.sheet.painter, at[0] - 4, at[1], at[0] + 4, at[1], ink.pen(near.ink.t.cell, 4))


def _gru_reset(near: NearSheet) -> None:
    """r decides how much of the state before the candidate looks at."""
    top = (near.scene.part("r").y - near.scene.top) / near.scene.down
    _line(near, [(325, top), (325, 196), (470, 196), (470, 350), (516, 350)], "r")
    _head(near, 516, 350, "right", "r", back=RADIUS + 2)
    _gate_strip(near, "r", 325, 228)
    _operator(near, 516, 350, "dot", "r", "n")


def _gru_mix(near: NearSheet) -> None:
    """z keeps the old, one minus z lets the candidate in, and both are added."""
    top = (near.scene.part("z").y - near.scene.top) / near.scene.down
    _line(near, [(140, top), (140, C_LANE)], "z")
    _head(near, 140, C_LANE, "up", "z", back=RADIUS + 2)
    _line(near, [(140, 150), (540, 150)], "z")
    _head(near, 340, 150, "right", "z", back=RADIUS + 2)
    _head(near, 540, 150, "right", "z", back=RADIUS + 2)
    _junction(near, 140, 150, "z")
    _line(near, [(540, top), (540, C_LANE)], "n")
    _head(near, 540, 150, "up", "n", back=RADIUS + 2)
    _head(near, 540, C_LANE, "up", "n", "h", back=RADIUS + 2)
    _operator(near, 140, C_LANE, "dot", "z", "h")
    _operator(near, 340, 150, "1−", "z")
    _operator(near, 540, 150, "dot", "n", "h")
    _operator(near, 540, C_LANE, "plus", "h")
    _gate_strip(near, "z", 140, 228)
    _gate_strip(near, "n", 540, 228)
    _junction(near, 690, C_LANE)
    draw_output(near, 690, C_LANE)


# RNN


def _draw_rnn(near: NearSheet) -> None:
    t, scene, painter = near.ink.t, near.scene, near.sheet.painter
    lane = 222.0
    draw_state(near, "h", lane, 1.75, QCoreApplication.translate("UnrolledView", "memory and output"))
    draw_input(near, 200, 330)
    _line(near, [(200, 330), (250, 330), (250, lane)], "a")
    _line(near, [(0, lane), (250, lane)], "a", plain=1.75)
    _head(near, 250, lane, "right", "a", back=RADIUS + 2)
    _head(near, 250, lane, "up", "a", back=RADIUS + 2)
    _line(near, [(250, lane), (420, lane)], "h", plain=1.75)
    box = scene.part("h")
    ink.arrow_head(painter, box.x - 2, box.cy, "right", near.colour("h"), HEAD)
    _line(near, [(420, lane), (CELL[0], lane)], "h", plain=1.75)
    _operator(near, 250, lane, "plus", "a")
    function = {"sigmoid": "σ", "relu": "relu"}.get(near.picture.activation, "tanh")
    _box(near, "h", function)
    strip = draw_strip_at(near, scene.x(580), scene.y(lane), "h", near.step)
    markup = f"h_{{{near.now}}}"
    ink.draw_sub(
        painter, near.ink, strip.center().x(), strip.top() - 14, markup, near.ink.caption, t.text, "centre"
    )
    ink.draw_sub(
        painter,
        near.ink,
        scene.x(130),
        scene.y(lane) - 16,
        f"U h_{{{near.before}}}",
        near.ink.body,
        t.muted,
        "centre",
    )
    ink.draw_sub(
        painter,
        near.ink,
        scene.x(160),
        scene.y(330) + 18,
        f"W x_{{{near.now}}}",
        near.ink.body,
        t.muted,
        "centre",
    )
    squeeze = QCoreApplication.translate("UnrolledView", "squeezes the sum")
    if near.picture.activation == "relu":
        squeeze = QCoreApplication.translate("UnrolledView", "keeps what is above 0")
    ink.draw_text(
        painter, near.ink, box.cx, box.bottom + 16, squeeze, near.ink.caption, t.muted, "centre", 150
    )
    _junction(near, 690, lane)
    draw_output(near, 690, lane)
