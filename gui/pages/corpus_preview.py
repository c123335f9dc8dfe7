"""The first rows of a corpus in a table that can be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.corpus.label_names import positive_label
from gui.pages.section import SectionHead
from gui.sentences import number
from gui.theme import font
from gui.widgets.data_table import SIGN_ROLE, TONE_ROLE, DataTable, RowsModel
from gui.widgets.fields import SearchField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from engine.corpus.inspecting import Inspection


class PreviewModel(RowsModel):
    """Rows of (place, label, text, characters), or without the label; a known label has its dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._signs: dict[str, int] = {}
        self._labelled = False

    def show_rows(self, headers: list[str], rows: list[tuple[object, ...]], signs: dict[str, int]) -> None:
        """Other columns and rows; `signs` gives +1 or -1 to each of two labels."""
        self._signs, self._labelled = signs, len(headers) == 4
        self._numeric = frozenset([len(headers) - 1])
        self.set_headers(headers)
        self.set_rows(rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == SIGN_ROLE and self._labelled and index.column() == 1:
            return self._signs.get(str(self.row(index.row())[1]), 0)
        if role == TONE_ROLE:
            return "muted" if index.column() in (0, *self._numeric) else "text"
        return super().data(index, role)


class CorpusPreview(QWidget):
    """Head with a search field, the table, and a line where nothing matches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField()
        self.search.setFixedWidth(180)
        self.search.searched.connect(self._on_searched)
        self.head = SectionHead(at_end=self.search)
        self.table = DataTable()
        self.model = PreviewModel(self.table)
        self.table.setModel(self.model)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.nothing = Label("", "body", "muted")
        self.nothing.hide()
        self._found: Inspection | None = None
        self._pair: tuple[str, str] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.head, self.table, self.nothing):
            layout.addWidget(part)
        layout.setStretch(1, 1)
        self.retranslate()

    def show_inspection(self, found: Inspection | None, pair: tuple[str, str] | None = None) -> None:
        """Show the first rows of what was found; of a `pair` of columns the text and its answer."""
        if found is not self._found or pair != self._pair:
            self._found, self._pair = found, pair
            self._fill()

    def _fill(self) -> None:
        found = self._found
        if found is None:
            self.model.show_rows([], [], {})
            return
        rows = self._rows(found)
        wanted = self.search.text().strip().casefold()
        shown = [
            row for row in rows if not wanted or any(wanted in str(cell).casefold() for cell in row[1:-1])
        ]
        if self._pair is not None:
            self._show(["#", *self._pair], shown, {}, [40, None, None])
        else:
            self._show_texts(found, shown)
        self.nothing.setVisible(bool(wanted) and not shown)
        self.nothing.setText(self.tr('No row holds "{}".').format(self.search.text().strip()))
        self.head.set_beside(self._extent(len(shown), len(rows), found))

    def _show_texts(self, found: Inspection, shown: list[tuple[object, ...]]) -> None:
        labelled = bool(found.label_column)
        headers = (
            ["#", found.label_column, found.text_column]
            if labelled
            else ["#", found.text_column or self.tr("text")]
        )
        positive = positive_label(list(found.labels))
        signs = {label: 1 if label == positive else -1 for label in found.labels} if positive else {}
        self._show(headers, shown, signs, [40, 100, None] if labelled else [40, None])

    def _show(
        self,
        headers: list[str],
        shown: list[tuple[object, ...]],
        signs: dict[str, int],
        widths: list[int | None],
    ) -> None:
        """Rows under their heads; the number of characters comes last."""
        self.model.show_rows([*headers, self.tr("characters")], shown, signs)
        last = max(92, QFontMetrics(font("caption")).horizontalAdvance(self.tr("characters")) + 20)
        self.table.set_column_widths([*widths, last])

    def _rows(self, found: Inspection) -> list[tuple[object, ...]]:
        columns = list(found.columns)
        if self._pair is not None:
            places = [columns.index(name) for name in self._pair]
            pairs = [[cells[at] if at < len(cells) else "" for at in places] for cells in found.preview]
            return [(place, *pair, len(pair[0])) for place, pair in enumerate(pairs, 1)]
        text = columns.index(found.text_column) if found.text_column in columns else 0
        label = columns.index(found.label_column) if found.label_column in columns else None
        rows: list[tuple[object, ...]] = []
        for place, cells in enumerate(found.preview, 1):
            words = cells[text] if text < len(cells) else ""
            if label is None:
                rows.append((place, words, len(words)))
            else:
                rows.append((place, cells[label] if label < len(cells) else "", words, len(words)))
        return rows

    def _extent(self, shown: int, rows: int, found: Inspection) -> str:
        if shown < rows:
            return self.tr("{shown} of the first {rows} rows").format(shown=number(shown), rows=number(rows))
        if rows < found.documents:
            return self.tr("first {} rows").format(number(rows))
        return self.tr("all {} rows").format(number(rows)) if rows > 1 else ""

    def _on_searched(self, _: object) -> None:
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Preview"))
        self.search.setAccessibleName(self.tr("Find in texts"))
        self.search.setPlaceholderText(self.tr("Find in texts"))
        self.table.setAccessibleName(self.tr("First rows of the corpus"))
        set_help(
            self,
            Help(
                self.tr("Preview"),
                self.tr("The first rows as the program reads them. Nonsense signs mean another encoding."),
            ),
        )
        self._fill()
