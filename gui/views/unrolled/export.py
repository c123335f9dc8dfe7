"""The drawing as a file: pixels or vectors, whole, in the colours of either theme; a file appears whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from engine.use.saving import bytes_written_whole
from gui import theme


def write_png(path: str | Path, size: QSize, scale: float, draw: Callable[[QPainter], None]) -> None:
    """Write what `draw` paints, `scale` times as fine. Raises EngineError when it cannot be written."""
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color(theme.tokens().surface))
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    _write(path, buffer.data())


def write_svg(path: str | Path, size: QSize, title: str, draw: Callable[[QPainter], None]) -> None:
    """Write what `draw` paints as vectors; words stay words. Raises EngineError when it cannot be written."""
    from PySide6.QtSvg import QSvgGenerator

    area = QRect(0, 0, size.width(), size.height())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)  # one unit is one pixel of the screen
    generator.setSize(size)
    generator.setViewBox(area)
    generator.setTitle(title)
    generator.setDescription(title)
    painter = QPainter(generator)
    painter.fillRect(area, theme.color(theme.tokens().surface))
    draw(painter)
    painter.end()
    _write(path, buffer.data())


def _write(path: str | Path, data: QByteArray) -> None:
    with bytes_written_whole(Path(path)) as file:
        file.write(bytes(data.data()))
