"""The coach's buttons do what they say, and a run that broke goes on with the smaller setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import RunEnded, RunStarted, StepDone, Work
from engine.training.coach import Advice, Deed, Offer, Reading
from engine.training.trouble import Remedy, TrainingTrouble
from gui import streams
from gui.pages.train_coach import CoachOffers
from gui.pages.train_page import TrainPage
from gui.pages.train_words import coach_help, offer_words, remedy_words
from gui.steps import Step
from gui.widgets.help_text import help_of_itself
from gui.workspace import Message, Workspace
from tests.gui.pages.small_worlds import EPOCHS, fill, train

PATIENT = 30_000


def shown(qtbot: QtBot, workspace: Workspace) -> TrainPage:
    page = TrainPage(workspace)
    page.resize(960, 800)
    qtbot.addWidget(page)
    qtbot.addWidget(page.offers)
    page.show()
    return page


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer(Deed.GO_ON, {"training.learning_rate": 0.0003}), "Go on with a learning rate of 0.0003"),
        (Offer(Deed.GO_ON, {"training.epochs": 12}), "Learn until epoch 12"),
        (
            Offer(Deed.GO_ON, {"training.learning_rate": 0.001, "training.epochs": 9}),
            "Go on with a learning rate of 0.001",
        ),
        (Offer(Deed.STOP), "Stop and use the best epoch"),
        (Offer(Deed.NEXT_RUN, {"model.dropout": 0.3}), "Dropout of 0.3 for the next run"),
        (Offer(Deed.FIND_RATE), "Measure which learning rate suits"),
    ],
)
def test_what_the_buttons_are_called(offer: Offer, words: str) -> None:
    assert offer_words(offer) == words


def test_what_goes_on_after_trouble_is_called() -> None:
    assert remedy_words({"training.batch_size": 16}, None) == "Go on with a batch size of 16"
    assert remedy_words({}, "cpu") == "Go on with the processor"


def test_every_advice_has_words() -> None:
    for advice in Advice:
        said = coach_help(Reading(advice, 6))
        assert said.title
        assert "{" not in said.title + said.what
    assert "since epoch 6" in coach_help(Reading(Advice.MEMORISING, 6)).title


def test_a_button_for_each_offer(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    offers = CoachOffers(fill(workspace, tmp_path))
    qtbot.addWidget(offers)
    asked: list[str] = []
    offers.use_requested.connect(lambda: asked.append("use"))
    offers.rate_requested.connect(lambda: asked.append("rate"))
    told: list[Message] = []
    workspace.message.connect(told.append)

    offers.show_reading(Reading(Advice.UNDERFITTING, 3, (Offer(Deed.USE_BEST), Offer(Deed.FIND_RATE))))
    offers.show()
    for button in offers.buttons:
        qtbot.waitUntil(button.isVisible, timeout=PATIENT)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["use", "rate"]

    offers.show_reading(Reading(Advice.MEMORISING, 3, (Offer(Deed.NEXT_RUN, {"model.dropout": 0.3}),)))
    qtbot.mouseClick(offers.buttons[0], Qt.MouseButton.LeftButton)
    assert workspace.recipe.model.dropout == 0.3
    assert told[-1].text == "Set for the next run: Dropout 0.3."
    assert not offers.buttons[1].isVisible()
    offers.show_reading(Reading(Advice.GOING_WELL))
    assert not any(button.isVisible() for button in offers.buttons)


def test_a_run_learns_for_more_epochs(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = shown(qtbot, train(fill(workspace, tmp_path)))
    steps = len(page.loss_plot.points())

    page.offers.take(Offer(Deed.GO_ON, {"training.epochs": EPOCHS + 2}))

    qtbot.waitUntil(lambda: page._story.epochs_read == EPOCHS + 2 and not workspace.training, timeout=PATIENT)
    qtbot.waitUntil(lambda: len(page.loss_plot.points()) == steps * (EPOCHS + 2) // EPOCHS, timeout=PATIENT)
    assert workspace.current_run is not None
    assert workspace.current_run.recipe.training.epochs == EPOCHS + 2
    qtbot.waitUntil(lambda: page._bar.progress() == (EPOCHS + 2.0, EPOCHS + 2), timeout=PATIENT)


def test_a_run_that_learns_is_stopped_and_goes_on_slower(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace, tmp_path).set_values({"training.epochs": 400})
    page = shown(qtbot, workspace)
    workspace.start_training()
    qtbot.waitUntil(lambda: page._story.epochs_read >= 1, timeout=PATIENT)

    page.offers.take(Offer(Deed.GO_ON, {"training.learning_rate": 0.001, "training.epochs": 3}))

    qtbot.waitUntil(
        lambda: page._story.started is not None and page._story.started.epochs == 3, timeout=PATIENT
    )
    qtbot.waitUntil(lambda: not workspace.training, timeout=PATIENT)
    assert workspace.current_run is not None
    assert workspace.current_run.recipe.training.learning_rate == 0.001
    assert [run.name for run in workspace.runs()] == ["run 1"]


def test_after_trouble_a_button_goes_on_with_the_smaller_setting(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(fill(workspace, tmp_path))
    page = shown(qtbot, workspace)
    told: list[Message] = []
    workspace.message.connect(told.append)
    real = streams.resuming

    def breaking(*given: Any) -> Any:
        def work(control: RunControl) -> Work[RunEnded]:
            yield RunStarted("run 1", "classification", "cpu", 1, 400, 9, 9, 72, 8, 72, EPOCHS)
            yield StepDone(73, EPOCHS + 1, 0.5, None, 1.0, 8, 80, 0.1)
            remedy = Remedy({"training.learning_rate": 0.02, "training.epochs": EPOCHS + 1})
            raise TrainingTrouble("The loss at step {step} is no number.", remedy, step=74)

        return work

    monkeypatch.setattr(streams, "resuming", breaking)
    workspace.resume_run("run 1")
    qtbot.waitUntil(lambda: bool(told) and not workspace.training, timeout=PATIENT)
    monkeypatch.setattr(streams, "resuming", real)
    said = help_of_itself(page)
    assert said is not None
    assert said.title == "Broken off"
    ((words, go_on),) = told[-1].actions
    assert (told[-1].text, words) == (
        "The loss at step 74 is no number.",
        "Go on with a learning rate of 0.02",
    )

    go_on()

    qtbot.waitUntil(lambda: page._story.epochs_read == EPOCHS + 1 and not workspace.training, timeout=PATIENT)
    assert workspace.current_run is not None
    assert workspace.current_run.recipe.training.learning_rate == 0.02


def test_the_page_offers_to_try_the_best_epoch(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = shown(qtbot, train(fill(workspace, tmp_path)))
    asked: list[Step] = []
    page.step_requested.connect(asked.append)

    page.offers.take(Offer(Deed.USE_BEST))

    assert asked == [Step.TRY]
    assert page.help_extra() is page.offers
