"""Try it, writing: a prompt, how daring the choice is, the text as it grows, and the guesses behind its last words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.events import TokenWritten
from engine.recipe.recipe import Recipe, find_setting
from engine.recipe.writing import WritingSettings
from gui.pages.try_streams import Written
from gui.sentences import listed, number, recipe_word, setting_words
from gui.views.pictures import writing_picture
from gui.views.unrolled.picture import Colouring, Detail
from gui.views.unrolled_view import UnrolledView
from gui.widgets.buttons import IconButton
from gui.widgets.fields import FormRow, NumberField
from gui.widgets.help_text import set_help
from gui.widgets.labels import ElidedLabel, Hairline, Label
from gui.widgets.marked_text import PromptText
from gui.widgets.slider import NamedSlider

BOX_HEIGHT, SIDE_WIDTH = 212, 336
SHOWN_STEPS = 8  # the newest words whose guesses are drawn
COARSEST = 2.0  # the slider's wild end; larger temperatures only by recipe
FIELDS = ("top_k", "top_p", "tokens", "seed")


class WriteView(QWidget):
    """It shows what is written and tells what is wished; it never computes.

    Signals:
        settings_changed: {"writing.temperature": 0.8, …} after a control moved.
    """

    settings_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = PromptText()
        self.box.setFixedHeight(BOX_HEIGHT)
        self._note, self._speed = ElidedLabel("", "caption", "muted"), Label("", "caption", "muted")
        self.temperature = NamedSlider("", "", "", 0.0, COARSEST, decimals=2)
        self.temperature.set_default(0.8)
        self.temperature.settled.connect(self._on_temperature_settled)
        self.fields = {name: self._make_field(name) for name in FIELDS}
        self.dice = IconButton("dice-five", "", side=32, outlined=True)
        self.dice.clicked.connect(self._on_dice_clicked)
        self._rows: dict[str, FormRow] = {}
        self._guesses, self._guesses_sentence = Label("", "heading"), ElidedLabel("", "body", "muted")
        self.view = UnrolledView()
        self.view.set_detail(Detail.CELLS)
        self.view.set_colouring(Colouring.STATE)
        self.view.set_rows(answers=False, effects=False, guesses=True)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._events: list[TokenWritten] = []
        self._prompt_tokens: tuple[str, ...] = ()
        self._recipe: Recipe | None = None
        self._draw = QTimer(self, singleShot=True, interval=100)  # the drawing follows at 10 Hz
        self._draw.timeout.connect(self._draw_live)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_height)
        self._arrange()
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

    def _arrange(self) -> None:
        captions = QHBoxLayout()
        captions.addWidget(self._note, 1)
        captions.addWidget(self._speed)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.box)
        left.addLayout(captions)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.temperature)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for index, name in enumerate(FIELDS):
            field: QWidget = self.fields[name]
            if name == "seed":
                field = _beside(self.fields[name], self.dice)
            self._rows[name] = FormRow("", field)
            grid.addWidget(self._rows[name], index // 2, index % 2)
        column.addLayout(grid)
        column.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(56)
        top.addLayout(left, 1)
        top.addWidget(side)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._guesses)
        head.addWidget(self._guesses_sentence, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addLayout(top)
        outer.addWidget(Hairline())
        outer.addLayout(head)
        outer.addWidget(self.view)
        outer.addStretch(1)

    # --- words ---------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.box.setAccessibleName(self.tr("Prompt and written text"))
        self.box.setPlaceholderText(self.tr("Type how the text begins, then press Write."))
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
        self._guesses.setText(self.tr("The guesses"))
        self._guesses_sentence.set_text(self.tr("The token taken becomes the next one read."))
        self.view.setAccessibleName(self.tr("The network writing"))

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
        self._note.set_text("")
        self._speed.setText("")
        self.view.set_picture(None)
        for widget in (self.view, self._guesses, self._guesses_sentence):
            widget.hide()

    def begin(self, recipe: Recipe, prompt_tokens: Sequence[str]) -> None:
        """Writing begins; `recipe` is that of the run, `prompt_tokens` what it reads first."""
        self.clear()
        self._recipe, self._prompt_tokens = recipe, tuple(prompt_tokens)

    def take(self, events: Sequence[TokenWritten], seconds: float) -> None:
        """Show further tokens; `seconds` since writing began."""
        self._events.extend(events)
        self.box.show_written(self._events[-1].text)
        rate = len(self._events) / max(seconds, 1e-3)
        self._speed.setText(
            self.tr("{count} tokens, {rate} a second").format(
                count=number(len(self._events)), rate=number(max(1, round(rate)))
            )
        )
        if not self._draw.isActive():
            self._draw.start()

    def end(self, written: Written | None) -> None:
        """Writing has ended; with `written` the states of the last words are drawn as well."""
        if written is not None and self.box.isReadOnly():
            self.box.show_written(written.text)
            self._note.set_text(self._unknown_words(written.unknown_tokens))
        self.box.end_writing()
        self._draw.stop()
        if self._events:
            self._show_guesses(written)

    def _unknown_words(self, unknown: Sequence[str]) -> str:
        if not unknown:
            return ""
        return self.tr("Not in the vocabulary, read as unknown: {words}").format(words=listed(unknown[:8]))

    def _draw_live(self) -> None:
        self._show_guesses(None)

    def _show_guesses(self, written: Written | None) -> None:
        if self._recipe is None or not self._events:
            return
        read = [*self._prompt_tokens, *(event.token for event in self._events)][:-1]
        tail = self._events[-min(SHOWN_STEPS, len(read)) :]
        words = [_visible(token) for token in read[len(read) - len(tail) :]]
        trace = written.trace if written is not None else None
        trace = (
            _tail_of(trace, len(tail)) if trace is not None and len(trace.embedding) >= len(tail) else None
        )
        shown = [_visible_guesses(event) for event in tail]
        first = len(read) - len(tail) + 1
        self.view.set_picture(writing_picture(words, shown, trace, self._recipe, first))
        for widget in (self.view, self._guesses, self._guesses_sentence):
            widget.show()
        self._fit.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit.start()

    def _fit_height(self) -> None:
        self.view.setFixedHeight(self.view.preferred_height(max(400, self.width())))


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
