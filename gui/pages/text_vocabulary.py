"""The vocabulary to be seen: how much of the text it covers, how rare words get, which words are in and which are out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.text import CutterName, TextSettings
from engine.text.vocabulary import SPECIALS
from gui.figures import share_text
from gui.pages.section import SectionHead
from gui.pages.text_counts import Counted
from gui.pages.text_words import WordsModel
from gui.sentences import in_a_row, number
from gui.views.vocabulary_curves import VocabularyCurves
from gui.widgets.buttons import Segmented
from gui.widgets.data_table import DataTable
from gui.widgets.fields import SearchField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label

TABLE_HEIGHT = 200


class Listed(Enum):
    """Which words the table lists while nothing is searched for."""

    FREQUENT = 0
    RAREST = 1
    UNKNOWN = 2


class VocabularySection(QWidget):
    """Head with a search field, the two curves with their cut, and the table of words.

    Signals:
        size_moved, size_settled: the vocabulary size (with the special words) while and after the cut is dragged.
        size_reset: a double click asks for the usual size.
    """

    size_moved = Signal(object)
    size_settled = Signal(object)
    size_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted: Counted | None = None
        self._settings = TextSettings()
        self.search = SearchField()
        self.search.setFixedWidth(180)
        self.search.searched.connect(self._fill)
        self.head = SectionHead(at_end=self.search)
        self.curves = VocabularyCurves()
        self.curves.cut_moved.connect(lambda kept: self.size_moved.emit(kept + len(SPECIALS)))
        self.curves.cut_settled.connect(lambda kept: self.size_settled.emit(kept + len(SPECIALS)))
        self.curves.reset_asked.connect(self.size_reset)
        self.listed = Segmented([(kind, "") for kind in Listed])
        self.listed.chosen.connect(self._fill)
        self.found = Label("", "body", "muted", wrap=True)
        self.table = DataTable(dense=True)
        self.model = WordsModel(self.table)
        self.table.setModel(self.model)
        self.table.set_column_widths([72, 150, None, 96])
        self.table.setFixedHeight(TABLE_HEIGHT)
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.listed)
        row.addWidget(self.found, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.curves)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.table)
        layout.addStretch(1)

    # What is shown

    def show_counted(self, counted: Counted | None, settings: TextSettings) -> None:
        """Show which words get a number with `settings`."""
        self._settings = settings
        if counted is not self._counted:
            self._counted = counted
            if counted is not None:
                self.curves.set_counts(counted.falling, counted.covered)
                self._say_unit()
        for part in (self.curves, self.listed, self.found, self.table):
            part.setVisible(counted is not None)
        if counted is not None:
            sentence = self._cover_words(counted)
            self.curves.set_cut(counted.counts.kept(settings), 1, sentence, settings.min_count)
            self.curves.set_movable(counted.counts.cutter is not CutterName.BPE)
        self._say_extent()
        self._fill()

    def _cover_words(self, counted: Counted) -> str:
        kept, all_words = counted.counts.kept(self._settings), len(counted.counts.ranked)
        if kept == all_words:
            return self.tr("every character is known") if self._signs() else self.tr("every word is known")
        share = share_text(counted.counts.known_share(self._settings))
        words = self.tr("{size} words cover {share}")
        if self._signs():
            words = self.tr("{size} characters cover {share}")
        return words.format(size=number(kept + len(SPECIALS)), share=share)

    def _signs(self) -> bool:
        return self._counted is not None and self._counted.counts.cutter is CutterName.CHARACTERS

    def _fill(self, _: object = None) -> None:
        counted, wanted = self._counted, self.search.text().strip()
        if counted is None:
            self.model.show_words(None, range(0), 0)
            return
        kept = counted.counts.kept(self._settings)
        ranks = counted.find(wanted) if wanted else self._listed_ranks(kept, len(counted.counts.ranked))
        self.model.show_words(counted.counts, ranks, kept)
        self.found.setText(self._found_words(counted, wanted, ranks, kept))

    def _listed_ranks(self, kept: int, all_words: int) -> Sequence[int]:
        return {
            Listed.FREQUENT: range(kept),
            Listed.RAREST: range(kept - 1, -1, -1),
            Listed.UNKNOWN: range(kept, all_words),
        }[Listed(self.listed.value())]

    def _found_words(self, counted: Counted, wanted: str, ranks: Sequence[int], kept: int) -> str:
        """What the search has found, or why the list is empty."""
        if not wanted:
            known = self.tr("Every character is known.") if self._signs() else self.tr("Every word is known.")
            return "" if len(ranks) else known
        counts = counted.counts
        rank = counts.ranks.get(wanted, counts.ranks.get(wanted.lower()))
        if rank is not None:
            word, seen = counts.ranked[rank]
            words = self.tr('"{word}": place {place}, seen {seen} times.')
            if rank >= kept:
                words = self.tr('"{word}": place {place}, seen {seen} times, unknown.')
            return words.format(word=word, place=number(rank + 1), seen=number(seen))
        if ranks:
            return self.tr("{n} words with these letters.").format(n=number(len(ranks)))
        return self.tr('"{}" does not occur in the corpus as a word of its own.').format(wanted)

    def _say_extent(self) -> None:
        if self._counted is None:
            self.head.set_beside("")
            return
        counts = self._counted.counts
        known, all_words = counts.kept(self._settings) + len(SPECIALS), len(counts.ranked) + len(SPECIALS)
        words = self.tr("{known} of {all} characters") if self._signs() else self.tr("{known} of {all} words")
        self.head.set_beside(words.format(known=number(known), all=number(all_words)))

    def _say_unit(self) -> None:
        titles = (self.tr("share of the text that is covered"), self.tr("how often each word comes"))
        unit = self.tr("{} words")
        if self._signs():
            titles = (titles[0], self.tr("how often each character comes"))
            unit = self.tr("{} characters")
        self.curves.set_texts(titles, unit)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Vocabulary"))
        self.search.setAccessibleName(self.tr("Find a word"))
        self.search.setPlaceholderText(self.tr("Find a word"))
        self.listed.setAccessibleName(self.tr("Which words are listed"))
        self.listed.set_texts([self.tr("Most frequent"), self.tr("Rarest kept"), self.tr("First unknown")])
        self.table.setAccessibleName(self.tr("Words of the vocabulary"))
        self.curves.setAccessibleName(self.tr("Vocabulary size"))
        self.curves.handle.setAccessibleName(self.curves.accessibleName())
        self.model.set_headers((self.tr("number"), self.tr("word"), "", self.tr("times seen")))
        self._say_help()
        self._say_unit()
        self._say_extent()
        self._fill()

    def _say_help(self) -> None:
        what = self.tr(
            "Every word that has a number of its own, the most frequent first. "
            "All other words share the number 1, unknown."
        )
        set_help(self, Help(self.tr("Vocabulary"), what))
        few = self.tr(
            "A few words make up most of a text. The upper curve says how much of it the most frequent words cover, "
            "the lower one how often the word at each place comes."
        )
        drag = self.tr(
            "Drag the line, or move it with the arrow keys, Home and End: it sets the vocabulary size."
        )
        set_help(self.curves, Help(self.tr("Vocabulary size"), in_a_row(few, drag)))
