"""The vocabulary as a table: each word's number, how often it was seen, and a search."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.recipe.text import CutterName, TextSettings
from engine.text.counting import TokenCounts
from engine.text.vocabulary import SPECIALS
from gui.pages.section import SectionHead
from gui.sentences import number
from gui.views.token_view import visible_text
from gui.widgets.data_table import BAR_ROLE, TONE_ROLE, DataTable
from gui.widgets.fields import SearchField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label

Index = QModelIndex | QPersistentModelIndex
NUMBER, WORD, BAR, SEEN = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class VocabularyModel(QAbstractTableModel):
    """The known words, the most frequent first. Rows are looked up when they are drawn: there may be a million."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: TokenCounts | None = None
        self._ranks: range | list[int] = range(0)
        self._headers = ("", "", "", "")

    def show_words(self, counts: TokenCounts | None, ranks: range | list[int]) -> None:
        """Show the words of these ranks."""
        self.beginResetModel()
        self._counts, self._ranks = counts, ranks
        self.endResetModel()

    def set_headers(self, headers: tuple[str, str, str, str]) -> None:
        """The heads in the language of now."""
        self._headers = headers
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else len(self._ranks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._counts is None or not index.isValid():
            return None
        rank = self._ranks[index.row()]
        word, seen = self._counts.ranked[rank]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (number(rank + len(SPECIALS)), visible_text(word), "", number(seen))[column]
        if role == BAR_ROLE and column == BAR:
            return seen / self._counts.ranked[0][1]
        if role == TONE_ROLE:
            return "muted" if column == NUMBER else "text"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SEEN:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and section == SEEN:
                return _RIGHT
        return None


class VocabularyTable(QWidget):
    """Head with a search field, and the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: TokenCounts | None = None
        self._kept = 0
        self.search = SearchField()
        self.search.setFixedWidth(180)
        self.search.searched.connect(self._on_searched)
        self.head = SectionHead(at_end=self.search)
        self.table = DataTable(dense=True)
        self.model = VocabularyModel(self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([72, 150, None, 96])
        self.nothing = Label("", "body", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.head, self.table, self.nothing):
            layout.addWidget(part)
        layout.setStretch(1, 1)
        self.retranslate()

    def show_counts(self, counts: TokenCounts | None, settings: TextSettings) -> None:
        """Show the words that get a number with `settings`."""
        kept = counts.kept(settings) if counts else 0
        if counts is not self._counts or kept != self._kept:
            self._counts, self._kept = counts, kept
            self._fill()

    def _fill(self) -> None:
        counts, wanted = self._counts, self.search.text().strip().casefold()
        ranks: range | list[int] = range(self._kept)
        if counts is not None and wanted:
            ranks = [rank for rank in range(self._kept) if wanted in counts.ranked[rank][0].casefold()]
        self.model.show_words(counts, ranks)
        self._say_extent()
        missing = counts is not None and bool(wanted) and not ranks
        self.nothing.setVisible(missing)
        if missing and counts is not None:
            self.nothing.setText(self._missing_words(counts, wanted))

    def _missing_words(self, counts: TokenCounts, wanted: str) -> str:
        rank = counts.ranks.get(wanted)
        if rank is None:
            return self.tr('"{}" does not occur in the corpus as a word of its own.').format(wanted)
        seen = number(counts.ranked[rank][1])
        return self.tr('"{word}" was seen {seen} times, too rarely for a number of its own.').format(
            word=wanted, seen=seen
        )

    def _say_extent(self) -> None:
        if self._counts is None:
            self.head.set_beside("")
            return
        known, all_words = (
            number(self._kept + len(SPECIALS)),
            number(len(self._counts.ranked) + len(SPECIALS)),
        )
        words = self.tr("{known} of {all} words")
        if self._counts.cutter is CutterName.CHARACTERS:
            words = self.tr("{known} of {all} characters")
        self.head.set_beside(words.format(known=known, all=all_words))

    def _on_searched(self, _: object) -> None:
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Vocabulary"))
        self.search.setAccessibleName(self.tr("Find a word"))
        self.search.setPlaceholderText(self.tr("Find a word"))
        self.table.setAccessibleName(self.tr("Words of the vocabulary"))
        self.model.set_headers((self.tr("number"), self.tr("word"), "", self.tr("times seen")))
        set_help(
            self,
            Help(
                self.tr("Vocabulary"),
                self.tr(
                    "Every word that has a number of its own, the most frequent first. "
                    "All other words share the number 1, unknown."
                ),
            ),
        )
        self._fill()
