"""Icons by their Phosphor name, in any colour, drawn sharp at any scale."""

from __future__ import annotations

import functools
import os

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QIcon, QPainter

os.environ.setdefault("QT_API", "pyside6")


@functools.lru_cache(maxsize=512)
def icon(name: str, color: str) -> QIcon:
    """The icon `name` ("play", "x") in the colour `#RRGGBB`."""
    import qtawesome

    result: QIcon = qtawesome.icon(f"ph.{name}", color=color)
    return result


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, color: str) -> None:
    """Draw the icon into `rect`."""
    area = rect.toRect() if isinstance(rect, QRectF) else rect
    icon(name, color).paint(painter, area)
