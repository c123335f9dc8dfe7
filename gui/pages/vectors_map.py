"""The map of the most frequent words: how many, a search, and buttons for the zoom."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.pages.vectors_asking import Answer, Points
from gui.pages.vectors_words import unknown_sentence
from gui.sentences import number
from gui.views.vector_map import ZOOM, VectorMap
from gui.widgets.buttons import IconButton
from gui.widgets.fields import ComboField, FormRow, SearchField
from gui.widgets.labels import Label

COUNTS: Final = (500, 2000, 5000, 20_000)
FOUND_ZOOM = 3.0  # at least, when a word was searched


class MapView(QWidget):
    """The page's third view. It only shows and asks.

    Signals:
        counted: how many words are wanted.
        word_wanted: a word whose neighbours are to be marked ("": none).
    """

    counted = Signal(int)
    word_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = VectorMap()
        self.search, self.count = SearchField(), ComboField()
        self._search_row, self._count_row = FormRow("", self.search), FormRow("", self.count)
        self._search_row.setFixedWidth(240)
        self._count_row.setFixedWidth(132)
        self.closer = IconButton("magnifying-glass-plus", "", outlined=True)
        self.farther = IconButton("magnifying-glass-minus", "", outlined=True)
        self.whole = IconButton("arrows-out-simple", "", outlined=True)
        self.about = Label("", "body", "muted", wrap=True)
        self._points: Points | None = None
        self._problem = ""
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._search_row)
        head.addWidget(self._count_row)
        head.addWidget(self.about, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.closer, self.farther, self.whole):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.map, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_searched)
        self.count.chosen.connect(lambda count: self.counted.emit(count))
        self.closer.clicked.connect(lambda: self.map.zoom_by(ZOOM))
        self.farther.clicked.connect(lambda: self.map.zoom_by(1 / ZOOM))
        self.whole.clicked.connect(self.map.show_all)
        self.map.word_chosen.connect(self._on_word_chosen)

    def wanted(self) -> int:
        """How many words the map is to hold."""
        count = self.count.value()
        return count if isinstance(count, int) else COUNTS[1]

    def show_points(self, points: Points) -> None:
        """Show another map; what is searched is marked again."""
        self._points = points
        self.map.set_points(points.words, points.places)
        self._say()
        if self.search.text().strip():
            self._on_searched()

    def show_near(self, answer: Answer | None, words: tuple[str, ...]) -> None:
        """Mark `words`, the asked one first; say so when it is unknown."""
        self._problem = unknown_sentence(answer.unknown) if answer is not None and answer.unknown else ""
        self.search.set_wrong(bool(self._problem))
        self.map.mark(words)
        if words and self._points is not None:
            if words[0] not in self._points.words:
                rarer = self.tr("'{word}' is not among the {n} most frequent words. Choose a larger map.")
                self._problem = rarer.format(word=words[0], n=number(len(self._points.words)))
            elif self.search.text().strip():
                self.map.go_to(words[0], FOUND_ZOOM)
        self._say()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._search_row.set_label(self.tr("Find a word"))
        self.search.setPlaceholderText(self.tr("Find a word"))
        self._count_row.set_label(self.tr("How many words"))
        before = self.wanted()
        self.count.set_options([(count, number(count)) for count in COUNTS])
        self.count.set_value(before)
        self.closer.set_name(self.tr("Zoom in"))
        self.farther.set_name(self.tr("Zoom out"))
        self.whole.set_name(self.tr("The whole map"))
        self._say()

    def _say(self) -> None:
        said = self.tr(
            "The two directions in which the words differ most (PCA). Drag, turn the wheel, click a point for its neighbours."
        )
        self.about.setText(self._problem or said)
        self.about.set_tone("text" if self._problem else "muted")

    @Slot()
    def _on_searched(self, _: object = None) -> None:
        self.word_wanted.emit(self.search.text().strip())

    @Slot(str)
    def _on_word_chosen(self, word: str) -> None:
        self.search.blockSignals(True)  # the word need not come into the middle: it is where the mouse is
        self.search.clear()
        self.search.blockSignals(False)
        self.word_wanted.emit(word)
