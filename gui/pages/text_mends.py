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
from gui.widgets.data_table import DataTable
from gui.widgets.fields import LineField
from gui.widgets.help_text import set_help
from gui.widgets.labels import Label

Index = QModelIndex | QPersistentModelIndex
WORD, SEEN = range(2)
MOST_ROWS = 6  # are seen at once; longer lists scroll
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MendsModel(QAbstractTableModel):
    """The entries, the newest first; there may be a whole dictionary of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self._counts: TokenCounts | None = None
        self._headers = ("", "")

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

    def set_headers(self, headers: tuple[str, str]) -> None:
        """The heads in the language of now."""
        self._headers = headers
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SEEN)

    def entry(self, row: int) -> str:
        """The entry of a row."""
        return self._entries[-1 - row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        word = parse_entry(self.entry(index.row()))
        if role == Qt.ItemDataRole.DisplayRole:
            return (" | ".join(word.pieces), self._seen(word.word))[index.column()]
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
    """A line to type a word into, the list, and under it Load, Save and Remove.

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
        self.remove_button = SecondaryButton("", height=28)
        self.remove_button.clicked.connect(self.remove_selected)
        self.head = SectionHead()
        self.field = LineField()
        self.field.returnPressed.connect(self._on_entered)
        self.table = DataTable(dense=True)
        self.model = MendsModel(self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([None, 96])
        self.table.setSelectionMode(DataTable.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._delete = QAction(self.table, shortcut=QKeySequence(QKeySequence.StandardKey.Delete))
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self.remove_selected)
        self.table.addAction(self._delete)
        self.none, self.idle = Label("", "body", "muted", wrap=True), Label("", "body", "warning", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.head, self.idle, self.field, self.table, self.none):
            layout.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.load_button, self.save_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.retranslate()

    # What is shown

    def show_entries(self, entries: tuple[str, ...], counts: TokenCounts | None, *, active: bool) -> None:
        """Show the entries of the recipe; without jieba they are not `active`, and seen only where there are some."""
        self._entries = entries
        self.setVisible(active or bool(entries))
        self.idle.setVisible(not active)
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
        self.idle.setText(self.tr("They act only where Chinese words are cut by jieba."))
        self.model.set_headers((self.tr("word"), self.tr("times seen")))
        self._show_buttons()
