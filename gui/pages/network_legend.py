"""How to read the drawing: its signs, each with a few words. Stands in the help panel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.networks.shapes import directions
from engine.recipe.model import Cell
from engine.recipe.recipe import Recipe, Task
from gui.theme import color, font, mix, tokens

_SIGN, _GAP, _ROW = 52, 16, 32
_STRIPES = (0.55, 0.2, 0.7, 0.35, 0.5, 0.15, 0.6, 0.4, 0.75, 0.25, 0.5, 0.3)
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DrawingLegend(QWidget):
    """Strip, cell and lanes of the network that is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe = Recipe()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("")
        self._tell()

    def set_recipe(self, recipe: Recipe) -> None:
        """The network that is drawn."""
        self._recipe = recipe
        self._tell()
        self.updateGeometry()
        self.update()

    def rows(self) -> list[tuple[str, str]]:
        """Sign and words of every line."""
        if self._recipe.task is Task.WORD_VECTORS:
            return [("strip", self.tr("one word as numbers"))]
        rows = [("strip", self.tr("one word as numbers")), ("cell", self.tr("one cell, every step"))]
        if directions(self._recipe) == 2:
            return [
                *rows,
                ("lane", self.tr("reads from the left")),
                ("back", self.tr("reads from the right")),
            ]
        if self._recipe.model.cell is Cell.LSTM:
            return [*rows, ("wide", self.tr("c: long memory")), ("lane", self.tr("h: output so far"))]
        return [*rows, ("lane", self.tr("h: memory"))]

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Reading the drawing"))
        self.setAccessibleDescription(", ".join(words for _, words in self.rows()))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(224, 28 + _ROW * len(self.rows()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        painter.setPen(color(t.muted))
        painter.drawText(QRectF(0, 0, self.width(), 24), _ALIGN, self.tr("Reading the drawing"))
        metrics = QFontMetricsF(painter.font())
        for place, (sign, words) in enumerate(self.rows()):
            middle = 28 + place * _ROW + _ROW / 2
            self._paint_sign(painter, sign, middle)
            painter.setPen(color(t.muted))
            room = self.width() - _SIGN - _GAP
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(_SIGN + _GAP, middle - 12, room, 24), _ALIGN, shown)

    def _paint_sign(self, painter: QPainter, sign: str, middle: float) -> None:
        t = tokens()
        if sign == "strip":
            width = _SIGN / len(_STRIPES)
            for i, share in enumerate(_STRIPES):
                painter.fillRect(
                    QRectF(i * width, middle - 5, width + 0.5, 10), mix(t.surface, t.edge, share)
                )
        elif sign == "cell":
            painter.setPen(QPen(color(t.edge), 1.25))
            painter.setBrush(color(t.cell))
            painter.drawRoundedRect(QRectF(0.7, middle - 13, _SIGN - 1.4, 26), 8, 8)
        else:
            self._paint_lane(painter, middle, 2.25 if sign == "wide" else 1.25, back=sign == "back")

    def _paint_lane(self, painter: QPainter, middle: float, width: float, *, back: bool) -> None:
        edge = color(tokens().edge)
        start, end = (float(_SIGN), 0.0) if back else (0.0, float(_SIGN))
        tail = 5.5 if back else -5.5
        painter.setPen(QPen(edge, width))
        painter.drawLine(QPointF(start, middle), QPointF(end + tail, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        head = [QPointF(end, middle), QPointF(end + tail, middle - 3), QPointF(end + tail, middle + 3)]
        painter.drawPolygon(QPolygonF(head))
