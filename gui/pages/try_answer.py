"""Try it, answering: a text is answered as one types; beside it the likeliest answers, below how the chosen one came about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task, find_setting
from engine.recipe.writing import WritingSettings
from gui.pages.try_looked import LookedAt
from gui.pages.try_streams import AnsweredText
from gui.pages.try_view import TryView
from gui.sentences import number, recipe_word, setting_words
from gui.views.alternatives_list import AlternativesList
from gui.views.pictures import answer_picture
from gui.widgets.help_text import set_help
from gui.widgets.labels import Label
from gui.widgets.marked_text import MarkedText
from gui.widgets.slider import NamedSlider

BOX_HEIGHT, SIDE_WIDTH = 112, 400
MOST_DRAFTS = 12
MOST_DRAWN = 120  # steps; a longer answer is looked at without the drawing
SLIDERS = {"beam": (1, MOST_DRAFTS, 0), "length_power": (0.0, 2.0, 1)}


class AnswerView(TryView):
    """It asks for answers and is given them; it never computes.

    Signals:
        answer_requested: the text to answer, after typing has paused.
        look_requested: the place of another answer to look into.
        settings_changed: {"writing.beam": 4, …} after a control moved.
    """

    answer_requested = Signal(str)
    look_requested = Signal(int)
    settings_changed = Signal(object)

    box: MarkedText

    def __init__(self, parent: QWidget | None = None) -> None:
        self.answer, self._share = Label("", "title", wrap=True), Label("", "body", "muted", wrap=True)
        self.alternatives = AlternativesList()
        self.sliders = {name: self._make_slider(name) for name in SLIDERS}
        self._free = QWidget()  # what only a free answer has
        self.looked = LookedAt()
        self._answered: AnsweredText | None = None
        self._run: RunRecord | None = None
        self._sizes = (0, 0)
        super().__init__(MarkedText(), BOX_HEIGHT, parent)
        self.box.settled.connect(self.answer_requested)
        self.alternatives.chosen.connect(self.look_requested)
        self.looked.map.cell_selected.connect(self._on_cell_selected)
        self.view.step_selected.connect(self._on_step_selected)
        self.view.set_rows(answers=False, effects=False, guesses=True)
        self._fill_side()
        self.retranslate()
        self.clear()

    def _make_slider(self, name: str) -> NamedSlider:
        low, high, decimals = SLIDERS[name]
        slider = NamedSlider("", "", "", low, high, decimals=decimals)
        slider.set_default(find_setting(f"writing.{name}").field.default)
        slider.settled.connect(lambda value: self._on_settled(name, value))
        return slider

    def _fill_side(self) -> None:
        row = QHBoxLayout(self._free)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(32)
        for slider in self.sliders.values():
            row.addWidget(slider, 1)
        self.left.addWidget(self._free)
        self.left.addWidget(self.looked)
        self.left.addStretch(1)
        self.side.setSpacing(8)
        for part in (self.answer, self._share, self.alternatives):
            self.side.addWidget(part)
        self.side.addStretch(1)

    def side_width(self, room: int) -> int:
        return min(SIDE_WIDTH, room * 2 // 5)

    # --- words ---------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.box.setAccessibleName(self.tr("Text to answer"))
        self.box.setPlaceholderText(self.tr("Type a text. It is answered as you type."))
        self.alternatives.setAccessibleName(self.tr("The likeliest answers"))
        self.view.setAccessibleName(self.tr("The network answering the text"))
        ends = {
            "beam": (self.tr("straight on"), self.tr("looks around")),
            "length_power": (self.tr("short answers"), self.tr("long answers")),
        }
        for name, slider in self.sliders.items():
            info = find_setting(f"writing.{name}")
            slider.set_texts(recipe_word(info.title), *ends[name])
            set_help(slider, setting_words(info))
        self.sliders["beam"].set_value_words(self._draft_words)
        self.looked.retranslate()
        if self._answered is not None and self._run is not None:
            self.show_answered(self._answered, self._run, *self._sizes)
        else:
            self._say_heading()

    def _draft_words(self, count: float) -> str:
        if count < 2:
            return self.tr("1 draft")
        return self.tr("{count} drafts").format(count=number(count))

    def _say_heading(self) -> None:
        one_for_one = self._run is not None and self._run.recipe.task is Task.ALIGNED
        self.heading.setText(self.tr("How it was answered"))
        self.sentence.set_text(
            self.tr("Below the tokens that are read, above each its likeliest answers.")
            if one_for_one
            else self.tr("Left the text as it is read, right the answer as it is written.")
        )

    # --- showing -------------------------------------------------------------------------------------------

    def set_run(self, run: RunRecord, settings: WritingSettings) -> None:
        """Show what a run can be asked for."""
        self._run = run
        self._free.setVisible(run.recipe.task is Task.SEQ2SEQ)
        for name, slider in self.sliders.items():
            if not slider.slider.isSliderDown():
                slider.set_value(getattr(settings, name))
        self._say_heading()

    def clear(self) -> None:
        """No answer."""
        self._answered = None
        self.answer.setText("")
        self._share.setText("")
        self.alternatives.show_answers([])
        self.clear_captions()
        self.looked.show_answer(None, None, None)
        self.show_picture(None)

    def answered(self) -> AnsweredText | None:
        """What is shown."""
        return self._answered

    def show_answered(self, answered: AnsweredText, run: RunRecord, vocabulary: int, targets: int) -> None:
        """Show answers; those to an older text are not shown."""
        if answered.text != self.box.toPlainText():
            return
        self._answered, self._run, self._sizes = answered, run, (vocabulary, targets)
        self.mark_tokens(answered.text, answered.tokens, signs=answered.signs)
        self._say_heading()
        self._show_answers(answered)
        seen = answered.seen
        picture = answer_picture(seen, run.recipe, vocabulary, targets) if seen is not None else None
        self.looked.show_answer(seen, picture, run.recipe.task)
        drawn = seen is not None and len(seen.inputs) <= MOST_DRAWN
        self.show_picture(picture if drawn else None)

    def _on_cell_selected(self, row: int, column: int) -> None:
        """A word of the map is lit in the drawing too."""
        picture = self.view.picture()
        if row >= 0 and picture is not None and picture.decoder is not None:
            self.view.select_step(picture.steps + row)

    def _on_step_selected(self, step: int) -> None:
        """A step of the drawing is lit in the map too, where it looked most."""
        picture, lit = self.view.picture(), self.looked.map.selected()
        if picture is None or picture.decoder is None or step < picture.steps:
            return
        if lit is None or lit[0] != step - picture.steps:
            self.looked.map.select(step - picture.steps)

    def _show_answers(self, answered: AnsweredText) -> None:
        if not answered.answers:
            self.answer.setText("")
            self._share.setText(self.tr("There is no word to answer."))
            self.alternatives.show_answers([])
            return
        shown = answered.answers[answered.place]
        self.answer.setText(shown.text.strip() or self.tr("(an empty answer)"))
        self._share.setText("" if shown.ended else self.tr("It was cut off at the longest length."))
        self._share.setVisible(not shown.ended)
        self.alternatives.show_answers(
            [(one.text.strip() or "–", one.probability) for one in answered.answers], answered.place
        )

    def _on_settled(self, name: str, value: float) -> None:
        self.settings_changed.emit({f"writing.{name}": round(value) if name == "beam" else value})
