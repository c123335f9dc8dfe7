"""What the ways of trying a network have in common: a text box and what stands beside it, and a drawing below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.sentences import in_a_row, listed, number
from gui.views.drawing_tools import DrawingTools
from gui.views.step_numbers import StepNumbers
from gui.views.unrolled.picture import Colouring, Detail, Picture
from gui.views.unrolled_view import UnrolledView
from gui.widgets.labels import ElidedLabel, Hairline, Label
from gui.widgets.marked_text import MarkedText, WritingBox

if TYPE_CHECKING:
    from engine.text.pipeline import TracedToken

NAMED_UNKNOWN = 3  # unknown words that are named in the caption; more are counted
LEAST_WIDTH = 400  # for which the drawing's height is asked


class TryView(QWidget):
    """A subclass fills `left` and `side`, says its words in `retranslate`, and is given what was computed.

    Attributes:
        box: the text box; note and count: the captions under it.
        left, side: the columns of the upper half; head: the row over the drawing; view: the drawing.
        tools: its buttons; numbers: the table of the word that is carried through it.
    """

    def __init__(self, box: WritingBox, box_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = box
        self.box.setFixedHeight(box_height)
        self.note, self.count = ElidedLabel("", "caption", "muted"), Label("", "caption", "muted")
        self.heading, self.sentence = Label("", "heading"), ElidedLabel("", "body", "muted")
        self.view = UnrolledView()
        self.view.set_detail(Detail.CELLS)
        self.view.set_colouring(Colouring.STATE)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tools, self.numbers = DrawingTools(self.view), StepNumbers(self.view)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_height)
        self._arrange()

    def _arrange(self) -> None:
        captions = QHBoxLayout()
        captions.addWidget(self.note, 1)
        captions.addWidget(self.count)
        self.left = QVBoxLayout()
        self.left.setSpacing(6)
        self.left.addWidget(self.box)
        self.left.addLayout(captions)
        self._side = QWidget()
        self.side = QVBoxLayout(self._side)
        self.side.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(56)
        top.addLayout(self.left, 1)
        top.addWidget(self._side)
        self._below = QWidget()
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addWidget(self.heading)
        self.head.addWidget(self.sentence, 1)
        self.head.addWidget(self.tools)
        self.below = QVBoxLayout(self._below)
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(16)
        self.below.addLayout(self.head)
        self.below.addWidget(self.view)
        self.below.addWidget(self.numbers)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        for part in (top, Hairline(), self._below):
            outer.addWidget(part) if isinstance(part, QWidget) else outer.addLayout(part)
        outer.addStretch(1)

    # --- words ---------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        raise NotImplementedError

    # --- showing -------------------------------------------------------------------------------------------

    def show_picture(self, picture: Picture | None) -> None:
        """Draw under the head; without a picture neither is there."""
        self.view.set_picture(picture)
        self._below.setVisible(picture is not None)
        self._fit.start()

    def mark_tokens(self, text: str, tokens: Sequence[TracedToken], *, signs: bool) -> None:
        """Box the unknown words of `text`, fade what is not read, and say in the captions how many there are.

        signs: its tokens are single characters.
        """
        assert isinstance(self.box, MarkedText)
        unknown = [token for token in tokens if not token.known and token.is_read]
        cut_off = [token for token in tokens if token.cut_off]
        self.box.set_marks(
            text,
            tuple((t.start, t.end) for t in unknown),
            tuple((t.start, t.end) for t in tokens if not t.is_read),
        )
        words = self.tr("{count} characters") if signs else self.tr("{count} words")
        self.count.setText(words.format(count=number(len(tokens))))
        self.note.set_text(self._unknown_words([text[t.start : t.end] for t in unknown], len(cut_off)))

    def _unknown_words(self, unknown: list[str], cut_off: int) -> str:
        parts = []
        names = list(dict.fromkeys(unknown))
        if len(names) == 1:
            one = self.tr("1 word the network has never seen: {word}. It counts as an unknown word.")
            parts.append(one.format(word=names[0]))
        elif names:
            shown = listed([*names[:NAMED_UNKNOWN], *(["…"] if len(names) > NAMED_UNKNOWN else [])])
            several = self.tr("{count} words the network has never seen: {words}. They count as unknown.")
            parts.append(several.format(count=len(names), words=shown))
        if cut_off:
            parts.append(self.tr("The last {count} words are not read.").format(count=number(cut_off)))
        return in_a_row(*parts)

    def clear_captions(self) -> None:
        """Nothing to say of the text."""
        self.note.set_text("")
        self.count.setText("")

    # --- room ----------------------------------------------------------------------------------------------

    def side_width(self, room: int) -> int:
        """How wide the side column is in `room` pixels."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._side.setFixedWidth(self.side_width(self.width()))
        self._fit.start()

    def _fit_height(self) -> None:
        self.view.setFixedHeight(self.view.preferred_height(max(LEAST_WIDTH, self.width())))
