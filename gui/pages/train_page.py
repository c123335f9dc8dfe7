"""Train: start, watch, pause and stop a run; what was learnt by which epoch, and how far back the network learns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.events import Event, GradientMeasured, RunEnded, RunPaused, RunResumed, RunStarted
from engine.project.records import RunRecord, RunStatus
from engine.recipe.recipe import Recipe, Task
from engine.training.trouble import TrainingTrouble
from gui.job import Problem
from gui.pages.page import Page
from gui.pages.train_coach import CoachOffers
from gui.pages.train_curves import TrainCurves, metric_of
from gui.pages.train_facts import TrainFacts
from gui.pages.train_queue import QueueLine
from gui.pages.train_rate import RateCard
from gui.pages.train_runs import RunsSection
from gui.pages.train_sweep import SweepCard
from gui.pages.train_time_machine import TimeMachine
from gui.pages.train_use import TrainUse
from gui.pages.train_words import coach_help
from gui.run_story import RunStory
from gui.sentences import run_words
from gui.steps import Step
from gui.views.pictures import reach_picture
from gui.views.unrolled.picture import Colouring, Detail
from gui.views.unrolled_view import UnrolledView
from gui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from gui.widgets.empty_state import EmptyState
from gui.widgets.help_text import set_help
from gui.widgets.labels import Hairline, Label
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
        self._drawn_reach: GradientMeasured | None = None
        self._shown_run: str | None = None
        self._shown_project: Path | None = None
        self.stop_button = QuietButton()
        self.after_epoch_button = SecondaryButton("", "skip-forward")
        self.primary_button = PrimaryButton("", "play")
        self.rate_button, self.sweep_button = QuietButton(), QuietButton()
        self.look_button = SecondaryButton("", "magnifying-glass")
        self.look_button.clicked.connect(lambda: self.go_to(Step.VECTORS))
        for button in (
            self.sweep_button,
            self.rate_button,
            self.look_button,
            self.stop_button,
            self.after_epoch_button,
            self.primary_button,
        ):
            self.header.add_button(button)
        self.rate_card, self.sweep_card = RateCard(self.workspace), SweepCard(self.workspace)
        self.rate_button.clicked.connect(self.rate_card.search)
        self.sweep_button.clicked.connect(self.sweep_card.open_card)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        self.after_epoch_button.clicked.connect(self._on_after_epoch_clicked)
        self.primary_button.clicked.connect(self._on_primary_clicked)
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self._on_empty_clicked)
        self._facts = TrainFacts()
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
        self.machine = TimeMachine(self.workspace)
        for part in (
            self._facts,
            self._bar,
            self.curves,
            self._build_reach(),
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

    def _build_reach(self) -> QWidget:
        self._reach_title = Label("", "heading")
        self.reach_view = UnrolledView()
        self.reach_view.set_detail(Detail.BLOCKS)
        self.reach_view.set_colouring(Colouring.GRADIENT)
        self.reach_view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._reach = _column(Hairline(), self._reach_title, self.reach_view)
        return self._reach

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
        self.stop_button.setText(self.tr("Stop now"))
        self.after_epoch_button.setText(self.tr("Stop after this epoch"))
        self.rate_button.setText(self.tr("Find a learning rate"))
        self.look_button.setText(self.tr("Look at the vectors"))
        self.sweep_button.setText(self.tr("Try several settings"))
        self.rate_card.retranslate()
        self.sweep_card.retranslate()
        self.curves.retranslate()
        self.use.retranslate()
        self.machine.retranslate()
        self.queue.retranslate()
        self.runs.retranslate()
        self._reach_title.setText(self.tr("How far back it learns"))
        self.reach_view.setAccessibleName(self.tr("How far back the gradient reaches"))

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
        self._show_buttons(ready)
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

    def _show_buttons(self, ready: bool) -> None:
        running = self.workspace.training
        self.stop_button.setVisible(running)
        vectors = self.workspace.recipe.task is Task.WORD_VECTORS  # their rate falls to nothing by itself
        self.rate_button.setVisible(not running and ready and not vectors)
        self.look_button.setVisible(self._task() is Task.WORD_VECTORS and bool(self._story.epochs))
        self.rate_button.set_blocked(self.rate_card.blocked())
        self.sweep_button.setVisible(not running and ready)
        self.sweep_button.set_blocked(self.workspace.queue.blocked())
        self.after_epoch_button.setVisible(running)
        if not running:
            text, icon = (self.tr("Train again") if self._story.epochs else self.tr("Train")), "play"
        elif self._story.paused:
            text, icon = self.tr("Go on"), "play"
        else:
            text, icon = self.tr("Pause"), "pause"
        self.primary_button.setText(text)
        self.primary_button.set_icon_name(icon)
        self.primary_button.updateGeometry()
        self.primary_button.set_blocked("" if running else self.workspace.can_train())

    def _show_facts(self) -> None:
        story = self._story
        self._facts.show_story(story, self._task())
        planned = self._recipe_of(self.workspace.current_run).training.epochs
        self._bar.set_progress(story.progress, story.started.epochs if story.started else planned)

    def _show_reach(self) -> None:
        gradient = self._story.gradient
        self._reach.setVisible(gradient is not None)
        if gradient is not None and gradient is not self._drawn_reach:
            self._drawn_reach = gradient
            recipe = (
                self.workspace.recipe
                if self.workspace.training
                else self._recipe_of(self.workspace.current_run)
            )
            self.reach_view.set_picture(reach_picture(gradient, recipe))
            self.reach_view.setFixedHeight(
                self.reach_view.preferred_height(max(400, self.reach_view.width()))
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The drawing's height depends on its width."""
        super().resizeEvent(event)
        self._drawn_reach = None
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
    def _on_primary_clicked(self) -> None:
        if not self.workspace.training:
            self.message_bar.clear()
            self.workspace.start_training()
        elif self._story.paused:
            self.workspace.resume()
        else:
            self.workspace.pause()

    @Slot()
    def _on_stop_clicked(self) -> None:
        self.workspace.stop()

    @Slot()
    def _on_after_epoch_clicked(self) -> None:
        self.workspace.stop_after_epoch()
        self.after_epoch_button.set_blocked(self.tr("Stops when this epoch is done."))

    @Slot()
    def _on_empty_clicked(self) -> None:
        if self.workspace.can_train():
            self.go_to(Step.CORPUS)
        else:
            self._on_primary_clicked()

    @Slot()
    def _on_resume_clicked(self) -> None:
        run = self.workspace.current_run
        if run is not None:
            self.message_bar.clear()
            self.workspace.resume_run(run.name)


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return box
