"""Sentences one watches while the network learns: what it thought of each after every epoch, and what it thinks now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from engine.events import SentencesScored
from gui.figures import share_text
from gui.views.probability_bar import NOT_SURE
from gui.views.spark_bars import ShareBar, SparkBars
from gui.widgets.labels import ElidedLabel, Label


class WatchedList(QWidget):
    """One row a sentence: the sentence, a bar per epoch, the label of now, its bar and its percentage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._heading = Label("", "heading")
        self._epochs, self._now = Label("", "caption", "muted"), Label("", "caption", "muted")
        self._grid.addWidget(self._heading, 0, 0)
        self._grid.addWidget(self._epochs, 0, 1)
        self._grid.addWidget(self._now, 0, 2, 1, 3)
        self._rows: list[tuple[ElidedLabel, SparkBars, Label, ShareBar, Label]] = []

    def show_scores(self, history: Sequence[SentencesScored]) -> None:
        """Show all epochs so far, oldest first; nothing when there are none."""
        self._heading.setText(self.tr("Sentences you watch"))
        self._now.setText(self.tr("now"))
        newest = history[-1] if history else None
        sentences = [text for text, _, _ in newest.scores] if newest else []
        self._resize(len(sentences))
        if newest is None:
            return
        self._epochs.setText(
            self.tr("epoch {first} to {last}").format(first=history[0].epoch, last=newest.epoch)
            if len(history) > 1
            else self.tr("epoch {last}").format(last=newest.epoch)
        )
        for index, (row, (text, label, share)) in enumerate(zip(self._rows, newest.scores, strict=True)):
            sentence, spark, name, bar, percent = row
            sentence.set_text(" ".join(text.split()))
            curve = tuple(
                s.positive_probabilities[index] for s in history if index < len(s.positive_probabilities)
            )
            spark.setVisible(bool(curve))
            spark.set_values(curve)
            spark.setAccessibleName(self.tr("Epochs of: {sentence}").format(sentence=text))
            kind = self._kind(label, share, newest.positive, bool(curve))
            name.setText(self.tr("not sure") if kind == "unsure" else label)
            name.set_tone(
                {"positive": "positive", "negative": "negative", "unsure": "muted"}.get(kind, "text")
            )
            bar.set_share(share, kind)
            percent.setText(share_text(share, 0))

    def _kind(self, label: str, share: float, positive: str, two_labels: bool) -> str:
        if not two_labels:
            return "neutral"
        if NOT_SURE[0] < share < NOT_SURE[1]:
            return "unsure"
        return "positive" if label == positive else "negative"

    def _resize(self, count: int) -> None:
        while len(self._rows) > count:
            for widget in self._rows.pop():
                widget.deleteLater()
        while len(self._rows) < count:
            row = (ElidedLabel(), SparkBars(), Label(), ShareBar(), Label())
            cells: tuple[QWidget, ...] = row
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, len(self._rows) + 1, column)
            row[4].setMinimumWidth(44)
            self._rows.append(row)
