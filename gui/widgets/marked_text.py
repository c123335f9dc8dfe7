"""The text boxes of Try it: one marks words the network has never seen, one shows what was written after the prompt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gui.theme import color, font, line_height, tokens

SETTLE_MS = 200
OVERLAP = 400  # characters by which the end of a long text is found again
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.FixedHeight.value

Span = tuple[int, int]


def utf16_offset(text: str, index: int) -> int:
    """Where the code point `index` of `text` stands in Qt's UTF-16 units (an emoji takes two)."""
    return index + sum(ord(character) > 0xFFFF for character in text[:index])


class WritingBox(QTextEdit):
    """A plain-text box in the writing size. `settled` tells the text once typing has paused for 200 ms.

    Nothing is told while an input method is composing: half a Chinese word is not a sentence.

    Signals:
        settled: the text, after typing has paused.
    """

    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("role", "writing")
        self.document().setDocumentMargin(14)
        self._composing = False
        self._marks_pending = False
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._on_settle_timeout)
        self.textChanged.connect(self._on_text_changed)
        self._apply_font()

    def _apply_font(self) -> None:
        self.document().setDefaultFont(font("writing"))
        self.setFont(font("writing"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange and hasattr(self, "_settle"):
            self._apply_font()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember whether a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._settle.start()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """Paste text only, as plain characters."""
        if source.hasText():
            self.insertPlainText(source.text())

    def _on_text_changed(self) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(line_height("writing"), _PROPORTIONAL)
        if self.textCursor().blockFormat().lineHeightType() != _PROPORTIONAL:
            blocked = self.blockSignals(True)
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(block)
            self.blockSignals(blocked)
        if not self._composing:
            self._settle.start()

    def _on_settle_timeout(self) -> None:
        if not self._composing:
            self.settled.emit(self.toPlainText())

    def _format(self, start: int, end: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        text = self.toPlainText()
        cursor.setPosition(utf16_offset(text, start))
        cursor.setPosition(utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = style
        return selection


class MarkedText(WritingBox):
    """Puts a dashed box around every word the network has never seen and fades what is cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown: tuple[Span, ...] = ()
        self._faded: tuple[Span, ...] = ()
        self._marked_text = ""

    @property
    def unknown_spans(self) -> tuple[Span, ...]:
        """The marked spans, as code-point offsets."""
        return self._unknown

    def set_marks(self, text: str, unknown: tuple[Span, ...], cut_off: tuple[Span, ...]) -> None:
        """Mark spans of `text` (code-point offsets, end exclusive); ignored when the text has changed meanwhile."""
        if text != self.toPlainText():
            return
        self._unknown, self._faded, self._marked_text = unknown, cut_off, text
        self._apply_marks()

    def _apply_marks(self) -> None:
        t = tokens()
        muted, faded = QTextCharFormat(), QTextCharFormat()
        muted.setForeground(QColor(t.muted))
        faded.setForeground(QColor(t.disabled))
        marks = [self._format(*span, muted) for span in self._unknown]
        self.setExtraSelections(marks + [self._format(*span, faded) for span in self._faded])
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_unknown"):
            self._apply_marks()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The text, then the boxes around unknown words."""
        super().paintEvent(event)
        if not self._unknown or self.toPlainText() != self._marked_text:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color(tokens().border), 1.25)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        for start, end in self._unknown:
            for box in self._boxes(start, end):
                painter.drawRoundedRect(box, 5, 5)
        painter.end()

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """One box a line for the span, in viewport pixels."""
        cursor = QTextCursor(self.document())
        first, last = (utf16_offset(self._marked_text, place) for place in (start, end))
        lines: dict[int, list[float]] = {}
        for position in range(first, last + 1):
            cursor.setPosition(position)
            rect = QRectF(self.cursorRect(cursor))
            lines.setdefault(round(rect.center().y()), []).append(rect.center().x())
        height = QFontMetricsF(QFont(self.font())).height() * 0.86
        return [
            QRectF(min(xs) - 1.5, y - height / 2 + 2, max(xs) - min(xs) + 3, height)
            for y, xs in lines.items()
            if max(xs) > min(xs)
        ]


class PromptText(WritingBox):
    """A prompt, and after it, in ink, what the network wrote; editing anything makes the whole text the prompt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = ""
        self._written = ""

    def prompt(self) -> str:
        """The text to write on from."""
        text = self.toPlainText()
        return self._prompt if self._written and text == self._prompt + self._written else text

    def written(self) -> str:
        """What the network wrote, as long as it stands there untouched."""
        return self._written if self.toPlainText() == self._prompt + self._written else ""

    def begin_writing(self) -> str:
        """Take the prompt, drop what was written before it; nothing can be typed until `end_writing`."""
        self._prompt = self.prompt()
        self._written = ""
        self.setPlainText(self._prompt)
        self.setReadOnly(True)
        self._mark_prompt()
        return self._prompt

    def show_written(self, text: str) -> None:
        """Show `text` after the prompt; only the new end is inserted, so long texts stay quick.

        Of a long text `text` may be only the end, as `TokenWritten.text` is.
        """
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if text.startswith(self._written):
            added = text[len(self._written) :]
        elif (known := self._written[-OVERLAP:]) and (place := text.rfind(known)) >= 0:
            added = text[place + len(known) :]
        else:
            self.setPlainText(self._prompt)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._written, added = "", text
        cursor.insertText(added)
        self._written += added
        self._mark_prompt()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def end_writing(self) -> None:
        """Let the text be edited again."""
        self.setReadOnly(False)

    def _mark_prompt(self) -> None:
        muted = QTextCharFormat()
        muted.setForeground(QColor(tokens().muted))
        self.setExtraSelections([self._format(0, len(self._prompt), muted)])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_prompt") and self._written:
            self._mark_prompt()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Enter belongs to the page."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
