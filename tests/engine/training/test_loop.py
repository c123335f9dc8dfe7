"""The loop tells facts in order, obeys its control, and protects beginners."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.control import RunControl
from engine.events import (
    CheckpointSaved,
    EndReason,
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
)
from engine.project.project import Project
from engine.project.records import BEST, LAST, snapshot_slot
from engine.training import loop
from engine.training.runs import start_run
from engine.training.scores import Scores
from engine.training.session import Session
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.unroll") as project:
        yield project


def kinds(events: list[Event]) -> list[type]:
    return [type(event) for event in events]


@pytest.mark.parametrize(
    ("task", "look"), [("classification", SentencesScored), ("language_model", SampleDrawn)]
)
def test_events_of_a_whole_run_in_order(project: Project, tmp_path: Path, task: str, look: type) -> None:
    recipe = a_recipe(task)

    events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    steps = of_kind(events, RunStarted)[0].steps_per_epoch
    epoch = [StepDone] * steps + [EpochDone, look, GradientMeasured, CheckpointSaved]
    assert kinds(events) == [RunStarted, *epoch, *epoch, RunEnded]
    assert [event.step for event in of_kind(events, StepDone)] == list(range(1, 2 * steps + 1))
    assert [event.epoch for event in of_kind(events, EpochDone)] == [1, 2]


def test_what_a_classifier_tells(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=8, training__learning_rate=0.03, model__dropout=0.0)

    events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    last, ended = of_kind(events, EpochDone)[-1], events[-1]
    steps = [event for event in of_kind(events, StepDone) if event.epoch == last.epoch]
    assert last.train_loss == pytest.approx(sum(s.loss * s.examples for s in steps) / 32)
    assert last.train_accuracy == pytest.approx(sum(s.accuracy * s.examples for s in steps) / 32)
    assert (last.train_perplexity, last.valid_perplexity) == (None, None)
    assert last.valid_accuracy == 1.0  # one character decides
    assert isinstance(ended, RunEnded)
    assert ended.reason is EndReason.COMPLETED
    assert ended.best is not None
    assert project.run().summary == ended


def test_what_a_language_model_tells(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe("language_model", model__dropout=0.0)

    events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    first, second = of_kind(events, EpochDone)
    assert second.train_loss < first.train_loss
    assert second.train_perplexity == pytest.approx(math.exp(second.train_loss))
    assert second.valid_perplexity == pytest.approx(math.exp(second.valid_loss))
    assert (second.train_accuracy, second.valid_accuracy) == (None, None)
    sample = of_kind(events, SampleDrawn)[0]
    assert sample.text.startswith(sample.prompt)
    assert len(sample.text) == len(sample.prompt) + 5


def test_pause_tells_before_it_waits(project: Project, tmp_path: Path) -> None:
    recipe, control = a_recipe(), RunControl()
    work = start_run(project, recipe, prepared_corpus(tmp_path, recipe), control, device="cpu")
    events = [next(work), next(work)]
    control.pause()

    events.append(next(work))
    threading.Timer(0.01, control.resume).start()
    events += work

    assert kinds(events)[1:5] == [StepDone, RunPaused, RunResumed, StepDone]
    assert isinstance(events[-1], RunEnded)
    assert events[-1].reason is EndReason.COMPLETED


def test_stop_saves_what_there_is(project: Project, tmp_path: Path) -> None:
    recipe, control = a_recipe(), RunControl()
    work = start_run(project, recipe, prepared_corpus(tmp_path, recipe), control, device="cpu")
    events = [next(work), next(work), next(work)]
    control.stop()

    events += work

    assert kinds(events) == [RunStarted, StepDone, StepDone, CheckpointSaved, RunEnded]
    assert events[-1].reason is EndReason.STOPPED  # type: ignore[union-attr]
    assert project.run().slots == (LAST,)
    assert project.history(project.run()).steps.tolist() == [1, 2]


def test_stop_while_paused(project: Project, tmp_path: Path) -> None:
    recipe, control = a_recipe(), RunControl()
    work = start_run(project, recipe, prepared_corpus(tmp_path, recipe), control, device="cpu")
    next(work)
    control.pause()
    assert isinstance(next(work), RunPaused)
    control.stop()

    assert kinds(list(work)) == [CheckpointSaved, RunEnded]


def test_stop_while_validating_is_resumable(project: Project, tmp_path: Path) -> None:
    recipe, control = a_recipe(), RunControl()
    work = start_run(project, recipe, prepared_corpus(tmp_path, recipe), control, device="cpu")
    started = next(work)
    assert isinstance(started, RunStarted)
    for _ in range(started.steps_per_epoch):
        next(work)
    control.stop()

    events = list(work)

    assert kinds(events) == [CheckpointSaved, RunEnded]
    assert events[0].epoch == 0  # type: ignore[union-attr]


def test_stop_after_this_epoch(project: Project, tmp_path: Path) -> None:
    recipe, control = a_recipe(), RunControl()
    work = start_run(project, recipe, prepared_corpus(tmp_path, recipe), control, device="cpu")
    events = [next(work), next(work)]
    control.stop_after_epoch()

    events += work

    assert len(of_kind(events, EpochDone)) == 1
    assert events[-1].reason is EndReason.STOPPED  # type: ignore[union-attr]
    assert set(project.run().slots) == {LAST, BEST, snapshot_slot(1)}


def validation_says(monkeypatch: pytest.MonkeyPatch, losses: list[float]) -> None:
    """Let validation give these losses, one per epoch."""
    said = iter(losses)

    def validate(session: Session, control: RunControl) -> Any:
        return Scores(next(said), None, 10)
        yield

    monkeypatch.setattr(loop, "_validate", validate)


def test_early_stopping_hands_back_the_best_epoch(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    validation_says(monkeypatch, [3.0, 1.0, 2.0, 1.5, 1.2, 0.1])
    recipe = a_recipe(training__epochs=9, training__patience=3)

    events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    ended = events[-1]
    assert isinstance(ended, RunEnded)
    assert (ended.reason, ended.epochs) == (EndReason.EARLY_STOPPED, 5)
    assert ended.best is not None
    assert (ended.best.epoch, ended.best.valid_loss) == (2, 1.0)
    assert [event.best for event in of_kind(events, EpochDone)] == [True, True, False, False, False]
    best, last = (project.load_checkpoint(project.run(), slot) for slot in (BEST, LAST))
    assert best is not None
    assert last is not None
    assert (best.meta["position"]["epoch"], last.epoch) == (2, 5)


def test_no_patience_never_stops_early(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    validation_says(monkeypatch, [1.0, 2.0, 3.0, 4.0])
    recipe = a_recipe(training__epochs=4, training__patience=0)

    ended = trained(project, recipe, prepared_corpus(tmp_path, recipe))[-1]

    assert isinstance(ended, RunEnded)
    assert (ended.reason, ended.epochs) == (EndReason.COMPLETED, 4)


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_without_validation_the_last_epoch_is_the_best(project: Project, tmp_path: Path, task: str) -> None:
    recipe = a_recipe(task, corpus__validation_fraction=0.0, training__patience=1, training__epochs=3)

    events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    assert [event.valid_loss for event in of_kind(events, EpochDone)] == [None] * 3
    ended = of_kind(events, RunEnded)[0]
    assert (ended.reason, ended.best.epoch) == (EndReason.COMPLETED, 3)
    assert of_kind(events, RunStarted)[0].valid_examples == 0


@pytest.mark.slow
def test_an_lstm_learns_a_loop_of_characters(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe(
        "language_model",
        model__hidden_size=32,
        model__dropout=0.0,
        training__epochs=40,
        training__patience=0,
        writing__temperature=0.0,
        writing__tokens=40,
    )

    events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    assert of_kind(events, EpochDone)[-1].valid_perplexity < 1.2
    written = of_kind(events, SampleDrawn)[-1].text
    assert written in "the time traveller smiled. " * 6
