"""What the network of a run could do after an epoch: its answer at the left, the neighbours of a word at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.corpus.label_names import positive_label
from gui.figures import share_text
from gui.pages.train_moments import Moment
from gui.sentences import listed, number, translate_error
from gui.views.probability_bar import LabelBars, ProbabilityBar
from gui.views.spark_bars import ShareBar
from gui.views.token_view import TokenLine, TokenView, visible_text
from gui.widgets.labels import ElidedLabel, Label

MINUS = "\N{MINUS SIGN}"
NAMED = 3  # words


class AnswerOfThen(QWidget):
    """A label with what each word did to it, or a text. It only shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when = Label("", "caption", "muted")
        self.answer, self.percent = Label("", "heading"), Label("", "heading")
        self.bar, self.bars = ProbabilityBar(), LabelBars()
        self.why, self.words = Label("", "caption", "muted"), TokenView(numbered=False)
        self.strongest = Label("", "caption", "muted", wrap=True)
        self.text = Label("", "body", wrap=True)
        self._moment: Moment | None = None
        self._score = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.answer, 1)
        head.addWidget(self.percent)
        score = _column(self._score)
        score.addLayout(head)
        scored: tuple[QWidget, ...] = (self.bar, self.bars, self.why, self.words, self.strongest)
        for part in scored:
            score.addWidget(part)
        column = _column(self)
        column.addWidget(self.when)
        column.addWidget(self._score)
        column.addWidget(self.text)
        self.words.set_tip(lambda _, place: self._effect_words(place))

    def show_moment(self, moment: Moment | None) -> None:
        """Show an answer, or nothing."""
        self._moment = moment
        scored = moment is not None and bool(moment.probabilities)
        self._score.setVisible(scored)
        said = moment is not None and (moment.text is not None or moment.problem is not None)
        self.text.setVisible(said)
        self.when.setText(self.tr("after epoch {epoch}").format(epoch=moment.epoch) if moment else "")
        self.when.setVisible(scored or said)
        if moment is not None and scored:
            self._show_score(moment)
        elif moment is not None and said:
            self._show_text(moment)

    def _show_text(self, moment: Moment) -> None:
        if moment.problem is not None:
            words, empty = translate_error(moment.problem), True
        else:
            empty = not (moment.text or "").strip()
            words = self.tr("(nothing yet)") if empty else moment.text or ""
        self.text.setText(words)
        self.text.set_tone("muted" if empty else "text")

    def _show_score(self, moment: Moment) -> None:
        self.answer.setText(moment.label)
        self.percent.setText(share_text(moment.probability, 0))
        shares = dict(moment.probabilities)
        positive = positive_label(tuple(shares))
        self.bar.setVisible(positive is not None)
        self.bars.setVisible(positive is None)
        if positive is not None:
            negative = next(label for label in shares if label != positive)
            self.bar.set_value(shares[positive], negative, positive)
        else:
            self.bars.set_probabilities(shares)
        self.why.setText(self.tr("What each word did, for {label}").format(label=moment.effects_for))
        self.words.set_lines([TokenLine(1, moment.words)])
        named = [self._effect_words(place) for place in self._strongest(moment)]
        self.strongest.setText(self.tr("Most moved by {words}.").format(words=listed(named)))
        self.strongest.setVisible(bool(named))
        effects = [self._effect_words(place) for place in range(len(moment.words))]
        self.words.setAccessibleName(f"{self.why.text()}: {listed(effects)}")

    def _strongest(self, moment: Moment) -> list[int]:
        """The places of the words, not of commas, that moved the answer most: by a percentage point at least."""
        moved = [
            (abs(effect), place)
            for place, (word, effect) in enumerate(zip(moment.words, moment.effects, strict=True))
            if effect is not None and abs(effect) >= 1 and any(sign.isalnum() for sign in word.text)
        ]
        return [place for _, place in sorted(moved, reverse=True)[:NAMED]]

    def _effect_words(self, place: int) -> str:
        """How a word moved the probability, in percentage points."""
        if self._moment is None or place >= len(self._moment.effects):
            return ""
        word, effect = visible_text(self._moment.words[place].text), self._moment.effects[place]
        if effect is None:
            return word
        sign = "+" if effect >= 0 else MINUS
        return self.tr("{word} {sign}{points} points").format(
            word=word, sign=sign, points=number(abs(effect), 1)
        )


class Neighbours(QWidget):
    """The words nearest to one, with a bar and the cosine. It only shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.problem = Label("", "caption", "muted", wrap=True), Label("", "body", wrap=True)
        self._rows: list[tuple[ElidedLabel, ShareBar, Label]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        column = _column(self)
        column.addWidget(self.title)
        column.addWidget(self.problem)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_moment(self, moment: Moment | None) -> None:
        """Show the neighbours of a word, or why there are none."""
        problem = moment.word_problem if moment is not None else None
        self.problem.setVisible(problem is not None)
        self.problem.setText("" if problem is None else translate_error(problem))
        near = moment.neighbours if moment is not None else ()
        words = self.tr("Nearest to '{word}' after epoch {epoch}")
        self.title.setText(
            words.format(word=visible_text(moment.word), epoch=moment.epoch) if moment and near else ""
        )
        self.title.setVisible(bool(near))
        self._fill(near)

    def rows(self) -> list[tuple[str, str]]:
        """The words and figures that are shown."""
        return [(word.whole_text(), figure.text()) for word, _, figure in self._rows]

    def _fill(self, near: Sequence[tuple[str, float]]) -> None:
        while len(self._rows) > len(near):
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._rows) < len(near):
            row = (ElidedLabel(), ShareBar(), Label("", "caption", "muted"))
            for column, cell in enumerate(row):
                self._grid.addWidget(cell, len(self._rows), column)
            self._rows.append(row)
        for (word, bar, figure), (name, cosine) in zip(self._rows, near, strict=True):
            word.set_text(visible_text(name))
            bar.set_share(max(0.0, cosine), "neutral")
            figure.setText(number(cosine, 2).replace("-", MINUS))


def _column(box: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column
