"""The rail: the stops of the road, painted as a network. One cell per stop on one thread."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from gui.icons import paint_icon
from gui.motion import STEP_MS, Slide
from gui.steps import Step, StepState
from gui.theme import color, font, tokens
from gui.widgets.mark import paint_mark

WIDTH, FOLDED = 208, 56
PITCH, STEP_HEIGHT, FIRST = 56, 50, 71
CELL = 14.5
CELL_X = 32  # of a cell's centre; in the folded rail it stands in the middle


class RailStep(QAbstractButton):
    """One stop: its cell, its name, what it holds. The state is also in the accessible name."""

    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.state, self.fact, self.share = StepState.EMPTY, "", 0.0
        self._shown: tuple[object, ...] = ()
        self.folded = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else arrow keys pass it over
        self.setProperty("ring", 10)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, name: str, state: StepState, fact: str, share: float, state_words: str) -> None:
        """Show how far the stop is; `share` fills a working cell."""
        shown = (name, state, fact, round(share * CELL), state_words, self.folded)
        if shown == self._shown:
            return
        self._shown = shown
        self.state, self.fact, self.share = state, fact, share
        self.setText(name)
        self.setAccessibleName(", ".join(part for part in (name, state_words, fact) if part))
        self.setToolTip(", ".join(part for part in (name, fact) if part) if self.folded else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        if self.underMouse() and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(t.sunken))
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        centre = self.width() / 2 if self.folded else CELL_X - 8
        box = QRectF(centre - CELL / 2, (self.height() - CELL) / 2, CELL, CELL)
        paint_cell(painter, box, self.state, self.share)
        if not self.folded:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        t = tokens()
        left, width = 44, self.width() - 48
        empty = self.state is StepState.EMPTY and not self.isChecked()
        painter.setPen(color(t.muted if empty else t.text))
        painter.setFont(font("rail"))
        name_area = QRectF(left, 5, width, 22) if self.fact else QRectF(left, 0, width, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(name_area, flags, self.text())
        if self.fact:
            painter.setFont(font("rail_fact"))
            painter.setPen(color(t.warning if self.state is StepState.OUT_OF_DATE else t.muted))
            shown = painter.fontMetrics().elidedText(self.fact, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(left, 25, width, 18), flags, shown)


def paint_cell(painter: QPainter, box: QRectF, state: StepState, share: float = 0.0) -> None:
    """The cell of a stop: dashed, outlined, filling, filled with its tick cut out, or out of date."""
    t = tokens()
    painter.save()
    painter.setBrush(color(t.window))
    if state is StepState.EMPTY:
        pen = QPen(color(t.border), 1.25)
        pen.setDashPattern([2.4, 2.2])
    elif state is StepState.OUT_OF_DATE:
        pen = QPen(color(t.warning), 1.5)
    elif state is StepState.DONE:
        pen = QPen(color(t.muted), 1.5)
        painter.setBrush(color(t.muted))
    else:
        pen = QPen(color(t.accent), 1.5)
        painter.setBrush(color(t.surface))
    painter.setPen(pen)
    painter.drawRoundedRect(box, 5, 5)
    if state is StepState.DONE:
        tick = QPen(color(t.window), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(tick)
        x, y = box.center().x(), box.center().y()
        painter.drawPolyline(QPolygonF(_points((x - 3.4, y + 0.3), (x - 1.0, y + 2.6), (x + 3.4, y - 2.4))))
    elif state is StepState.OUT_OF_DATE:
        paint_icon(painter, box.adjusted(2, 2, -1, -1), "arrow-clockwise", t.warning)
    elif state is StepState.WORKING:
        inner = box.adjusted(3, 3, -3, -3)
        height = inner.height() * max(0.25, min(1.0, share))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(t.accent))
        painter.drawRoundedRect(QRectF(inner.left(), inner.bottom() - height, inner.width(), height), 2, 2)
    painter.restore()


def _points(*pairs: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in pairs]


class Rail(QWidget):
    """The steps of the road with the project's name above them.

    Signals:
        step_chosen: the `Step` the user clicked.
    """

    step_chosen = Signal(object)

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._folded = False
        self._group = QButtonGroup(self)
        self.steps = {step: RailStep(step, self) for step in steps}
        for position, button in enumerate(self.steps.values()):
            self._group.addButton(button, position)
        self._group.idClicked.connect(self._on_clicked)
        self._slide = Slide(self, STEP_MS)
        self._slide.valueChanged.connect(self._on_slid)
        self._highlight = float(FIRST)
        self.setAccessibleName(self.tr("Steps"))
        self.set_folded(False)

    def set_project_name(self, name: str) -> None:
        """The project's name, beside the mark."""
        self._name = name
        self.setToolTip(name)
        self.update()

    def set_current(self, step: Step) -> None:
        """Move the highlight to a step."""
        button = self.steps.get(step)
        if button is None or (button.isChecked() and self._slide.state() != self._slide.State.Running):
            return
        was_chosen = self._group.checkedButton() is not None
        button.setChecked(True)
        target = float(button.y())
        if was_chosen and self.isVisible():
            self._slide.slide(self._highlight, target)
        else:
            self._highlight = target
        self.update()

    def current(self) -> Step | None:
        """The highlighted step."""
        button = self._group.checkedButton()
        return button.step if isinstance(button, RailStep) else None

    def set_folded(self, folded: bool) -> None:
        """Fold to the cells alone."""
        self._folded = folded
        self.setFixedWidth(FOLDED if folded else WIDTH)
        for position, button in enumerate(self.steps.values()):
            button.folded = folded
            button.setGeometry(8, FIRST + PITCH * position, self.width() - 16, STEP_HEIGHT)
            button.update()
        self.update()

    def folded(self) -> bool:
        """Whether only the cells are shown."""
        return self._folded

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self.width(), FIRST + PITCH * len(self.steps))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        paint_mark(painter, 12.5 if self._folded else 24, 25)
        if not self._folded:
            painter.setFont(font("lead"))
            painter.setPen(color(t.text))
            area = QRectF(64, 7, self.width() - 72, 34)
            shown = painter.fontMetrics().elidedText(
                self._name, Qt.TextElideMode.ElideRight, int(area.width())
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._paint_thread(painter)
        self._paint_highlight(painter)

    def _paint_thread(self, painter: QPainter) -> None:
        t = tokens()
        buttons = list(self.steps.values())
        x = self.width() / 2 if self._folded else CELL_X
        for upper, lower in itertools.pairwise(buttons):
            reached = lower.state is not StepState.EMPTY
            painter.setPen(QPen(color(t.edge if reached else t.hairline), 1.25))
            top = upper.geometry().center().y() + CELL / 2 + 4
            bottom = lower.geometry().center().y() - CELL / 2 - 3
            painter.drawLine(*_points((x, top), (x, bottom)))

    def _paint_highlight(self, painter: QPainter) -> None:
        if self._group.checkedButton() is None:
            return
        t = tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(t.accent_soft))
        painter.drawRoundedRect(QRectF(8, self._highlight, self.width() - 16, STEP_HEIGHT), 10, 10)
        painter.setBrush(color(t.accent))
        painter.drawRoundedRect(QRectF(8, self._highlight + 13, 3, 24), 1.5, 1.5)

    @Slot(object)
    def _on_slid(self, position: float) -> None:
        self._highlight = position
        self.update()

    @Slot(int)
    def _on_clicked(self, position: int) -> None:
        self.step_chosen.emit(list(self.steps)[position])
