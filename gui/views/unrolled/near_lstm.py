"""The inside of an LSTM: the long memory above, the gates below, the output at the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.near_frame import draw_input, draw_output, draw_state
from gui.views.unrolled.near_geometry import CELL
from gui.views.unrolled.near_parts import (
    C_LANE,
    H_LANE,
    RADIUS,
    box_at,
    gate_box,
    gate_name,
    gate_strip,
    head,
    junction,
    line,
    operator,
)
from gui.views.unrolled.near_sheet import NearSheet


def draw_lstm(near: NearSheet) -> None:
    draw_state(near, "c", C_LANE, 3, QCoreApplication.translate("UnrolledView", "long memory"))
    draw_state(near, "h", H_LANE, 1.75, QCoreApplication.translate("UnrolledView", "output so far"))
    line(near, [(0, C_LANE), (CELL[0], C_LANE)], plain=3)
    line(near, [(0, H_LANE), (560, H_LANE), (560, 332)], plain=1.75)
    draw_input(near, 72, H_LANE)
    junction(near, 72, H_LANE)
    _lstm_gates(near)
    _lstm_memory(near)
    _lstm_output(near)


def _lstm_gates(near: NearSheet) -> None:
    for part, x in (("f", 140), ("i", 280), ("g", 420), ("o", 560)):
        box = near.scene.part(part)
        bottom = (box.bottom - near.scene.top) / near.scene.down
        if part != "o":
            line(near, [(x, H_LANE), (x, bottom + 6)], part)
            junction(near, x, H_LANE, part)
        head(near, x, bottom, "up", part, back=2)
        gate_box(near, part, "tanh" if part == "g" else "σ")
        gate_name(near, part, x, 114 if part == "o" else 140, middle=(bottom + H_LANE) / 2 - 2)


def _lstm_memory(near: NearSheet) -> None:
    """The old memory times f, plus i times the candidate."""
    top = (near.scene.part("f").y - near.scene.top) / near.scene.down
    line(near, [(140, top), (140, C_LANE)], "f")
    head(near, 140, C_LANE, "up", "f", back=RADIUS + 2)
    line(near, [(280, top), (280, 170), (350, 170)], "i")
    line(near, [(420, top), (420, 170), (350, 170)], "g")
    head(near, 350, 170, "right", "i", back=RADIUS + 2)
    head(near, 350, 170, "left", "g", back=RADIUS + 2)
    line(near, [(350, 170), (350, C_LANE)], "c", "i", "g")
    head(near, 350, C_LANE, "up", "c", "i", "g", back=RADIUS + 2)
    operator(near, 140, C_LANE, "dot", "f", "c")
    operator(near, 350, 170, "dot", "c", "i", "g")
    operator(near, 350, C_LANE, "plus", "c")
    for part, x in (("f", 140), ("i", 280), ("g", 420)):
        gate_strip(near, part, x, 245)


def _lstm_output(near: NearSheet) -> None:
    """The memory through tanh, times o: the output, which also rises to the next layer."""
    t, scene = near.ink.t, near.scene
    top = (scene.part("o").y - scene.top) / scene.down
    line(near, [(560, top), (560, 202), (678, 202)], "o")
    head(near, 678, 202, "right", "o", back=RADIUS + 2)
    gate_strip(near, "o", 560, 245)
    line(near, [(678, C_LANE), (678, 202)], "h")
    junction(near, 678, C_LANE, "h")
    width, height = 72 * max(scene.across, 0.75), 34 * max(scene.down, 0.75)
    box = shapes.rect(box_at(near, 678, 127, width, height))
    head(near, 678, 127, "down", "h", back=height / 2 + 2)
    shapes.round_box(near.sheet.painter, box, 8, t.surface, ink.pen(near.colour("h"), near.width("h")))
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
    head(near, 678, 202, "down", "h", back=RADIUS + 2)
    line(near, [(678, 202), (678, H_LANE), (CELL[0], H_LANE)], "h")
    operator(near, 678, 202, "dot", "h", "o")
    junction(near, 738, H_LANE, "h")
    draw_output(near, 738, H_LANE, crossing=C_LANE)
