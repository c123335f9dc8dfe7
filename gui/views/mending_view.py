"""Cut lines that can be mended: a click between two characters joins the words there, or cuts the word in two.

With the keyboard a caret walks over the same places: Left and Right, Home and End, Up and Down to the line above or
below; Enter mends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui.theme import font, tokens
from gui.views.token_gaps import Gap, gaps_of, sides
from gui.views.token_view import GAP, PADDING, TokenLine, TokenView

_REACH = 7.0  # pixels from a gap within which the mouse means it
_MENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MendingView(TokenView):
    """A `TokenView` whose gaps can be clicked once `set_mendable` says which.

    Signals:
        mended: left part, right part and whether they were joined (False: cut apart).
    """

    mended = Signal(str, str, bool)

    def __init__(
        self, parent: QWidget | None = None, *, most_rows: int = 3, gutter: int = TokenView.GUTTER
    ) -> None:
        super().__init__(parent, most_rows=most_rows, gutter=gutter)
        self._mendable: Callable[[str, str, bool], bool] | None = None
        self._gaps: list[tuple[Gap, QPointF]] = []
        self._hovered: Gap | None = None
        self._caret: tuple[int, int] | None = None  # line and offset
        self.setMouseTracking(True)

    def set_mendable(self, mendable: Callable[[str, str, bool], bool] | None) -> None:
        """Which gaps can be mended: a function of left part, right part and whether they would be joined; None: none."""
        if mendable is self._mendable:
            return
        self._mendable = mendable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mendable else Qt.FocusPolicy.NoFocus)
        self._find_gaps()

    def set_lines(self, lines: Sequence[TokenLine], most_height: int = 100_000) -> None:
        super().set_lines(lines, most_height)
        self._tell()

    def _lay_out(self, width: int) -> None:
        super()._lay_out(width)
        self._find_gaps()

    # Where the gaps are

    def _find_gaps(self) -> None:
        """Every gap that is drawn and can be mended, with the middle of its place."""
        self._gaps, self._hovered = [], None
        if self._mendable is None:
            return
        metrics = QFontMetricsF(font("body"))
        for number, (_, _, chips) in enumerate(self._chips):
            boxes = [chip.box for chip in chips if not chip.more]
            line = self._lines[number]
            for gap in gaps_of(line, number):
                if gap.word < len(boxes) and self._mendable(*sides(line, gap), gap.joins):
                    middle = _middle(boxes, line, gap, metrics)
                    if gap.joins or middle.x() < boxes[gap.word].right():  # else behind the … of a long word
                        self._gaps.append((gap, middle))

    def gaps(self) -> list[Gap]:
        """The gaps that can be mended, from above and from the left."""
        return [gap for gap, _ in self._gaps]

    def place_of(self, gap: Gap) -> QPoint:
        """Where to click for a gap."""
        return next(middle for found, middle in self._gaps if found == gap).toPoint()

    def gap_at(self, place: QPoint) -> Gap | None:
        """The gap one points at."""
        half = self._chip_height() / 2
        near = [
            (abs(middle.x() - place.x()), gap)
            for gap, middle in self._gaps
            if abs(middle.y() - place.y()) <= half
        ]
        distance, gap = min(near, key=lambda pair: pair[0], default=(_REACH + 1, None))
        return gap if distance <= _REACH else None

    # The caret

    def caret(self) -> Gap | None:
        """The gap the keyboard stands at; the first one before it was moved."""
        if not self._gaps:
            return None
        if self._caret is None:
            return self._gaps[0][0]
        line, offset = self._caret
        return min((g for g, _ in self._gaps), key=lambda g: (abs(g.line - line), abs(g.offset - offset)))

    def _set_caret(self, gap: Gap) -> None:
        self._caret = (gap.line, gap.offset)
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        caret = self.caret()
        if caret is None:
            super().keyPressEvent(event)
        elif event.key() in _MENDS:
            self._mend(caret)
        elif (goal := self._walk(caret, Qt.Key(event.key()))) is not None:
            self._set_caret(goal)
        else:
            super().keyPressEvent(event)

    def _walk(self, caret: Gap, key: Qt.Key) -> Gap | None:
        own = [gap for gap in self.gaps() if gap.line == caret.line]
        at = self.gaps().index(caret)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = at + (1 if key == Qt.Key.Key_Right else -1)
            return self.gaps()[max(0, min(to, len(self._gaps) - 1))]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return own[0 if key == Qt.Key.Key_Home else -1]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._above_or_below(caret, down=key == Qt.Key.Key_Down)
        return None

    def _above_or_below(self, caret: Gap, *, down: bool) -> Gap:
        """The gap nearest to the caret in the next row of chips."""
        places = dict(self._gaps)
        here = places[caret]
        rows = [(g, m) for g, m in self._gaps if (m.y() > here.y() + 1 if down else m.y() < here.y() - 1)]
        if not rows:
            return caret
        row = min((m.y() for _, m in rows)) if down else max((m.y() for _, m in rows))
        return min(
            (pair for pair in rows if pair[1].y() == row), key=lambda pair: abs(pair[1].x() - here.x())
        )[0]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        """Say to a screen reader where the caret stands and what Enter does."""
        caret = self.caret()
        if caret is None or not self.hasFocus():
            return
        words = self.gap_words(caret)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Mending

    def gap_words(self, gap: Gap) -> str:
        """What a click does at a gap."""
        left, right = sides(self._lines[gap.line], gap)
        words = self.tr("Join: {left}{right}") if gap.joins else self.tr("Cut here: {left} | {right}")
        return words.format(left=left, right=right)

    def _mend(self, gap: Gap) -> None:
        left, right = sides(self._lines[gap.line], gap)
        self._caret = (gap.line, gap.offset)
        self.mended.emit(left, right, gap.joins)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.gap_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, gap: Gap | None) -> None:
        if gap != self._hovered:
            self._hovered = gap
            self.setCursor(Qt.CursorShape.PointingHandCursor if gap else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        gap = self.gap_at(event.position().toPoint())
        if gap is not None and event.button() is Qt.MouseButton.LeftButton:
            self._mend(gap)
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            gap = self.gap_at(event.pos())
            if gap is not None:
                QToolTip.showText(event.globalPos(), self.gap_words(gap), self)
                return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caret = self.caret() if self.hasFocus() else None
        for gap, middle in self._gaps:
            if gap == self._hovered:
                self._paint_gap(painter, gap, middle)
            if gap == caret:
                self._paint_caret(painter, middle)
        painter.end()

    def _paint_gap(self, painter: QPainter, gap: Gap, middle: QPointF) -> None:
        """A line where the word would be cut; a bridge where two would become one."""
        half, pen = self._chip_height() / 2, QPen(QColor(tokens().accent), 2)
        painter.setPen(pen)
        if gap.joins:
            painter.drawLine(middle - QPointF(GAP, 0), middle + QPointF(GAP, 0))
            return
        pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        painter.drawLine(middle - QPointF(0, half + 1), middle + QPointF(0, half + 1))

    def _paint_caret(self, painter: QPainter, middle: QPointF) -> None:
        half = self._chip_height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().focus))
        painter.drawRoundedRect(QRectF(middle.x() - 1, middle.y() - half - 2, 2, 2 * half + 4), 1, 1)
        for y in (middle.y() - half - 2, middle.y() + half + 1):
            painter.drawRoundedRect(QRectF(middle.x() - 3, y, 6, 1.5), 0.75, 0.75)


def _middle(boxes: Sequence[QRectF], line: TokenLine, gap: Gap, metrics: QFontMetricsF) -> QPointF:
    """The middle of a gap; between the last word of a row and the first of the next it lies behind the last one."""
    box = boxes[gap.word]
    if not gap.joins:
        text = line.words[gap.word].text
        left = max(box.left() + PADDING, box.center().x() - metrics.horizontalAdvance(text) / 2)
        return QPointF(left + metrics.horizontalAdvance(text[: gap.place]), box.center().y())
    before = boxes[gap.word - 1]
    if before.center().y() != box.center().y():
        return QPointF(before.right() + GAP / 2, before.center().y())
    return QPointF((before.right() + box.left()) / 2, box.center().y())
