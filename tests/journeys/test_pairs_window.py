"""A person who does not program teaches a network pairs, or to write for labels: by clicks, from the file to the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from engine.recipe.recipe import Task
from gui.main_window import MainWindow
from gui.pages.corpus_page import CorpusPage
from gui.pages.network_page import NetworkPage
from gui.pages.start_page import StartPage
from gui.pages.text_page import TextPage
from gui.pages.train_page import TrainPage
from gui.pages.try_page import TryPage
from gui.steps import Step
from gui.task_words import TASKS
from gui.widgets.message_bar import Kind
from gui.workspace import Message
from tests.gui.pages.small_worlds import lines_file, pairs_file

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000  # ms; a busy machine is slow
QUICK = {"model.hidden_size": 32, "model.embedding_dim": 16, "model.num_layers": 1, "training.epochs": 2}


@pytest.fixture
def told(window: MainWindow) -> list[Message]:
    """What went wrong."""
    found: list[Message] = []
    window.workspace.message.connect(
        lambda message: found.append(message) if message.kind is not Kind.INFO else None
    )
    return found


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    """Click a button once it is on the screen and can be pressed."""
    qtbot.waitUntil(lambda: button.isEnabled() and not button.visibleRegion().isEmpty(), timeout=LONG)
    qtbot.mouseClick(button, LEFT)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.jobs(), timeout=LONG)


def open_text(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> CorpusPage:
    """Press Open a text on the first screen and choose a file."""
    start = window.page(Step.START)
    assert isinstance(start, StartPage)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    click(qtbot, start.text_button)
    qtbot.waitUntil(lambda: window.workspace.inspection is not None, timeout=LONG)
    settle(qtbot, window)
    page = window.page(Step.CORPUS)
    assert isinstance(page, CorpusPage)
    return page


def choose_task(qtbot: QtBot, window: MainWindow, page: CorpusPage, task: Task) -> None:
    click(qtbot, page.task.tasks.buttons()[TASKS.index(task)])
    qtbot.waitUntil(lambda: window.workspace.recipe.task is task, timeout=LONG)
    settle(qtbot, window)


def walk_to_training(qtbot: QtBot, window: MainWindow, page: CorpusPage) -> TrainPage:
    """Next, Next, Train; then wait for the end of the run."""
    click(qtbot, page.next_button)
    text = window.page(Step.TEXT)
    assert isinstance(text, TextPage)
    click(qtbot, text.next_button)
    network = window.page(Step.NETWORK)
    assert isinstance(network, NetworkPage)
    qtbot.waitUntil(lambda: network.view.picture() is not None, timeout=LONG)
    window.workspace.set_values(QUICK)
    settle(qtbot, window)
    click(qtbot, network.train_button)
    train = window.page(Step.TRAIN)
    assert isinstance(train, TrainPage)
    qtbot.waitUntil(lambda: train._story.ended is not None and not window.workspace.training, timeout=LONG)
    return train


def try_page(qtbot: QtBot, window: MainWindow) -> TryPage:
    window.go_to(Step.TRY)
    page = window.page(Step.TRY)
    assert isinstance(page, TryPage)
    qtbot.waitUntil(page.primary_button.isVisible, timeout=LONG)
    return page


@pytest.mark.parametrize("task", [Task.ALIGNED, Task.SEQ2SEQ])
def test_pairs_are_imported_learned_and_answered(
    qtbot: QtBot,
    window: MainWindow,
    told: list[Message],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    task: Task,
) -> None:
    corpus = open_text(qtbot, window, pairs_file(tmp_path), monkeypatch)
    assert window.workspace.recipe.task is Task.ALIGNED  # so say columns and lengths
    choose_task(qtbot, window, corpus, task)
    assert [corpus.preview.model.headerData(i, Qt.Orientation.Horizontal) for i in (1, 2)] == ["上联", "下联"]

    train = walk_to_training(qtbot, window, corpus)
    qtbot.waitUntil(lambda: len(train.use.answers.rows()) == 3, timeout=LONG)
    assert train.use.answers.epoch() == 2
    click(qtbot, train.use.answers.back)
    assert train.use.answers.epoch() == 1
    assert train.curves.metric_title.text() == "Tokens right"

    page = try_page(qtbot, window)
    view = page.answer_view
    qtbot.keyClicks(view.box, "ab")
    view.box.setPlainText("春风日出")
    qtbot.waitUntil(lambda: (a := view.answered()) is not None and a.text == "春风日出", timeout=LONG)
    answered = view.answered()
    assert answered is not None
    assert answered.answers
    if task is Task.ALIGNED:
        assert len(answered.answers[0].tokens) == 4
    assert told == []


def test_lines_are_learned_and_written_for_a_label(
    qtbot: QtBot, window: MainWindow, told: list[Message], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = open_text(qtbot, window, lines_file(tmp_path), monkeypatch)
    choose_task(qtbot, window, corpus, Task.CONDITIONAL)

    train = walk_to_training(qtbot, window, corpus)
    qtbot.waitUntil(lambda: len(train.use.answers.rows()) == 3, timeout=LONG)
    assert {label for label, _ in train.use.answers.rows()} == {"tea", "soup", "cake"}

    page = try_page(qtbot, window)
    page.workspace.set_values({"writing.tokens": 10})
    page.write_view.label.set_value("soup")
    click(qtbot, page.primary_button)
    qtbot.waitUntil(
        lambda: bool(page.write_view.count.text()) and not page.write_view.box.isReadOnly(), timeout=LONG
    )
    assert told == []


def test_a_sample_of_pairs_takes_two_clicks_to_learn(qtbot: QtBot, window: MainWindow) -> None:
    start = window.page(Step.START)
    assert isinstance(start, StartPage)
    kinds = {card.sample.task for card in start.cards}
    assert kinds >= {Task.ALIGNED, Task.CONDITIONAL, Task.SEQ2SEQ}
    card = next(card for card in start.cards if card.sample.task is Task.ALIGNED)
    click(qtbot, card)
    qtbot.waitUntil(lambda: not window.workspace.can_train() and not window.workspace.jobs(), timeout=LONG)
    assert window.current_step() is Step.TRAIN
    window.workspace.set_values({"training.epochs": 1, "model.hidden_size": 8})
    train = window.page(Step.TRAIN)
    assert isinstance(train, TrainPage)
    click(qtbot, train.primary_button)
    qtbot.waitUntil(lambda: bool(train.loss_plot.points()), timeout=LONG)
    click(qtbot, train.stop_button)
    qtbot.waitUntil(lambda: not window.workspace.training, timeout=LONG)
    assert window.workspace.current_run is not None


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "task", "said"),
    [
        (["label,text", *(f"{i % 2},words {i}" for i in range(30))], Task.ALIGNED, "target column"),
        (["上联,下联", *("春风,秋月明" for _ in range(30))], Task.ALIGNED, "equally many tokens"),
        (["id,text", *(f"{i},words {i}" for i in range(30))], Task.CONDITIONAL, "label column"),
        (["source,target", *(f"words {i}," for i in range(30))], Task.SEQ2SEQ, "."),
    ],
)
def test_what_cannot_be_learned_is_told_in_one_sentence(
    qtbot: QtBot,
    window: MainWindow,
    told: list[Message],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[str],
    task: Task,
    said: str,
) -> None:
    corpus = open_text(qtbot, window, write(tmp_path / "bad.csv", rows), monkeypatch)
    if window.workspace.recipe.task is not task:
        choose_task(qtbot, window, corpus, task)
    (message,) = told
    assert said in message.text
    assert message.text.count("{") == 0
    assert window.workspace.prepared is None
    assert window.workspace.can_train()
    choose_task(qtbot, window, corpus, Task.LANGUAGE_MODEL)  # there is a way out
    assert window.workspace.prepared is not None
    assert len(told) == 1
