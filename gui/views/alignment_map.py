"""Where an answer looked: a row for each of its words, a column for each word of the source, the stronger the more.

With the mouse or the arrow keys one goes from cell to cell; a sentence under the map says each number in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.sentences import in_a_row
from gui.views.alignment_geometry import Grid, Words, lay_out, least_width
from gui.views.alignment_painting import measured, paint_map
from gui.views.grid_keys import press_in_grid
from gui.views.unrolled.answers import percent
from gui.views.unrolled.export import write_png, write_svg
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.picture import Array, Picture, visible

SAID = 12  # rows that are read aloud when nothing is selected


@dataclass(frozen=True, eq=False)
class Alignment:
    """Words of an answer and of its source, and how strongly each of the one looked at each of the other.

    weights: (answer, source), each row together 1.
    """

    answer: tuple[str, ...]
    source: tuple[str, ...]
    weights: Array


def alignment_of(picture: Picture) -> Alignment | None:
    """The alignment of an answered text as it is drawn; None where there is none."""
    if picture.alignment is None or picture.decoder is None:
        return None
    rows = picture.decoder.targets[: picture.decoder.steps]
    source = tuple(visible(word.text) for word in picture.read)
    answer = tuple(visible(word.text) for word in rows)
    known = np.nan_to_num(np.asarray(picture.alignment, dtype=np.float64), posinf=0.0, neginf=0.0)
    return Alignment(answer, source, np.clip(known[: len(answer), : len(source)], 0.0, 1.0))


class AlignmentMap(QWidget):
    """A heat map of attention.

    Signals:
        cell_selected: the lit cell changed; its row and column, -1 and -1 for none.
    """

    cell_selected = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alignment: Alignment | None = None
        self._lit: tuple[int, int] | None = None
        self._hot: tuple[int, int] | None = None
        self._ink: Ink | None = None
        self._grid: Grid | None = None
        self._own_name = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    # What is shown

    def set_alignment(self, alignment: Alignment | None) -> None:
        """Show another answer; what was lit stays if there still is such a cell."""
        self._alignment = alignment
        self._hot = None
        if alignment is None or (self._lit is not None and not self._holds(self._lit)):
            self._light(None)
        self._changed()

    def alignment(self) -> Alignment | None:
        return self._alignment

    def select(self, row: int | None, column: int | None = None) -> None:
        """Light a cell, or the strongest one of a row, or none."""
        if self._alignment is None or row is None or not self._alignment.weights.size:
            self._light(None)
            return
        row = min(max(row, 0), len(self._alignment.answer) - 1)
        if column is None:
            column = int(np.argmax(self._alignment.weights[row]))
        self._light((row, min(max(column, 0), len(self._alignment.source) - 1)))

    def selected(self) -> tuple[int, int] | None:
        """(row, column) of the lit cell."""
        return self._lit

    def table(self) -> list[list[str]]:
        """The map as rows of texts, the words of the source as headings."""
        found = self._alignment
        if found is None:
            return []
        head = [QCoreApplication.translate("AlignmentMap", "Answer"), *found.source]
        lines = zip(found.answer, found.weights, strict=True)
        return [head, *([word, *(f"{weight:.3f}" for weight in row)] for word, row in lines)]

    def sentence(self) -> str:
        """The cell under the mouse or the lit one in words; without one what the map shows."""
        cell, found = self._hot or self._lit, self._alignment
        if found is None or not found.weights.size:
            return QCoreApplication.translate("AlignmentMap", "There is no attention to show here.")
        if cell is None:
            return QCoreApplication.translate(
                "AlignmentMap",
                "Each row adds up to 100 %: how attention is shared when that word is written.",
            )
        template = QCoreApplication.translate(
            "AlignmentMap", 'When "{word}" is written, {percent} of the attention rests on "{source}".'
        )
        row, column = cell
        share = percent(float(found.weights[row, column]))
        return template.format(word=found.answer[row], percent=share, source=found.source[column])

    # Sizes

    def preferred_height(self, width: int) -> int:
        """The height that all rows need."""
        return round(self._lay_out(width).height) + 1

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self.preferred_height(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.preferred_height(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        if self._alignment is None:
            return QSize(240, 80)
        wide = round(least_width(self._words())) + 1
        return QSize(max(240, wide), self.preferred_height(max(wide, self.width())))

    def _words(self) -> Words:
        found = self._alignment
        return measured(self._pens(), found.answer, found.source) if found is not None else Words()

    def _lay_out(self, width: float) -> Grid:
        return lay_out(self._words(), width)

    def grid(self) -> Grid:
        """The layout as it is painted."""
        if self._grid is None:
            self._grid = self._lay_out(self.width())
        return self._grid

    # Images

    def render_png(self, path: str | Path, scale: float = 2) -> None:
        """Write the map as it is shown. Raises EngineError when it cannot be written."""
        write_png(path, self._whole(), scale, self._paint)

    def render_svg(self, path: str | Path) -> None:
        """Write the map as vectors. Raises EngineError when it cannot be written."""
        write_svg(path, self._whole(), self.accessibleName(), self._paint)

    def _whole(self) -> QSize:
        grid = self.grid()
        return QSize(round(max(self.width(), grid.width)), round(max(self.height(), grid.height)))

    # Painting

    def _paint(self, painter: QPainter) -> None:
        paint_map(
            painter, self._pens(), self.grid(), self._alignment, self._hot or self._lit, self.sentence()
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        self._paint(painter)
        if self.hasFocus() and self._lit is None:
            from gui.views.unrolled.tips import draw_focus

            draw_focus(painter, self.width(), self.height())
        painter.end()

    def _pens(self) -> Ink:
        if self._ink is None or self._ink.t is not theme.tokens():
            self._ink = Ink()
        return self._ink

    def _changed(self) -> None:
        self._grid = None
        self.updateGeometry()
        self.update()
        self._tell()

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._heat(self.grid().cell_at(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._heat(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            cell = self.grid().cell_at(event.position().x(), event.position().y())
            self._light(cell)

    def _heat(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hot:
            self._hot = cell
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        if self._alignment is None:
            return False
        columns = len(self._alignment.source)
        return press_in_grid(event, columns, walk=self._walk, leave=self._leave, text=self._as_text)

    def _walk(self, down: int, right: int) -> None:
        self._hot = None
        if self._lit is None:
            self.select(0)
        else:
            self.select(self._lit[0] + down, self._lit[1] + right)

    def _leave(self) -> bool:
        left = self._lit is not None
        self._light(None)
        return left

    def _as_text(self) -> str:
        return "\n".join("\t".join(row) for row in self.table())

    def _light(self, cell: tuple[int, int] | None) -> None:
        if cell == self._lit:
            return
        self._lit = cell
        self.update()
        self._tell()
        self.cell_selected.emit(*(cell if cell is not None else (-1, -1)))

    def _holds(self, cell: tuple[int, int]) -> bool:
        found = self._alignment
        return found is not None and cell[0] < len(found.answer) and cell[1] < len(found.source)

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.grid().cell_at(event.pos().x(), event.pos().y())
            if cell is not None:
                QToolTip.showText(event.globalPos(), self.sentence(), self)
            else:
                QToolTip.hideText()
                event.ignore()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._ink = None
            self._changed()
        elif kind == QEvent.Type.LanguageChange:
            self._changed()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._grid = None

    # In words

    def _tell(self) -> None:
        """Tell a screen reader what is lit, else where each word looked most."""
        if self.accessibleName() in ("", self._own_name):
            self._own_name = QCoreApplication.translate("AlignmentMap", "Alignment map")
            self.setAccessibleName(self._own_name)
        text = self.sentence() if self._lit is not None else self._overview()
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _overview(self) -> str:
        found = self._alignment
        if found is None or not found.weights.size:
            return self.sentence()
        template = QCoreApplication.translate("AlignmentMap", "{word} looks most at {source}, {percent}.")
        parts = []
        for word, row in list(zip(found.answer, found.weights, strict=True))[:SAID]:
            best = int(np.argmax(row))
            parts.append(
                template.format(word=word, source=found.source[best], percent=percent(float(row[best])))
            )
        if len(found.answer) > SAID:
            more = QCoreApplication.translate("AlignmentMap", "And {count} more words.")
            parts.append(more.format(count=len(found.answer) - SAID))
        return in_a_row(*parts)
