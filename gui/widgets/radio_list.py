"""Some choices under one another, each with a line that explains it; one of them is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import color, font, line_height, tokens

_INDENT = 30


class RadioRow(QAbstractButton):
    """One choice: a circle of 18, its name, and a caption under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ""
        self.setCheckable(True)
        self.setProperty("ring", 8)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_texts(self, name: str, caption: str) -> None:
        """The words of the choice."""
        self.setText(name)
        self._caption = caption
        self.setAccessibleName(name)
        self.setAccessibleDescription(caption)
        self.updateGeometry()
        self.update()

    def caption(self) -> str:
        """The explaining line."""
        return self._caption

    def sizeHint(self) -> QSize:
        names = QFontMetrics(font("body")).horizontalAdvance(self.text())
        captions = QFontMetrics(font("caption")).horizontalAdvance(self._caption)
        height = line_height("body") + (line_height("caption") if self._caption else 0) + 2
        return QSize(_INDENT + max(names, captions) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(9.5, self.height() / 2)
        outline = t.accent if self.isChecked() or self.underMouse() else t.border
        painter.setPen(QPen(color(outline if self.isEnabled() else t.disabled), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 8.25, 8.25)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(t.accent if self.isEnabled() else t.disabled))
            painter.drawEllipse(centre, 4.5, 4.5)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        t = tokens()
        name_height = line_height("body") if self._caption else self.height()
        width = self.width() - _INDENT
        for role, tone, words, area in (
            ("body", t.text, self.text(), QRectF(_INDENT, 0, width, name_height)),
            ("caption", t.muted, self._caption, QRectF(_INDENT, name_height, width, line_height("caption"))),
        ):
            painter.setFont(font(role))
            painter.setPen(color(tone if self.isEnabled() else t.disabled))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class RadioList(QWidget):
    """Choices under one another; the arrow keys walk through them.

    Signals:
        chosen: the value the user chose.
    """

    chosen = Signal(object)

    def __init__(self, values: Sequence[object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for position in range(len(self._values)):
            row = RadioRow(self)
            self._group.addButton(row, position)
            layout.addWidget(row)
        self._group.idClicked.connect(self._on_clicked)

    def rows(self) -> list[RadioRow]:
        """The choices from above."""
        return [
            row
            for row in (self._group.button(i) for i in range(len(self._values)))
            if isinstance(row, RadioRow)
        ]

    def set_texts(self, texts: Sequence[tuple[str, str]]) -> None:
        """Name and caption of every choice."""
        for row, (name, caption) in zip(self.rows(), texts, strict=True):
            row.set_texts(name, caption)

    def value(self) -> object:
        """The choice that is on; None before there is one."""
        checked = self._group.checkedId()
        return self._values[checked] if checked >= 0 else None

    def set_value(self, value: object) -> None:
        """Turn a choice on, silently."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _on_clicked(self, position: int) -> None:
        self.chosen.emit(self._values[position])
