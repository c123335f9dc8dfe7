"""A card on the first screen: a sample corpus and one line of it; a click opens it, ready to train."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from engine.corpus.samples import Sample
from engine.recipe.recipe import Task
from gui.icons import paint_icon
from gui.sentences import listed, number
from gui.task_words import task_verb
from gui.theme import color, font, line_height, tokens

HEIGHT, COMPACT_HEIGHT = 138, 106
PADDING = 20
LANGUAGE_NAMES = {"en": "English", "zh": "Chinese"}


class SampleCard(QAbstractButton):
    """Title, language and labels, an example, its size and what it learns.

    Signals:
        chosen: the `Sample`.
    """

    chosen = Signal(object)

    def __init__(self, sample: Sample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = sample
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(200)
        self.clicked.connect(lambda: self.chosen.emit(self.sample))
        self.set_compact(False)
        self.retranslate("en")

    def set_compact(self, compact: bool) -> None:
        """A lower card for the smallest window."""
        self._compact = compact
        self.setFixedHeight(COMPACT_HEIGHT if compact else HEIGHT)

    def retranslate(self, language: str) -> None:
        """Say the card's words in the language of now."""
        sample = self.sample
        chinese = sample.language == "zh" or language == "zh_CN"
        self._title = sample.title_zh if chinese else sample.title
        kind = self.tr("Chinese") if sample.language == "zh" else self.tr("English")
        if sample.labels:
            what = listed(sample.labels)
        elif sample.task is Task.WORD_VECTORS:
            what = self.tr("plain texts")
        elif sample.task.paired:
            what = self.tr("texts with answers")
        else:
            what = self.tr("one running text") if sample.documents == 1 else self.tr("running texts")
        self._kind = self.tr("{language}: {what}").format(language=kind, what=what)
        if sample.documents == 1:
            self._size = self.tr("{n} letters").format(n=number(sample.characters))
        else:
            self._size = self.tr("{n} texts").format(n=number(sample.documents))
        self._use = task_verb(sample.task)
        self.setText(self._title)
        self.setAccessibleName(f"{self._title}, {self._kind}, {self._size}, {self._use}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(282, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        lit = self.underMouse() or self.hasFocus()
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(color(t.accent if lit else t.hairline), width))
        painter.setBrush(color(t.sunken if self.isDown() else t.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)
        arrow = QRectF(self.width() - PADDING - 18, (11 if self._compact else 17), 18, 18)
        paint_icon(painter, arrow, "arrow-right", t.accent if lit else t.muted)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        t = tokens()
        left, width = PADDING, self.width() - 2 * PADDING
        top = 8 if self._compact else 14
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(color(t.text))
        painter.setFont(font("heading"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, width - 28)
        painter.drawText(QRectF(left, top, width - 28, 26), flags, title)
        painter.setPen(color(t.muted))
        painter.setFont(font("caption"))
        kind = painter.fontMetrics().elidedText(self._kind, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, top + 26, width, 18), flags, kind)
        painter.setPen(color(t.text))
        painter.setFont(font("body"))
        top += 47
        if self._compact:
            line = painter.fontMetrics().elidedText(self.sample.example, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, line_height("body")), flags, line)
        else:
            lines = QRectF(left, top, width, line_height("body") * 2 + 2)
            wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            painter.drawText(lines, wrap, self.sample.example)
        painter.setPen(color(t.muted))
        painter.setFont(font("caption"))
        bottom = QRectF(left, self.height() - (26 if self._compact else 30), width, 18)
        painter.drawText(bottom, flags, self._size)
        painter.drawText(bottom, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._use)
