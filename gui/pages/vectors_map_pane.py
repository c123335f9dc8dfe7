"""A map of words and, beside it, what is said of the words that were chosen on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.vectors_asking import Answer, Ranked
from gui.pages.vectors_mapping import Points
from gui.pages.vectors_words import figure, unknown_sentence
from gui.sentences import number
from gui.views.vector_map_choosing import ChoosingMap
from gui.widgets.data_table import DataTable, RowsModel
from gui.widgets.labels import ElidedLabel, Label

SIDE_WIDTH, LEAST_SIDE, ROOMY = 184, 124, 470  # pixels: narrower panes have a narrower list
MOST_LISTED = 500  # of the words in a rectangle


class MapPane(QWidget):
    """It only shows and asks.

    Signals:
        word_wanted: a word that was clicked, on the map or in the list.
        words_chosen: the words of a rectangle (tuple of str).
    """

    word_wanted = Signal(str)
    words_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = ChoosingMap()
        self.name, self.title = ElidedLabel("", "body"), Label("", "body", wrap=True)
        self.table = DataTable(dense=True)
        self.model = RowsModel(["", ""], numeric=[1], parent=self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([None, 54])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._points: Points | None = None
        self._answer: Answer | None = None
        self._near: Ranked = ()
        self._arrange()
        self.name.hide()
        self.map.word_chosen.connect(self.word_wanted)
        self.map.words_chosen.connect(self._on_words_chosen)
        self.table.clicked.connect(self._on_row_clicked)
        self.table.activated.connect(self._on_row_clicked)

    def _arrange(self) -> None:
        self._side = QWidget()
        self._side.setFixedWidth(SIDE_WIDTH)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.title)
        beside.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.map, 1)
        row.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._side.setFixedWidth(SIDE_WIDTH if self.width() >= ROOMY else LEAST_SIDE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(LEAST_SIDE + 16 + self.map.minimumWidth(), super().minimumSizeHint().height())

    def set_name(self, name: str) -> None:
        """Whose map it is; "" where there is only one."""
        self.name.set_text(name)
        self.name.setVisible(bool(name))

    def points(self) -> Points | None:
        """The map that is shown."""
        return self._points

    def answer(self) -> Answer | None:
        """What was said last of a word; None while nothing is asked."""
        return self._answer

    def show_points(self, points: Points | None) -> None:
        """Show a map; of the same words after another epoch the points glide there."""
        self._points = points
        if points is not None:
            self.map.show_places(points.words, points.places, points.frame)
        self._say()

    def show_near(self, answer: Answer | None, ranked: Ranked) -> None:
        """Mark the asked word and the nearest ones, and list them; nothing where there is no answer."""
        self._answer, self._near = answer, ranked
        asked = answer.known if answer is not None and ranked else ()
        self.map.mark((*asked, *(word for word, _ in ranked)))
        if ranked:
            self.map.choose_nothing()
        self._say()

    def rows(self) -> list[tuple[str, str]]:
        """The list as it is shown."""
        rows = (self.model.row(i) for i in range(self.model.rowCount()))
        return [(str(word), str(value)) for word, value in rows]

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.model.set_headers([self.tr("word"), self.tr("cosine")])
        self.table.set_column_widths([None, 54])
        self.table.setAccessibleName(self.tr("The words that were chosen"))
        self._say()

    def _say(self) -> None:
        chosen = self.map.chosen()
        rows: Sequence[tuple[str, str]] = ()
        if chosen:
            self.title.setText(self.tr("{n} words are chosen.").format(n=number(len(chosen))))
            rows = [(word, "") for word in chosen[:MOST_LISTED]]
        elif self._near and self._answer is not None:
            self.title.setText(self.tr("Nearest to '{word}'").format(word=self._answer.words[0]))
            rows = [(word, figure(value)) for word, value in self._near]
        elif self._answer is not None and self._answer.unknown:
            self.title.setText(unknown_sentence(self._answer.unknown))
        else:
            self.title.setText(
                self.tr("Click a word for its neighbours, or draw a rectangle around several.")
            )
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))

    @Slot(object)
    def _on_words_chosen(self, words: tuple[str, ...]) -> None:
        self._answer, self._near = None, ()
        self.map.mark(())
        self._say()
        self.words_chosen.emit(words)

    @Slot(QModelIndex)
    def _on_row_clicked(self, index: QModelIndex) -> None:
        word = str(self.model.row(index.row())[0])
        self.map.go_to(word)
        self.word_wanted.emit(word)
