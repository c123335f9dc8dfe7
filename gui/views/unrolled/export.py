"""The drawing as a file: pixels or vectors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from gui import theme


def write_png(path: str | Path, size: QSize, scale: float, draw: Callable[[QPainter], None]) -> None:
    """Write what `draw` paints, `scale` times as fine. Raises OSError when it cannot be written."""
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    image = QImage(pixels, QImage.Format.Format_ARGB32)
    image.fill(theme.color(theme.tokens().surface))
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    if not QImageWriter(str(path), QByteArray(b"png")).write(image):
        raise OSError(f"cannot write {path}")


def write_svg(path: str | Path, size: QSize, title: str, draw: Callable[[QPainter], None]) -> None:
    """Write what `draw` paints as vectors. Raises OSError when it cannot be written."""
    from PySide6.QtSvg import QSvgGenerator

    with Path(path).open("wb"):  # the generator itself only warns
        pass
    area = QRect(0, 0, size.width(), size.height())
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(area)
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(area, theme.color(theme.tokens().surface))
    draw(painter)
    painter.end()
