"""The Train page follows a run from its first step to its end, and any of its ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import (
    BestEpoch,
    EndReason,
    EpochDone,
    GradientMeasured,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SampleDrawn,
    SentencesScored,
    StepDone,
    WeightsTaken,
    Work,
)
from gui import streams
from gui.pages.train_page import TrainPage
from gui.steps import Step
from gui.widgets.buttons import Button
from gui.workspace import Workspace
from tests.gui.pages.small_worlds import EPOCHS as TRAINED_EPOCHS
from tests.gui.pages.small_worlds import fill, train

EPOCHS, STEPS = 3, 5


def fake_run(
    control: RunControl, *, fail_at: int | None = None, wait_at: int | None = None
) -> Work[RunEnded]:
    """The events of a run without a network; `wait_at` pauses by itself after that step."""
    yield RunStarted("run 1", "classification", "cpu", 1, 400, EPOCHS, STEPS, 40, 8)
    reason, step = EndReason.COMPLETED, 0
    for epoch in range(1, EPOCHS + 1):
        for _ in range(STEPS):
            step += 1
            if wait_at == step:
                control.pause()
            if control.paused:
                yield RunPaused(step)
                control.proceed()
                yield RunResumed(step)
            if not control.proceed():
                reason = EndReason.STOPPED
                break
            if fail_at == step:
                raise EngineError("The loss became nan at step {step}.", step=step)
            yield StepDone(step, epoch, 1 / step, None, 1.0, 8, 80, step * 0.1)
        if reason is EndReason.STOPPED:
            break
        yield EpochDone(
            epoch, step, 0.6 / epoch, 0.5 / epoch, 0.8, 0.9, None, None, 1e-3, 0.5, 80.0, 800.0, best=True
        )
        yield SentencesScored(
            epoch, "positive", (("fine food", "positive", 0.7), ("so so", "negative", 0.55)), (0.7, 0.45)
        )
        yield GradientMeasured(epoch, ("fine", "food"), ((0.1, 1.0),))
        if control.stopping_after_epoch:
            reason = EndReason.STOPPED
            break
    ended = RunEnded("run 1", reason, epoch, BestEpoch(epoch, 0.2, 0.9, None), 1.5, 80.0, 800.0, 400)
    yield ended
    return ended


MakePage = Callable[..., TrainPage]


@pytest.fixture
def make_page(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MakePage:
    """A page whose training is the fake run."""

    def make(**options: int) -> TrainPage:
        monkeypatch.setattr(streams, "training", lambda *_: lambda control: fake_run(control, **options))
        page = TrainPage(fill(workspace, tmp_path))
        page.resize(960, 800)
        qtbot.addWidget(page)
        page.show()
        return page

    return make


def facts(page: TrainPage) -> dict[str, str]:
    return dict(page._facts.facts())


def press(qtbot: QtBot, button: Button) -> None:
    """Click a button once it is on the page: one that has just been shown has no place before the next layout."""
    qtbot.waitUntil(lambda: button.isVisible() and not button.visibleRegion().isEmpty())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_corpus_it_says_what_is_missing(qtbot: QtBot, workspace: Workspace) -> None:
    page = TrainPage(workspace)
    qtbot.addWidget(page)
    page.show()
    asked: list[Step] = []
    page.step_requested.connect(asked.append)

    qtbot.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)

    assert asked == [Step.CORPUS]
    assert not page.primary_button.isEnabled()
    assert page.primary_button.toolTip()


def test_a_run_is_shown_from_start_to_end(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page()

    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: page._story.ended is not None and not page.workspace.training)

    qtbot.waitUntil(lambda: len(page.loss_plot.points()) == EPOCHS * STEPS)
    assert page.loss_plot.validation_points() == [(1.0, 0.5), (2.0, 0.25), (3.0, pytest.approx(0.5 / 3))]
    assert facts(page)["best"].startswith("epoch 3")
    assert page._bar.progress() == (3.0, 3)
    assert page.primary_button.text() == "Train again"
    assert "Epoch 3 was the best" in page.header.sentence()
    assert page.watched.isVisible()
    assert page.reach_view.isVisible()


def test_pause_go_on_and_stop(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(wait_at=7)

    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: page._story.paused)
    assert page.primary_button.text() == "Go on"
    assert facts(page)["time left"] == "paused"

    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: page._story.ended is not None)
    assert page._story.ended is not None
    assert page._story.ended.reason is EndReason.COMPLETED


def test_stop_now_ends_the_run(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(wait_at=7)
    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: page._story.paused)

    press(qtbot, page.stop_button)
    qtbot.waitUntil(lambda: page._story.ended is not None and not page.workspace.training)

    assert page._story.ended is not None
    assert page._story.ended.reason is EndReason.STOPPED
    assert not page.stop_button.isVisible()


def test_stop_after_this_epoch_finishes_the_epoch(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(wait_at=7)
    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: page._story.paused)

    press(qtbot, page.after_epoch_button)
    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: page._story.ended is not None and not page.workspace.training)

    assert page._story.epochs_read == 2


def test_a_failed_run_tells_why_and_can_be_started_again(
    qtbot: QtBot, make_page: MakePage, workspace: Workspace
) -> None:
    page = make_page(fail_at=4)
    told: list[str] = []
    workspace.message.connect(lambda message: told.append(message.text))

    press(qtbot, page.primary_button)
    qtbot.waitUntil(lambda: bool(told) and not workspace.training)

    assert told == ["The loss became nan at step 4."]
    assert [step for step, _ in page.loss_plot.points()] == [1, 2, 3]
    assert page.primary_button.isEnabled()


def test_a_remembered_run_is_shown_again(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = TrainPage(train(fill(workspace, tmp_path)))
    qtbot.addWidget(page)
    page.show()

    assert page._story.epochs_read == TRAINED_EPOCHS
    assert len(page.loss_plot.points()) == page._story.epochs[-1].step
    assert page.primary_button.text() == "Train again"


def test_what_a_run_began_with_is_shown_beside_its_facts(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    page = TrainPage(workspace)
    qtbot.addWidget(page)
    page.show()
    page._story.tell([WeightsTaken("language", 10, 20, ("embedding",), ("answer",))])
    page._show_facts()
    assert page._beginning.isVisibleTo(page._run)
    assert page._beginning.text().startswith("The run begins with what 'language' has learned")

    page._story.taken = []
    page._show_facts()
    assert not page._beginning.isVisibleTo(page._run)


def test_a_language_model_shows_perplexity_and_samples(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    page = TrainPage(train(fill(workspace, tmp_path, "language_model")))
    qtbot.addWidget(page)
    page.resize(960, 800)
    page.show()

    assert page.curves.metric_title.text() == "Perplexity"
    assert "tokens/s" in facts(page)["speed"]
    assert isinstance(page._story.samples[-1], SampleDrawn)
    assert page.use.sample_text.text()


@pytest.mark.parametrize("task", ["aligned", "seq2seq", "conditional"])
def test_what_is_answered_is_shown_with_the_tokens_that_are_right(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, task: str
) -> None:
    page = TrainPage(train(fill(workspace, tmp_path, task)))
    qtbot.addWidget(page)
    page.resize(960, 800)
    page.show()

    assert page.curves.metric_title.text() == "Tokens right"
    assert "tokens right in training" in facts(page)
    assert ("texts/s" if task == "conditional" else "pairs/s") in facts(page)["speed"]
    answers = page.use.answers
    assert answers.isVisible()
    assert answers.epoch() == TRAINED_EPOCHS
    assert len(answers.rows()) == 3
    assert all(said for _, said in answers.rows())
    assert not page.watched.isVisible()
    assert not page.reach_view.isVisible()
