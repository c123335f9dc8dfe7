"""The words of the corpus as rows of a table: number, word, a bar, how often it was seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from engine.text.counting import TokenCounts
from engine.text.vocabulary import SPECIALS, UNK
from gui.sentences import number
from gui.views.token_view import visible_text
from gui.widgets.data_table import BAR_ROLE, TONE_ROLE

Index = QModelIndex | QPersistentModelIndex
NUMBER, WORD, BAR, SEEN = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WordsModel(QAbstractTableModel):
    """Words by their place, the most frequent first. Rows are looked up when they are drawn: there may be a million."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: TokenCounts | None = None
        self._ranks: Sequence[int] = range(0)
        self._kept = 0
        self._headers = ("", "", "", "")

    def show_words(self, counts: TokenCounts | None, ranks: Sequence[int], kept: int) -> None:
        """Show the words at these places; the first `kept` have a number of their own, the others are unknown."""
        if counts is self._counts and (ranks, kept) == (self._ranks, self._kept):
            return
        self.beginResetModel()
        self._counts, self._ranks, self._kept = counts, ranks, kept
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
        known, column = rank < self._kept, index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            own = rank + len(SPECIALS) if known else UNK
            return (number(own), visible_text(word), "", number(seen))[column]
        if role == BAR_ROLE and column == BAR:
            return seen / self._counts.ranked[0][1]
        if role == TONE_ROLE:
            return "muted" if column == NUMBER or not known else "text"
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
