"""The inside of a GRU: one memory above, two gates and the candidate below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.near_frame import draw_input, draw_output, draw_state
from gui.views.unrolled.near_geometry import CELL
from gui.views.unrolled.near_parts import (
    C_LANE,
    RADIUS,
    gate_box,
    gate_name,
    gate_strip,
    head,
    junction,
    line,
    operator,
)
from gui.views.unrolled.near_sheet import NearSheet

GRU_H, GRU_X = 380.0, 408.0  # two rails: the state before, and the word


def draw_gru(near: NearSheet) -> None:
    draw_state(near, "h", C_LANE, 2.25, QCoreApplication.translate("UnrolledView", "memory"))
    line(near, [(0, C_LANE), (CELL[0], C_LANE)], plain=2.25)
    draw_input(near, 90, GRU_X)
    line(near, [(90, GRU_X), (564, GRU_X), (564, 320)])
    line(near, [(36, C_LANE), (36, GRU_H), (516, GRU_H), (516, 320)])
    junction(near, 36, C_LANE)
    for part, x in (("z", 140), ("r", 325), ("n", 540)):
        _gru_inputs(near, part, x)
    _gru_reset(near)
    _gru_mix(near)


def _gru_inputs(near: NearSheet, part: str, x: float) -> None:
    """Every box reads the state before (left arrow) and the word (right arrow, over the state's rail)."""
    box = near.scene.part(part)
    bottom = (box.bottom - near.scene.top) / near.scene.down
    if part != "n":
        line(near, [(x - 24, GRU_H), (x - 24, bottom + 6)], part)
        junction(near, x - 24, GRU_H, part)
        _halo(near, x + 24, GRU_H)
        line(near, [(x + 24, GRU_X), (x + 24, bottom + 6)], part)
        junction(near, x + 24, GRU_X, part)
    for side in (-24, 24):
        head(near, x + side, bottom, "up", part, back=2)
    gate_box(near, part, "tanh" if part == "n" else "σ")
    gate_name(near, part, x + 24, {"z": 137, "r": 121, "n": 232}[part], middle=(bottom + GRU_H) / 2 - 1)


def _halo(near: NearSheet, x: float, y: float) -> None:
    """A gap in a rail where another line crosses it."""
    at = near.scene.x(x), near.scene.y(y)
    shapes.line(near.sheet.painter, at[0] - 4, at[1], at[0] + 4, at[1], ink.pen(near.ink.t.cell, 4))


def _gru_reset(near: NearSheet) -> None:
    """r decides how much of the state before the candidate looks at."""
    top = (near.scene.part("r").y - near.scene.top) / near.scene.down
    line(near, [(325, top), (325, 196), (470, 196), (470, 350), (516, 350)], "r")
    head(near, 516, 350, "right", "r", back=RADIUS + 2)
    gate_strip(near, "r", 325, 228)
    operator(near, 516, 350, "dot", "r", "n")


def _gru_mix(near: NearSheet) -> None:
    """z keeps the old, one minus z lets the candidate in, and both are added."""
    top = (near.scene.part("z").y - near.scene.top) / near.scene.down
    line(near, [(140, top), (140, C_LANE)], "z")
    head(near, 140, C_LANE, "up", "z", back=RADIUS + 2)
    line(near, [(140, 150), (540, 150)], "z")
    head(near, 340, 150, "right", "z", back=RADIUS + 2)
    head(near, 540, 150, "right", "z", back=RADIUS + 2)
    junction(near, 140, 150, "z")
    line(near, [(540, top), (540, C_LANE)], "n")
    head(near, 540, 150, "up", "n", back=RADIUS + 2)
    head(near, 540, C_LANE, "up", "n", "h", back=RADIUS + 2)
    operator(near, 140, C_LANE, "dot", "z", "h")
    operator(near, 340, 150, "1−", "z")
    operator(near, 540, 150, "dot", "n", "h")
    operator(near, 540, C_LANE, "plus", "h")
    gate_strip(near, "z", 140, 228)
    gate_strip(near, "n", 540, 228)
    junction(near, 690, C_LANE)
    draw_output(near, 690, C_LANE)
