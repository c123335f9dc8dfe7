"""Zooming and panning: how a look changes. Pure: what goes in is a look and a layout, what comes out is a look."""

from __future__ import annotations

from dataclasses import replace

from gui.views.unrolled.geometry import FAR, MID, NEAR_FROM, Look, Scene
from gui.views.unrolled.picture import Detail


def step_under(scene: Scene, x: float) -> int | None:
    """The step of the column under a horizontal position."""
    column = scene.column_at(x)
    return scene.columns[column].step if column is not None else None


def zoomed(look: Look, scene: Scene, factor: float, x: float) -> Look:
    """The look at `factor` times the pitch, with the step under `x` kept in sight; GATES when the cell fills the view."""
    now = look.pitch if look.pitch and abs(look.pitch - scene.pitch) < 1 else scene.pitch
    pitch = min(max(now * factor, FAR[0]), NEAR_FROM)
    if pitch >= NEAR_FROM and not scene.reach:
        return replace(look, detail=Detail.GATES, pitch=None, scroll=0.0)
    detail = Detail.BLOCKS if pitch < MID[0] else Detail.CELLS
    step = step_under(scene, x)
    keep = step if step is not None else look.keep
    return replace(look, detail=detail, pitch=min(pitch, MID[1]), keep=keep, scroll=0.0)


def most_scroll(scene: Scene) -> float:
    """How far the far zoom can be panned."""
    return max(0.0, scene.span - (scene.right - scene.left)) if scene.blocks else 0.0


def panned(look: Look, scene: Scene, pixels: float) -> Look:
    """The look, panned."""
    return replace(look, scroll=min(max(0.0, look.scroll + pixels), most_scroll(scene)))


def held(look: Look, scene: Scene, step: int | None, x: float) -> Look:
    """The look, panned so that a step lies at `x` again after a zoom; `scene` is laid out without panning."""
    column = scene.column_of(step)
    if column is None or not scene.blocks:
        return look
    return replace(look, scroll=min(max(0.0, scene.columns[column].x - x), most_scroll(scene)))


def followed(look: Look, scene: Scene, step: int | None) -> Look:
    """The look, panned until a step is seen."""
    column = scene.column_of(step)
    if column is None or not scene.blocks:
        return look
    x = scene.columns[column].x
    if x > scene.right - scene.pitch:
        return panned(look, scene, x - scene.right + 2 * scene.pitch)
    if x < scene.left + scene.pitch / 2:
        return panned(look, scene, x - scene.left - 2 * scene.pitch)
    return look
