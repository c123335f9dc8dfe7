"""Train: start, watch, pause and stop a run; what was learnt by which epoch, and how far back the network learns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.events import Event, GradientMeasured, RunEnded, RunPaused, RunResumed, RunStarted
from engine.project.records import RunRecord, RunStatus
from engine.recipe.recipe import Recipe, Task
from engine.training.coach import Advice
from gui.figures import share_text
from gui.pages.page import Page
from gui.pages.train_words import coach_help
from gui.run_story import RunStory
from gui.sentences import duration, number, run_words
from gui.steps import Step
from gui.views.curve_plot import CurvePlot
from gui.views.pictures import reach_picture
from gui.views.unrolled.picture import Colouring, Detail
from gui.views.unrolled_view import UnrolledView
from gui.views.watched_list import WatchedList
from gui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from gui.widgets.empty_state import EmptyState
from gui.widgets.facts import FactRow
from gui.widgets.help_text import set_help
from gui.widgets.labels import Hairline, Label
from gui.widgets.message_bar import Kind
from gui.widgets.progress_strip import EpochBar

PLOT_HEIGHT = 204
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
        for button in (self.stop_button, self.after_epoch_button, self.primary_button):
            self.header.add_button(button)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        self.after_epoch_button.clicked.connect(self._on_after_epoch_clicked)
        self.primary_button.clicked.connect(self._on_primary_clicked)
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self._on_empty_clicked)
        self._facts = FactRow(4)
        self._bar = EpochBar()
        self._run = QWidget()
        column = QVBoxLayout(self._run)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._facts, self._bar, self._build_plots(), Hairline(), self._build_reach()):
            column.addWidget(part)
        column.addWidget(self._build_use())
        column.addStretch(1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._run, 1)
        self.workspace.training_events.connect(self._on_training_events)

    def _build_plots(self) -> QWidget:
        self.loss_plot, self.metric_plot = CurvePlot(), CurvePlot()
        self._loss_title, self._metric_title = Label(), Label()
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(40)
        for title, plot in ((self._loss_title, self.loss_plot), (self._metric_title, self.metric_plot)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(title)
            column.addWidget(plot)
            plot.setFixedHeight(PLOT_HEIGHT)
            row.addLayout(column, 1)
        return box

    def _build_reach(self) -> QWidget:
        self._reach_title = Label("", "heading")
        self.reach_view = UnrolledView()
        self.reach_view.set_detail(Detail.BLOCKS)
        self.reach_view.set_colouring(Colouring.GRADIENT)
        self.reach_view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._reach = _column(self._reach_title, self.reach_view)
        return self._reach

    def _build_use(self) -> QWidget:
        self.watched = WatchedList()
        self._sample_title = Label("", "heading")
        self._sample_text = Label("", "body", wrap=True)
        self._sample_epoch = Label("", "caption", "muted")
        self._sample = _column(self._sample_title, self._sample_epoch, self._sample_text)
        self._use = _column(Hairline(), self.watched, self._sample)
        return self._use

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
        self._loss_title.setText(self.tr("Loss"))
        self._reach_title.setText(self.tr("How far back it learns"))
        self._sample_title.setText(self.tr("What it writes"))
        names = (self.tr("training"), self.tr("validation"), self.tr("best"), self.tr("epoch"))
        for plot in (self.loss_plot, self.metric_plot):
            plot.set_names(*names)
        self.loss_plot.setAccessibleName(self.tr("Loss curve"))
        self.metric_plot.setAccessibleName(self.tr("Accuracy or perplexity curve"))
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
        self._begin_plots(self._recipe_of(run).training.epochs, self._steps_per_epoch())
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
        if started.step == 0 or started.run != self._shown_run:
            self._story = RunStory()
            self._begin_plots(started.epochs, started.steps_per_epoch)
        self._shown_run = started.run
        self._shown_project = self.workspace.project.path if self.workspace.project else None

    def _begin_plots(self, epochs: int, steps_per_epoch: int) -> None:
        for plot in (self.loss_plot, self.metric_plot):
            plot.begin(epochs, steps_per_epoch)

    def _plot_news(self) -> None:
        story = self._story
        if story.step_losses:
            self.loss_plot.add_steps(np.array(story.step_losses))
        perplexity = self._task() is Task.LANGUAGE_MODEL
        self.loss_plot.set_epochs(
            [(e.epoch, e.train_loss) for e in story.epochs], [(e.epoch, e.valid_loss) for e in story.epochs]
        )
        train = [
            (float(e.epoch), e.train_perplexity if perplexity else e.train_accuracy) for e in story.epochs
        ]
        valid = [
            (float(e.epoch), e.valid_perplexity if perplexity else e.valid_accuracy) for e in story.epochs
        ]
        self.metric_plot.set_percent(not perplexity)
        self.metric_plot.set_epochs(train, valid)
        best = story.best.epoch if story.best else None
        for plot in (self.loss_plot, self.metric_plot):
            plot.set_best(best)

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
        self._metric_title.setText(
            self.tr("Perplexity") if self._task() is Task.LANGUAGE_MODEL else self.tr("Accuracy")
        )
        self._show_buttons(ready)
        self._show_facts()
        self._show_reach()
        self._show_use()
        self._show_interrupted()
        set_help(self, coach_help(self._story.advice if has_story else Advice.WAITING))
        self.header.set_sentence(self.sentence())

    def _show_buttons(self, ready: bool) -> None:
        running = self.workspace.training
        self.stop_button.setVisible(running)
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
        left = story.seconds_left
        if story.paused:
            first = (self.tr("time left"), self.tr("paused"))
        elif story.running:
            first = (self.tr("time left"), self._about(left) if left is not None else self.tr("measuring"))
        else:
            seconds = story.ended.seconds if story.ended else sum(e.seconds for e in story.epochs)
            first = (self.tr("took"), self._about(seconds))
        self._facts.set_fact(0, *first)
        self._facts.set_fact(1, self.tr("speed"), self._speed_words())
        self._facts.set_fact(2, *self._training_words())
        self._facts.set_fact(
            3, self.tr("best so far") if story.running else self.tr("best"), self._best_words()
        )
        total = (
            story.started.epochs
            if story.started
            else self._recipe_of(self.workspace.current_run).training.epochs
        )
        self._bar.set_progress(story.progress, total)

    def _about(self, seconds: float) -> str:
        return self.tr("about {time}").format(time=duration(seconds))

    def _speed_words(self) -> str:
        ended = self._story.ended
        if self._task() is Task.LANGUAGE_MODEL:
            rate = ended.tokens_per_second if ended else self._story.tokens_per_second
            return "" if rate is None else self.tr("{count} tokens/s").format(count=number(round(rate)))
        rate = ended.examples_per_second if ended else self._story.examples_per_second
        return "" if rate is None else self.tr("{count} texts/s").format(count=number(round(rate)))

    def _training_words(self) -> tuple[str, str]:
        newest = self._story.epochs[-1] if self._story.epochs else None
        if self._task() is Task.LANGUAGE_MODEL:
            value = newest.train_perplexity if newest else None
            return self.tr("training perplexity"), "" if value is None else f"{value:.2f}"
        value = newest.train_accuracy if newest else None
        return self.tr("training accuracy"), "" if value is None else share_text(value)

    def _best_words(self) -> str:
        best = self._story.best
        if best is None:
            return ""
        if self._task() is Task.LANGUAGE_MODEL:
            value = best.valid_perplexity if best.valid_perplexity is not None else best.train_perplexity
            shown = "" if value is None else f"{value:.2f}"
        else:
            value = best.valid_accuracy if best.valid_accuracy is not None else best.train_accuracy
            shown = "" if value is None else share_text(value)
        return self.tr("epoch {epoch}, {value}").format(epoch=best.epoch, value=shown)

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

    def _show_use(self) -> None:
        story = self._story
        self.watched.setVisible(bool(story.sentences))
        self.watched.show_scores(story.sentences)
        self._sample.setVisible(bool(story.samples))
        self._use.setVisible(bool(story.sentences or story.samples))
        if story.samples:
            newest = story.samples[-1]
            self._sample_epoch.setText(self.tr("after epoch {epoch}").format(epoch=newest.epoch))
            self._sample_text.setText(
                newest.prompt + newest.text if not newest.text.startswith(newest.prompt) else newest.text
            )

    def _show_interrupted(self) -> None:
        """Offer to go on with a run that was cut off."""
        run = self.workspace.current_run
        if self.workspace.training or run is None or run.status is not RunStatus.UNFINISHED or not run.usable:
            return
        self.message_bar.show_message(
            Kind.INFO,
            self.tr("{run} was cut off in epoch {epoch}. Nothing that was saved is lost.").format(
                run=run_words(run.name), epoch=self._story.epochs_read + 1
            ),
            actions=[(self.tr("Go on with it"), self._on_resume_clicked)],
        )

    # --- pressing ------------------------------------------------------------------------------------------

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
