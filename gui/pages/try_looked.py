"""Where the network looked for each token of its answer: a map for free answers, pairs under one another else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from gui.views.alignment_map import AlignmentMap, alignment_of
from gui.views.pair_strip import PairStrip
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from engine.use.answer_trace import AnswerTrace
    from gui.views.unrolled.picture import Picture


def _sideways(widget: QWidget) -> QScrollArea:
    """Room for something that may be wider than the page."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area


MOST_PAIRS = 60  # more are in the drawing alone
MOST_CELLS = (60, 80)  # tokens written and read of which a map can still be read


class LookedAt(QWidget):
    """A heading with one of the two under it, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label("", "heading")
        self.pairs, self.map = PairStrip(), AlignmentMap()
        self.area = _sideways(self.map)
        self.map.cell_selected.connect(self._on_cell_selected)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_map)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        for part in (self._heading, self.pairs, self.area):
            layout.addWidget(part)
        self.show_answer(None, None, None)

    def show_answer(self, seen: AnswerTrace | None, picture: Picture | None, task: Task | None) -> None:
        """Show what fits the task; None shows nothing."""
        aligned = seen is not None and task is Task.ALIGNED
        found = alignment_of(picture) if picture is not None and not aligned else None
        if found is not None and (len(found.answer) > MOST_CELLS[0] or len(found.source) > MOST_CELLS[1]):
            found = None
        if seen is not None and aligned:
            words = [(token.token, token.known) for token in seen.read[:MOST_PAIRS]]
            shares = [float(p) for p in seen.probabilities[:MOST_PAIRS]]
            self.pairs.show_pairs(words, seen.written[:MOST_PAIRS], shares)
        self.map.set_alignment(found)
        self.pairs.setVisible(aligned)
        self.area.setVisible(found is not None)
        self.setVisible(aligned or found is not None)
        self._say()
        self._fit.start()

    def _say(self) -> None:
        self._heading.setText(
            self.tr("One for one") if not self.pairs.isHidden() else self.tr("Where it looked")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit.start()

    def _fit_map(self) -> None:
        """As high as all rows need, and as a bar where there are more columns than room."""
        room = max(240, self.width())
        width = max(room, self.map.minimumSizeHint().width())
        height = self.map.preferred_height(width)
        self.map.setFixedHeight(height)
        bar = self.area.horizontalScrollBar().sizeHint().height() if width > room else 0
        self.area.setFixedHeight(height + bar)

    def _on_cell_selected(self, row: int, column: int) -> None:
        """The lit cell is always seen."""
        if row >= 0:
            box = self.map.grid().box(row, column)
            self.area.ensureVisible(round(box.cx), round(box.cy), round(box.w), 0)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.pairs.setAccessibleName(self.tr("Each token with its answer"))
        self._say()
