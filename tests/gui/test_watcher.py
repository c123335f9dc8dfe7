"""A run that another program trains is watched in the window: its curves follow, nothing is written, and it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.project.learner import Learner
from engine.project.project import Project
from gui.main_window import MainWindow
from gui.pages.train_page import TrainPage
from gui.steps import Step
from gui.watcher import LOOK_MS
from tests.engine.training.helpers import write_reviews

ROOT = Path(__file__).resolve().parents[2]
SMALL = ["model.embedding_dim=5", "model.hidden_size=6", "text.cutter=characters", "training.batch_size=9"]
LONG = 60_000  # milliseconds; on a busy computer a process takes its time


@pytest.fixture
def other(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """A project in which a command trains, after its first epoch."""
    project, corpus = tmp_path / "far.unroll", write_reviews(tmp_path)
    settings = [*SMALL, "training.epochs=100000", "training.patience=0"]
    process = subprocess.Popen(
        [sys.executable, "main.py", "train", str(project), "--corpus", str(corpus), "--set", *settings],
        cwd=ROOT,
        env={**os.environ, "UNROLL_NO_BOOTSTRAP": "1", "OMP_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )

    def trained() -> bool:
        assert process.poll() is None, process.communicate()[1]
        if not project.exists():
            return False
        with Project.open(project) as opened:
            return opened.learner() is not None

    qtbot.waitUntil(trained, timeout=LONG)
    yield project, process
    process.kill()
    process.communicate()


def epochs_shown(window: MainWindow) -> int:
    """How many epochs the Train page tells of."""
    page = window.page(Step.TRAIN)
    assert isinstance(page, TrainPage)
    return page._story.epochs_read


def test_a_run_is_watched_while_it_grows(
    window: MainWindow, qtbot: QtBot, other: tuple[Path, subprocess.Popen[str]]
) -> None:
    project, process = other
    w = window.workspace
    w.watcher._timer.setInterval(LOOK_MS // 20)
    window.opening.open_project(str(project))
    page = window.page(Step.TRAIN)
    assert isinstance(page, TrainPage)
    assert w.watching
    assert w.project is not None
    assert w.project.read_only
    assert "is being trained by another program" in w.can_train()
    assert page.primary_button.toolTip() == w.can_train()
    qtbot.waitUntil(lambda: page._story.running, timeout=LONG)
    first = epochs_shown(window)
    qtbot.waitUntil(lambda: epochs_shown(window) > first + 1, timeout=LONG)
    assert page._story.step_losses or page.loss_plot is not None
    recipe = w.recipe
    w.set_values({"training.epochs": 7})
    w.save_now()
    with Project.open(project) as opened:
        assert opened.recipe() == recipe  # it was only looked at

    process.send_signal(signal.SIGINT)  # it keeps its state and ends
    qtbot.waitUntil(lambda: not w.watching, timeout=LONG)
    assert page._story.ended is not None
    assert w.current_run is not None
    assert w.current_run.summary is not None
    assert not w.project.read_only
    qtbot.waitUntil(lambda: not w.unsaved, timeout=LONG)
    with Project.open(project) as opened:
        kept = opened.recipe()
        assert kept is not None
        assert kept.training.epochs == 7


def test_a_run_that_is_killed_is_offered_to_go_on(
    window: MainWindow, qtbot: QtBot, other: tuple[Path, subprocess.Popen[str]]
) -> None:
    project, process = other
    w = window.workspace
    w.watcher._timer.setInterval(LOOK_MS // 20)
    window.opening.open_project(str(project))
    qtbot.waitUntil(lambda: epochs_shown(window) > 0, timeout=LONG)
    process.kill()
    process.wait()
    qtbot.waitUntil(lambda: not w.watching, timeout=LONG)
    page = window.page(Step.TRAIN)
    assert isinstance(page, TrainPage)
    assert not page._story.running
    assert w.can_train() == "" or "corpus" in w.can_train()
    assert "was cut off" in window.page(Step.TRAIN).message_bar.text()


def test_a_run_on_another_computer_is_watched_in_a_copy(
    window: MainWindow,
    qtbot: QtBot,
    other: tuple[Path, subprocess.Popen[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Learner, "here", property(lambda _: False))
    project, process = other
    w = window.workspace
    w.watcher._timer.setInterval(LOOK_MS // 20)
    window.opening.open_project(str(project))
    assert w.watching
    assert w.project is not None
    assert w.watcher.far is not None
    copy = w.project.path
    assert copy != project
    assert w.watcher.path == project
    qtbot.waitUntil(lambda: epochs_shown(window) > 0, timeout=LONG)
    first = epochs_shown(window)
    qtbot.waitUntil(lambda: epochs_shown(window) > first + 1, timeout=LONG)
    assert w.project.path == copy
    assert w.project.check() == ()

    process.send_signal(signal.SIGINT)
    qtbot.waitUntil(lambda: not w.watching, timeout=LONG)
    assert w.project.path == project
    assert not copy.exists()
    assert not w.project.read_only
    assert w.current_run is not None
    assert w.current_run.summary is not None
