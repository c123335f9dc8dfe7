"""Icons by their Phosphor name, in any colour, drawn sharp at any scale.

They are the glyphs of a font, so a painted icon is a painted letter; no icon object has to be kept or refreshed when
the theme changes.
"""

from __future__ import annotations

import functools
import os

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

from gui.theme import color

os.environ.setdefault("QT_API", "pyside6")


@functools.lru_cache(maxsize=512)
def _glyph(name: str) -> str:
    import qtawesome

    return str(qtawesome.charmap(f"ph.{name}"))


@functools.lru_cache(maxsize=32)
def _font(pixels: int) -> QFont:
    import qtawesome

    font: QFont = qtawesome.font("ph", pixels)
    font.setPixelSize(pixels)
    return font


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, code: str) -> None:
    """Draw the icon `name` ("play", "x") into `rect` in the colour `#RRGGBB`."""
    area = QRectF(rect)
    painter.save()
    painter.setFont(_font(max(1, round(area.height()))))
    painter.setPen(color(code))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), _glyph(name))
    painter.restore()


def icon(name: str, code: str, side: int = 16) -> QIcon:
    """The icon as an object, for Qt's own controls; it keeps its colour when the theme changes."""
    pixmap = QPixmap(side * 2, side * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, QRectF(0, 0, side * 2, side * 2), name, code)
    painter.end()
    return QIcon(pixmap)
