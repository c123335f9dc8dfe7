"""How sure an answer is: a bar from the centre for two labels, one bar from the left for each of many."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import font, tokens
from gui.views.hatching import hatch

NOT_SURE = (0.40, 0.60)


class ProbabilityBar(QWidget):
    """Two labels: right and filled for +, left and hatched for -; the bracket marks where it is not sure.

    `value` is the probability of the positive label, None before there is an answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: float | None, negative: str, positive: str) -> None:
        """Show the probability of `positive` (0 to 1)."""
        self._value, self._names = value, (negative, positive)
        share = "" if value is None else f" {value:.0%} {positive}, {1 - value:.0%} {negative}"
        self.setAccessibleDescription(share.strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 58)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0.5, 5.5, self.width() - 1, 12)
        painter.setPen(QPen(QColor(t.hairline), 1))
        painter.setBrush(QColor(t.sunken))
        painter.drawRoundedRect(track, 6, 6)
        centre = track.center().x()
        if self._value is not None:
            self._paint_value(painter, track, centre)
        painter.setPen(QPen(QColor(t.text), 1.5))
        painter.drawLine(QPointF(centre, 1), QPointF(centre, track.bottom()))
        self._paint_words(painter, track)
        painter.end()

    def _paint_value(self, painter: QPainter, track: QRectF, centre: float) -> None:
        t = tokens()
        end = track.left() + track.width() * (self._value or 0.0)
        bar = QRectF(min(centre, end), track.top(), abs(end - centre), track.height())
        shape = QPainterPath()
        shape.addRoundedRect(track, 6, 6)
        rounded = QPainterPath()  # the end is round, the centre straight
        rounded.addRoundedRect(bar.adjusted(-6 if end >= centre else 0, 0, 6 if end < centre else 0, 0), 6, 6)
        straight = QPainterPath()
        straight.addRect(bar)
        clip = shape.intersected(rounded).intersected(straight)
        if end >= centre:
            painter.fillPath(clip, QColor(t.positive))
        else:
            hatch(painter, clip, QColor(t.negative))

    def _paint_words(self, painter: QPainter, track: QRectF) -> None:
        t = tokens()
        painter.setPen(QPen(QColor(t.border), 1))
        left, right = (track.left() + track.width() * place for place in NOT_SURE)
        low = track.bottom() + 8
        painter.drawPolyline(
            [QPointF(left, low - 4), QPointF(left, low), QPointF(right, low), QPointF(right, low - 4)]
        )
        painter.setFont(font("caption"))
        painter.setPen(QColor(t.muted))
        metrics = QFontMetricsF(painter.font())
        line = QRectF(0, low + 4, self.width(), metrics.height() + 2)
        room = track.width() * 0.36
        negative = metrics.elidedText(f"\N{MINUS SIGN} {self._names[0]}", Qt.TextElideMode.ElideRight, room)
        positive = metrics.elidedText(f"{self._names[1]} +", Qt.TextElideMode.ElideLeft, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, negative)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, positive)
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, self.tr("not sure"))


class LabelBars(QWidget):
    """Many labels: one 8 px bar each from the left, best first."""

    ROW = 26

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, float], ...] = ()

    def set_probabilities(self, probabilities: dict[str, float], most: int = 6) -> None:
        """Show the `most` likeliest labels."""
        self._rows = tuple(sorted(probabilities.items(), key=lambda pair: -pair[1])[:most])
        self.setAccessibleDescription(", ".join(f"{name} {share:.0%}" for name, share in self._rows))
        self.setMinimumHeight(self.ROW * len(self._rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        metrics = QFontMetricsF(painter.font())
        names = min(140.0, self.width() * 0.35)
        for row, (name, share) in enumerate(self._rows):
            top = row * self.ROW
            painter.setPen(QColor(t.text if row == 0 else t.muted))
            baseline = top + self.ROW / 2 + metrics.ascent() / 2 - 2
            painter.drawText(
                QPointF(0, baseline), metrics.elidedText(name, Qt.TextElideMode.ElideRight, names - 8)
            )
            painter.drawText(
                QRectF(self.width() - 48, top, 48, self.ROW),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{share * 100:.0f} %",
            )
            track = QRectF(names, top + self.ROW / 2 - 4, self.width() - names - 56, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.sunken))
            painter.drawRoundedRect(track, 4, 4)
            painter.setBrush(QColor(t.accent if row == 0 else t.border))
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), max(2.0, track.width() * share), 8), 4, 4
            )
        painter.end()
