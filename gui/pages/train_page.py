"""Train: start, watch, pause and stop a run; what was learnt by which epoch, and how far back the network learns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.events import Event, RunEnded, RunPaused, RunResumed, RunStarted
from engine.project.records import RunRecord, RunStatus
from engine.recipe.recipe import Recipe, Task
from engine.training.trouble import TrainingTrouble
from gui.job import Problem
from gui.pages.page import Page
from gui.pages.train_buttons import TrainButtons
from gui.pages.train_coach import CoachOffers
from gui.pages.train_curves import TrainCurves, metric_of
from gui.pages.train_facts import TrainFacts
from gui.pages.train_queue import QueueLine
from gui.pages.train_rate import RateCard
from gui.pages.train_reach import ReachSection
from gui.pages.train_runs import RunsSection
from gui.pages.train_sweep import SweepCard
from gui.pages.train_time_machine import TimeMachine
from gui.pages.train_use import TrainUse
from gui.pages.train_words import coach_help
from gui.run_story import RunStory
from gui.sentences import in_a_row, run_words
from gui.starting_words import taken_words
from gui.steps import Step
from gui.widgets.empty_state import EmptyState
from gui.widgets.help_text import set_help
from gui.widgets.labels import Label
from gui.widgets.message_bar import Kind
from gui.widgets.progress_strip import EpochBar

RATE = "training.learning_rate"
CALM_MS = 250  # between two refreshes of words and drawings while a run goes on
TURNS = (RunStarted, RunPaused, RunResumed, RunEnded)  # these are shown at once


class TrainPage(Page):
    """The page of a run, live or remembered."""

    step: ClassVar[Step] = Step.TRAIN

    # --- building ------------------------------------------------------------------------------------------

    def build(self) -> None:
        self._story = RunStory()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._show_all)
        self._shown_run: str | None = None
        self._shown_project: Path | None = None
        self.buttons = TrainButtons(self.workspace, self)
        for button in self.buttons.in_order():
            self.header.add_button(button)
        self.stop_button, self.after_epoch_button = self.buttons.stop, self.buttons.after_epoch
        self.primary_button, self.rate_button = self.buttons.primary, self.buttons.rate
        self.sweep_button, self.look_button = self.buttons.sweep, self.buttons.look
        self.rate_card, self.sweep_card = RateCard(self.workspace), SweepCard(self.workspace)
        self.buttons.started.connect(self.message_bar.clear)
        self.look_button.clicked.connect(lambda: self.go_to(Step.VECTORS))
        self.rate_button.clicked.connect(self.rate_card.search)
        self.sweep_button.clicked.connect(self.sweep_card.open_card)
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self._on_empty_clicked)
        self._facts = TrainFacts()
        self._beginning = Label("", "caption", "muted", wrap=True)
        self._bar = EpochBar()
        self.curves, self.use = TrainCurves(), TrainUse()
        self.loss_plot, self.metric_plot, self.watched = (
            self.curves.loss_plot,
            self.curves.metric_plot,
            self.use.watched,
        )
        self._run = QWidget()
        column = QVBoxLayout(self._run)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.runs, self.queue = RunsSection(self.workspace), QueueLine(self.workspace)
        self.machine, self.reach = TimeMachine(self.workspace), ReachSection()
        self.reach_view = self.reach.view
        for part in (
            self._facts,
            self._beginning,
            self._bar,
            self.curves,
            self.reach,
            self.use,
            self.machine,
            self.queue,
            self.runs,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addWidget(self.sweep_card)
        self.body.addWidget(self.rate_card)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._run, 1)
        self.offers = CoachOffers(self.workspace)
        self.offers.use_requested.connect(lambda: self.go_to(Step.TRY))
        self.offers.look_requested.connect(lambda: self.go_to(Step.VECTORS))
        self.offers.rate_requested.connect(self.rate_card.search)
        self.workspace.training_events.connect(self._on_training_events)
        self.workspace.training_failed.connect(self._on_training_failed)

    # --- words ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Train")

    def sentence(self) -> str:
        story = self._story
        if story.running and story.started is not None:
            return self.tr("Epoch {epoch} of {epochs}. {read}").format(
                epoch=story.epoch, epochs=story.started.epochs, read=self._read_words(story.epochs_read)
            )
        if story.ended is not None or story.epochs:
            return self._ended_words()
        if self._task() is Task.WORD_VECTORS:
            return self.tr(
                "The text is read again and again; words that stand beside each other draw closer."
            )
        return self.tr("The network reads the corpus again and again, and is corrected after every batch.")

    def _read_words(self, times: int) -> str:
        if times == 0:
            return self.tr("The network reads the text for the first time.")
        if times == 1:
            return self.tr("The network has read the whole text once.")
        return self.tr("The network has read the whole text {times} times.").format(times=times)

    def _ended_words(self) -> str:
        best = self._story.best
        done = self._story.epochs_read
        if self._task() is Task.WORD_VECTORS:
            return self.tr("{epochs} epochs done. The vectors of the last one are kept.").format(epochs=done)
        if best is None:
            return self.tr("{epochs} epochs done.").format(epochs=done)
        return self.tr("{epochs} epochs done. Epoch {best} was the best and is kept.").format(
            epochs=done, best=best.epoch
        )

    def help_caption(self) -> tuple[str, str]:
        return "graduation-cap", self.tr("Coach")

    def retranslate(self) -> None:
        super().retranslate()
        self.buttons.retranslate()
        self.rate_card.retranslate()
        self.sweep_card.retranslate()
        self.curves.retranslate()
        self.use.retranslate()
        self.machine.retranslate()
        self.queue.retranslate()
        self.runs.retranslate()
        self.reach.retranslate()

    # --- what the workspace holds --------------------------------------------------------------------------

    def refresh(self) -> None:
        self._follow_current_run()
        if self._story.running and self._run.isVisible():
            self._show_soon()
        else:
            self._show_all()
            super().refresh()

    def _show_soon(self) -> None:
        """Show what is new a few times a second, however many events come: people read no faster."""
        if not self._calm.isActive():
            self._calm.start()

    def _follow_current_run(self) -> None:
        """Take up a finished or interrupted run from the project; a live one tells its own story."""
        run, project = self.workspace.current_run, self.workspace.project
        place = project.path if project is not None else None
        name = run.name if run is not None else self._shown_run if place == self._shown_project else None
        if self.workspace.training or (name, place) == (self._shown_run, self._shown_project):
            return
        self._shown_run, self._shown_project = name, place
        self._story = RunStory()
        if run is not None and project is not None:
            self._story.remember(project.history(run))
            self._story.ended = run.summary
        self.curves.begin(self._recipe_of(run).training.epochs, self._steps_per_epoch())
        self._plot_news()

    def _steps_per_epoch(self) -> int:
        done = self._story.epochs
        return max(1, done[-1].step // done[-1].epoch) if done else max(1, len(self._story.step_losses))

    def _recipe_of(self, run: RunRecord | None) -> Recipe:
        return run.recipe if run is not None else self.workspace.recipe

    @Slot(object)
    def _on_training_events(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, RunStarted):
                self._begin(event)
        self._story.tell(events)
        self._plot_news()
        if any(isinstance(event, TURNS) for event in events):
            self._show_all()
        elif self.isVisible():
            self._show_soon()

    def _begin(self, started: RunStarted) -> None:
        self._story = RunStory()
        self.rate_card.close_search()
        if self.workspace.watching:
            self.message_bar.clear()  # the run may have been one that was cut off
        self.curves.begin(started.epochs, started.steps_per_epoch)
        run = self.workspace.find_run(started.run) if started.step else None
        if (
            run is not None and self.workspace.project is not None
        ):  # what was told after its last state is no more
            self._story.remember(self.workspace.project.history(run), before=started)
            self._plot_news()
        self._shown_run = started.run
        self._shown_project = self.workspace.project.path if self.workspace.project else None

    def _plot_news(self) -> None:
        self.curves.add_news(self._story, metric_of(self._task()))

    def _task(self) -> Task:
        return self._recipe_of(self.workspace.current_run if not self.workspace.training else None).task

    # --- showing -------------------------------------------------------------------------------------------

    def _show_all(self) -> None:
        has_story = bool(self._story.started or self._story.epochs)
        ready = self.workspace.pipeline is not None
        self._empty.setVisible(not has_story)
        self._run.setVisible(has_story)
        if not has_story:
            self._empty.set_texts(
                self.tr("Not trained yet.") if ready else self.tr("First choose a corpus."),
                self.tr("Press Train. Everything stays on this computer.") if ready else "",
                self.tr("Train") if ready else self.tr("Choose a corpus"),
            )
        self.curves.show_metric(metric_of(self._task()))
        self.buttons.show_state(self._story, self._task(), ready=ready, rate_blocked=self.rate_card.blocked())
        self._show_facts()
        self._show_reach()
        self.use.show_story(self._story, self._task())
        self.machine.show_story(self._story)
        self.runs.follow()
        self._show_interrupted()
        self._show_coach()
        self.header.set_sentence(self.sentence())

    def _show_coach(self) -> None:
        """What the curves say, and buttons that act on it."""
        story, recipe = self._story, self._shown_recipe()
        reading = story.reading(recipe)
        newest = story.epochs[-1] if story.epochs else None
        set_help(self, coach_help(reading, newest, recipe.training.batch_size))
        self.offers.show_reading(reading)

    def _shown_recipe(self) -> Recipe:
        """What the run that is shown learns with."""
        run = self.workspace.find_run(self._shown_run) if self._shown_run else None
        return self._recipe_of(run)

    def help_extra(self) -> QWidget | None:
        return self.offers

    def _show_facts(self) -> None:
        story = self._story
        self._facts.show_story(story, self._task())
        self._beginning.setText(in_a_row(*map(taken_words, story.taken)))
        self._beginning.setVisible(bool(story.taken))
        planned = self._recipe_of(self.workspace.current_run).training.epochs
        self._bar.set_progress(story.progress, story.started.epochs if story.started else planned)

    def _show_reach(self) -> None:
        run = None if self.workspace.training else self.workspace.current_run
        self.reach.show_gradient(self._story.gradient, self._recipe_of(run))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The drawing's height depends on its width."""
        super().resizeEvent(event)
        self.reach.draw_again()
        self._show_soon()

    def _show_interrupted(self) -> None:
        """Offer to go on with a run that was cut off."""
        run = self.workspace.current_run
        busy = self.workspace.training or self.workspace.watching
        if busy or run is None or run.status is not RunStatus.UNFINISHED or not run.usable:
            return
        self.message_bar.show_message(
            Kind.INFO,
            self.tr("{run} was cut off in epoch {epoch}. Nothing that was saved is lost.").format(
                run=run_words(run.name), epoch=self._story.epochs_read + 1
            ),
            actions=[(self.tr("Go on with it"), self._on_resume_clicked)],
        )

    # --- pressing ------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_training_failed(self, problem: Problem) -> None:
        """A loss that is no number any more is the coach's business, too."""
        error = problem.error
        if isinstance(error, TrainingTrouble) and error.remedy is not None:
            self._story.broken = RATE in error.remedy.values
        self._show_all()

    @Slot()
    def _on_empty_clicked(self) -> None:
        if self.workspace.can_train():
            self.go_to(Step.CORPUS)
        else:
            self.buttons.press_primary()

    @Slot()
    def _on_resume_clicked(self) -> None:
        run = self.workspace.current_run
        if run is not None:
            self.message_bar.clear()
            self.workspace.resume_run(run.name)
