"""Lines of text as the network reads them: one chip per token, unknown ones dashed, the cut-off end greyed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.sentences import number
from gui.theme import Theme, current_theme, font, line_height, mix, tokens
from gui.views.hatching import PITCH, WIDTH
from gui.views.unrolled.picture import Word

HEIGHT, PADDING, GAP = 26, 9, 5
ROW_GAP, LINE_GAP = 6, 16
_VISIBLE = {"\n": "↵", "\t": "⇥", " ": "␣", "\u3000": "␣"}


@dataclass(frozen=True)
class TokenLine:
    """One document: its place in the corpus (from 1), its words, and how many more it has that are not given.

    `name` stands at the left in place of the number, in the accent where the line is the one `in_use`; `apart` are the words
    before which there is white space, `left_out` those that are not read: grey, without a box.
    """

    place: int
    words: tuple[Word, ...]
    further: int = 0
    name: str = ""
    apart: frozenset[int] = frozenset()
    in_use: bool = False
    left_out: frozenset[int] = frozenset()

    def caption(self) -> str:
        """What stands at the left of the line."""
        return self.name or str(self.place)


@dataclass(frozen=True)
class _Chip:
    """A word at its place; `more` counts the words that found no room."""

    word: Word
    box: QRectF
    first_cut: bool = False
    more: int = 0
    left_out: bool = False


def visible_text(token: str) -> str:
    """A token as it is written in a chip: white space gets a sign of its own."""
    return "".join(_VISIBLE.get(sign, sign) for sign in token) if token.isspace() else token


def paint_chip(painter: QPainter, box: QRectF, word: Word) -> None:
    """One chip: plain, unknown (dashed), cut off (grey text), or coloured by what the word did (`effect`)."""
    t = tokens()
    shape = QPainterPath()
    shape.addRoundedRect(box, 6, 6)
    if word.unknown:
        pen = QPen(QColor(t.border), 1.25)
        pen.setDashPattern([3 / 1.25, 3 / 1.25])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 5, 5)
    elif word.effect is None:
        painter.fillPath(shape, QColor(t.sunken))
    else:
        _paint_effect(painter, shape, word.effect)
    painter.setFont(font("body"))
    painter.setPen(QColor(t.disabled if word.cut_off else t.muted if word.unknown else t.text))
    text = painter.fontMetrics().elidedText(
        visible_text(word.text), Qt.TextElideMode.ElideRight, round(box.width() - 2 * PADDING + 4)
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)


def _paint_effect(painter: QPainter, shape: QPainterPath, effect: float) -> None:
    t = tokens()
    ground = mix(t.surface, t.positive if effect > 0 else t.negative, min(0.42, 0.08 + 0.5 * abs(effect)))
    if effect >= 0:
        painter.fillPath(shape, ground)
        return
    strongest = 0.48 if current_theme() is Theme.DARK else 0.60
    lines = mix(t.surface, t.negative, min(strongest, 0.16 + 0.6 * abs(effect)))
    painter.save()
    painter.setClipPath(shape)
    painter.fillPath(shape, ground)
    painter.setPen(QPen(lines, WIDTH))
    box = shape.boundingRect()
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += PITCH * sqrt(2)
    painter.restore()


class TokenView(QWidget):
    """Lines of chips under one another, each with its number at the left. A long line ends with "… 23 more"."""

    GUTTER = 36

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        most_rows: int = 3,
        numbered: bool = True,
        gutter: int = GUTTER,
        line_gap: int = LINE_GAP,
    ) -> None:
        super().__init__(parent)
        self._lines: tuple[TokenLine, ...] = ()
        self._most_rows, self._most_height = most_rows, 100_000
        self._gutter, self._line_gap = gutter if numbered else 0, line_gap
        self._chips: list[tuple[float, str, list[_Chip]]] = []
        self._height = 0.0
        self._heights: dict[int, int] = {}  # by width
        self._tip: Callable[[int, int], str] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lines(self, lines: Sequence[TokenLine], most_height: int = 100_000) -> None:
        """Show these lines; the last ones are left out where they would stand below `most_height`."""
        if (tuple(lines), most_height) == (self._lines, self._most_height):
            return
        self._lines, self._most_height = tuple(lines), most_height
        self._heights.clear()
        told = (f"{line.caption()}: " + " | ".join(w.text for w in line.words[:40]) for line in self._lines)
        self.setAccessibleDescription("\n".join(told))
        self._lay_out(self.width())
        self.updateGeometry()
        self.update()

    def set_tip(self, tip: Callable[[int, int], str]) -> None:
        """What is said when one points at a word: a function of line and word, both from 0."""
        self._tip = tip

    def lines(self) -> tuple[TokenLine, ...]:
        """What is shown."""
        return self._lines

    # Geometry

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = round(self._place(width)[1])
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(420, round(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def resizeEvent(self, event: object) -> None:
        before = self._height
        self._lay_out(self.width())
        if self._height != before:
            self.updateGeometry()

    def _lay_out(self, width: int) -> None:
        self._chips, self._height = self._place(width)

    def _place(self, width: int) -> tuple[list[tuple[float, str, list[_Chip]]], float]:
        """Every line's top, place and chips, and the height of all."""
        metrics = QFontMetricsF(font("body"))
        top, placed = 0.0, list[tuple[float, str, list[_Chip]]]()
        for line in self._lines:
            chips, rows = self._place_line(line, width, top, metrics)
            height = rows * self._chip_height() + (rows - 1) * ROW_GAP
            if placed and top + height > self._most_height:
                break
            placed.append((top, line.caption(), chips))
            top += height + self._line_gap
        return placed, max(float(HEIGHT), top - self._line_gap)

    def _chip_height(self) -> float:
        return HEIGHT * line_height("body") / 20

    def _place_line(
        self, line: TokenLine, width: int, top: float, metrics: QFontMetricsF
    ) -> tuple[list[_Chip], int]:
        left, right, height = float(self._gutter), float(width), self._chip_height()
        x, row, chips, was_cut = left, 0, list[_Chip](), False
        for index, word in enumerate(line.words):
            wide = metrics.horizontalAdvance(visible_text(word.text)) + 2 * PADDING
            wide = min(wide, right - left)
            gap = 8 if word.cut_off and not was_cut and x > left else 0
            if x + gap + wide > right and x > left:
                x, row, gap = left, row + 1, 0
                if row >= self._most_rows:
                    more = len(line.words) - index + line.further
                    return self._with_more(chips, more, right, metrics), row
            box = QRectF(x + gap, top + row * (height + ROW_GAP), wide, height)
            first_cut, left_out = word.cut_off and not was_cut, index in line.left_out
            chips.append(_Chip(word, box, first_cut=first_cut, left_out=left_out))
            was_cut = word.cut_off
            x = box.right() + GAP
        if line.further:
            chips = self._with_more(chips, line.further, right, metrics)
        return chips, row + 1

    def _with_more(self, chips: list[_Chip], more: int, right: float, metrics: QFontMetricsF) -> list[_Chip]:
        """Room at the end of the last row for "… 23 more"."""
        while chips:
            last = chips[-1].box
            words = self._more_words(more)
            wide = metrics.horizontalAdvance(words) + 8
            if last.right() + GAP + wide <= right:
                box = QRectF(last.right() + GAP, last.top(), wide, last.height())
                return [*chips, _Chip(Word(words), box, more=more)]
            chips, more = chips[:-1], more + 1
        return chips

    def _more_words(self, more: int) -> str:
        return self.tr("… {} more").format(number(more))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, (top, caption, chips) in zip(self._lines, self._chips, strict=False):
            if self._gutter:
                painter.setFont(font("caption"))
                painter.setPen(QColor(t.accent if line.in_use else t.muted))
                gutter = QRectF(0, top, self._gutter - 6, self._chip_height())
                painter.drawText(gutter, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, caption)
            for chip in chips:
                self._paint(painter, chip)
        painter.end()

    def _paint(self, painter: QPainter, chip: _Chip) -> None:
        t = tokens()
        if chip.more:
            painter.setFont(font("caption"))
            painter.setPen(QColor(t.muted))
            painter.drawText(
                chip.box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, chip.word.text
            )
            return
        if chip.first_cut:
            painter.setPen(QPen(QColor(t.text), 1))
            x = chip.box.left() - GAP / 2 - 4
            painter.drawLine(QPointF(x, chip.box.top()), QPointF(x, chip.box.bottom()))
        if not chip.left_out:
            paint_chip(painter, chip.box, chip.word)
            return
        painter.setFont(font("body"))
        painter.setPen(QColor(t.disabled))
        painter.drawText(chip.box, Qt.AlignmentFlag.AlignCenter, visible_text(chip.word.text))

    def chip_at(self, place: QPoint) -> tuple[int, int] | None:
        """Line and word under a place of the view."""
        for row, (_, _, chips) in enumerate(self._chips):
            for index, chip in enumerate(chips):
                if not chip.more and chip.box.contains(QPointF(place)):
                    return row, index
        return None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.chip_at(event.pos())
            tip = self._tip(*found) if found and self._tip else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._heights.clear()
            self._lay_out(self.width())
            self.updateGeometry()
        self.update()


class UnknownMark(QWidget):
    """The little dashed box of a legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(20, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), Word("", unknown=True))
        painter.end()
