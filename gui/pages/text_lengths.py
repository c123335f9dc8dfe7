"""How long the texts are, where they are cut off, and how many of their words are unknown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings, Truncate
from gui.figures import share_text
from gui.pages.section import SectionHead
from gui.pages.text_counts import Counted
from gui.pages.text_reading import has_limit
from gui.sentences import in_a_row
from gui.views.histogram_view import HistogramView
from gui.views.label_bars import ShareBar
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label


class LengthSection(QWidget):
    """The histogram with its limit, and the share of unknown words under it.

    Signals:
        limit_moved, limit_settled: the longest length that is read whole, while and after it is dragged.
        limit_reset: a double click asks for the usual one.
    """

    limit_moved = Signal(object)
    limit_settled = Signal(object)
    limit_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted: Counted | None = None
        self.head, self.histogram = SectionHead(), HistogramView()
        self.histogram.setFixedHeight(150)
        self.histogram.limit_moved.connect(self.limit_moved)
        self.histogram.limit_settled.connect(self.limit_settled)
        self.histogram.handle.double_clicked.connect(self.limit_reset)
        self.lost = Label("", "caption", "muted", wrap=True)
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
        layout.addWidget(self.lost)
        layout.addLayout(row)
        layout.addWidget(self.unknown)
        layout.addStretch(1)

    def show_counted(self, counted: Counted | None, settings: TextSettings, task: Task) -> None:
        """Show what `settings` make of the counts; texts that are only written have no limit."""
        scores = has_limit(task)
        several = scores and counted is not None and len(counted.lengths) > 1
        limits: tuple[QWidget, ...] = (self.head, self.histogram, self.lost)
        shares: tuple[QWidget, ...] = (self._name, self._share, self.unknown)
        for part in (*limits, *shares):
            part.setVisible(several if part in limits else counted is not None)
        if counted is None:
            return
        if counted is not self._counted:
            self._counted = counted
            self.histogram.set_bins(counted.lengths.bins)
            self._say_unit()
        tail = task is Task.CLASSIFICATION and settings.truncate is Truncate.TAIL
        words = self._limit_words(counted, settings, tail=tail)
        self.histogram.set_limit(settings.max_tokens if scores else None, words)
        self._say_lost(counted, settings)
        unknown = 1 - counted.counts.known_share(settings)
        self._share.setText(share_text(unknown))
        self.unknown.set_share(unknown)

    def _limit_words(self, counted: Counted, settings: TextSettings, *, tail: bool) -> str:
        share = counted.lengths.cut_documents(settings.max_tokens)
        if share == 0:
            return self.tr("all are read whole")
        if tail:
            return self.tr("{} lose their beginning").format(share_text(share))
        return self.tr("{} lose their end").format(share_text(share))

    def _say_lost(self, counted: Counted, settings: TextSettings) -> None:
        """How much of the text itself is cut off; nothing where all is read."""
        lost = counted.lengths.cut_tokens(settings.max_tokens)
        words = (
            self.tr("{} of all characters are not read")
            if self._signs()
            else self.tr("{} of all words are not read")
        )
        self.lost.setText(words.format(share_text(lost)) if lost else "")
        self.lost.setVisible(bool(lost) and not self.histogram.isHidden())

    def _signs(self) -> bool:
        return self._counted is not None and self._counted.counts.cutter is CutterName.CHARACTERS

    def _say_unit(self) -> None:
        signs = self._signs()
        self.histogram.set_unit(self.tr("{} characters") if signs else self.tr("{} words"))
        self._name.setText(self.tr("Unknown characters") if signs else self.tr("Unknown words"))
        self.unknown.setAccessibleName(self._name.text())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Length of a text"))
        self.histogram.setAccessibleName(self.tr("Lengths of the texts"))
        what = self.tr("How many texts have how many words. Drag the line: what lies behind it is not read.")
        keys = self.tr("With the keyboard: the arrow keys, Home and End.")
        set_help(self.histogram, Help(self.tr("Length of a text"), in_a_row(what, keys)))
        self._say_unit()
