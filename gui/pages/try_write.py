"""Try it, writing: a prompt, how daring the choice is, the text as it grows, and the guesses behind its last words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from engine.events import TokenWritten
from engine.recipe.recipe import Recipe, find_setting
from engine.recipe.writing import WritingSettings
from gui.pages.try_streams import Written
from gui.pages.try_view import TryView
from gui.sentences import listed, number, recipe_word, setting_words
from gui.views.pictures import writing_picture
from gui.widgets.buttons import IconButton
from gui.widgets.fields import ComboField, FormRow, NumberField
from gui.widgets.help_text import Help, set_help
from gui.widgets.marked_text import PromptText
from gui.widgets.slider import NamedSlider

BOX_HEIGHT, SIDE_WIDTH = 212, 336
SHOWN_STEPS = 8  # the newest words whose guesses are drawn
COARSEST = 2.0  # the slider's wild end; larger temperatures only by recipe
FIELDS = ("top_k", "top_p", "tokens", "seed")


class WriteView(TryView):
    """It shows what is written and tells what is wished; it never computes.

    Signals:
        settings_changed: {"writing.temperature": 0.8, …} after a control moved.
    """

    settings_changed = Signal(object)

    box: PromptText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PromptText(), BOX_HEIGHT, parent)
        self.view.set_rows(answers=False, effects=False, guesses=True)
        self.label = ComboField()
        self._label_row = FormRow("", self.label)
        self.temperature = NamedSlider("", "", "", 0.0, COARSEST, decimals=2)
        self.temperature.set_default(0.8)
        self.temperature.settled.connect(self._on_temperature_settled)
        self.fields = {name: self._make_field(name) for name in FIELDS}
        self.dice = IconButton("dice-five", "", side=32, outlined=True)
        self.dice.clicked.connect(self._on_dice_clicked)
        self._rows: dict[str, FormRow] = {}
        self._events: list[TokenWritten] = []
        self._seconds = 0.0  # since writing began
        self._prompt_tokens: tuple[str, ...] = ()
        self._recipe: Recipe | None = None
        self._draw = QTimer(self, singleShot=True, interval=100)  # the drawing follows at 10 Hz
        self._draw.timeout.connect(self._draw_live)
        self._fill_side()
        self.retranslate()
        self.clear()

    def _make_field(self, name: str) -> NumberField:
        info = find_setting(f"writing.{name}")
        bounds = {type(rule).__name__: rule for rule in info.field.metadata}
        low = getattr(bounds.get("Ge"), "ge", 0.01)
        high = getattr(bounds.get("Le"), "le", 1)
        decimals = 2 if name == "top_p" else 0
        step = 0.05 if name == "top_p" else 1
        field = NumberField("", low, high, step=step, decimals=decimals)
        field.changed.connect(lambda value, name=name: self._on_field_changed(name, value))
        return field

    def _fill_side(self) -> None:
        self.side.setSpacing(12)
        self.side.addWidget(self._label_row)
        self.side.addWidget(self.temperature)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for index, name in enumerate(FIELDS):
            field: QWidget = self.fields[name]
            if name == "seed":
                field = _beside(self.fields[name], self.dice)
            self._rows[name] = FormRow("", field)
            grid.addWidget(self._rows[name], index // 2, index % 2)
        self.side.addLayout(grid)
        self.side.addStretch(1)

    def side_width(self, room: int) -> int:
        return SIDE_WIDTH

    # --- words ---------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.box.setAccessibleName(self.tr("Prompt and written text"))
        self.box.setPlaceholderText(self.tr("Type how the text begins, then press Write."))
        written_for = self.tr("Write for")
        self._label_row.set_label(written_for)
        self.label.setAccessibleName(written_for)
        what = self.tr("The label is read at every step beside the word before. Another one, another text.")
        set_help(self.label, Help(written_for, what))
        temperature = find_setting("writing.temperature")
        self.temperature.set_texts(recipe_word(temperature.title), self.tr("careful"), self.tr("wild"))
        set_help(self.temperature, setting_words(temperature))
        captions = {
            "top_k": self.tr("Best guesses kept (top-k)"),
            "top_p": self.tr("Share kept (top-p)"),
            "tokens": self.tr("Length, tokens"),
            "seed": self.tr("Seed"),
        }
        for name, row in self._rows.items():
            row.set_label(captions[name])
            self.fields[name].set_name(captions[name])
            set_help(row, setting_words(find_setting(f"writing.{name}")))
        self.dice.set_name(self.tr("Another seed"))
        self.heading.setText(self.tr("The guesses"))
        self.sentence.set_text(self.tr("The token taken becomes the next one read."))
        self.view.setAccessibleName(self.tr("The network writing"))
        self._say_count()

    # --- labels --------------------------------------------------------------------------------------------

    def set_labels(self, labels: Sequence[str]) -> None:
        """The labels that can be written for; none hides the choice."""
        self._label_row.setVisible(bool(labels))
        self.label.set_options([(label, label) for label in labels])

    def chosen_label(self) -> str | None:
        """The label to write for; None for a network that has none."""
        value = self.label.value()
        return None if value is None else str(value)

    # --- settings ------------------------------------------------------------------------------------------

    def show_settings(self, settings: WritingSettings) -> None:
        """Show the settings of the recipe."""
        self.temperature.set_value(settings.temperature)
        for name, field in self.fields.items():
            field.set_value(getattr(settings, name))

    def _on_temperature_settled(self, value: float) -> None:
        self.settings_changed.emit({"writing.temperature": value})

    def _on_field_changed(self, name: str, value: Any) -> None:
        self.settings_changed.emit({f"writing.{name}": value})

    def _on_dice_clicked(self) -> None:
        import random

        seed = random.SystemRandom().randrange(1, 10_000)
        self.fields["seed"].set_value(seed)
        self.settings_changed.emit({"writing.seed": seed})

    # --- writing -------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Nothing written yet."""
        self._events = []
        self.clear_captions()
        self.show_picture(None)

    def begin(self, recipe: Recipe, prompt_tokens: Sequence[str]) -> None:
        """Writing begins; `recipe` is that of the run, `prompt_tokens` what it reads first."""
        self.clear()
        self._recipe, self._prompt_tokens = recipe, tuple(prompt_tokens)

    def take(self, events: Sequence[TokenWritten], seconds: float) -> None:
        """Show further tokens; `seconds` since writing began."""
        self._events.extend(events)
        self.box.show_written(self._events[-1].text)
        self._seconds = seconds
        self._say_count()
        if not self._draw.isActive():
            self._draw.start()

    def _say_count(self) -> None:
        if not self._events:
            return
        rate = len(self._events) / max(self._seconds, 1e-3)
        words = self.tr("{count} tokens, {rate} a second")
        self.count.setText(words.format(count=number(len(self._events)), rate=number(max(1, round(rate)))))

    def end(self, written: Written | None) -> None:
        """Writing has ended; with `written` the states of the last words are drawn as well."""
        if written is not None and self.box.isReadOnly():
            self.box.show_written(written.text)
            self.note.set_text(self._never_met(written.unknown_tokens))
        self.box.end_writing()
        self._draw.stop()
        if self._events:
            self._show_guesses(written)

    def _never_met(self, unknown: Sequence[str]) -> str:
        if not unknown:
            return ""
        return self.tr("Not in the vocabulary, read as unknown: {words}").format(words=listed(unknown[:8]))

    def _draw_live(self) -> None:
        self._show_guesses(None)

    def _show_guesses(self, written: Written | None) -> None:
        if self._recipe is None or not self._events:
            return
        read = [*self._prompt_tokens, *(event.token for event in self._events)][:-1]
        if not read:
            return
        tail = self._events[-min(SHOWN_STEPS, len(read)) :]
        words = [_visible(token) for token in read[len(read) - len(tail) :]]
        trace = written.trace if written is not None else None
        trace = (
            _tail_of(trace, len(tail)) if trace is not None and len(trace.embedding) >= len(tail) else None
        )
        shown = [_visible_guesses(event) for event in tail]
        first = len(read) - len(tail) + 1
        label = self.chosen_label() or ""
        self.show_picture(writing_picture(words, shown, trace, self._recipe, first, label))


def _beside(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for index, widget in enumerate(widgets):
        row.addWidget(widget, 0 if index else 1)
    box.setFocusProxy(widgets[0])
    return box


def _visible(token: str) -> str:
    """A token that can be seen: white space by its usual signs."""
    return {" ": "␣", "\n": "↵", "\t": "⇥"}.get(token, token)


def _visible_guesses(event: TokenWritten) -> TokenWritten:
    guesses = tuple((_visible(token), share) for token, share in event.guesses)
    return TokenWritten(event.position, _visible(event.token), event.text, guesses, event.taken)


def _tail_of(trace: Any, steps: int) -> Any:
    """The last `steps` steps of a trace."""
    from dataclasses import replace

    return replace(
        trace,
        embedding=trace.embedding[-steps:],
        hidden=tuple(h[-steps:] for h in trace.hidden),
        cell=tuple(c[-steps:] for c in trace.cell),
        gates=tuple({name: g[-steps:] for name, g in layer.items()} for layer in trace.gates),
    )
