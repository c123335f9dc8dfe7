"""Sigmoid, tanh and relu as curves, and under each how often this network's sums lie where on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.figures import share_text
from gui.sentences import in_a_row
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.activations import BINS, REACH, Function, Lying, bent, lying
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.picture import Picture

PLOT_WIDTH, PLOT_HEIGHT, APART = 250.0, 130.0, 40.0
HEAD, FOOT = 26.0, 70.0


def function_name(function: Function) -> str:
    return {"sigmoid": "σ", "tanh": "tanh", "relu": "relu"}[function]


def flat_sentence(one: Lying) -> str:
    """How many of the sums lie where hardly any gradient passes."""
    if not len(one.sums):
        return ""
    if one.function == "relu":
        template = QCoreApplication.translate(
            "ActivationPlots", "{share} of the sums are below 0: no gradient passes there."
        )
    else:
        template = QCoreApplication.translate(
            "ActivationPlots", "{share} of the sums lie on the flat ends, where hardly any gradient passes."
        )
    return template.format(share=share_text(one.flat, 0))


class ActivationPlots(QWidget):
    """One small plot for each function in the cells of a picture's network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._found: list[Lying] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_picture(self, picture: Picture | None) -> None:
        """The network, and the text that it has read."""
        self._picture = picture
        self._found = lying(picture) if picture is not None and picture.layers else []
        self._tell()
        self.updateGeometry()
        self.update()

    def plots(self) -> list[Lying]:
        """What is shown."""
        return self._found

    def sentence(self) -> str:
        """Whose numbers these are."""
        values = self._picture.values if self._picture is not None else None
        if values is None:
            return self.tr("Before training: carry a word through the network to see where its sums lie.")
        if values.first:
            return self.tr("With the first weights, before training: every step of this line.")
        return self.tr("Every step of this text, all layers.")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setAccessibleName(self.tr("Where the sums lie"))
        self._tell()
        self.update()

    def _tell(self) -> None:
        parts = [f"{function_name(one.function)}: {flat_sentence(one)}" for one in self._found]
        self.setAccessibleDescription(in_a_row(self.sentence(), *parts))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(560, round(HEAD + 22 + PLOT_HEIGHT + FOOT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(300, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter, pens = QPainter(self), Ink()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink.draw_text(
            painter, pens, 0, HEAD / 2, self.sentence(), pens.caption, pens.t.muted, "left", self.width()
        )
        count = max(1, len(self._found))
        width = min(PLOT_WIDTH, (self.width() - 24 - APART * (count - 1)) / count)
        for index, one in enumerate(self._found):
            area = QRectF(24 + index * (width + APART), HEAD + 22, width, PLOT_HEIGHT)
            _paint_plot(painter, pens, one, area)


def _paint_plot(painter: QPainter, pens: Ink, one: Lying, area: QRectF) -> None:
    t = pens.t
    low, high = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0, REACH)}[one.function]
    _paint_bars(painter, pens, one, area)
    for level in (low, (low + high) / 2, high):
        y = area.bottom() - (level - low) / (high - low) * area.height()
        shapes.line(painter, area.left(), y, area.right(), y, ink.pen(t.grid, 1))
        text = f"{level:g}".replace("-", "−")
        ink.draw_text(painter, pens, area.left() - 5, y, text, pens.shape, t.muted, "right")
    path = QPainterPath()
    for index, x in enumerate(np.linspace(-REACH, REACH, 97)):
        y = float(bent(one.function, np.array([x]))[0])
        point = QPointF(
            area.left() + (x + REACH) / (2 * REACH) * area.width(),
            area.bottom() - (y - low) / (high - low) * area.height(),
        )
        path.lineTo(point) if index else path.moveTo(point)
    shapes.stroke_path(painter, path, ink.pen(t.text, 1.75))
    _paint_words(painter, pens, one, area)


def _paint_bars(painter: QPainter, pens: Ink, one: Lying, area: QRectF) -> None:
    """How many of the sums lie where, the tallest bar as high as the plot."""
    bars = one.bars
    if not len(one.sums) or bars.max() <= 0:
        return
    width = area.width() / BINS
    for index, bar in enumerate(bars):
        height = float(bar / bars.max()) * area.height() * 0.92
        if height > 0.3:
            bin_area = QRectF(area.left() + index * width + 0.4, area.bottom() - height, width - 0.8, height)
            painter.fillRect(bin_area, ink.color(pens.t.accent, 0.42))


def _paint_words(painter: QPainter, pens: Ink, one: Lying, area: QRectF) -> None:
    t, letters = pens.t, ", ".join(one.letters)
    name = f"{function_name(one.function)}   {letters}"
    ink.draw_text(painter, pens, area.left(), area.top() - 12, name, pens.body, t.text)
    for x in (-REACH, 0.0, REACH):
        at = area.left() + (x + REACH) / (2 * REACH) * area.width()
        text = f"{x:+g}".replace("-", "−").replace("+0", "0")
        ink.draw_text(painter, pens, at, area.bottom() + 11, text, pens.shape, t.muted, "centre")
    words = flat_sentence(one)
    for number, line in enumerate(_broken(pens, words, area.width() + 24)):
        y = area.bottom() + 29 + 16 * number
        ink.draw_text(painter, pens, area.left(), y, line, pens.caption, t.muted, "left", area.width() + 30)


def _broken(pens: Ink, text: str, width: float) -> list[str]:
    """A sentence in lines of at most `width`; Chinese breaks anywhere."""
    spaced = not any("\u3400" <= sign <= "\u9fff" for sign in text)
    lines, line = list[str](), ""
    for piece in text.split(" ") if spaced else list(text):
        longer = f"{line} {piece}".strip() if spaced else line + piece
        if line and pens.width(longer, pens.caption) > width:
            lines.append(line)
            line = piece
        else:
            line = longer
    return [*lines, line][:3] if text else []
