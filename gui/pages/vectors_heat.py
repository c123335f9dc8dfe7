"""The heat map of chosen words: a line of words, and under it a row of numbers for each."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.vectors_asking import Rows
from gui.pages.vectors_help import explain_heat
from gui.pages.vectors_lines import SETTLE_MS
from gui.pages.vectors_words import split_words, unknown_sentence
from gui.views.heat_order import alike_order
from gui.views.save_drawing import SaveDrawingButton
from gui.views.vector_heat import VectorHeat
from gui.widgets.buttons import Segmented
from gui.widgets.fields import FormRow, LineField
from gui.widgets.labels import Label

MOST_WORDS = 60


class HeatView(QWidget):
    """The page's second view. It only shows and asks.

    Signals:
        asked: words (tuple of str) whose vectors are wanted; none: some words.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = LineField()
        self._row = FormRow("", self.chosen)
        self.order = Segmented([(False, ""), (True, "")])
        self.problem, self.about = Label("", "body", wrap=True), Label("", "body", "muted", wrap=True)
        self.heat = VectorHeat()
        self.save = SaveDrawingButton(self.heat)
        self._rows: Rows | None = None
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self.chosen.textEdited.connect(self._timer.start)
        self.chosen.returnPressed.connect(self._tell)
        self.order.chosen.connect(lambda _: self._show_heat())
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._row, 1)
        for part in (self.order, self.save):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        for widget in (self.problem, self.about, self.heat):
            column.addWidget(widget)
        column.addStretch(1)

    def words(self) -> tuple[str, ...]:
        """The words of the line."""
        return split_words(self.chosen.text())[:MOST_WORDS]

    def show_rows(self, rows: Rows | None) -> None:
        """Show vectors, or none."""
        self._rows = rows
        self._show_heat()
        if rows is not None and not self.chosen.text():
            self.chosen.setPlaceholderText(" ".join(rows.words))
        self._show()

    def _show_heat(self) -> None:
        """The rows in the order that is wanted."""
        rows = self._rows
        if rows is None:
            return
        order = alike_order(rows.table) if self.order.value() else list(range(len(rows.words)))
        self.heat.set_rows([rows.words[place] for place in order], rows.table[order], rows.reach)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._row.set_label(self.tr("Words, with spaces between them"))
        self.chosen.setAccessibleName(self.tr("Words, with spaces between them"))
        self.order.set_texts([self.tr("As typed"), self.tr("Alike together")])
        self.order.setAccessibleName(self.tr("Order of the rows"))
        self.save.set_subject(self.tr("heat map"))
        explain_heat(self)
        self._show()

    def _show(self) -> None:
        rows = self._rows
        unknown = rows.unknown if rows is not None else ()
        self.problem.setText(unknown_sentence(unknown) if unknown else "")
        self.problem.setVisible(bool(unknown))
        self.chosen.set_wrong(bool(unknown))
        self.heat.setVisible(rows is not None and bool(rows.words))
        self.about.setText(
            self.tr(
                "One row is one word, one column one of its numbers. The stronger the colour, the larger the number. Words "
                "used alike have rows that look alike."
            )
        )

    @Slot()
    def _tell(self) -> None:
        self._timer.stop()
        self.asked.emit(self.words())
