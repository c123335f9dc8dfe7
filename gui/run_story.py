"""What the Train page tells of one run, gathered from its events. No Qt: questions about it need no window."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.events import (
    AnswersGiven,
    EpochDone,
    Event,
    GradientMeasured,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SampleDrawn,
    SentencesScored,
    StepDone,
    WeightsTaken,
)
from engine.training.coach import Reading
from engine.training.curves import reading_of

if TYPE_CHECKING:
    from engine.project.history import RunHistory
    from engine.recipe.recipe import Recipe

SPEED_WINDOW = 5.0  # seconds over which the speed is measured


@dataclass
class RunStory:
    """One run so far. `step_losses` are those that came with the newest `tell`; the plot keeps them all."""

    started: RunStarted | None = None
    ended: RunEnded | None = None
    paused: bool = False
    epochs: list[EpochDone] = field(default_factory=list)
    sentences: list[SentencesScored] = field(default_factory=list)
    samples: list[SampleDrawn] = field(default_factory=list)
    answers: list[AnswersGiven] = field(default_factory=list)
    taken: list[WeightsTaken] = field(default_factory=list)  # what it began with
    gradient: GradientMeasured | None = None
    last_step: StepDone | None = None
    first_loss: float | None = None
    broken: bool = False  # the loss was no number any more
    step_losses: list[float] = field(default_factory=list)
    _speed: list[tuple[float, int, int]] = field(
        default_factory=list
    )  # seconds, examples, tokens since the start
    _examples: int = 0
    _tokens: int = 0

    def tell(self, events: Iterable[Event]) -> None:
        """Take in further events, oldest first."""
        self.step_losses = []
        for event in events:
            self._take(event)

    def _take(self, event: Event) -> None:
        if isinstance(event, StepDone):
            self._take_step(event)
        elif isinstance(event, EpochDone):
            self.epochs = [e for e in self.epochs if e.epoch < event.epoch] + [event]
        elif isinstance(event, SentencesScored):
            self.sentences = [s for s in self.sentences if s.epoch < event.epoch] + [event]
        elif isinstance(event, SampleDrawn):
            self.samples = [s for s in self.samples if s.epoch < event.epoch] + [event]
        elif isinstance(event, AnswersGiven):
            self.answers = [a for a in self.answers if a.epoch < event.epoch] + [event]
        elif isinstance(event, WeightsTaken):
            self.taken = [*(known for known in self.taken if known != event), event]
        elif isinstance(event, GradientMeasured):
            self.gradient = event
        elif isinstance(event, RunStarted):
            self.started, self.ended, self.paused, self.broken = event, None, False, False
        elif isinstance(event, (RunPaused, RunResumed)):
            self.paused = isinstance(event, RunPaused)
        elif isinstance(event, RunEnded):
            self.ended, self.paused = event, False

    def _take_step(self, event: StepDone) -> None:
        self.last_step = event
        if event.step == 1:
            self.first_loss = event.loss
        self.step_losses.append(event.loss)
        self._examples += event.examples
        self._tokens += event.tokens
        self._speed.append((event.seconds, self._examples, self._tokens))
        while len(self._speed) > 2 and self._speed[1][0] < event.seconds - SPEED_WINDOW:
            self._speed.pop(0)

    def remember(self, history: RunHistory, before: RunStarted | None = None) -> None:
        """Take in what a project kept of an earlier run, or of this one before it was taken up again."""
        if before is not None:
            history = _until(history, before)
        self.tell(
            [
                *history.taken,
                *history.epochs,
                *history.sentences,
                *history.samples,
                *history.answers,
                *history.gradients,
            ]
        )
        self.step_losses = [float(loss) for loss in history.losses]
        self.first_loss = self.step_losses[0] if self.step_losses else None

    @property
    def running(self) -> bool:
        """Whether the run has begun and not ended."""
        return self.started is not None and self.ended is None

    @property
    def epoch(self) -> int:
        """The epoch under way, counted from 1 (the last one when the run has ended)."""
        done = self.epochs[-1].epoch if self.epochs else 0
        return done + 1 if self.running and self.started and done < self.started.epochs else max(1, done)

    @property
    def epochs_read(self) -> int:
        """How many times the training part has been read whole."""
        return self.epochs[-1].epoch if self.epochs else 0

    @property
    def progress(self) -> float:
        """Epochs done, with the fraction of the one under way."""
        if self.started is None or self.last_step is None:
            return float(self.epochs_read)
        done = (
            self.epochs[-1].step if self.epochs else 0
        )  # an epoch may have had more or fewer steps than now
        return self.epochs_read + max(0, self.last_step.step - done) / max(1, self.started.steps_per_epoch)

    @property
    def examples_per_second(self) -> float | None:
        """Speed over the last seconds."""
        return self._rate(1)

    @property
    def tokens_per_second(self) -> float | None:
        """Speed over the last seconds, in tokens."""
        return self._rate(2)

    def _rate(self, column: int) -> float | None:
        if len(self._speed) < 2:
            return None
        first, last = self._speed[0], self._speed[-1]
        seconds = last[0] - first[0]
        return (last[column] - first[column]) / seconds if seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """An estimate from the speed of this run, None before there is one. Early stopping may end it sooner."""
        if not self.running or self.started is None or self.last_step is None:
            return None
        done_here = self.last_step.step - self.started.step
        if done_here < 3 or self.last_step.seconds <= 0:
            return None
        left = (self.started.epochs - self.progress) * self.started.steps_per_epoch
        return max(0.0, left) * self.last_step.seconds / done_here

    @property
    def best(self) -> EpochDone | None:
        """The epoch that is kept."""
        kept = [epoch for epoch in self.epochs if epoch.best]
        return kept[-1] if kept else None

    def reading(self, recipe: Recipe) -> Reading:
        """What the curves of this run, which has learned with `recipe`, say."""
        ended = not self.running
        return reading_of(recipe, self.epochs, self.first_loss, ended=ended, broken=self.broken)


def _until(history: RunHistory, started: RunStarted) -> RunHistory:
    """What was told before a run was taken up again; what it has told since comes as events."""
    within = history.steps <= started.step
    epochs = {
        name: tuple(event for event in getattr(history, name) if event.epoch <= started.epoch)
        for name in ("epochs", "samples", "sentences", "gradients", "answers")
    }
    return dataclasses.replace(
        history,
        **epochs,
        steps=history.steps[within],
        losses=history.losses[within],
        accuracies=history.accuracies[within],
        grad_norms=history.grad_norms[within],
    )
