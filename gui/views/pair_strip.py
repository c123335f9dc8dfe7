"""Tokens of a text, and under each the token that answers it, the surer the stronger; what does not fit wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.figures import share_text
from gui.theme import color, font, mix, tokens

CHIP, GAP, PADDING, STEM, ROW_GAP = 30, 8, 10, 14, 18
LEAST = 34  # px: narrower than this no chip is


class PairStrip(QWidget):
    """Two rows of chips with a stem between each two; it is as high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[str, bool, str, float]] = []  # text, known, answer, probability
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_pairs(
        self, read: Sequence[tuple[str, bool]], written: Sequence[str], shares: Sequence[float]
    ) -> None:
        """`read` are tokens and whether they are known, `written` their answers, `shares` how probable each is."""
        self._pairs = [
            (token, known, answer, share)
            for (token, known), answer, share in zip(read, written, shares, strict=True)
        ]
        self.setAccessibleDescription(
            ", ".join(f"{token} → {answer} {share_text(share)}" for token, _, answer, share in self._pairs)
        )
        self._fit()
        self.update()

    def pairs(self) -> list[tuple[str, str]]:
        """The tokens with their answers."""
        return [(token, answer) for token, _, answer, _ in self._pairs]

    def places(self) -> list[QRectF]:
        """Where each pair stands, both chips together."""
        metrics = QFontMetricsF(font("body"))
        found, x, y = list[QRectF](), 0.0, 0.0
        height = 2 * CHIP + STEM
        for token, _, answer, _ in self._pairs:
            words = max(metrics.horizontalAdvance(_visible(text)) for text in (token, answer))
            width = max(LEAST, words + 2 * PADDING)
            if x and x + width > self.width():
                x, y = 0.0, y + height + ROW_GAP
            found.append(QRectF(x, y, width, height))
            x += width + GAP
        return found

    def _fit(self) -> None:
        places = self.places()
        self.setFixedHeight(int(places[-1].bottom()) + 2 if places else 0)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for place, (token, _, answer, share) in zip(self.places(), self._pairs, strict=True):
                if place.contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), f"{token} → {answer}, {share_text(share)}", self)
                    return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("body"))
        plain = color(t.sunken)
        for place, (token, known, answer, share) in zip(self.places(), self._pairs, strict=True):
            above = QRectF(place.left(), place.top(), place.width(), CHIP)
            below = QRectF(place.left(), place.bottom() - CHIP, place.width(), CHIP)
            painter.setPen(QPen(color(t.edge), 1.25))
            middle = place.center().x()
            painter.drawLine(QPointF(middle, above.bottom() + 1), QPointF(middle, below.top() - 1))
            self._paint_chip(painter, above, token, plain if known else None, t.text if known else t.muted)
            ground = mix(t.surface, t.accent, 0.06 + 0.30 * share)
            self._paint_chip(painter, below, answer, ground, t.text)

    def _paint_chip(
        self, painter: QPainter, area: QRectF, text: str, ground: QColor | None, ink: str
    ) -> None:
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, 6, 6)
        else:
            pen = QPen(color(tokens().border), 1.25)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.6, 0.6, -0.6, -0.6), 5, 5)
        painter.setPen(color(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _visible(text))


def _visible(token: str) -> str:
    """A token that can be seen: white space by its usual signs."""
    return {" ": "␣", "\n": "↵", "\t": "⇥"}.get(token, token)
