"""What a corpus is like: its labels, its lengths, and how it is divided to learn and to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.corpus.label_names import positive_label
from engine.corpus.splits import part_sizes
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Recipe, Task, find_setting
from gui.figures import share_text
from gui.pages.section import SectionHead
from gui.sentences import number, setting_words
from gui.views.histogram_view import HistogramView
from gui.views.label_bars import LabelBars, SplitBar
from gui.widgets.fields import NumberField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Label
from gui.widgets.slider import NamedSlider

if TYPE_CHECKING:
    from engine.corpus.inspecting import Inspection
    from gui.streams import Looked

MOST_LABELS = 1000  # a column with more holds something else than labels
FRACTIONS = ("corpus.validation_fraction", "corpus.test_fraction")


def split_counts(found: Inspection, task: Task, settings: CorpusSettings) -> tuple[int, int, int]:
    """(training, validation, test): documents of each part, or characters of one running text."""
    if found.format is CorpusFormat.RUNNING:
        groups = [found.characters]
    elif task.labelled and 0 < len(found.labels) <= MOST_LABELS:
        groups = list(found.labels.values())
    else:
        groups = [found.documents]
    parts = [part_sizes(count, settings) for count in groups]
    valid, test = sum(v for v, _ in parts), sum(t for _, t in parts)
    return sum(groups) - valid - test, valid, test


class SplitSection(QWidget):
    """The split: a bar, its parts in numbers, the share kept back, and the seed.

    Signals:
        values_chosen: {key: value} of the corpus settings, once the person has settled.
    """

    values_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Inspection | None = None
        self._recipe = Recipe()
        self.seed = NumberField("", 0, 2**31 - 1)
        self.seed.setFixedWidth(92)
        self.seed.changed.connect(self._on_seed_changed)
        self._seed_label = Label("", "caption", "muted")
        self._seed_label.setBuddy(self.seed)
        end = QWidget()
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._seed_label)
        row.addWidget(self.seed)
        self.head = SectionHead(at_end=end)
        self.bar = SplitBar()
        self.note = Label("", "caption", "muted", wrap=True)
        self.sliders = {key: self._make_slider(key) for key in FRACTIONS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.head, self.bar, self.note, *self.sliders.values()):
            layout.addWidget(part)

    def _make_slider(self, key: str) -> NamedSlider:
        slider = NamedSlider("", "", "", 0.0, 0.5, decimals=2)
        slider.set_value_words(lambda share: share_text(share, 0))
        slider.set_default(find_setting(key).field.default)
        slider.changed.connect(lambda share: self._draw(self._recipe.with_values({key: share}).corpus))
        slider.settled.connect(lambda share: self._settle(key, share))
        return slider

    def show_split(self, found: Inspection, recipe: Recipe) -> None:
        """Show how `found` is divided by the settings of `recipe`."""
        self._found, self._recipe = found, recipe
        with QSignalBlocker(self.seed):
            self.seed.set_value(recipe.corpus.split_seed)
        for key, slider in self.sliders.items():
            if not slider.slider.isSliderDown():
                slider.set_value(recipe.value(key))
        self._draw(recipe.corpus)

    def _draw(self, settings: CorpusSettings) -> None:
        if self._found is None:
            return
        train, valid, test = split_counts(self._found, self._recipe.task, settings)
        parts = [(self.tr("training"), train), (self.tr("validation"), valid)]
        if test:
            parts.append((self.tr("test"), test))
        self.bar.set_parts(parts)
        labelled = self._recipe.task.labelled and len(self._found.labels) > 1
        running = self._found.format is CorpusFormat.RUNNING
        words = self.tr("The same share of each label in every part.") if labelled else ""
        words = self.tr("Counted in characters; the end of the text is kept back.") if running else words
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _settle(self, key: str, share: float) -> None:
        if share != self._recipe.value(key):
            self.values_chosen.emit({key: share})

    def _on_seed_changed(self, seed: object) -> None:
        self.values_chosen.emit({"corpus.split_seed": seed})

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Split"))
        for key, slider in self.sliders.items():
            words = setting_words(find_setting(key))
            slider.set_texts(words.title, share_text(0), share_text(0.5))
            set_help(slider, words)
        seed = setting_words(find_setting("corpus.split_seed"))
        self._seed_label.setText(self.tr("seed"))
        self.seed.set_name(seed.title)
        set_help(self.seed, seed)
        self.bar.setAccessibleName(self.tr("Parts of the corpus"))
        self._draw(self._recipe.corpus)


class CorpusCharts(QWidget):
    """Labels, lengths and split, under one another or side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Inspection | None = None
        self._lengths: Looked | None = None
        self._recipe = Recipe()
        self.labels_head, self.lengths_head = SectionHead(), SectionHead()
        self.labels, self.lengths, self.split = LabelBars(), HistogramView(), SplitSection()
        self.lengths.setFixedHeight(92)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._sections = [
            _column(self.labels_head, self.labels),
            _column(self.lengths_head, self.lengths),
            self.split,
        ]
        for section in self._sections:
            self._layout.addWidget(section)
        self._layout.addStretch(0)
        self.set_in_row(False)

    def set_in_row(self, in_row: bool) -> None:
        """Stand the three sections side by side, or under one another."""
        direction = QBoxLayout.Direction.LeftToRight if in_row else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setSpacing(40 if in_row else 20)
        for place in range(3):
            self._layout.setStretch(place, 1 if in_row else 0)
        self._layout.setStretch(3, 0 if in_row else 1)

    def show_corpus(self, found: Inspection, lengths: Looked | None, recipe: Recipe) -> None:
        """Show what was found."""
        self._found, self._recipe = found, recipe
        if lengths is not None and lengths is not self._lengths:
            self.lengths.set_bins(lengths.bins)
        self._lengths = lengths
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        self._sections[0].setVisible(bool(found.labels) and self._recipe.task.labelled)
        positive = positive_label(list(found.labels))
        negative = next((label for label in found.labels if label != positive), "")
        counts = found.labels
        if positive:
            counts = {positive: counts[positive], negative: counts[negative]}
        self.labels.set_counts(counts, (negative, positive) if positive else None)
        self._sections[1].setVisible(found.documents > 1 and self._lengths is not None)
        median = self._lengths.median if self._lengths is not None else 0
        half = self.tr("half are under {} characters").format(number(median + 1))
        self.lengths_head.set_aside(half)
        self.lengths.setAccessibleDescription(half)
        self.split.show_split(found, self._recipe)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.labels_head.set_name(self.tr("Labels"))
        self.lengths_head.set_name(self.tr("Length"))
        self.lengths.set_unit(self.tr("{} characters"))
        self.labels.setAccessibleName(self.tr("Documents per label"))
        self.lengths.setAccessibleName(self.tr("Lengths of the documents"))
        set_help(
            self._sections[0],
            Help(
                self.tr("Labels"),
                self.tr(
                    "How many texts have each label. When one is rare, judge the network by more than its accuracy."
                ),
            ),
        )
        set_help(
            self._sections[1],
            Help(
                self.tr("Length"),
                self.tr("How many texts have how many characters. The last bar holds all longer ones."),
            ),
        )
        self.split.retranslate()
        self._draw()


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    column.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column
