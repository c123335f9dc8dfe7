"""A cloud of many points as an image, painted with whole arrays at once; and names for points that never overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

Places = NDArray[np.float64]

DOT = 4.0  # across, in logical pixels
_BUCKET = 64.0  # names are compared with those of their own and neighbouring squares


def paint_cloud(places: Places, width: int, height: int, scale: float, colour: QColor) -> QImage:
    """Dots at `places` (points, 2) in logical pixels, on nothing; the image has `scale` pixels for each of them."""
    pixels = np.zeros((round(height * scale), round(width * scale)), np.uint32)
    whole = np.floor(places * scale).astype(np.int64)
    for alpha, dx, dy in _stamp(DOT * scale / 2):
        x, y = whole[:, 0] + dx, whole[:, 1] + dy
        inside = (x >= 0) & (y >= 0) & (x < pixels.shape[1]) & (y < pixels.shape[0])
        pixels[y[inside], x[inside]] = _premultiplied(colour, alpha)
    rows, columns = pixels.shape
    image = QImage(
        pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()
    image.setDevicePixelRatio(scale)
    return image


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


def _premultiplied(colour: QColor, alpha: float) -> int:
    parts = (round(part * alpha) for part in (colour.red(), colour.green(), colour.blue()))
    red, green, blue = parts
    return (round(255 * alpha) << 24) | (red << 16) | (green << 8) | blue


class Names:
    """Keeps the boxes of names apart: a name is taken only where none is yet."""

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int], list[QRectF]] = {}

    def take(self, box: QRectF) -> bool:
        """Claim the room of a name; False when some of it is another one's."""
        squares = list(_squares(box))
        if any(box.intersects(other) for square in squares for other in self._boxes.get(square, ())):
            return False
        for square in squares:
            self._boxes.setdefault(square, []).append(box)
        return True


def _squares(box: QRectF) -> Iterable[tuple[int, int]]:
    for x in range(int(box.left() // _BUCKET), int(box.right() // _BUCKET) + 1):
        for y in range(int(box.top() // _BUCKET), int(box.bottom() // _BUCKET) + 1):
            yield x, y


def place_names(
    words: Sequence[str],
    places: Places,
    area: QRectF,
    size_of: Callable[[str], tuple[float, float]],
    most: int,
    tried: int,
    names: Names | None = None,
) -> list[tuple[str, QRectF]]:
    """Names for points inside `area`, the first (most frequent) words first; at most `most`, after `tried` attempts.

    `names` may hold room that is taken already.
    """
    inside = (
        (places[:, 0] >= area.left())
        & (places[:, 0] <= area.right())
        & (places[:, 1] >= area.top())
        & (places[:, 1] <= area.bottom())
    )
    names, found = names or Names(), list[tuple[str, QRectF]]()
    for index in np.flatnonzero(inside)[:tried].tolist():
        if len(found) >= most:
            break
        width, height = size_of(words[index])
        x, y = places[index].tolist()
        box = QRectF(x + DOT / 2 + 2, y - height / 2, width, height)
        if names.take(box.adjusted(-DOT - 4, 0, 6, 0)):
            found.append((words[index], box))
    return found
