"""How the documents are spread over their labels, and over training, validation and test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.figures import share_text
from gui.sentences import number
from gui.theme import font, line_height, mix, tokens
from gui.views.hatching import hatch

_BAR = 8
_PITCH = 44  # one label: words, bar, space, at text size 1


class LabelBars(QWidget):
    """One row per label: its name, count and share, and a bar of its share. The rarest are told as a sum.

    With a known positive and negative label the positive bar is filled in its colour and the other one hatched.
    """

    def __init__(self, parent: QWidget | None = None, *, most: int = 6) -> None:
        super().__init__(parent)
        self._most = most
        self._counts: dict[str, int] = {}
        self._signs: tuple[str, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Mapping[str, int], signs: tuple[str, str] | None = None) -> None:
        """Documents per label, in the order to show; `signs` names the negative and the positive label."""
        self._counts, self._signs = dict(counts), signs
        self.setAccessibleDescription(", ".join(f"{name}: {words}" for name, words, _, _ in self.rows()))
        self.updateGeometry()
        self.update()

    def rows(self) -> list[tuple[str, str, float, str]]:
        """Name, words at the right, share and sign ("+", "-" or "") of every row that is drawn."""
        total = max(1, sum(self._counts.values()))
        shown = list(self._counts.items())
        rest = shown[self._most - 1 :] if len(shown) > self._most else []
        if rest:
            shown = shown[: self._most - 1]
            shown.append((self.tr("{} more labels").format(len(rest)), sum(count for _, count in rest)))
        signs = dict(zip(self._signs or (), "-+", strict=False))
        return [
            (name, f"{number(count)}, {share_text(count / total)}", count / total, signs.get(name, ""))
            for name, count in shown
        ]

    def _pitch(self) -> float:
        return _PITCH * line_height("body") / 20

    def sizeHint(self) -> QSize:
        return QSize(272, round(self._pitch() * max(1, min(len(self._counts), self._most))))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, row in enumerate(self.rows()):
            self._paint_row(painter, index * self._pitch(), *row)
        painter.end()

    def _paint_row(
        self, painter: QPainter, top: float, name: str, words: str, share: float, sign: str
    ) -> None:
        t = tokens()
        height = line_height("body")
        painter.setFont(font("caption"))
        painter.setPen(QColor(t.muted))
        room = QFontMetricsF(painter.font()).horizontalAdvance(words) + 12
        line = QRectF(0, top, self.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(font("body"))
        painter.setPen(QColor(t.text))
        metrics = QFontMetricsF(painter.font())
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(20.0, self.width() - room))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
        track = QRectF(0, top + height + 3, self.width(), _BAR)
        _fill(painter, track, QColor(t.sunken))
        bar = QRectF(track)
        bar.setWidth(max(_BAR / 2, track.width() * share))
        if sign == "-":
            shape = QPainterPath()
            shape.addRoundedRect(bar, 4, 4)
            hatch(painter, shape, QColor(t.negative), QColor(t.negative))
        else:
            _fill(painter, bar, QColor(t.accent))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()
        self.update()


class SplitBar(QWidget):
    """One bar of two or three parts, and under it a line per part: colour, name, number of documents."""

    _SHADES = (0.0, 0.45, 0.72)  # how far each part's colour is moved from the accent to the surface

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[str, int]]) -> None:
        """Name and number of documents of every part (at most three)."""
        self._parts = tuple(parts)
        self.setAccessibleDescription(", ".join(f"{name}: {count}" for name, count in parts))
        self.updateGeometry()
        self.update()

    def parts(self) -> tuple[tuple[str, int], ...]:
        """What is drawn."""
        return self._parts

    def _row(self) -> float:
        return line_height("body") + 4.0

    def sizeHint(self) -> QSize:
        return QSize(272, round(12 + 12 + self._row() * len(self._parts)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = max(1, sum(count for _, count in self._parts))
        room = self.width() - 2 * max(0, len(self._parts) - 1)
        left = 0.0
        for index, (name, count) in enumerate(self._parts):
            shade = mix(t.accent, t.surface, self._SHADES[index])
            width = max(2.0, room * count / total) if count else 0.0
            _fill(painter, QRectF(left, 0, width, 12), shade, 2)
            left += width + 2
            self._paint_line(painter, 24 + index * self._row(), shade, name, count)
        painter.end()

    def _paint_line(self, painter: QPainter, top: float, shade: QColor, name: str, count: int) -> None:
        t = tokens()
        line = QRectF(0, top, self.width(), self._row())
        _fill(
            painter, QRectF(QPointF(0, line.center().y() - 5), QPointF(10, line.center().y() + 5)), shade, 3
        )
        painter.setFont(font("body"))
        painter.setPen(QColor(t.text))
        painter.drawText(
            line.adjusted(20, 0, -60, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name
        )
        painter.setFont(font("caption"))
        painter.setPen(QColor(t.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(count))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()
        self.update()


class ShareBar(QWidget):
    """One thin bar of a share from 0 to 1, on its track (the unknown words of the Text page)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(_BAR)

    def set_share(self, share: float) -> None:
        """Draw this share."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(share_text(self._share))
        self.update()

    def share(self) -> float:
        """What is drawn."""
        return self._share

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _fill(painter, QRectF(self.rect()), QColor(t.sunken))
        if self._share > 0:
            _fill(painter, QRectF(0, 0, max(float(_BAR), self.width() * self._share), _BAR), QColor(t.border))
        painter.end()


def _fill(painter: QPainter, box: QRectF, shade: QColor, radius: float = 4) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(box, radius, radius)
