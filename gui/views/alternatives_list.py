"""Several answers under one another, the likeliest first, each with its probability; one of them is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gui.figures import share_text
from gui.theme import color, font, line_height, tokens

BAR = 4  # height of the bar of a probability


class AlternativeRow(QAbstractButton):
    """An answer at the left, its probability at the right, a bar of it below; the chosen one stands on accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setCheckable(True)
        self.setProperty("ring", 6)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_answer(self, text: str, share: float) -> None:
        """Show an answer with its probability."""
        self._share = share
        self.setText(text)
        self.setAccessibleName(f"{text}, {share_text(share)}")
        self.setToolTip(text)
        self.update()

    def share(self) -> float:
        """The probability that is shown."""
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(200, line_height("body") + BAR + 16)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(color(t.accent_soft if self.isChecked() else t.sunken))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        area = QRectF(self.rect()).adjusted(10, 5, -10, 0)
        area.setHeight(line_height("body"))
        painter.setFont(font("body"))
        percent = share_text(self._share)
        width = painter.fontMetrics().horizontalAdvance(percent) + 2
        painter.setPen(color(t.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent)
        painter.setPen(color(t.text))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(area.width()) - width - 12
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        self._paint_bar(painter, QRectF(area.left(), area.bottom() + 4, area.width(), BAR))

    def _paint_bar(self, painter: QPainter, track: QRectF) -> None:
        t = tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(t.hairline))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        painter.setBrush(color(t.accent))
        track.setWidth(max(BAR, track.width() * min(1.0, self._share)))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)


class AlternativesList(QWidget):
    """The rows; the arrow keys walk through them.

    Signals:
        chosen: the place of the answer the user chose, from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._rows: list[AlternativeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_answers(self, answers: Sequence[tuple[str, float]], chosen: int = 0) -> None:
        """Show answers with their probabilities; `chosen` is the one that is looked at."""
        while len(self._rows) > len(answers):
            row = self._rows.pop()
            self._group.removeButton(row)
            row.deleteLater()
        while len(self._rows) < len(answers):
            row = AlternativeRow(self)
            self._group.addButton(row, len(self._rows))
            self._rows.append(row)
            self._column.addWidget(row)
        for place, (row, (text, share)) in enumerate(zip(self._rows, answers, strict=True)):
            row.set_answer(text, share)
            row.setChecked(place == chosen)

    def rows(self) -> list[AlternativeRow]:
        """The answers from above."""
        return list(self._rows)
