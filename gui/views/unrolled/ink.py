"""The pens of the unrolled view: colours and fonts of the current theme, and the writing of texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from gui import theme
from gui.views.unrolled.sprites import Sprites
from gui.views.unrolled.stripes import WORD_STRIPES, noise

Align = Literal["left", "centre", "right"]
ELLIPSIS = "…"
# Looked up once: an enum costs more than the call it is handed to.
NO_PEN, NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
ANTIALIASING = QPainter.RenderHint.Antialiasing
_SUB = re.compile(r"_\{([^}]*)\}")
_LEVELS = 64
COPIED = 48  # texts up to so many letters are painted once and copied


class Ink:
    """Colours and fonts at the moment of painting. Make a new one when the palette or the font changes."""

    def __init__(self) -> None:
        self.t = theme.tokens()
        self.dark = theme.current_theme() is theme.Theme.DARK
        self.body = theme.font("body")
        self.caption = theme.font("caption")
        self.shape = theme.font("shape")
        self.heading = theme.font("heading")
        self._held: dict[int, tuple[QFont, QFontMetricsF]] = {}
        self._small: dict[tuple[int, int], QFont] = {}
        self._widths: dict[tuple[int, str], float] = {}
        self._fits: dict[tuple[str, int, float, int], tuple[str, QFont]] = {}
        for font in (self.body, self.caption, self.shape, self.heading):
            self._hold(font)
        self._metrics: dict[str, QFontMetricsF] = {}
        self._glyphs: dict[tuple[str, str], QPainterPath] = {}
        self._rows: dict[int, tuple[list[float], list[QColor]]] = {}
        self._images: dict[int, tuple[list[list[float]], QImage]] = {}
        self._noises: dict[int, QImage] = {}
        self._sprites: dict[float, Sprites] = {}
        self.copies: Sprites | None = None  # where letters may be copied from, while pixels are painted
        self.as_text = False  # letters stay letters, in a file that can be searched
        self._signed = [theme.diverging(i / _LEVELS - 1) for i in range(2 * _LEVELS + 1)]
        self._share = [theme.sequential(i / _LEVELS) for i in range(_LEVELS + 1)]
        low, span = (0.14, 0.3) if self.dark else (0.28, 0.38)
        self._grey = [
            theme.mix(self.t.surface, self.t.edge, low + span * i / _LEVELS) for i in range(_LEVELS + 1)
        ]

    def signed(self, value: float) -> QColor:
        """Colour of a value from -1 to 1."""
        return self._signed[round((min(1.0, max(-1.0, value)) + 1) * _LEVELS)]

    def signed_row(self, values: list[float]) -> list[QColor]:
        """Colours of a strip; remembered for as long as these pens live, because strips are painted again and again."""
        known = self._rows.get(id(values))
        if known is None or known[0] is not values:
            if len(self._rows) > 4000:
                self._rows.clear()
            known = self._rows[id(values)] = (values, [self.signed(value) for value in values])
        return known[1]

    def stripes_image(self, rows: list[list[float]]) -> QImage:
        """The stripes of many vectors side by side, a pixel each; remembered like those of one."""
        known = self._images.get(id(rows))
        if known is None or known[0] is not rows:
            if len(self._images) > 100:
                self._images.clear()
            known = self._images[id(rows)] = (rows, _image([self.signed_row(row) for row in rows]))
        return known[1]

    def noise_image(self, steps: int) -> QImage:
        """The same for words nobody has learned yet."""
        if steps not in self._noises:
            if len(self._noises) > 20:
                self._noises.clear()
            rows = [[self.grey(value) for value in noise(step, WORD_STRIPES)] for step in range(steps)]
            self._noises[steps] = _image(rows)
        return self._noises[steps]

    def sprites(self, ratio: float) -> Sprites:
        """Shapes that were painted for a screen of this fineness."""
        if ratio not in self._sprites:
            self._sprites[ratio] = Sprites(ratio)
        return self._sprites[ratio]

    def share(self, value: float) -> QColor:
        """Colour of a share from 0 to 1."""
        return self._share[round(min(1.0, max(0.0, value)) * _LEVELS)]

    def grey(self, value: float) -> QColor:
        """Colour of a number that nobody has learned yet, 0 to 1."""
        return self._grey[round(min(1.0, max(0.0, value)) * _LEVELS)]

    def metrics(self, font: QFont) -> QFontMetricsF:
        known = self._held.get(id(font))
        if known is not None:
            return known[1]
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def _hold(self, font: QFont) -> QFont:
        """A font that lives as long as these pens: its measures are found by its place in memory."""
        self._held[id(font)] = (font, QFontMetricsF(font))
        return font

    def smaller(self, font: QFont, pixels: int) -> QFont:
        """One of the four fonts at another size."""
        if id(font) not in self._held:
            return smaller(font, pixels)
        key = (id(font), pixels)
        if key not in self._small:
            self._small[key] = self._hold(smaller(font, pixels))
        return self._small[key]

    def put(
        self, painter: QPainter, x: float, y: float, text: str, font: QFont, colour: QColor | str
    ) -> None:
        """Write on a baseline. Light glyphs on a dark ground come out of Qt as if they were bold, so there they are
        filled as shapes, which keeps the one weight of the design."""
        colour = color(colour) if isinstance(colour, str) else colour
        painter.setFont(font)
        if not self.dark or self.as_text:
            painter.setPen(colour)
            painter.drawText(QPointF(x, y), text)
        elif self.copies is not None and len(text) <= COPIED:
            self.copies.letters(painter, x, round(y), text, font, colour, self._letters(text, font))
        else:
            painter.fillPath(self._letters(text, font).translated(x, round(y)), colour)

    def _letters(self, text: str, font: QFont) -> QPainterPath:
        """The shape of a text on a baseline at the origin."""
        key = (text, font.key())
        path = self._glyphs.get(key)
        if path is None:
            if len(self._glyphs) > 2000:
                self._glyphs.clear()
            path = self._glyphs[key] = QPainterPath()
            path.addText(0, 0, font, text)
        return path

    def fitted(self, text: str, font: QFont, width: float, least: int) -> tuple[str, QFont]:
        """See `fit`; remembered, because the same words have to fit into the same room again and again."""
        if id(font) not in self._held:
            return _fit(self, text, font, width, least)
        key = (text, id(font), width, least)
        known = self._fits.get(key)
        if known is None:
            if len(self._fits) > 8000:
                self._fits.clear()
            known = self._fits[key] = _fit(self, text, font, width, least)
        return known

    def width(self, text: str, font: QFont) -> float:
        """How far a text runs."""
        if id(font) not in self._held:
            return self.metrics(font).horizontalAdvance(text)
        key = (id(font), text)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) > 8000:
                self._widths.clear()
            known = self._widths[key] = self.metrics(font).horizontalAdvance(text)
        return known


def _image(rows: list[list[QColor]]) -> QImage:
    width = max((len(row) for row in rows), default=0)
    image = QImage(max(1, width * len(rows)), 1, QImage.Format.Format_RGB32)
    image.fill(0)
    for index, row in enumerate(rows):
        for place, colour in enumerate(row):
            image.setPixel(index * width + place, 0, colour.rgb())
    return image


@lru_cache(maxsize=512)
def color(code: str, alpha: float = 1.0) -> QColor:
    """A token as a colour to paint with."""
    return theme.color(code, alpha)


def pen(colour: QColor | str, width: float = 1.25, dash: tuple[float, ...] = ()) -> QPen:
    """A round-joined pen; `dash` in pixels. Pens are shared: change none."""
    return _pen(colour if isinstance(colour, str) else colour.rgba(), width, dash)


@lru_cache(maxsize=1024)
def _pen(colour: str | int, width: float, dash: tuple[float, ...]) -> QPen:
    result = QPen(color(colour) if isinstance(colour, str) else QColor.fromRgba(colour))
    result.setWidthF(width)
    result.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    result.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        result.setDashPattern([length / width for length in dash])
    return result


def smaller(font: QFont, pixels: int) -> QFont:
    result = QFont(font)
    result.setPixelSize(pixels)
    return result


def fit(ink: Ink, text: str, font: QFont, width: float, least: int = 10) -> tuple[str, QFont]:
    """`text` and a font in which it fits: first smaller letters, then an ellipsis. Nothing is ever cut through."""
    if ink.width(text, font) <= width:
        return text, font
    return ink.fitted(text, font, width, least)


def _fit(ink: Ink, text: str, font: QFont, width: float, least: int) -> tuple[str, QFont]:
    base = font
    for pixels in range(font.pixelSize() - 1, min(least, font.pixelSize()) - 1, -1):
        font = ink.smaller(base, pixels)
        if ink.width(text, font) <= width:
            return text, font
    low, high = 1, max(1, len(text) - 1)  # the longest beginning that fits lies between
    while low < high:
        middle = (low + high + 1) // 2
        if ink.width(text[:middle] + ELLIPSIS, font) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS, font


def draw_text(
    painter: QPainter,
    ink: Ink,
    x: float,
    y: float,
    text: str,
    font: QFont,
    colour: QColor | str,
    align: Align = "left",
    width: float | None = None,
) -> float:
    """Write `text` with its capitals centred on `y`; gives its width. `width` bounds it (see `fit`)."""
    if width is not None:
        text, font = fit(ink, text, font, width)
    metrics = ink.metrics(font)
    advance = ink.width(text, font)
    left = x if align == "left" else x - advance / 2 if align == "centre" else x - advance
    ink.put(painter, left, y + metrics.capHeight() / 2, text, font, colour)
    return advance


@dataclass(frozen=True)
class Piece:
    """A run of text on the line or under it."""

    text: str
    sub: bool


@lru_cache(maxsize=1024)
def pieces(markup: str) -> tuple[Piece, ...]:
    """`"c_{4} = f_{4}"` as runs of plain text and subscripts (the font has no subscript signs)."""
    parts = _SUB.split(markup)
    return tuple(Piece(text, index % 2 == 1) for index, text in enumerate(parts) if text)


def sub_width(ink: Ink, markup: str, font: QFont) -> float:
    low = ink.smaller(font, max(7, round(font.pixelSize() * 0.72)))
    return sum(ink.width(piece.text, low if piece.sub else font) for piece in pieces(markup))


def draw_sub(
    painter: QPainter,
    ink: Ink,
    x: float,
    y: float,
    markup: str,
    font: QFont,
    colour: QColor | str,
    align: Align = "left",
) -> float:
    """Write text with `_{subscripts}`, set at 0.72 of the size and 0.22 lower; gives its width."""
    low = ink.smaller(font, max(7, round(font.pixelSize() * 0.72)))
    total = sub_width(ink, markup, font)
    x -= total / 2 if align == "centre" else total if align == "right" else 0
    metrics = ink.metrics(font)
    baseline = y + metrics.capHeight() / 2
    for piece in pieces(markup):
        face = low if piece.sub else font
        ink.put(
            painter, x, baseline + (font.pixelSize() * 0.22 if piece.sub else 0), piece.text, face, colour
        )
        x += ink.width(piece.text, face)
    return total
