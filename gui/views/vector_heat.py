"""Vectors as a heat map, one row a word, one column a number, in the colours of signed values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.sentences import listed, number
from gui.theme import diverging, font, tokens
from gui.views.grid_keys import press_in_grid
from gui.views.still_drawing import StillDrawing

ROW, LEAST_ROW = 24, 14
TOP, BOTTOM = 30, 26  # above the legend, below the numbers of the columns
GAP, MOST_WORD = 12, 160
LEGEND = QSize(100, 10)
_SHADES = 129
MINUS = "\N{MINUS SIGN}"

Floats = NDArray[np.float32]


def signed(value: float) -> str:
    """A number with its sign and three decimals, more where it is small."""
    return ("+" if value >= 0 else MINUS) + number(abs(value), 3 if abs(value) >= 0.1 or not value else 4)


class VectorHeat(StillDrawing, QWidget):
    """The map. Arrows walk over its cells, Escape leaves, Ctrl+C copies the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._table: Floats = np.zeros((0, 0), np.float32)
        self._reach = 1.0
        self._lit: tuple[int, int] | None = None
        self._hot: tuple[int, int] | None = None  # under the mouse
        self._image: QImage | None = None
        self._still = False  # painted into a file
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- what is shown -------------------------------------------------------------------------------------

    def set_rows(self, words: Sequence[str], table: Floats, reach: float) -> None:
        """Show the vectors (words, dim); a number of the size `reach` has the strongest colour."""
        self._words, self._table, self._reach = tuple(words), table, reach or 1.0
        self._lit = self._hot = None
        self._image = None
        self.updateGeometry()
        self.update()
        self._tell()

    def words(self) -> tuple[str, ...]:
        """The words of the rows."""
        return self._words

    def lit(self) -> tuple[int, int] | None:
        """Row and column of the marked cell."""
        return self._lit

    def hovered(self) -> tuple[int, int] | None:
        """Row and column of the cell under the mouse."""
        return self._hot

    def sentence(self) -> str:
        """The marked cell in words; without one what the map shows."""
        return self._sentence(self._lit)

    def _sentence(self, cell: tuple[int, int] | None) -> str:
        if not self._words:
            return ""
        if cell is None:
            said = QCoreApplication.translate("VectorHeat", "{n} words, {dim} numbers each: {words}.")
            dim = number(self._table.shape[1])
            return said.format(n=number(len(self._words)), dim=dim, words=listed(self._words))
        row, column = cell
        said = QCoreApplication.translate("VectorHeat", "'{word}', number {n} of {dim}: {value}")
        value = signed(float(self._table[row, column]))
        return said.format(word=self._words[row], n=column + 1, dim=self._table.shape[1], value=value)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(480, TOP + max(1, len(self._words)) * self._pitch() + BOTTOM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(240, self.sizeHint().height())

    def _pitch(self) -> int:
        return ROW if len(self._words) <= 24 else max(LEAST_ROW, font("caption").pixelSize() + 3)

    def area(self) -> QRectF:
        """Where the cells are."""
        metrics = QFontMetricsF(font("caption" if self._pitch() < ROW else "body"))
        widest = max((metrics.horizontalAdvance(word) for word in self._words), default=0.0)
        left = min(float(MOST_WORD), widest) + GAP
        return QRectF(left, TOP, max(1.0, self.width() - left - 1), len(self._words) * self._pitch())

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """The row and column under a place."""
        area = self.area()
        if not self._words or not area.contains(place):
            return None
        rows, columns = self._table.shape
        row = min(rows - 1, int((place.y() - area.top()) / area.height() * rows))
        return row, min(columns - 1, int((place.x() - area.left()) / area.width() * columns))

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if not self._words:
            return
        self._paint(QPainter(self))

    def _paint(self, painter: QPainter) -> None:
        area = self.area()
        self._paint_legend(painter)
        if self._still:
            self._paint_cells(painter, area)
        else:
            painter.drawImage(area, self._cells())
        self._paint_gaps(painter, area)
        self._paint_words(painter, area)
        self._paint_columns(painter, area)
        for cell in dict.fromkeys((self._lit, self._hot)):
            if cell is not None:
                self._paint_lit(painter, area, *cell)
        if self._lit is None and self.hasFocus() and not self._still:
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.drawRect(area.adjusted(-1, -1, 0, 1))

    def _cells(self) -> QImage:
        """A pixel for each number."""
        if self._image is None:
            shades = [diverging(2 * i / (_SHADES - 1) - 1).rgb() for i in range(_SHADES)]
            share = np.clip(self._table / self._reach, -1, 1)
            which = np.rint((share + 1) * (_SHADES - 1) / 2).astype(np.intp)
            pixels = np.array(shades, np.uint32)[which]
            rows, columns = pixels.shape
            data = np.ascontiguousarray(pixels).tobytes()
            self._image = QImage(data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
        return self._image

    def _paint_cells(self, painter: QPainter, area: QRectF) -> None:
        """Each cell as a shape: files may be looked at from near."""
        cells, wide = self._cells(), area.width() / self._table.shape[1]
        for row in range(cells.height()):
            for column in range(cells.width()):
                x, y = area.left() + column * wide, area.top() + row * self._pitch()
                painter.fillRect(QRectF(x, y, wide + 0.1, self._pitch()), cells.pixelColor(column, row))

    def _paint_gaps(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens().surface), 1.5))
        for row in range(1, len(self._words)):
            y = area.top() + row * self._pitch()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("caption" if self._pitch() < ROW else "body"))
        metrics = QFontMetricsF(painter.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, word in enumerate(self._words):
            lit = any(cell is not None and cell[0] == row for cell in (self._lit, self._hot))
            painter.setPen(QColor(tokens().accent if lit else tokens().text))
            box = QRectF(0, area.top() + row * self._pitch(), area.left() - GAP, self._pitch())
            painter.drawText(box, right, metrics.elidedText(word, Qt.TextElideMode.ElideRight, box.width()))

    def _paint_columns(self, painter: QPainter, area: QRectF) -> None:
        """The numbers of the first column, the last one, and some between."""
        painter.setFont(font("shape"))
        painter.setPen(QColor(tokens().muted))
        metrics = QFontMetricsF(painter.font())
        columns = self._table.shape[1]
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, columns) if area.width() * s / columns > 44)
        y = area.bottom() + 6 + metrics.ascent()
        for column in (0, *range(step - 1, columns, step)):
            words = str(column + 1)
            x = area.left() + area.width() * (column + 0.5) / columns - metrics.horizontalAdvance(words) / 2
            painter.drawText(QPointF(min(x, self.width() - 1 - metrics.horizontalAdvance(words)), y), words)

    def _paint_legend(self, painter: QPainter) -> None:
        """Minus to plus `reach`, at the top right; the marked cell in words at the left."""
        painter.setFont(font("shape"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(tokens().muted))
        middle, x = 9.0, float(self.width() - 1)
        for words, bar in ((signed(self._reach), True), (signed(-self._reach), False)):
            x -= metrics.horizontalAdvance(words)
            painter.drawText(QPointF(x, middle + metrics.ascent() / 2 - 1), words)
            if bar:
                x -= 7 + LEGEND.width()
                self._paint_scale(painter, QRectF(x, middle - 5, LEGEND.width(), LEGEND.height()))
                painter.setPen(QColor(tokens().muted))
                x -= 7
        shown = self._hot or self._lit
        if shown is not None:
            painter.setFont(font("caption"))
            painter.setPen(QColor(tokens().text))
            painter.drawText(QPointF(0, middle + metrics.ascent() / 2), self._sentence(shown))

    def _paint_scale(self, painter: QPainter, box: QRectF) -> None:
        for x in range(LEGEND.width()):
            shade = diverging(2 * (x + 0.5) / LEGEND.width() - 1)
            painter.fillRect(QRectF(box.left() + x, box.top(), 1, box.height()), shade)
        painter.setPen(QPen(QColor(tokens().hairline), 1))
        painter.drawRect(box)

    def _paint_lit(self, painter: QPainter, area: QRectF, row: int, column: int) -> None:
        wide = area.width() / self._table.shape[1]
        left, top = area.left() + column * wide, area.top() + row * self._pitch()
        painter.setPen(QPen(QColor(tokens().text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, top, wide, self._pitch()))

    # --- mouse and keys ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._light(self.cell_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._hover(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._hover(None)

    def _hover(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hot:
            self._hot = cell
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        columns = self._table.shape[1]
        return bool(self._words) and press_in_grid(
            event, columns, walk=self._walk, leave=self._leave, text=self.as_text
        )

    def _walk(self, down: int, right: int) -> None:
        rows, columns = self._table.shape
        row, column = (self._lit[0] + down, self._lit[1] + right) if self._lit is not None else (0, 0)
        self._light((min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)))

    def _leave(self) -> bool:
        left = self._lit is not None
        self._light(None)
        return left

    # --- as a file -----------------------------------------------------------------------------------------

    def still_size(self) -> QSize:
        return self.size()

    def still_title(self) -> str:
        return self.accessibleDescription()

    @contextmanager
    def stilled(self, *, as_text: bool) -> Iterator[None]:
        """Nothing of mouse and focus; the colours of the window are made anew afterwards."""
        hot, self._hot, self._still, self._image = self._hot, None, True, None
        try:
            yield
        finally:
            self._hot, self._still, self._image = hot, False, None

    def draw_still(self, painter: QPainter) -> None:
        self._paint(painter)

    def as_text(self) -> str:
        """The words with their numbers, tabs between them."""
        rows = zip(self._words, self._table.tolist(), strict=True)
        return "\n".join("\t".join([word, *(f"{value:.6g}" for value in row)]) for word, row in rows)

    def _light(self, cell: tuple[int, int] | None) -> None:
        self._lit = cell
        self.update()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._image = None
            self.updateGeometry()
        elif kind == QEvent.Type.LanguageChange:
            self._tell()
        super().changeEvent(event)

    def _tell(self) -> None:
        """Say to a screen reader what is marked, else what there is."""
        self.setAccessibleName(QCoreApplication.translate("VectorHeat", "Heat map of word vectors"))
        self.setAccessibleDescription(self.sentence())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
