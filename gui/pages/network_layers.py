"""The layer table: what each layer puts out, and how many numbers it learns. In low windows it is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from engine.networks.shapes import LayerShape
from gui.icons import paint_icon
from gui.pages.section import SectionHead
from gui.sentences import number
from gui.theme import color, font, tokens
from gui.widgets.data_table import ROLE_ROLE, TONE_ROLE, DataTable, RowsModel
from gui.widgets.fields import FIELD_HEIGHT, paint_field
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import ElidedLabel

NAME, SHAPE, PARAMETERS = range(3)


def shape_text(shape: Sequence[str | int]) -> str:
    """A shape as it is written everywhere: (23, 32, 64)."""
    return f"({', '.join(map(str, shape))})"


class LayersModel(RowsModel):
    """Rows of (name, shape, parameters); shapes in the face of shapes."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if index.column() == SHAPE:
            if role == ROLE_ROLE:
                return "shape"
            if role == TONE_ROLE:
                return "muted"
        return super().data(index, role)


class FoldButton(QAbstractButton):
    """A field-like button that folds the table in and out; its text says what is inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(240, max(FIELD_HEIGHT, self.fontMetrics().height() + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        paint_field(painter, self.size(), focused=self.hasFocus(), enabled=True)
        caret = "caret-down" if self.isChecked() else "caret-right"
        paint_icon(painter, QRectF(11, (self.height() - 12) / 2, 12, 12), caret, t.muted)
        painter.setFont(font("body"))
        painter.setPen(color(t.text))
        area = self.rect().adjusted(32, 0, -11, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class LayersTable(QWidget):
    """Head, fold button (where the page is low) and table with a last line for the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: tuple[LayerShape, ...] = ()
        self._folds = False
        self.head = SectionHead()
        self.head.setMinimumHeight(FIELD_HEIGHT)  # level with the head of the settings beside it
        self.fold = FoldButton()
        self.fold.toggled.connect(self._on_toggled)
        self.table = DataTable(dense=True)
        self.model = LayersModel(["", "", ""], numeric=[PARAMETERS], parent=self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([170, None, 110])
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.biases = ElidedLabel("", "caption", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.head, self.fold, self.table, self.biases):
            layout.addWidget(part)
        layout.addStretch(1)
        self.set_folds(False)

    def set_folds(self, folds: bool) -> None:
        """Whether the table hides behind the button until it is pressed."""
        self._folds = folds
        self.fold.setVisible(folds)
        shown = not folds or self.fold.isChecked()
        self.table.setVisible(shown)
        self.biases.setVisible(shown and any(shape.second_bias for shape in self._shapes))

    def show_layers(self, shapes: tuple[LayerShape, ...]) -> None:
        """Show these layers; like in the lecture also those that learn nothing."""
        self._shapes = shapes
        self._fill()

    def total(self) -> int:
        """All numbers to learn."""
        return sum(shape.parameters for shape in self._shapes)

    def _fill(self) -> None:
        rows: list[tuple[object, ...]] = [
            (self._name(shape), shape_text(shape.output), shape.parameters) for shape in self._shapes
        ]
        total = number(self.total())
        self.model.set_headers([self.tr("Layer"), self.tr("Output shape"), self.tr("Parameters")])
        self.model.set_rows([*rows, (self.tr("Total"), "", self.total())])
        self.table.show_all_rows()
        matrices = any(shape.kind.endswith("matrix") for shape in self._shapes)
        self.head.set_aside(self.tr("words, size") if matrices else self.tr("steps, batch, size"))
        self._tell_biases()
        learning = sum(shape.parameters > 0 for shape in self._shapes)
        words = self.tr("{layers} layers, {total} numbers to learn").format(layers=learning, total=total)
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        self.set_folds(self._folds)

    def _name(self, shape: LayerShape) -> str:
        """What a layer is called in the table; of encoder and decoder also whose it is."""
        of_pairs = {
            "Source embedding": self.tr("embedding, encoder"),
            "Target embedding": self.tr("embedding, answer"),
            "Label": self.tr("label"),
            "Start": self.tr("first state, decoder"),
            "Combined": self.tr("state and context"),
        }
        kinds = {
            "embedding": self.tr("embedding"),
            "readout": self.tr("readout"),
            "linear": self.tr("linear"),
            "attention": self.tr("attention"),
            "echo": self.tr("echo"),
            "word_matrix": self.tr("word vectors"),
            "context_matrix": self.tr("context vectors"),
        }
        whose, _, cell = shape.name.partition(" ")
        halves = {
            "Encoder": self.tr("{cell}, encoder"),
            "Decoder": self.tr("{cell}, decoder"),
            "Answer": self.tr("{cell}, answer"),
        }
        if whose in halves:
            return halves[whose].format(cell=cell)
        return of_pairs.get(shape.name) or kinds.get(shape.kind, shape.name)

    def _tell_biases(self) -> None:
        """What the lecture counts, where cells have a second bias."""
        second = sum(shape.second_bias for shape in self._shapes)
        words = self.tr("{second} of them are second biases; textbooks, with one bias, count {total}.")
        self.biases.set_text(words.format(second=number(second), total=number(self.total() - second)))

    def _on_toggled(self, _: bool) -> None:
        self.set_folds(self._folds)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Layers"))
        self.table.setAccessibleName(self.tr("Layers of the network"))
        set_help(
            self,
            Help(
                self.tr("Layers"),
                self.tr(
                    "What each layer puts out for the line that is shown: how many steps, how many texts at once, "
                    "how many numbers. The same parameters serve at every step. "
                    "A cell has two biases here where textbooks write one: "
                    "an RNN of 32 on vectors of 32 has 2 112 parameters, 32 of them the second bias."
                ),
            ),
        )
        self._fill()
