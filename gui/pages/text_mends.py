"""The user's own words: a list of what was joined and cut, each to be removed; files of such words loaded and saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.recipe.recipe import find_setting
from engine.text.counting import TokenCounts
from engine.text.user_words import parse_entry, save_user_words, with_entry
from gui.pages.section import SectionHead
from gui.sentences import number, setting_words, translate_error
from gui.widgets.buttons import SecondaryButton
from gui.widgets.data_table import TONE_ROLE, DataTable
from gui.widgets.fields import LineField
from gui.widgets.help_text import set_help
from gui.widgets.labels import Label

Index = QModelIndex | QPersistentModelIndex
WORD, WHAT, SEEN = range(3)
MOST_ROWS = 6  # are seen at once; longer lists scroll
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MendsModel(QAbstractTableModel):
    """The entries, the newest first; there may be a whole dictionary of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self._counts: TokenCounts | None = None
        self._headers = ("", "", "")
        self._whats = ("", "")

    def show(self, entries: tuple[str, ...], counts: TokenCounts | None) -> None:
        """Show these entries, and how often the words they make are seen now."""
        if entries != self._entries:
            self.beginResetModel()
            self._entries, self._counts = entries, counts
            self.endResetModel()
        elif counts is not self._counts:
            self._counts = counts
            if entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, SEEN))

    def set_texts(self, headers: tuple[str, str, str], whats: tuple[str, str]) -> None:
        """Heads, and what an entry does: keep together, cut."""
        self._headers, self._whats = headers, whats
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SEEN)

    def entry(self, row: int) -> str:
        """The entry of a row."""
        return self._entries[-1 - row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        word = parse_entry(self.entry(index.row()))
        if role == Qt.ItemDataRole.DisplayRole:
            return (" | ".join(word.pieces), self._whats[0 if word.joins else 1], self._seen(word.word))[
                index.column()
            ]
        if role == TONE_ROLE:
            return "muted" if index.column() == WHAT else "text"
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SEEN else None

    def _seen(self, word: str) -> str:
        if self._counts is None:
            return ""
        rank = self._counts.ranks.get(word)
        return number(self._counts.ranked[rank][1]) if rank is not None else "0"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == SEEN else None


class MendsSection(QWidget):
    """Head with Load and Save, a line to type a word into, the list, and Remove.

    Signals:
        changed: the entries the user wants (tuple).
        load_requested: the path of a file with words to add.
        failed: a sentence about a file or a word that cannot be taken.
    """

    changed = Signal(object)
    load_requested = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self.load_button, self.save_button = SecondaryButton("", height=28), SecondaryButton("", height=28)
        self.load_button.clicked.connect(self._on_load_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        files = QWidget()
        self._in_row(files, self.load_button, self.save_button)
        self.head = SectionHead(at_end=files)
        self.field = LineField()
        self.field.returnPressed.connect(self._on_entered)
        self.remove_button = SecondaryButton("", "trash", height=32)
        self.remove_button.clicked.connect(self.remove_selected)
        adding = QWidget()
        self._in_row(adding, self.field, self.remove_button)
        self.table = DataTable(dense=True)
        self.model = MendsModel(self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([None, 120, 96])
        self.table.setSelectionMode(DataTable.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._delete = QAction(self.table, shortcut=QKeySequence(QKeySequence.StandardKey.Delete))
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self.remove_selected)
        self.table.addAction(self._delete)
        self.none = Label("", "body", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.head, adding, self.table, self.none):
            layout.addWidget(part)
        layout.addStretch(1)
        self.retranslate()

    def _in_row(self, holder: QWidget, *parts: QWidget) -> None:
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)

    # What is shown

    def show_entries(self, entries: tuple[str, ...], counts: TokenCounts | None) -> None:
        """Show the entries of the recipe."""
        self._entries = entries
        self.model.show(entries, counts)
        rows = min(MOST_ROWS, len(entries))
        self.table.setFixedHeight(32 + 32 * rows)
        self.table.setVisible(bool(entries))
        self.none.setVisible(not entries)
        self.head.set_beside(number(len(entries)) if entries else "")
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self.table.selectionModel().hasSelection()
        self.remove_button.set_blocked("" if chosen else self.tr("Choose a word in the list first."))
        self.remove_button.setVisible(bool(self._entries))
        self.save_button.set_blocked("" if self._entries else self.tr("There is no word to save yet."))

    # What the person does

    def remove_selected(self) -> None:
        """Take the chosen entries out."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        gone = {self.model.entry(row) for row in rows}
        if gone:
            self.changed.emit(tuple(entry for entry in self._entries if entry not in gone))

    def _on_entered(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        try:
            entries = with_entry(self._entries, text)
        except EngineError as error:
            self.failed.emit(translate_error(error))
            return
        self.field.clear()
        self.changed.emit(entries)

    def _on_load_clicked(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load words"), "", self._kinds())
        if name:
            self.load_requested.emit(Path(name))

    def _on_save_clicked(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save my words"), "words.txt", self._kinds())
        if name:
            self.save(Path(name))

    def _kinds(self) -> str:
        return ";;".join((self.tr("Lists of words (*.txt *.dict)"), self.tr("All files (*)")))

    def add(self, loaded: tuple[str, ...]) -> None:
        """Add the words of a file; where both lists have a word, that of the file counts."""
        new = set(loaded)
        self.changed.emit((*(entry for entry in self._entries if entry not in new), *loaded))

    def save(self, path: Path) -> None:
        """Write the words into a file that can be loaded again."""
        try:
            save_user_words(path, self._entries)
        except EngineError as error:
            self.failed.emit(translate_error(error))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        words = setting_words(find_setting("text.user_words"))
        set_help(self, words)
        self.head.set_name(words.title)
        self.load_button.setText(self.tr("Load…"))
        self.save_button.setText(self.tr("Save…"))
        self.remove_button.setText(self.tr("Remove"))
        self.field.setPlaceholderText(self.tr("Add a word, or cut one with a /"))
        self.field.setAccessibleName(self.tr("Add a word"))
        self.table.setAccessibleName(words.title)
        self.none.setText(
            self.tr("None yet. Click between two characters of a line, type a word here, or load a list.")
        )
        self.model.set_texts(
            (self.tr("word"), "", self.tr("times seen")), (self.tr("one word"), self.tr("cut here"))
        )
        self._show_buttons()
