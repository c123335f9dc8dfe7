"""Whole journeys through the real window: a sample, a run, a score, a text, a saved project that opens again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.project.project import Project
from gui.main_window import MainWindow
from gui.pages.start_page import StartPage
from gui.pages.train_page import TrainPage
from gui.pages.try_page import TryPage
from gui.steps import Step, StepState

LEFT = Qt.MouseButton.LeftButton
LONG = 120_000  # ms; a busy machine is slow


def open_sample(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Click a card of the first screen and wait until training can start."""
    start = window.page(Step.START)
    assert isinstance(start, StartPage)
    card = next(card for card in start.cards if card.sample.id == name)
    qtbot.mouseClick(card, LEFT)
    qtbot.waitUntil(lambda: not window.workspace.can_train() and not window.workspace.jobs(), timeout=LONG)
    assert window.current_step() is Step.TRAIN


def train(qtbot: QtBot, window: MainWindow) -> None:
    """Press Train and wait for the end of the run."""
    page = window.page(Step.TRAIN)
    assert isinstance(page, TrainPage)
    qtbot.mouseClick(page.primary_button, LEFT)
    qtbot.waitUntil(lambda: page._story.ended is not None and not window.workspace.training, timeout=LONG)


def try_page(window: MainWindow) -> TryPage:
    window.go_to(Step.TRY)
    page = window.page(Step.TRY)
    assert isinstance(page, TryPage)
    return page


@pytest.mark.slow
def test_from_a_sample_to_a_score_to_a_reopened_project(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample(qtbot, window, "cafe-notes")
    window.workspace.set_values({"training.epochs": 4})
    train(qtbot, window)
    assert window.workspace.step_state(Step.TRAIN) is StepState.DONE

    view = try_page(window).score_view
    qtbot.keyClicks(view.box, "the bread was fresh and everyone was kind, we will come again")
    qtbot.waitUntil(lambda: bool(view.answer.text()), timeout=LONG)
    answer = (view.answer.text(), view.percent.text())
    assert answer[0] == "Positive"

    place = tmp_path / "mine.unroll"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    window.opening.save_as()
    window.opening.close_project()
    assert window.current_step() is Step.START
    qtbot.waitUntil(lambda: not place.with_name("mine.unroll-wal").exists(), timeout=LONG)
    with Project.open(place) as saved:
        assert saved.check() == ()

    window.opening.open_project(str(place))
    qtbot.waitUntil(lambda: window.workspace.corpus is not None and not window.workspace.jobs(), timeout=LONG)
    view = try_page(window).score_view
    view.box.clear()
    qtbot.keyClicks(view.box, "the bread was fresh and everyone was kind, we will come again")
    qtbot.waitUntil(lambda: bool(view.answer.text()), timeout=LONG)
    assert (view.answer.text(), view.percent.text()) == answer


@pytest.mark.slow
def test_a_running_text_is_learnt_and_written(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window, "clockmakers-road")
    window.workspace.set_values(
        {"training.epochs": 1, "model.hidden_size": 48, "model.num_layers": 1, "writing.tokens": 40}
    )
    train(qtbot, window)

    page = try_page(window)
    page.write_view.box.setPlainText("The ")
    qtbot.mouseClick(page.primary_button, LEFT)
    qtbot.waitUntil(
        lambda: not page.write_view.box.isReadOnly() and bool(page.write_view.box.written()), timeout=LONG
    )

    assert len(page.write_view.box.written()) >= 20


def test_from_launch_to_training_takes_two_clicks(qtbot: QtBot, window: MainWindow) -> None:
    """The card, then Train: at most five clicks were asked for."""
    open_sample(qtbot, window, "takeaway-zh")
    window.workspace.set_values({"training.epochs": 1})
    page = window.page(Step.TRAIN)
    assert isinstance(page, TrainPage)
    qtbot.mouseClick(page.primary_button, LEFT)
    qtbot.waitUntil(lambda: bool(page.loss_plot.points()), timeout=LONG)
    qtbot.mouseClick(page.stop_button, LEFT)
    qtbot.waitUntil(lambda: not window.workspace.training, timeout=LONG)
    assert window.workspace.current_run is not None
    assert window.workspace.current_run.usable


BadFile = Callable[[Path], Path]


def no_label_column(folder: Path) -> Path:
    path = folder / "plain.csv"
    path.write_text("words\nall of this\nhas no label\n", encoding="utf-8")
    return path


def binary(folder: Path) -> Path:
    path = folder / "photo.txt"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize("make", [binary, empty], ids=lambda make: make.__name__)
def test_a_bad_file_is_told_in_one_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, make: BadFile
) -> None:
    told: list[str] = []
    window.workspace.message.connect(lambda message: told.append(message.text))

    window.opening.open_text(str(make(tmp_path)))
    qtbot.waitUntil(lambda: bool(told) and not window.workspace.jobs(), timeout=LONG)

    assert len(told) == 1
    assert window.workspace.corpus is None
    assert window.current_step() is Step.CORPUS


def test_a_project_that_is_none_is_told_and_left_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "fake.unroll"
    path.write_bytes(b"this is no project at all" * 100)
    before = path.read_bytes()

    window.opening.open_project(str(path))

    assert window.current_step() is Step.START
    assert window.page(Step.START).message_bar.isVisible()
    assert path.read_bytes() == before
    assert window.workspace.project is None


def test_a_table_without_labels_can_still_be_written_from(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.opening.open_text(str(no_label_column(tmp_path)))
    qtbot.waitUntil(
        lambda: window.workspace.inspection is not None and not window.workspace.jobs(), timeout=LONG
    )
    assert window.workspace.recipe.task.value == "language_model"
