"""The maps of the most frequent words: how many, how drawn, after which epoch, a search, and another map beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.vectors_asking import Answer
from gui.pages.vectors_epochs import EpochRow
from gui.pages.vectors_map_export import Saved
from gui.pages.vectors_map_pane import MapPane
from gui.pages.vectors_mapping import Way
from gui.pages.vectors_words import unknown_sentence
from gui.sentences import in_a_row, number
from gui.views.save_drawing import SaveDrawingButton
from gui.views.vector_map import ZOOM
from gui.widgets.buttons import IconButton, Segmented
from gui.widgets.fields import ComboField, FormRow, SearchField
from gui.widgets.labels import Label

COUNTS: Final = (500, 2000, 5000, 20_000)
FOUND_ZOOM = 3.0  # at least, when a word was searched


class MapView(QWidget):
    """The page's third view. It only shows and asks.

    Signals:
        changed: another map is wanted: more words, another way, another epoch.
        word_wanted: a word whose neighbours are to be marked ("": none).
        beside_chosen: whose map is to stand beside (a value of the list).
        export_wanted: the path of a file, and what is to be written (`Saved`).
    """

    changed = Signal()
    word_wanted = Signal(str)
    beside_chosen = Signal(object)
    export_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main, self.beside = MapPane(), MapPane()
        self.map = self.main.map
        self.search, self.count = SearchField(), ComboField()
        self.ways = Segmented([(way, "") for way in Way])
        self.other = ComboField()
        self._search_row, self._count_row = FormRow("", self.search), FormRow("", self.count)
        self._ways_row, self._other_row = FormRow("", self.ways), FormRow("", self.other)
        for row, width in ((self._search_row, 208), (self._count_row, 104), (self._other_row, 176)):
            row.setFixedWidth(width)
        self.select = IconButton("selection", "", outlined=True)
        self.select.setCheckable(True)
        self.closer = IconButton("magnifying-glass-plus", "", outlined=True)
        self.farther = IconButton("magnifying-glass-minus", "", outlined=True)
        self.whole = IconButton("arrows-out-simple", "", outlined=True)
        self.table_button = IconButton("table", "", outlined=True)
        self.save = SaveDrawingButton(self.map)
        self.about = Label("", "body", "muted", wrap=True)
        self.past = EpochRow()
        self.epochs = self.past.slider
        self._problem = self._typed = ""
        self._found: dict[MapPane, str] = {}  # the word that was typed and is in the middle already
        self._arrange()
        self._connect()
        self.beside.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        for row in (self._search_row, self._count_row, self._ways_row, self._other_row):
            head.addWidget(row, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        buttons = QHBoxLayout()  # beside the sentence: in the row above there is not always room
        buttons.setSpacing(8)
        for button in (self.select, self.closer, self.farther, self.whole, self.table_button, self.save):
            buttons.addWidget(button)
        told = QHBoxLayout()
        told.setSpacing(16)
        told.addWidget(self.about, 1)
        told.addLayout(buttons)
        panes = QHBoxLayout()
        panes.setSpacing(24)
        panes.addWidget(self.main, 1)
        panes.addWidget(self.beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(told)
        column.addLayout(panes, 1)
        column.addWidget(self.past)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_searched)
        self.count.chosen.connect(lambda _: self.changed.emit())
        self.ways.chosen.connect(self._on_way_chosen)
        self.other.chosen.connect(self.beside_chosen)
        self.past.changed.connect(self.changed)
        self.select.toggled.connect(self._on_select_toggled)
        self.table_button.clicked.connect(self._on_table_clicked)
        for pane in self.panes():
            self.closer.clicked.connect(lambda _=False, view=pane.map: view.zoom_by(ZOOM))
            self.farther.clicked.connect(lambda _=False, view=pane.map: view.zoom_by(1 / ZOOM))
            self.whole.clicked.connect(pane.map.show_all)
            pane.word_wanted.connect(self._on_word_chosen)
            pane.words_chosen.connect(lambda _: self._say())

    def panes(self) -> tuple[MapPane, MapPane]:
        """The map, and the one beside it."""
        return self.main, self.beside

    # --- what is wanted ------------------------------------------------------------------------------------

    def wanted(self) -> int:
        """How many words the maps are to hold."""
        count = self.count.value()
        return count if isinstance(count, int) else COUNTS[1]

    def way(self) -> Way:
        """How they are to be drawn."""
        return Way(self.ways.value())

    def set_way(self, way: Way) -> None:
        """Choose how they are drawn, silently."""
        self.ways.set_value(way)
        self._say()

    def epoch(self) -> int | None:
        """The epoch to look back at; None for the newest."""
        return self.past.epoch()

    def set_epochs(self, epochs: Sequence[int]) -> None:
        """Offer to look back at these epochs; 0 is before the first."""
        self.past.set_epochs(epochs)

    def set_others(self, options: Sequence[tuple[object, str]], chosen: object) -> None:
        """Offer what may stand beside the map."""
        self.other.set_options(options)
        self.other.set_value(chosen)

    # --- what is shown -------------------------------------------------------------------------------------

    def show_beside(self, *, beside: bool, names: tuple[str, str]) -> None:
        """Show the second map, each under its name, or the first alone."""
        self.beside.setVisible(beside)
        for pane, name in zip(self.panes(), names, strict=True):
            pane.set_name(name if beside else "")
        if not beside:
            self.beside.show_points(None)
        self._say()

    def follow_marks(self) -> None:
        """Another map or other marks are shown: go to the word that was searched, or say why it is not there."""
        self.past.note_drawn()
        self._problem = ""
        answer, points = self.main.answer(), self.main.points()
        typed = self.search.text().strip()
        if answer is not None and answer.unknown:
            self._problem = unknown_sentence(answer.unknown)
        elif answer is not None and answer.known and points is not None:
            self._problem = self._missing(answer, len(points.words))
        for pane in self.panes():
            self._go_to_typed(pane, typed)
        self.search.set_wrong(bool(answer is not None and answer.unknown and typed))
        self._say()

    def _missing(self, answer: Answer, words: int) -> str:
        """Why a known word has no point; "" where it has one."""
        if answer.known[0] in self.map.words():
            return ""
        rarer = self.tr("'{word}' is not among the {n} most frequent words. Choose a larger map.")
        return rarer.format(word=answer.known[0], n=number(words))

    def _go_to_typed(self, pane: MapPane, typed: str) -> None:
        """Bring the word that was searched into the middle, once: who has moved on is not called back."""
        answer = pane.answer()
        if not typed or answer is None or not answer.known or answer.words[0] != typed:
            self._found.pop(pane, None)
        elif self._found.get(pane) != typed:
            zoom = FOUND_ZOOM if pane is self.main else self.map.zoom()  # the other one follows the first
            if zoom > 1 and pane.map.go_to(answer.known[0], zoom):
                self._found[pane] = typed

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._search_row.set_label(self.tr("Find a word"))
        self.search.setPlaceholderText(self.tr("Find a word"))
        self._count_row.set_label(self.tr("How many words"))
        before = self.wanted()
        self.count.set_options([(count, number(count)) for count in COUNTS])
        self.count.set_value(before)
        self._ways_row.set_label(self.tr("Drawn by"))
        self.ways.set_texts(["PCA", "t-SNE"])
        self.ways.setAccessibleName(self.tr("Drawn by"))
        self._other_row.set_label(self.tr("Beside it"))
        self.other.setAccessibleName(self.tr("The map beside it"))
        self.select.set_name(self.tr("Choose words by a rectangle (Shift and drag)"))
        self.closer.set_name(self.tr("Zoom in"))
        self.farther.set_name(self.tr("Zoom out"))
        self.whole.set_name(self.tr("The whole map"))
        self.table_button.set_name(self.tr("Save points or vectors"))
        self.save.set_subject(self.tr("map"))
        for pane in self.panes():
            pane.retranslate()
        self.past.retranslate()
        self._say()

    def _say(self) -> None:
        said = {
            Way.PCA: self.tr("The two directions in which the words differ most (PCA)."),
            Way.TSNE: self.tr(
                "Neighbours stay neighbours (t-SNE). How far apart groups lie, and how large they are, says nothing."
            ),
        }[self.way()]
        how = self.tr("Drag, turn the wheel, click a point for its neighbours.")
        self.about.setText(self._problem or in_a_row(said, how))
        self.about.set_tone("text" if self._problem else "muted")

    # --- what the person does ------------------------------------------------------------------------------

    @Slot(object)
    def _on_way_chosen(self, _: object) -> None:
        self._say()
        self.changed.emit()

    @Slot(bool)
    def _on_select_toggled(self, on: bool) -> None:
        for pane in self.panes():
            pane.map.set_choosing(choosing=on)

    @Slot()
    def _on_searched(self, _: object = None) -> None:
        typed = self.search.text().strip()
        if typed != self._typed:  # the field tells of its last key late, when a click may have emptied it
            self._typed = typed
            self.word_wanted.emit(typed)

    @Slot(str)
    def _on_word_chosen(self, word: str) -> None:
        self.search.blockSignals(True)  # the word need not come into the middle: it is where the mouse is
        self.search.clear()
        self.search.blockSignals(False)
        self._typed = ""
        self.word_wanted.emit(word)

    @Slot()
    def _on_table_clicked(self) -> None:
        kinds = {
            self.tr("Points as a table (*.csv *.tsv)"): Saved.POINTS,
            self.tr("Vectors and words for a projector (*.tsv)"): Saved.TSV,
            self.tr("Vectors, word2vec or fastText (*.vec *.txt)"): Saved.WORD2VEC,
            self.tr("Vectors, word2vec binary (*.bin)"): Saved.BINARY,
            self.tr("Vectors, GloVe (*.txt)"): Saved.GLOVE,
        }
        title, first = self.tr("Save points or vectors"), self.tr("map") + ".csv"
        name, kind = QFileDialog.getSaveFileName(self, title, first, ";;".join(kinds))
        if name:
            self.export_wanted.emit(name, kinds.get(kind, Saved.POINTS))
