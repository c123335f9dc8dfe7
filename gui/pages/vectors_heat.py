"""The heat map of chosen words: a line of words, and under it a row of numbers for each."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.pages.vectors_asking import Rows
from gui.pages.vectors_lines import SETTLE_MS
from gui.pages.vectors_words import split_words, unknown_sentence
from gui.views.vector_heat import VectorHeat
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
        self.problem, self.about = Label("", "body", wrap=True), Label("", "body", "muted", wrap=True)
        self.heat = VectorHeat()
        self._rows: Rows | None = None
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self.chosen.textEdited.connect(self._timer.start)
        self.chosen.returnPressed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._row, self.problem, self.about, self.heat):
            column.addWidget(part)
        column.addStretch(1)

    def words(self) -> tuple[str, ...]:
        """The words of the line."""
        return split_words(self.chosen.text())[:MOST_WORDS]

    def show_rows(self, rows: Rows | None) -> None:
        """Show vectors, or none."""
        self._rows = rows
        if rows is not None:
            self.heat.set_rows(rows.words, rows.table, rows.reach)
            if not self.chosen.text():
                self.chosen.setPlaceholderText(" ".join(rows.words))
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._row.set_label(self.tr("Words, with spaces between them"))
        self.chosen.setAccessibleName(self.tr("Words, with spaces between them"))
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
