"""The network of word vectors, drawn for a real sentence: two matrices, the rows that take part, and what they shall tell.

It has no steps to unroll. A row of the word vectors (CBOW: the mean of several) meets rows of the context vectors: it shall say
1 to a word that stands there, and 0 to words drawn at random.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.recipe.vectors import Architecture, VectorSettings
from gui.sentences import in_a_row, number
from gui.theme import color, font, mix, tokens

HEIGHT, CHIP, GAP = 296, 28, 6
MATRIX_TOP, ROWS, ROW, PITCH = 84, 8, 12.0, 20.0
MATRIX_SHARE = 0.2  # of the width
_STRIPES = (0.5, 0.15, 0.7, 0.3, 0.55, 0.2, 0.65, 0.4, 0.25, 0.6, 0.35, 0.45)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class PairWords:
    """A word of the line and those in its window, as places in the line."""

    centre: int
    around: tuple[int, ...]


def words_around(centre: int, count: int, window: int) -> PairWords:
    """The word at `centre` and at most `window` words on each side."""
    near = range(max(0, centre - window), min(count, centre + window + 1))
    return PairWords(centre, tuple(place for place in near if place != centre))


class VectorNetworkView(QWidget):
    """The drawing. Click a word, or press left and right, for another word in the middle.

    Signals:
        centre_changed: the place of the word in the middle.
    """

    centre_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._settings, self._vocabulary, self._centre = VectorSettings(), 0, 0
        self._chips: list[QRectF] = []
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell()

    # --- what is shown -------------------------------------------------------------------------------------

    def show_network(self, words: Sequence[str], settings: VectorSettings, vocabulary: int) -> None:
        """Draw the network of `settings` over a line of words; `vocabulary` words have a vector."""
        if tuple(words) != self._words:
            self._words, self._centre = tuple(words), min(len(words) // 2, 4)
        self._settings, self._vocabulary = settings, vocabulary
        self._tell()
        self.update()

    def words(self) -> tuple[str, ...]:
        """The line."""
        return self._words

    def pair(self) -> PairWords:
        """The word in the middle and those around it."""
        return words_around(self._centre, len(self._words), self._settings.window)

    def set_centre(self, place: int) -> None:
        """Take another word of the line as the one in the middle."""
        if 0 <= place < len(self._words) and place != self._centre:
            self._centre = place
            self._tell()
            self.update()
            self.centre_changed.emit(place)

    def chip_of(self, place: int) -> QRectF:
        """Where a word of the line stands; empty when it has no room."""
        self._lay_chips()
        return self._chips[place] if place < len(self._chips) else QRectF()

    def sentences(self) -> list[str]:
        """What the drawing says, in words."""
        say = QCoreApplication.translate
        if not self._words:
            return []
        middle = self._words[self._centre]
        around = ", ".join(self._words[place] for place in self.pair().around)
        if self._settings.architecture is Architecture.CBOW:
            first = say("VectorNetwork", "The mean of the words around foretells '{word}': {around}.")
        else:
            first = say("VectorNetwork", "'{word}' foretells each word around it: {around}.")
        second = say("VectorNetwork", "1 for the true word, 0 for {n} drawn at random.")
        return [first.format(word=middle, around=around), second.format(n=self._settings.negative)]

    def _tell(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("VectorNetwork", "The network of word vectors"))
        self.setAccessibleDescription(in_a_row(*self.sentences()))

    # --- painting ------------------------------------------------------------------------------------------

    def _lay_chips(self) -> None:
        """Chips from the left as far as there is room; the line is moved so that the middle word has one."""
        metrics = QFontMetricsF(font("body"))
        widths = [metrics.horizontalAdvance(word) + 18 for word in self._words]
        start = max(0, self._centre - self._settings.window)
        while start and sum(widths[start - 1 : self._centre + 4]) + 8 * GAP < self.width():
            start -= 1
        x, self._chips = 0.0, [QRectF() for _ in range(min(start, len(widths)))]
        for width in widths[start:]:
            room = x + width <= self.width()
            self._chips.append(QRectF(x, 8, width, CHIP) if room else QRectF())
            x += width + GAP if room else self.width()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lay_chips()
        self._paint_line(painter)
        if self._words:
            self._paint_network(painter)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_line(self, painter: QPainter) -> None:
        t, pair = tokens(), self.pair()
        painter.setFont(font("body"))
        for place, chip in enumerate(self._chips):
            if chip.isEmpty():
                continue
            near = place in pair.around
            painter.setPen(QPen(color(t.accent if near or place == pair.centre else t.sunken), 1.25))
            painter.setBrush(color(t.accent_soft if place == pair.centre else t.sunken))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setPen(color(t.text if near or place == pair.centre else t.muted))
            painter.drawText(chip, _MIDDLE, self._words[place])

    def _paint_network(self, painter: QPainter) -> None:
        say, t = QCoreApplication.translate, tokens()
        cbow = self._settings.architecture is Architecture.CBOW
        pair, wide = self.pair(), self.width() * MATRIX_SHARE
        second = self.width() * 0.5
        near = len(pair.around)
        inputs = [self._words[p] for p in pair.around] if cbow else [self._words[pair.centre]]
        true = [self._words[pair.centre]] if cbow else [self._words[p] for p in pair.around[:1]]
        shape = f"({number(self._vocabulary)}, {self._settings.dim})"
        names = (say("VectorNetwork", "word vectors"), say("VectorNetwork", "context vectors"))
        used = min(ROWS, max(1, len(inputs)))
        self._paint_matrix(painter, QPointF(0, MATRIX_TOP), wide, f"{names[0]} {shape}", used)
        self._paint_matrix(
            painter,
            QPointF(second, MATRIX_TOP),
            wide,
            f"{names[1]} {shape}",
            1,
            min(self._settings.negative, ROWS - 1),
        )
        strip = QRectF(wide + (second - wide) / 2 - 44, MATRIX_TOP + ROWS * PITCH / 2 - 8, 88, 16)
        self._paint_arrow(
            painter, QPointF(wide + 10, strip.center().y()), QPointF(strip.left() - 8, strip.center().y())
        )
        self._paint_strip(painter, strip, t.accent)
        self._paint_arrow(
            painter, QPointF(strip.right() + 8, strip.center().y()), QPointF(second - 10, strip.center().y())
        )
        self._paint_caption(
            painter,
            QRectF(strip.left() - 60, strip.top() - 26, strip.width() + 120, 22),
            say("VectorNetwork", "mean of {n}").format(n=near) if cbow else f"'{inputs[0]}'",
        )
        self._paint_answers(painter, second + wide + 12, true[0] if true else "")
        painter.setPen(color(t.muted))
        painter.setFont(font("body"))
        words = painter.fontMetrics().elidedText(
            in_a_row(*self.sentences()), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(QRectF(0, HEIGHT - 30, self.width(), 24), _LEFT, words)

    def _paint_answers(self, painter: QPainter, left: float, true: str) -> None:
        """Beside the rows of the second matrix: what each shall come to."""
        say, t = QCoreApplication.translate, tokens()
        painter.setFont(font("body"))
        shown = min(self._settings.negative, ROWS - 1)
        chance = say("VectorNetwork", "drawn at random")
        room = self.width() - left - 16
        metrics = QFontMetricsF(painter.font())
        for row in range(1 + shown):
            top = MATRIX_TOP + row * PITCH - 4
            self._paint_arrow(painter, QPointF(left, top + 10), QPointF(left + 28, top + 10))
            painter.setPen(color(t.positive if row == 0 else t.negative))
            aim = f"+ 1  {true}" if row == 0 else f"\N{MINUS SIGN} 0  {chance}"
            shown_words = metrics.elidedText(aim, Qt.TextElideMode.ElideRight, room - 34)
            painter.drawText(QRectF(left + 36, top, room - 34, 20), _LEFT, shown_words)

    def _paint_matrix(
        self, painter: QPainter, corner: QPointF, wide: float, name: str, lit: int, false: int = 0
    ) -> None:
        """Rows of stripes, the first `lit` of them in use and after them `false` ones; the last row fades out below."""
        t = tokens()
        self._paint_caption(painter, QRectF(corner.x(), corner.y() - 30, wide * 1.6, 22), name, _LEFT)
        for row in range(ROWS):
            tone = t.accent if row < lit else t.negative if row < lit + false else t.edge
            strip = QRectF(corner.x(), corner.y() + row * PITCH, wide, ROW)
            self._paint_strip(painter, strip, tone, faint=row >= lit + false)

    def _paint_strip(self, painter: QPainter, area: QRectF, tone: str, *, faint: bool = False) -> None:
        t = tokens()
        width = area.width() / len(_STRIPES)
        for place, share in enumerate(_STRIPES):
            part = QRectF(area.left() + place * width, area.top(), width + 0.5, area.height())
            painter.fillRect(part, mix(t.surface, tone, share * (0.45 if faint else 1.0)))
        painter.setPen(QPen(color(t.hairline if faint else tone), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 4, 4)

    def _paint_caption(
        self, painter: QPainter, area: QRectF, words: str, side: Qt.AlignmentFlag = _MIDDLE
    ) -> None:
        painter.setFont(font("caption"))
        painter.setPen(color(tokens().muted))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, side, shown)

    def _paint_arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        edge = color(tokens().edge)
        painter.setPen(QPen(edge, 1.25))
        painter.drawLine(start, end - QPointF(5, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawPolygon(QPolygonF([end, end + QPointF(-6, -3), end + QPointF(-6, 3)]))

    # --- mouse and keys ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        for place, chip in enumerate(self._chips):
            if chip.contains(event.position()):
                self.set_centre(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        moves: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves:
            self.set_centre(self._centre + moves[event.key()])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(880, HEIGHT)
