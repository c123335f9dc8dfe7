"""How long the texts are, where they are cut off, and how many of their words are unknown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings, Truncate
from engine.text.counting import TokenCounts
from gui.figures import share_text
from gui.pages.section import SectionHead
from gui.views.histogram_view import HistogramView
from gui.views.label_bars import ShareBar
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label


class LengthSection(QWidget):
    """The histogram with its limit, and the share of unknown words under it.

    Signals:
        limit_moved, limit_settled: the longest length that is read whole, while and after it is dragged.
    """

    limit_moved = Signal(object)
    limit_settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: TokenCounts | None = None
        self.head, self.histogram = SectionHead(), HistogramView()
        self.histogram.setFixedHeight(150)
        self.histogram.limit_moved.connect(self.limit_moved)
        self.histogram.limit_settled.connect(self.limit_settled)
        self._name, self._share = Label(""), Label("")
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._share)
        self.unknown = ShareBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.histogram)
        layout.addLayout(row)
        layout.addWidget(self.unknown)
        layout.addStretch(1)

    def show_counts(self, counts: TokenCounts | None, settings: TextSettings, task: Task) -> None:
        """Show what `settings` make of the counts; texts that are only written have no limit."""
        scores = task is Task.CLASSIFICATION
        for part in (self.head, self.histogram):
            part.setVisible(scores and counts is not None and len(counts.lengths) > 1)
        if counts is None:
            return
        if counts is not self._counts:
            self._counts = counts
            self.histogram.set_lengths(counts.lengths)
            self._say_unit()
        words = self._limit_words(counts, settings)
        self.histogram.set_limit(settings.max_tokens if scores else None, words)
        unknown = 1 - counts.known_share(settings)
        self._share.setText(share_text(unknown))
        self.unknown.set_share(unknown)

    def _limit_words(self, counts: TokenCounts, settings: TextSettings) -> str:
        share = counts.cut_share(settings.max_tokens)
        if share == 0:
            return self.tr("all are read whole")
        if settings.truncate is Truncate.TAIL:
            return self.tr("{} lose their beginning").format(share_text(share))
        return self.tr("{} lose their end").format(share_text(share))

    def _say_unit(self) -> None:
        signs = self._counts is not None and self._counts.cutter is CutterName.CHARACTERS
        self.histogram.set_unit(self.tr("{} characters") if signs else self.tr("{} words"))
        self._name.setText(self.tr("Unknown characters") if signs else self.tr("Unknown words"))
        self.unknown.setAccessibleName(self._name.text())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Length of a text"))
        self.histogram.setAccessibleName(self.tr("Lengths of the texts"))
        what = self.tr("How many texts have how many words. Drag the line: what lies behind it is not read.")
        set_help(self.histogram, Help(self.tr("Length of a text"), what))
        self._say_unit()
