"""The projects that were open, on the first screen: a row each, in two columns."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.preferences import RecentProject
from gui.theme import color, font, tokens


class RecentRow(QAbstractButton):
    """Name, how good it was, when."""

    def __init__(self, project: RecentProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.setText(Path(project.path).stem)
        self.setToolTip(project.path)
        self.setAccessibleName(", ".join(part for part in (self.text(), project.words) if part))
        self.setProperty("ring", 6)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(400, 36)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(t.sunken))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-8, 0, 8, 0), 6, 6)
        paint_icon(painter, QRectF(0, 9, 18, 18), "file-text", t.muted)
        painter.setFont(font("body"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        middle = self.width() * 0.42
        painter.setPen(color(t.text))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(middle - 36))
        painter.drawText(QRectF(28, 0, middle - 28, 36), flags, name)
        painter.setPen(color(t.muted))
        painter.drawText(QRectF(middle, 0, self.width() - middle - 96, 36), flags, self.project.words)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(self.width() - 160, 0, 160, 36), right, self._when())

    def _when(self) -> str:
        try:
            then = datetime.datetime.fromisoformat(self.project.when).astimezone()
        except ValueError:
            return ""
        days = (datetime.datetime.now().astimezone().date() - then.date()).days
        if days == 0:
            return self.tr("today")
        if days == 1:
            return self.tr("yesterday")
        return QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload,no-any-return]


class RecentList(QWidget):
    """Rows in two columns.

    Signals:
        chosen: the path of the project.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RecentRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(48)
        self._grid.setVerticalSpacing(0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def show_projects(self, projects: Sequence[RecentProject]) -> None:
        """Show these, the first ones at the top."""
        for row in self.rows:
            self._grid.removeWidget(row)
            row.deleteLater()
        self.rows = [RecentRow(project, self) for project in projects]
        for position, row in enumerate(self.rows):
            self._grid.addWidget(row, position // 2, position % 2)
            row.clicked.connect(lambda _=False, path=row.project.path: self.chosen.emit(path))
