"""A sweep from the Train page: one or two settings, a few values of each, and what the runs will take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.recipe.sweeps import recipes_of
from gui.figures import size_text
from gui.job import Problem
from gui.pages.preflight_stream import foreseeing_sweep
from gui.pages.sweep_values import first_setting, offered_settings, proposed_values, typed_choice
from gui.sentences import duration, in_a_row, problem_sentence, setting_words, translate_error
from gui.widgets.buttons import QuietButton, SecondaryButton
from gui.widgets.fields import ComboField, LineField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Hairline, Label

if TYPE_CHECKING:
    from engine.recipe.recipe import Recipe
    from engine.recipe.sweeps import Choice
    from engine.training.sweeps import SweepForecast
    from gui.workspace import Workspace

LANE = "sweep"
CALM_MS = 700  # after the last key
NOTHING = ""


class SweepRow(QObject):
    """The two fields of a setting and its values.

    Signals:
        edited: another setting, or other values.
    """

    edited = Signal()

    def __init__(self, parent: QObject, *, optional: bool) -> None:
        super().__init__(parent)
        self._optional = optional
        self.setting, self.values = ComboField(), LineField()
        self.setting.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setting.chosen.connect(self._on_chosen)
        self.values.textEdited.connect(self.edited)
        self._recipe: Recipe | None = None

    def key(self) -> str:
        """The setting; "" for none."""
        return str(self.setting.value() or NOTHING)

    def choice(self) -> Choice:
        """What is tried; raises `EngineError` for what is no list of values."""
        return typed_choice(self.key(), self.values.text())

    def offer(self, recipe: Recipe, first: str) -> None:
        """Begin with a setting of the recipe and the values around its own."""
        self._recipe = recipe
        self.name_settings(recipe)
        self.setting.set_value(first)
        self._propose()

    def name_settings(self, recipe: Recipe) -> None:
        """The settings in the language of now."""
        options = [(info.key, setting_words(info).title) for info in offered_settings(recipe)]
        none = [(NOTHING, self.tr("nothing else"))] if self._optional else []
        self.setting.set_options([*none, *options])

    def _propose(self) -> None:
        key = self.key()
        self.values.setText(proposed_values(self._recipe, key) if key and self._recipe is not None else "")
        self.values.setEnabled(bool(key))

    @Slot(object)
    def _on_chosen(self, _: object) -> None:
        self._propose()
        self.edited.emit()


class SweepCard(QWidget):
    """Hidden until it is asked for, and again when its runs wait in the queue."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._w = workspace
        self._recipes: tuple[Recipe, ...] = ()
        self._forecast: SweepForecast | None = None
        self._calm = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm.timeout.connect(self.foresee)
        self.title, self.sentence = Label("", "heading"), Label("", "body", "muted", wrap=True)
        self.first, self.second = SweepRow(self, optional=False), SweepRow(self, optional=True)
        self.told = Label("", "body", wrap=True)
        self.close_button, self.add_button = QuietButton(), SecondaryButton("", "plus", height=32)
        self._names = [Label("", "caption", "muted") for _ in range(2)]
        self._arrange()
        for row in (self.first, self.second):
            row.edited.connect(self._on_edited)
        self.add_button.clicked.connect(self._on_add)
        self.close_button.clicked.connect(self.close_card)
        workspace.recipe_changed.connect(self._on_recipe_changed)
        self.hide()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for column, name in enumerate(self._names):
            grid.addWidget(name, 0, column)
        for number, row in enumerate((self.first, self.second), start=1):
            grid.addWidget(row.setting, number, 0)
            grid.addWidget(row.values, number, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.add_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        whole.addWidget(self.sentence)
        whole.addLayout(grid)
        whole.addLayout(foot)
        whole.addWidget(Hairline())

    # Opening and closing

    def open_card(self) -> None:
        """Propose values of one setting of the recipe of now."""
        self.first.offer(self._w.recipe, first_setting(self._w.recipe))
        self.second.offer(self._w.recipe, NOTHING)
        self.show()
        self.first.setting.setFocus()
        self._on_edited()

    @Slot()
    def close_card(self) -> None:
        """Put the card away; nothing was added."""
        self._calm.stop()
        self._w.leave_lane(LANE)
        self.hide()

    def recipes(self) -> tuple[Recipe, ...]:
        """The runs that would be added; none while a value is refused."""
        return self._recipes

    def forecast(self) -> SweepForecast | None:
        """What they take; None while that is not known."""
        return self._forecast

    @Slot()
    def _on_recipe_changed(self) -> None:
        """All other settings of the runs are those of now."""
        if self.isHidden():
            return
        offered = {info.key for info in offered_settings(self._w.recipe)}
        if {self.first.key(), self.second.key()} <= {NOTHING, *offered}:
            self._on_edited()
        else:  # another task
            self.close_card()

    # Checking and foretelling

    @Slot()
    def _on_edited(self) -> None:
        self._w.leave_lane(LANE)
        self._forecast, self._recipes = None, ()
        rows = [row for row in (self.first, self.second) if row.key()]
        for row in (self.first, self.second):
            row.values.set_wrong(False)
        try:
            self._recipes = recipes_of(self._w.recipe, [row.choice() for row in rows])
        except EngineError as error:
            self._calm.stop()
            self._say(translate_error(error), wrong=True)
            self._mark_wrong(rows)
            return
        self._say(self._count_words())
        self._calm.start()

    def _mark_wrong(self, rows: list[SweepRow]) -> None:
        """Outline the values that are refused by themselves."""
        for row in rows:
            try:
                recipes_of(self._w.recipe, [row.choice()])
            except EngineError:
                row.values.set_wrong(True)

    def foresee(self) -> None:
        """Measure what the runs of now would take."""
        w, recipes = self._w, self._recipes
        if w.prepared is None or not recipes or w.training or not self.isVisible():
            return

        def done(forecast: SweepForecast) -> None:
            if self._recipes is recipes:
                self._forecast = forecast
                self._say(in_a_row(self._count_words(), self._forecast_words(forecast)))

        def failed(problem: Problem) -> None:
            if self._recipes is recipes:
                self._say(problem_sentence(problem), wrong=True)

        work = foreseeing_sweep(recipes, w.prepared, w.device)
        w.run_job(lambda: self.tr("Trying the networks"), work, done, lane=LANE, on_failed=failed)

    @Slot()
    def _on_add(self) -> None:
        recipes = self._recipes
        if recipes and not self._w.queue.blocked():
            self.close_card()
            self._w.queue.add(recipes)

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.title.setText(self.tr("Try several settings"))
        self.sentence.setText(
            self.tr(
                "Every combination becomes a run of its own. They wait in the queue, and are compared in a table afterwards."
            )
        )
        for name, words in zip(
            self._names, (self.tr("Setting"), self.tr("Values, with commas")), strict=True
        ):
            name.setText(words)
        places = (self.tr("first setting"), self.tr("second setting"))
        for row, place in zip((self.first, self.second), places, strict=True):
            row.setting.setAccessibleName(self.tr("Setting, {place}").format(place=place))
            row.values.setAccessibleName(self.tr("Values, {place}").format(place=place))
            key = row.key()
            row.name_settings(self._w.recipe)
            row.setting.set_value(key)
        self.close_button.setText(self.tr("Close"))
        set_help(
            self,
            Help(
                self.tr("Try several settings"),
                self.tr(
                    "Choose one or two settings and a few values of each. The values are checked and the time is measured "
                    "before anything starts."
                ),
            ),
        )
        self._say(self._count_words() if self._recipes else "")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.told.setText(words)
        self.told.set_tone("error" if wrong else "text")
        count = len(self._recipes)
        self.add_button.setText(
            self.tr("Add 1 run to the queue")
            if count == 1
            else self.tr("Add {n} runs to the queue").format(n=count or "")
        )
        self.add_button.set_blocked(
            self._w.queue.blocked() if count else self.tr("First name the values to try.")
        )

    def _count_words(self) -> str:
        count = len(self._recipes)
        return self.tr("1 run.") if count == 1 else self.tr("{n} runs.").format(n=count)

    def _forecast_words(self, found: SweepForecast) -> str:
        words = self.tr("About {time} in all, {memory} of memory at the fullest.")
        said = words.format(time=duration(found.seconds), memory=size_text(found.memory))
        if found.unfit:
            said = in_a_row(said, self.tr("{n} of them do not fit into memory.").format(n=found.unfit))
        return said
