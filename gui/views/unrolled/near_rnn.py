"""The inside of a plain RNN: one sum and one box."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.near_frame import draw_input, draw_output, draw_state
from gui.views.unrolled.near_geometry import CELL
from gui.views.unrolled.near_parts import (
    HEAD,
    RADIUS,
    gate_box,
    head,
    junction,
    line,
    operator,
)
from gui.views.unrolled.near_sheet import NearSheet, draw_strip_at


def draw_rnn(near: NearSheet) -> None:
    t, scene, painter = near.ink.t, near.scene, near.sheet.painter
    lane = 222.0
    draw_state(near, "h", lane, 1.75, QCoreApplication.translate("UnrolledView", "memory"))
    draw_input(near, 200, 330)
    line(near, [(200, 330), (250, 330), (250, lane)], "a")
    line(near, [(0, lane), (250, lane)], "a", plain=1.75)
    head(near, 250, lane, "right", "a", back=RADIUS + 2)
    head(near, 250, lane, "up", "a", back=RADIUS + 2)
    line(near, [(250, lane), (420, lane)], "h", plain=1.75)
    box = scene.part("h")
    if near.backward:
        shapes.arrow_head(painter, box.right + 2, box.cy, "left", near.colour("h"), HEAD)
    else:
        shapes.arrow_head(painter, box.x - 2, box.cy, "right", near.colour("h"), HEAD)
    line(near, [(420, lane), (CELL[0], lane)], "h", plain=1.75)
    operator(near, 250, lane, "plus", "a")
    function = {"sigmoid": "σ", "relu": "relu"}.get(near.picture.activation, "tanh")
    gate_box(near, "h", function)
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
    junction(near, 690, lane)
    draw_output(near, 690, lane)
