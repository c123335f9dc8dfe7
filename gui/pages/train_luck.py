"""Settings that were tried with several seeds: a bar each, and in words whether they really differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.recipe.differences import SEED, differing_settings
from gui.pages.section import SectionHead
from gui.pages.train_runs_reading import Read
from gui.sentences import run_words
from gui.settings_words import difference_words
from gui.views.luck_bars import LuckBars, LuckRow
from gui.widgets.labels import Label


class LuckSection(QWidget):
    """Gone while no setting was tried twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = Read()
        self.head, self.bars, self.verdict = SectionHead(), LuckBars(), Label("", "body", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.bars, self.verdict):
            column.addWidget(part)
        self.hide()

    def show_read(self, read: Read) -> None:
        """Show what the seeds of these runs say."""
        self._read, trials = read, read.trials
        keys = [key for key in differing_settings([t.recipe for t in trials]) if key != SEED]
        names = [difference_words(t.recipe, keys) or run_words(t.runs[0].name) for t in trials]
        rows = [
            LuckRow(name, t.spread.scores, t.spread.mean, t.spread.low, t.spread.high)
            for name, t in zip(names, trials, strict=True)
        ]
        if rows:
            self.bars.show_rows(rows, percent=all(t.by_accuracy for t in trials))
        self.verdict.setText("\n".join(self._verdict_words(names)))
        self.verdict.setVisible(len(rows) > 1)
        self.setVisible(bool(rows))

    def _verdict_words(self, names: Sequence[str]) -> Iterator[str]:
        every = zip(names, self._read.trials, self._read.verdicts, strict=True)
        for name, trials, verdict in list(every)[1:]:
            if verdict is None:
                words = self.tr("{second} against {first}: three seeds of each are needed to tell.")
            elif not verdict.real:
                words = self.tr("{second} against {first}: no real difference.")
            elif (verdict.difference > 0) == trials.by_accuracy:
                words = self.tr("{second} is really better than {first}.")
            else:
                words = self.tr("{second} is really worse than {first}.")
            yield words.format(first=names[0], second=name)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Luck"))
        self.head.set_beside(self.tr("a dot a seed; the mean lies in the bar in 95 of 100 cases"))
        self.bars.setAccessibleName(self.tr("Luck"))
        self.show_read(self._read)
