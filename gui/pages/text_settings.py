"""The settings of the Text page: how to cut, how many words to know, how much of a text to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.recipe import Recipe, Task
from engine.recipe.settings import Level, SettingInfo
from engine.recipe.text import CutterName
from engine.text.bpe_training import SMALLEST
from gui.pages.text_reading import has_limit
from gui.sentences import number
from gui.views.bins import Bins
from gui.widgets.buttons import Toggle
from gui.widgets.choice_words import choice_word
from gui.widgets.labels import Label
from gui.widgets.radio_list import RadioList
from gui.widgets.recipe_form import RecipeForm, Section
from gui.widgets.setting_editors import SettingEditor, SliderEditor
from gui.widgets.stepped_slider import decimal_steps

CUTTERS = (
    CutterName.AUTO,
    CutterName.WORDS,
    CutterName.JIEBA,
    CutterName.CHARACTERS,
    CutterName.BPE,
)
_VOCABULARY = decimal_steps(100, 100_000)
_LENGTHS = decimal_steps(10, 1000)
_STANDARD = ("text.max_vocabulary", "text.max_tokens", "text.min_count")
_NORMALISED = ("text.script", "text.normalize_width", "text.normalize_punctuation")


class CutterEditor(SettingEditor):
    """The ways of cutting as a list, each with a line that says what one token is; a switch compares them.

    Signals:
        compared: whether every way is to be shown.
    """

    compared = Signal(bool)

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        self.list = RadioList([cutter.value for cutter in CUTTERS])
        self._found: CutterName | None = None
        self.list.chosen.connect(self.edited)
        self._layout.addWidget(self.list)
        self.compare, self._compare_name = Toggle(), Label("")
        self.compare.toggled.connect(self.compared)
        self._compare_name.setBuddy(self.compare)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._compare_name, 1)
        row.addWidget(self.compare)
        self._layout.addLayout(row)
        self.retranslate()

    def set_value(self, value: Any) -> None:
        self.list.set_value(CutterName(value).value)

    def control(self) -> QWidget:
        return self.list.rows()[0]

    def set_found(self, cutter: CutterName | None) -> None:
        """What "automatic" means for this corpus."""
        if cutter is not self._found:
            self._found = cutter
            self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        found = {
            CutterName.WORDS: self.tr("words here"),
            CutterName.JIEBA: self.tr("Chinese words here"),
            CutterName.CHARACTERS: self.tr("characters here"),
            CutterName.BPE: self.tr("word pieces here"),
        }
        captions = {
            CutterName.AUTO: found.get(self._found or CutterName.AUTO, self.tr("looks at the text")),
            CutterName.WORDS: self.tr("at spaces and punctuation"),
            CutterName.JIEBA: self.tr("jieba"),
            CutterName.CHARACTERS: self.tr("every sign by itself"),
            CutterName.BPE: self.tr("frequent parts of words (BPE)"),
        }
        self.list.set_texts([(choice_word(cutter), captions[cutter]) for cutter in CUTTERS])
        self._compare_name.setText(self.tr("Compare every way"))
        self.compare.setAccessibleName(self._compare_name.text())


class TextForm(QWidget):
    """The list and the sliders of Simple, and under them the exact numbers of Standard and what Expert adds.

    Signals:
        changed: {key: value}, settled.
        previewed: {key: value}, while a slider moves.
        compared: whether every way of cutting is to be shown.
    """

    changed = Signal(object)
    previewed = Signal(object)
    compared = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cutter = self._chosen = CutterName.AUTO
        self._all_words = self._longest = 0  # of the corpus; 0 before they are known
        self.simple = RecipeForm(
            [Section(["text.cutter", "text.max_vocabulary", "text.max_tokens", "text.lowercase"], columns=1)],
            {
                "text.cutter": CutterEditor,
                "text.max_vocabulary": self._vocabulary_slider,
                "text.max_tokens": self._length_slider,
            },
            dict.fromkeys(("text.max_tokens", "text.lowercase"), Level.SIMPLE),
        )
        self.exact = RecipeForm(
            [
                Section(
                    [*_STANDARD, *_NORMALISED, "text.truncate", "text.hmm", "text.shared_vocabulary"],
                    columns=1,
                )
            ],
            levels=dict.fromkeys((*_STANDARD, *_NORMALISED), Level.STANDARD),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for form in (self.simple, self.exact):
            form.changed.connect(self.changed)
            form.previewed.connect(self.previewed)
            layout.addWidget(form)
        self.cutters().compared.connect(self.compared)
        self.set_level(Level.SIMPLE)

    def cutters(self) -> CutterEditor:
        """The list of the ways of cutting."""
        editor = self.simple.editor("text.cutter")
        assert isinstance(editor, CutterEditor)
        return editor

    def _vocabulary_slider(self, info: SettingInfo) -> SliderEditor:
        return SliderEditor(info, _VOCABULARY, self._vocabulary_words)

    def _length_slider(self, info: SettingInfo) -> SliderEditor:
        return SliderEditor(info, _LENGTHS, self._length_words)

    def _vocabulary_words(self, value: float) -> str:
        """The size that the vocabulary really gets: a corpus may have fewer words."""
        return self._token_words(min(value, self._all_words or value))

    def _length_words(self, value: float) -> str:
        """How much is really read: a limit above the longest text cuts nothing off."""
        if self._longest and value >= self._longest:
            return self.tr("all are read whole")
        return self._token_words(value)

    def _token_words(self, value: float) -> str:
        """A number of tokens as people say it: "60 words", or characters."""
        if self._cutter is CutterName.CHARACTERS:
            return self.tr("{} characters").format(number(value))
        if self._cutter is CutterName.BPE:
            return self.tr("{} pieces").format(number(value))
        return self.tr("{} words").format(number(value))

    def set_level(self, level: Level) -> None:
        """Show the settings of a level."""
        self.simple.set_level(level)
        self.exact.set_level(level)
        self.exact.setVisible(level is not Level.SIMPLE)

    def set_recipe(self, recipe: Recipe) -> None:
        """Show the values of `recipe`."""
        self.simple.set_recipe(recipe)
        self.exact.set_recipe(recipe)
        self._chosen = recipe.text.cutter
        self._show_blocked()

    def _show_blocked(self) -> None:
        cutter = self._chosen if self._chosen is not CutterName.AUTO else self._cutter
        uses_jieba = cutter in (CutterName.JIEBA, CutterName.AUTO)
        self.exact.set_blocked("text.hmm", "" if uses_jieba else self.tr("Only jieba guesses words."))

    def set_found(self, auto: CutterName | None, used: CutterName) -> None:
        """What "automatic" means here (None where it was not asked), and which cutter is in use."""
        if auto is not None:
            self.cutters().set_found(auto)
        if used is not self._cutter:
            self._cutter = used
            self.retranslate()
            self._show_blocked()

    def set_extent(self, all_words: int, lengths: Bins, task: Task) -> None:
        """Let the sliders end where the corpus ends: at the largest vocabulary it can fill and at the longest text."""
        pieces = self._cutter is CutterName.BPE  # are made in the number that is wanted
        self._all_words, self._longest = 0 if pieces else all_words, lengths.longest
        low = min(_VOCABULARY[0], max(4, _one_digit(all_words // 10)))
        steps = (
            decimal_steps(SMALLEST, _VOCABULARY[-1])
            if pieces
            else decimal_steps(low, max(all_words, low + 1))
        )
        self._slider("text.max_vocabulary").set_steps(steps)
        if has_limit(task) and lengths.end > lengths.width:
            stops = [*range(lengths.width, lengths.end, lengths.width), min(lengths.end, lengths.longest)]
            stops += [lengths.longest] if lengths.open else []
            self._slider("text.max_tokens").set_steps(tuple(dict.fromkeys(stops)))

    def _slider(self, key: str) -> SliderEditor:
        editor = self.simple.editor(key)
        assert isinstance(editor, SliderEditor)
        return editor

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.simple.retranslate()
        self.exact.retranslate()


def _one_digit(value: int) -> int:
    """The next number below with one digit and zeros: 60 for 69."""
    unit: int = 10 ** (len(str(value)) - 1)
    return value // unit * unit
