"""Try it, scoring: a sentence is scored as one types, and below stands why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.corpus.label_names import positive_label
from engine.project.records import RunRecord
from gui.figures import share_text
from gui.pages.try_streams import Explained
from gui.pages.try_view import TryView
from gui.sentences import in_a_row, listed
from gui.views.pictures import explanation_picture
from gui.views.probability_bar import NOT_SURE, LabelBars, ProbabilityBar
from gui.views.unrolled.picture import Picture
from gui.widgets.labels import Label
from gui.widgets.marked_text import MarkedText

BOX_HEIGHT, ANSWER_WIDTH = 112, 400
NAMED_REASONS = 2


def _is_word(text: str) -> bool:
    """Whether it can be named in a sentence; a comma can not."""
    return any(sign.isalnum() for sign in text)


class ScoreView(TryView):
    """Text box and answer, the reasons below. It asks for a score and is given one; it never computes.

    Signals:
        score_requested: the text to score, after typing has paused.
    """

    score_requested = Signal(str)

    box: MarkedText

    def __init__(self, parent: QWidget | None = None) -> None:
        self.answer, self.percent = Label("", "title"), Label("", "title")
        self.bar, self.bars = ProbabilityBar(), LabelBars()
        self._reason = Label("", "body", "muted", wrap=True)
        super().__init__(MarkedText(), BOX_HEIGHT, parent)
        self.box.settled.connect(self.score_requested)
        self.view.set_rows(answers=True, effects=True, guesses=False)
        self.back, self.forward = self.tools.back, self.tools.step
        self.view.step_selected.connect(self._on_step_selected)
        self._step: int | None = None
        self._explained: Explained | None = None
        self._run: RunRecord | None = None
        self._vocabulary = 0
        self._labels: tuple[str, ...] = ()
        self._fill_side()
        self.retranslate()
        self.clear()

    def _fill_side(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.answer, 1)
        head.addWidget(self.percent)
        self.side.setSpacing(8)
        self.side.addLayout(head)
        for part in (self.bar, self.bars, self._reason):
            self.side.addWidget(part)
        self.side.addStretch(1)

    def side_width(self, room: int) -> int:
        return min(ANSWER_WIDTH, room // 3)

    # --- words ---------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.box.setAccessibleName(self.tr("Text to score"))
        self.box.setPlaceholderText(self.tr("Type a sentence. It is scored as you type."))
        self.bar.setAccessibleName(self.tr("Probability"))
        self.bars.setAccessibleName(self.tr("Probabilities of the labels"))
        self.heading.setText(self.tr("Why"))
        self.sentence.set_text(
            self.tr("What each word did to the answer, and what the network kept in mind.")
        )
        self.view.setAccessibleName(self.tr("The network reading the text"))
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
        self.clear_captions()
        self.show_picture(None)

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
        self.mark_tokens(explained.text, explained.tokens, signs=explained.signs)
        self._reason.setText(self._reason_words(picture))
        self._step = None
        self.show_picture(picture)

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

    @Slot(int)
    def _on_step_selected(self, step: int) -> None:
        self._step = step
