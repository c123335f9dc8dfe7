"""The strokes of the ways through the layers, and the joints on them."""

from __future__ import annotations

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.picture import Picture
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.spacing import DOT

DASH = (3.0, 3.0)  # numbers are blanked on this way while the network learns


def blanks(picture: Picture) -> bool:
    """Whether dropout is shown: a network that has learned blanks nothing any more."""
    return picture.values is None or picture.values.first


class WayPens:
    """The strokes of the ways: dashed where numbers are blanked while the network learns."""

    def __init__(self, sheet: Sheet) -> None:
        edge, picture = sheet.ink.t.edge, sheet.picture
        self.plain = ink.pen(edge)
        dashed = ink.pen(edge, 1.25, DASH) if blanks(picture) else self.plain
        self.word = dashed if picture.word_dropout else self.plain
        self.dropped = dashed if picture.dropout else self.plain


def joint_dot(sheet: Sheet, x: float, y: float) -> None:
    """A joint: two vectors side by side from here on."""
    shapes.dot(sheet.painter, x, y, DOT, sheet.ink.t.surface, ink.pen(sheet.ink.t.edge))
