"""What is lit and what colours mean: the highlighted column behind a step, and the legend at the top right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.sheet import Sheet

LEGEND_WIDTH = 100.0
LEGEND_HEIGHT = 10.0


def column_ground(sheet: Sheet, x: float | None) -> Box | None:
    """Where the soft ground of the lit column lies; `x` is its centre while it is on its way."""
    if sheet.lit is None:
        return None
    box = sheet.scene.highlight(sheet.lit)
    return box if x is None else replace(box, x=x - box.w / 2)


def draw_column(sheet: Sheet) -> None:
    """The soft ground behind the lit column."""
    if sheet.light is not None:
        radius = 12.0 if sheet.scene.pitch >= 40 else min(6.0, sheet.light.w / 3)
        sheet.panel(sheet.light, radius, sheet.lit_ground(), None)


def draw_legend(sheet: Sheet) -> None:
    """What a state's colours stand for."""
    if not sheet.scene.legend:
        return
    scale = sheet.stripes.scale if sheet.stripes is not None else 1.0
    number = "1" if scale == 1.0 else f"{scale:.2g}"
    draw_scale(
        sheet,
        sheet.scene.width - 1,
        9,
        QCoreApplication.translate("UnrolledView", "state"),
        f"−{number}",
        f"+{number}",
        signed_scale(sheet.ink),
    )


def signed_scale(pens: Ink) -> list[QColor]:
    return [pens.signed(i / 6 - 1) for i in range(13)]


def share_scale(pens: Ink) -> list[QColor]:
    return [pens.share(i / 11) for i in range(12)]


def draw_scale(
    sheet: Sheet, right: float, y: float, name: str, low: str, high: str, colours: list[QColor]
) -> float:
    """One scale, right-aligned: name, low end, stripes, high end; gives its left edge."""
    t, painter = sheet.ink.t, sheet.painter
    font = sheet.ink.shape if low else sheet.ink.caption
    x = right - ink.draw_text(painter, sheet.ink, right, y, high, font, t.muted, "right") - 7 - LEGEND_WIDTH
    area = QRectF(x, y - LEGEND_HEIGHT / 2, LEGEND_WIDTH, LEGEND_HEIGHT)
    shapes.round_box(painter, area.adjusted(-0.5, -0.5, 0.5, 0.5), 3.5, None, ink.pen(t.hairline, 1))
    shapes.draw_strip(painter, area, colours, 3)
    x -= 7
    if low:
        x -= ink.draw_text(painter, sheet.ink, x, y, low, sheet.ink.shape, t.muted, "right") + 14
    return x - 8 - ink.draw_text(painter, sheet.ink, x - 8, y, name, sheet.ink.caption, t.muted, "right")
