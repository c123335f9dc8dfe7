"""The story of a run is right at every moment."""

from __future__ import annotations

import pytest

from engine.events import (
    EndReason,
    EpochDone,
    Event,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SampleDrawn,
    SentencesScored,
    StepDone,
)
from engine.recipe.recipe import Recipe
from engine.training.coach import Advice
from gui.run_story import RunStory

START = RunStarted(
    "run 1",
    "classification",
    "cpu",
    1,
    1000,
    epochs=4,
    steps_per_epoch=10,
    train_examples=320,
    valid_examples=32,
)


def step(number: int, seconds: float | None = None) -> StepDone:
    return StepDone(
        number, (number - 1) // 10 + 1, 0.5, None, 1.0, 32, 640, number * 0.1 if seconds is None else seconds
    )


def epoch(number: int, valid: float = 0.5, *, best: bool = True) -> EpochDone:
    return EpochDone(number, number * 10, 0.6 / number, valid, 0.8, 0.8, None, None, 1e-3, 1.0, 1, 1, best)


def test_before_anything() -> None:
    story = RunStory()
    assert (story.running, story.epoch, story.progress, story.seconds_left, story.best) == (
        False,
        1,
        0.0,
        None,
        None,
    )
    assert story.reading(Recipe()).advice is Advice.WAITING


def test_in_the_middle_of_an_epoch() -> None:
    story = RunStory()
    story.tell([START, *(step(n) for n in range(1, 11)), epoch(1), *(step(n) for n in range(11, 16))])

    assert story.running
    assert story.epoch == 2
    assert story.epochs_read == 1
    assert story.progress == pytest.approx(1.5)
    assert story.examples_per_second == pytest.approx(320)
    assert story.tokens_per_second == pytest.approx(6400)
    assert story.seconds_left == pytest.approx(2.5)
    assert len(story.step_losses) == 15


def test_the_estimate_of_a_resumed_run_counts_only_this_sitting() -> None:
    story = RunStory()
    resumed = RunStarted("run 1", "classification", "cpu", 1, 1000, 4, 10, 320, 32, step=20, epoch=2)
    story.tell([resumed, *(step(20 + n, seconds=n * 0.1) for n in range(1, 6))])
    assert story.seconds_left == pytest.approx(1.5)


def test_speed_forgets_old_times() -> None:
    story = RunStory()
    story.tell([START, step(1, 0.0), step(2, 100.0), step(3, 100.1), step(4, 108.0), step(5, 108.1)])
    rate = story.examples_per_second
    assert rate is not None
    assert rate > 7


def test_pause_resume_and_end() -> None:
    story = RunStory()
    story.tell([START, step(1), RunPaused(1)])
    assert story.paused
    story.tell([RunResumed(1)])
    assert not story.paused
    story.tell([epoch(1), RunEnded("run 1", EndReason.STOPPED, 1, None, 3.0, 100.0, 1000.0, 1000)])
    assert not story.running
    assert story.epoch == 1


def test_an_epoch_told_again_after_a_resume_replaces_the_first() -> None:
    story = RunStory()
    events: list[Event] = [
        epoch(1),
        epoch(2, 0.6, best=False),
        SampleDrawn(1, "a", "b"),
        SampleDrawn(2, "a", "c"),
    ]
    story.tell(events)
    story.tell(
        [
            epoch(2, 0.4),
            SampleDrawn(2, "a", "d"),
            SentencesScored(1, "pos", (), ()),
            SentencesScored(1, "pos", (), ()),
        ]
    )

    assert [e.epoch for e in story.epochs] == [1, 2]
    assert story.best is not None
    assert story.best.epoch == 2
    assert [s.text for s in story.samples] == ["b", "d"]
    assert len(story.sentences) == 1


def test_the_estimate_knows_that_earlier_epochs_had_other_batches() -> None:
    story = RunStory()
    resumed = RunStarted("run 1", "classification", "cpu", 1, 1000, 4, 5, 320, 32, step=20, epoch=2)
    story.tell([epoch(1), epoch(2), resumed, *(step(20 + n, seconds=n * 0.1) for n in range(1, 6))])
    assert story.progress == pytest.approx(3.0)
    assert story.seconds_left == pytest.approx(0.5)
