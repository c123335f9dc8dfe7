"""Try it, scoring: a sentence is scored as one types, and below stands why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.corpus.label_names import positive_label
from engine.project.records import RunRecord
from gui.figures import share_text
from gui.pages.try_streams import Explained
from gui.sentences import in_a_row, listed, number
from gui.views.pictures import explanation_picture
from gui.views.probability_bar import NOT_SURE, LabelBars, ProbabilityBar
from gui.views.unrolled.picture import Colouring, Detail, Picture
from gui.views.unrolled_view import UnrolledView
from gui.widgets.buttons import IconButton
from gui.widgets.labels import ElidedLabel, Hairline, Label
from gui.widgets.marked_text import MarkedText

BOX_HEIGHT, ANSWER_WIDTH = 112, 400
NAMED_UNKNOWN = 3  # unknown words that are named in the caption; more are counted
NAMED_REASONS = 2


def _is_word(text: str) -> bool:
    """Whether it can be named in a sentence; a comma can not."""
    return any(sign.isalnum() for sign in text)


class ScoreView(QWidget):
    """Text box and answer, the reasons below. It asks for a score and is given one; it never computes.

    Signals:
        score_requested: the text to score, after typing has paused.
    """

    score_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = MarkedText()
        self.box.setFixedHeight(BOX_HEIGHT)
        self.box.settled.connect(self.score_requested)
        self._unknown = ElidedLabel("", "caption", "muted")
        self._count = Label("", "caption", "muted")
        self.answer = Label("", "title")
        self.percent = Label("", "title")
        self.bar = ProbabilityBar()
        self.bars = LabelBars()
        self._reason = Label("", "body", "muted", wrap=True)
        self._why, self._why_sentence = Label("", "heading"), ElidedLabel("", "body", "muted")
        self.view = UnrolledView()
        self.view.set_detail(Detail.CELLS)
        self.view.set_colouring(Colouring.STATE)
        self.view.set_rows(answers=True, effects=True, guesses=False)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back = IconButton("caret-left", "", outlined=True)
        self.play = IconButton("play", "", outlined=True)
        self.forward = IconButton("caret-right", "", outlined=True)
        self.back.clicked.connect(self._on_back_clicked)
        self.play.clicked.connect(self.view.play)
        self.forward.clicked.connect(self._on_forward_clicked)
        self.view.step_selected.connect(self._on_step_selected)
        self._step: int | None = None
        self._steps = 0
        self._explained: Explained | None = None
        self._run: RunRecord | None = None
        self._vocabulary = 0
        self._labels: tuple[str, ...] = ()
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_height)
        self._arrange()
        self.retranslate()
        self.clear()

    def _arrange(self) -> None:
        captions = QHBoxLayout()
        captions.addWidget(self._unknown, 1)
        captions.addWidget(self._count)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.box)
        left.addLayout(captions)
        head = QHBoxLayout()
        head.addWidget(self.answer, 1)
        head.addWidget(self.percent)
        self._answer_side = QWidget()
        self._answer_side.setFixedWidth(ANSWER_WIDTH)
        right = QVBoxLayout(self._answer_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(head)
        for part in (self.bar, self.bars, self._reason):
            right.addWidget(part)
        right.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(56)
        top.addLayout(left, 1)
        top.addWidget(self._answer_side)
        why = QHBoxLayout()
        why.setSpacing(16)
        why.addWidget(self._why)
        why.addWidget(self._why_sentence, 1)
        for button in (self.back, self.play, self.forward):
            why.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addLayout(top)
        outer.addWidget(Hairline())
        outer.addLayout(why)
        outer.addWidget(self.view)
        outer.addStretch(1)

    # --- words ---------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.box.setAccessibleName(self.tr("Text to score"))
        self.box.setPlaceholderText(self.tr("Type a sentence. It is scored as you type."))
        self.bar.setAccessibleName(self.tr("Probability"))
        self.bars.setAccessibleName(self.tr("Probabilities of the labels"))
        self._why.setText(self.tr("Why"))
        self._why_sentence.set_text(
            self.tr("What each word did to the answer, and what the network kept in mind.")
        )
        self.view.setAccessibleName(self.tr("The network reading the text"))
        self.back.set_name(self.tr("One word back"))
        self.play.set_name(self.tr("Play the reading"))
        self.forward.set_name(self.tr("One word on"))
        if self._explained is not None and self._run is not None:
            self.show_explained(self._explained, self._run, self._vocabulary)

    # --- showing -------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """No answer."""
        self._explained = None
        self.answer.setText("")
        self.percent.setText("")
        self._show_labels()
        self._reason.setText("")
        self._unknown.set_text("")
        self._count.setText("")
        self.view.set_picture(None)
        self.view.hide()
        for widget in (self._why, self._why_sentence, self.back, self.play, self.forward):
            widget.hide()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Which labels the network chooses from."""
        self._labels = tuple(labels)
        self._show_labels()

    def _show_labels(self) -> None:
        """The bar without an answer: two labels at its ends, many as empty bars."""
        positive = positive_label(self._labels)
        self.bar.setVisible(positive is not None)
        self.bars.setVisible(positive is None)
        if positive is not None:
            negative = next(label for label in self._labels if label != positive)
            self.bar.set_value(None, negative, positive)
        self.bars.set_probabilities(dict.fromkeys(self._labels, 0.0) if positive is None else {})

    def show_explained(self, explained: Explained, run: RunRecord, vocabulary: int) -> None:
        """Show an answer and its reasons; one for an older text is not shown."""
        if explained.text != self.box.toPlainText():
            return
        self._explained, self._run, self._vocabulary = explained, run, vocabulary
        picture = explanation_picture(explained.explanation, run.recipe, run.labels, vocabulary)
        self._show_answer(explained, run)
        self._show_unknown(explained)
        self._reason.setText(self._reason_words(picture))
        self._steps = picture.steps
        self._step = None
        self.view.set_picture(picture)
        for widget in (self._why, self._why_sentence, self.back, self.play, self.forward, self.view):
            widget.show()
        self._fit.start()

    def _show_answer(self, explained: Explained, run: RunRecord) -> None:
        score = explained.explanation.score
        positive = positive_label(run.labels)
        unsure = positive is not None and NOT_SURE[0] < score.probability < NOT_SURE[1]
        self.answer.setText(score.label[:1].upper() + score.label[1:])
        self.answer.setAccessibleDescription(self.tr("not sure") if unsure else "")
        self.percent.setText(share_text(score.probability, 0))
        self.bar.setVisible(positive is not None)
        self.bars.setVisible(positive is None)
        if positive is not None:
            negative = next(label for label in run.labels if label != positive)
            self.bar.set_value(score.probabilities[positive], negative, positive)
        else:
            self.bars.set_probabilities(dict(score.probabilities))

    def _show_unknown(self, explained: Explained) -> None:
        tokens = explained.tokens
        unknown = [token for token in tokens if not token.known and token.is_read]
        cut_off = [token for token in tokens if token.cut_off]
        self.box.set_marks(
            explained.text,
            tuple((t.start, t.end) for t in unknown),
            tuple((t.start, t.end) for t in tokens if not t.is_read),
        )
        self._count.setText(self.tr("{count} words").format(count=number(len(tokens))))
        self._unknown.set_text(
            self._unknown_words([explained.text[t.start : t.end] for t in unknown], len(cut_off))
        )

    def _unknown_words(self, unknown: list[str], cut_off: int) -> str:
        parts = []
        names = list(dict.fromkeys(unknown))
        if len(names) == 1:
            parts.append(
                self.tr("1 word the network has never seen: {word}. It counts as an unknown word.").format(
                    word=names[0]
                )
            )
        elif names:
            shown = listed([*names[:NAMED_UNKNOWN], *(["…"] if len(names) > NAMED_UNKNOWN else [])])
            parts.append(
                self.tr("{count} words the network has never seen: {words}. They count as unknown.").format(
                    count=len(names), words=shown
                )
            )
        if cut_off:
            parts.append(self.tr("The last {count} words are not read.").format(count=number(cut_off)))
        return in_a_row(*parts)

    def _reason_words(self, picture: Picture) -> str:
        """Which words spoke most for the positive (or the given) label, and which for the other."""
        labels, which = picture.labels, picture.positive_label
        if not labels:
            return ""
        label = labels[-1 if which is None else which]
        effects = zip(picture.effects or (), picture.read, strict=True)
        strong = [(e, w.text) for e, w in effects if e is not None and abs(e) >= 1 and _is_word(w.text)]
        strong.sort(key=lambda pair: -abs(pair[0]))
        for_it = listed(list(dict.fromkeys(w for e, w in strong if e > 0))[:NAMED_REASONS])
        against = listed(list(dict.fromkeys(w for e, w in strong if e < 0))[:NAMED_REASONS])
        speaks_for, speaks_against = (
            self.tr("Most for {label}: {words}."),
            self.tr("Most against {label}: {words}."),
        )
        parts = [speaks_for.format(label=label, words=for_it)] if for_it else []
        if against and len(labels) == 2:
            other = next(name for name in labels if name != label)
            parts.append(speaks_for.format(label=other, words=against))
        elif against:
            parts.append(speaks_against.format(label=label, words=against))
        return in_a_row(*parts)

    # --- moving --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._answer_side.setFixedWidth(min(ANSWER_WIDTH, self.width() // 3))
        self._fit.start()

    def _fit_height(self) -> None:
        self.view.setFixedHeight(self.view.preferred_height(max(400, self.width())))

    @Slot(int)
    def _on_step_selected(self, step: int) -> None:
        self._step = step

    @Slot()
    def _on_back_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_forward_clicked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if not self._steps:
            return
        start = (0 if by > 0 else self._steps - 1) if self._step is None else self._step + by
        self._step = min(max(start, 0), self._steps - 1)
        self.view.select_step(self._step)
