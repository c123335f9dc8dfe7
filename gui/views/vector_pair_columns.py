"""What is worked out from the rows of a training pair, a column for each: score, probability, loss, error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.views.unrolled.ink import NO_PEN, Ink, color, draw_text, pen
from gui.views.vector_pair_layout import (
    CAPTION,
    CHANCE,
    ERROR,
    LOSS,
    SCORE,
    TOTAL,
    Layout,
    Row,
)
from gui.views.vector_pair_picture import PairPicture, Stage
from gui.views.vector_pair_rows import signed

if TYPE_CHECKING:
    from engine.vectors.one_pair import Compared

BAR, BAR_HIGH = 60, 8


def chance_after(one: Compared) -> float:
    """The probability once the rows have moved."""
    return 1 / (1 + math.exp(-one.score_after)) if one.score_after > -700 else 0.0


def loss_after(one: Compared) -> float:
    """The loss once the rows have moved."""
    right = chance_after(one) if one.label else 1 - chance_after(one)
    return -math.log(max(right, 1e-300))


class ColumnsPainter:
    """Paints the columns up to a stage; the newest stands out."""

    def __init__(
        self, painter: QPainter, ink: Ink, picture: PairPicture, pair: int, stage: Stage, layout: Layout
    ) -> None:
        self.painter, self.ink, self.layout = painter, ink, layout
        self.step, self.stage = picture.pairs[pair], stage

    def paint(self) -> None:
        """Headings, numbers and the sum of the losses."""
        self._paint_newest()
        self._paint_heads()
        for row, one in zip(self.layout.outputs, self.step.compared, strict=True):
            self._paint_row(row, one)
        self._paint_total()

    def columns(self) -> list[tuple[Stage, float, float, str]]:
        """Stage, left, width and name of each."""
        lay = self.layout
        return [
            (Stage.PRODUCT, lay.score, SCORE, QCoreApplication.translate("VectorPair", "score")),
            (Stage.PROBABILITY, lay.chance, CHANCE, QCoreApplication.translate("VectorPair", "σ(score)")),
            (Stage.LOSS, lay.loss, LOSS, QCoreApplication.translate("VectorPair", "loss")),
            (Stage.ERROR, lay.error, ERROR, QCoreApplication.translate("VectorPair", "error")),
        ]

    def _paint_newest(self) -> None:
        lay = self.layout
        for stage, left, wide, _ in self.columns():
            if stage is self.stage:
                self.painter.setPen(NO_PEN)
                self.painter.setBrush(color(self.ink.t.accent_soft))
                top = lay.outputs_top - CAPTION
                high = lay.outputs[-1].y - top + TOTAL + 14
                self.painter.drawRoundedRect(QRectF(left, top, wide, high), 8, 8)

    def _paint_heads(self) -> None:
        ink, y = self.ink, self.layout.outputs_top - CAPTION / 2
        for stage, left, wide, name in self.columns():
            if self.stage >= stage:
                tone = ink.t.accent if self.stage is stage else ink.t.muted
                draw_text(self.painter, ink, left + wide - 8, y, name, ink.caption, tone, "right", wide - 10)

    def _paint_row(self, row: Row, one: Compared) -> None:
        lay, stage = self.layout, self.stage
        if stage >= Stage.PRODUCT:
            self._number(lay.score + SCORE, row.middle, signed(one.score, 3))
        if stage >= Stage.PROBABILITY:
            self._chance(row.middle, one.probability, one.label)
        if stage >= Stage.LOSS:
            self._number(lay.loss + LOSS, row.middle, f"{one.loss:.3f}")
        if stage >= Stage.ERROR:
            tone = self.ink.t.positive if one.error >= 0 else self.ink.t.negative
            self._number(lay.error + ERROR, row.middle, signed(one.error, 3), tone)
        if stage >= Stage.AFTER:
            self._number(lay.score + SCORE, row.below, signed(one.score_after, 3), self.ink.t.accent)
            self._chance(row.below, chance_after(one), one.label, self.ink.t.accent)
            self._number(lay.loss + LOSS, row.below, f"{loss_after(one):.3f}", self.ink.t.accent)

    def _number(self, right: float, y: float, words: str, tone: str = "") -> None:
        ink = self.ink
        draw_text(self.painter, ink, right - 8, y, words, ink.shape, tone or ink.t.text, "right")

    def _chance(self, y: float, chance: float, label: int, tone: str = "") -> None:
        """A bar from 0 to 1 with a line where it should end."""
        t, painter = self.ink.t, self.painter
        left = self.layout.chance + 8
        painter.setPen(NO_PEN)
        painter.setBrush(color(t.hairline))
        painter.drawRoundedRect(QRectF(left, y - BAR_HIGH / 2, BAR, BAR_HIGH), 4, 4)
        painter.setBrush(color(t.positive if label else t.negative))
        painter.drawRoundedRect(QRectF(left, y - BAR_HIGH / 2, max(2.0, BAR * chance), BAR_HIGH), 4, 4)
        painter.setPen(pen(t.text, 1.5))
        x = left + (BAR if label else 0)
        painter.drawLine(QPointF(x, y - 7), QPointF(x, y + 7))
        self._number(self.layout.chance + CHANCE, y, f"{chance:.3f}", tone)

    def _paint_total(self) -> None:
        if self.stage < Stage.LOSS:
            return
        ink, lay = self.ink, self.layout
        last = lay.outputs[-1]
        y = last.below + TOTAL - 2
        right = lay.loss + LOSS
        self.painter.setPen(pen(ink.t.edge, 1.0))
        self.painter.drawLine(QPointF(lay.loss + 6, y - 10), QPointF(right - 6, y - 10))
        words = QCoreApplication.translate("VectorPair", "sum")
        x = right - 8
        if self.stage >= Stage.AFTER:
            x -= draw_text(
                self.painter, ink, x, y, f"{self.step.loss_after:.3f}", ink.shape, ink.t.accent, "right"
            )
            x -= draw_text(self.painter, ink, x, y, " → ", ink.shape, ink.t.muted, "right")
        x -= draw_text(self.painter, ink, x, y, f"{self.step.loss:.3f}", ink.shape, ink.t.text, "right") + 10
        draw_text(self.painter, ink, x, y, words, ink.caption, ink.t.muted, "right")
