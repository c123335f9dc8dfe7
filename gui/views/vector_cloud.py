"""A cloud of many points as an image, painted with whole arrays at once."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gui.theme import mix

Places = NDArray[np.float64]

DOT, LEAST_DOT = 4.0, 2.0  # across, in logical pixels: where there is room, and where thousands lie together
_FAINT = 0.55
_ROOM = 0.25  # of the usual distance between two points goes to a dot


@dataclass(frozen=True)
class Paper:
    """A ground of one colour as plain numbers, (height, width) of 0xffRRGGBB, with a rim for what is cut at the edges.

    `scale` is how many of its pixels make one logical pixel.
    """

    pixels: NDArray[np.uint32]
    scale: float
    rim: int
    ground: QColor

    @classmethod
    def of(cls, width: int, height: int, scale: float, ground: QColor) -> Paper:
        """An empty one for so many logical pixels."""
        rim = int(np.ceil(DOT * scale)) + 1
        shape = (round(height * scale) + 2 * rim, round(width * scale) + 2 * rim)
        return cls(np.full(shape, ground.rgb(), np.uint32), scale, rim, ground)

    def dots(self, places: Places, dot: float, colour: QColor) -> None:
        """Paint dots so far across at `places` (points, 2), in logical pixels."""
        x, y = np.floor(places * self.scale).astype(np.intp).T + self.rim
        high, wide = self.pixels.shape
        reach = self.rim - 1
        inside = (x >= reach) & (y >= reach) & (x < wide - reach) & (y < high - reach)
        middles = y[inside] * wide + x[inside]
        flat = self.pixels.reshape(-1)
        for alpha, dx, dy in _stamp(dot * self.scale / 2):
            flat[middles + (dy * wide + dx)] = _mixed(self.ground, colour, alpha)

    def image(self) -> QImage:
        """What was painted; valid as long as this paper is kept."""
        high, wide = self.pixels.shape
        rim = self.rim
        inner = self.pixels.reshape(-1)[rim * wide + rim :]
        image = QImage(inner.data, wide - 2 * rim, high - 2 * rim, 4 * wide, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.scale)
        return image


def dot_size(count: int, side: float) -> float:
    """How far across the dots of so many points are on a map so many pixels wide."""
    return min(DOT, max(LEAST_DOT, _ROOM * side / max(1.0, math.sqrt(count))))


def faintness(dot: float) -> float:
    """How much of their ink dots have: less where thousands of small ones lie together."""
    return _FAINT + (1 - _FAINT) * (dot - LEAST_DOT) / (DOT - LEAST_DOT)


def _stamp(radius: float) -> list[tuple[float, int, int]]:
    """The pixels of a dot as (alpha, dx, dy), the faintest first, so that where dots overlap the strongest wins."""
    reach = int(np.ceil(radius))
    found = []
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            alpha = min(1.0, max(0.0, radius + 0.5 - float(np.hypot(dx, dy))))
            if alpha > 0.05:
                found.append((alpha, dx, dy))
    return sorted(found)


def _mixed(ground: QColor, colour: QColor, alpha: float) -> int:
    """A colour over a ground."""
    return int(mix(ground.name(), colour.name(), alpha).rgb())
