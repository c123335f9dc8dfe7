"""Tables: head 32, rows 36 (32 dense), hairlines only, numbers right; and a simple model of rows for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.theme import color, font, tokens

Index = QModelIndex | QPersistentModelIndex
SIGN_ROLE = Qt.ItemDataRole.UserRole + 1  # +1 filled dot, -1 hollow dot before the word
TONE_ROLE = Qt.ItemDataRole.UserRole + 2  # "muted" and other tones of gui.style.TONES
ROLE_ROLE = Qt.ItemDataRole.UserRole + 3  # "shape" and other roles of theme.TYPE
BAR_ROLE = Qt.ItemDataRole.UserRole + 4  # a share from 0 to 1, drawn as a bar in place of words


class RowsModel(QAbstractTableModel):
    """Rows of text and numbers. `tones`, `roles` and `signs` may be given per column name or per cell by a subclass."""

    def __init__(
        self,
        headers: Sequence[str] = (),
        rows: Sequence[Sequence[object]] = (),
        *,
        numeric: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._headers, self._rows, self._numeric = list(headers), list(rows), frozenset(numeric)

    def set_headers(self, headers: Sequence[str]) -> None:
        """Other heads (another language); the number of columns may change too."""
        self.beginResetModel()
        self._headers = list(headers)
        self.endResetModel()

    def set_numeric(self, columns: Iterable[int]) -> None:
        """Other columns hold numbers, which stand to the right."""
        self._numeric = frozenset(columns)

    def set_rows(self, rows: Sequence[Sequence[object]]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Sequence[object]:
        """The values of one row."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        value = row[index.column()] if index.column() < len(row) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _shown(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _shown(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", "\u00a0")
    return str(value)


class CellDelegate(QStyledItemDelegate):
    """Paints one cell: ground, word or number, the dot of a label, a bar, the hairline under the row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = tokens()
        painter.save()
        rect = option.rect
        state = option.state
        selected, hovered = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        if selected or hovered:
            painter.fillRect(rect, color(t.accent_soft if selected else t.sunken))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color(t.hairline))
        self._paint_value(painter, QRectF(rect).adjusted(8, 0, -8, -1), index)
        painter.restore()

    def _paint_value(self, painter: QPainter, area: QRectF, index: Index) -> None:
        t = tokens()
        share = index.data(BAR_ROLE)
        if share is not None:
            _paint_bar(painter, area, float(share))
            return
        sign = index.data(SIGN_ROLE)
        if sign:
            _paint_dot(painter, area, int(sign))
            area = area.adjusted(16, 0, 0, 0)
        painter.setFont(font(index.data(ROLE_ROLE) or "body"))
        painter.setPen(color(getattr(t, index.data(TONE_ROLE) or "text")))
        flags = index.data(Qt.ItemDataRole.TextAlignmentRole) or (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(flags), shown)


def _paint_bar(painter: QPainter, area: QRectF, share: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens().accent, 0.72))
    width = max(2.0, area.width() * min(1.0, share))
    painter.drawRoundedRect(QRectF(area.left(), area.center().y() - 4, width, 8), 2, 2)


def _paint_dot(painter: QPainter, area: QRectF, sign: int) -> None:
    t = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(t.positive if sign > 0 else t.negative), 1.5))
    painter.setBrush(color(t.positive) if sign > 0 else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(area.left() + 0.5, area.center().y() - 3.5, 7, 7))


class DataTable(QTableView):
    """A read-only table of whole rows. Ctrl+C copies the selected rows (all, when none is) with tabs between."""

    def __init__(self, name: str = "", parent: QWidget | None = None, *, dense: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32 if dense else 36)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(32)
        head.setMinimumSectionSize(24)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_column_widths(self, widths: Sequence[int | None]) -> None:
        """Widths in pixels; None stretches. Call after the model was set."""
        head = self.horizontalHeader()
        for column, width in enumerate(widths):
            if width is None:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, width)

    def show_all_rows(self) -> None:
        """Make the table as high as its rows, for short tables that never scroll."""
        rows = self.model().rowCount() if self.model() else 0
        self.setFixedHeight(32 + rows * self.verticalHeader().defaultSectionSize())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return
        super().keyPressEvent(event)

    def as_text(self) -> str:
        """The selected rows, or all of them under their heads, with tabs and line ends."""
        model = self.model()
        chosen = self.selectionModel().selectedRows() if self.selectionModel() else []
        if chosen:
            return "\n".join(_line(model, index.row()) for index in chosen)
        heads = "\t".join(
            str(model.headerData(c, Qt.Orientation.Horizontal) or "") for c in range(model.columnCount())
        )
        return "\n".join([heads, *(_line(model, row) for row in range(model.rowCount()))])


def _line(model: QAbstractItemModel, row: int) -> str:
    cells = (model.index(row, column).data() for column in range(model.columnCount()))
    return "\t".join(str(cell if cell is not None else "") for cell in cells)
