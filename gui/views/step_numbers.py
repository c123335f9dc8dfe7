"""The numbers of the step that is carried through the network, as a table under the drawing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.views.unrolled.numbers import step_numbers
from gui.views.unrolled.picture import Picture, visible
from gui.views.unrolled_view import UnrolledView
from gui.widgets.data_table import ROLE_ROLE, TONE_ROLE, DataTable, RowsModel
from gui.widgets.labels import ElidedLabel

NAME, LETTER, SHAPE, NUMBERS = range(4)
MOST_ROWS = 9  # seen at once; more are scrolled


class NumbersModel(RowsModel):
    """Rows of (name, letter, shape, numbers); all but the names in the face of shapes."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == ROLE_ROLE and index.column() in (SHAPE, NUMBERS):
            return "shape"
        if role == TONE_ROLE and index.column() == SHAPE:
            return "muted"
        return super().data(index, role)


class StepNumbers(QWidget):
    """Follows the lit step of a view; hidden while no step is carried."""

    def __init__(self, view: UnrolledView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.sentence = ElidedLabel("", "body", "text")
        self.table = DataTable(dense=True)
        self.model = NumbersModel(["", "", "", ""], parent=self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([150, 44, 74, None])
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addWidget(self.table)
        view.carried.connect(self.show_step)
        self.retranslate()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_step(self, step: int) -> None:
        """Show the numbers of a step; -1 hides them."""
        picture = self._view.picture()
        if step < 0 or picture is None or picture.all_steps <= step:
            self.hide()
            return
        half, local = picture.half_of(step)
        self.sentence.set_text(self._sentence(half, local))
        self.model.set_rows(
            [(one.name, one.letter, f"({one.size})", one.numbers) for one in step_numbers(half, local)]
        )
        self.table.show_all_rows()
        if self.model.rowCount() > MOST_ROWS:
            self.table.setFixedHeight(32 + MOST_ROWS * self.table.verticalHeader().defaultSectionSize())
            self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.show()

    def _sentence(self, picture: Picture, step: int) -> str:
        """Which step it is, and whose numbers these are."""
        text = self.tr("Step {step} of {steps}: {word}.").format(
            step=step + picture.first_step, steps=picture.steps + picture.first_step - 1,
            word=visible(picture.read[step].text),
        )  # fmt: skip
        if picture.values is None:
            return f"{text} {self.tr('Before training there are no numbers yet.')}"
        if picture.values.first:
            first = self.tr(
                "These are the numbers of the first weights, before training: nothing is learned yet."
            )
            return f"{text} {first}"
        return text

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.model.set_headers([self.tr("What"), "", self.tr("Shape"), self.tr("Numbers")])
        self.table.setAccessibleName(self.tr("Numbers of this step"))
        self.show_step(self._view.carried_step())
