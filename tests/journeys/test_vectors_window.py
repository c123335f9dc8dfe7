"""A person who does not program learns word vectors: by clicks, from the file to the neighbours of a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from engine.recipe.recipe import Task
from engine.training import vector_loop
from engine.vectors.maps import pca
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from gui.main_window import MainWindow
from gui.pages.corpus_page import CorpusPage
from gui.pages.network_page import NetworkPage
from gui.pages.start_page import StartPage
from gui.pages.text_page import TextPage
from gui.pages.train_page import TrainPage
from gui.pages.vectors_page import VectorsPage
from gui.steps import Step, StepState
from gui.task_words import TASKS
from gui.widgets.message_bar import Kind
from gui.widgets.start_editor import StartEditor
from gui.workspace import Message
from tests.gui.pages.page_driving import choose
from tests.gui.pages.small_worlds import labelled_file

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000  # ms; a busy machine is slow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.workspace.close()


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


def open_file(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> CorpusPage:
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


def choose_vectors(qtbot: QtBot, window: MainWindow, page: CorpusPage) -> None:
    click(qtbot, page.task.tasks.buttons()[TASKS.index(Task.WORD_VECTORS)])
    qtbot.waitUntil(lambda: window.workspace.recipe.task is Task.WORD_VECTORS, timeout=LONG)
    settle(qtbot, window)


def train_page(qtbot: QtBot, window: MainWindow) -> TrainPage:
    page = window.page(Step.TRAIN)
    assert isinstance(page, TrainPage)
    qtbot.waitUntil(lambda: page._story.ended is not None and not window.workspace.training, timeout=LONG)
    return page


def test_from_a_labelled_file_to_the_neighbours_of_a_word(
    qtbot: QtBot, window: MainWindow, told: list[Message], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = open_file(qtbot, window, labelled_file(tmp_path), monkeypatch)
    assert window.workspace.recipe.task is Task.CLASSIFICATION  # so say its columns
    choose_vectors(qtbot, window, corpus)
    click(qtbot, corpus.next_button)
    text = window.page(Step.TEXT)
    assert isinstance(text, TextPage)
    click(qtbot, text.next_button)

    network = window.page(Step.NETWORK)
    assert isinstance(network, NetworkPage)
    qtbot.waitUntil(lambda: bool(network.vector_view.words()), timeout=LONG)
    assert not network.view.isVisible()
    assert "(21, 100)" in network.layers.model.data(network.layers.model.index(0, 1))
    choose(network.form.preset, "vectors_small")
    qtbot.waitUntil(lambda: window.workspace.recipe.vectors.dim == 50, timeout=LONG)
    settle(qtbot, window)
    click(qtbot, network.train_button)

    train = train_page(qtbot, window)
    assert train.metric_plot.isHidden() or not train.metric_plot.isVisible()
    assert len(train.loss_plot.points()) == 20
    assert "words/s" in str(train._facts.facts())
    assert not train.rate_button.isVisible()
    assert train.machine.isVisibleTo(train)
    click(qtbot, train.look_button)

    vectors = window.page(Step.VECTORS)
    assert isinstance(vectors, VectorsPage)
    qtbot.keyClicks(vectors.near.word, "soup")
    qtbot.waitUntil(
        lambda: (
            vectors.near.title.text() == "Nearest to 'soup'" and bool(vectors.near.near.rows(Metric.COSINE))
        ),
        timeout=LONG,
    )
    assert window.workspace.step_state(Step.TRAIN) is StepState.DONE
    assert window.workspace.step_state(Step.NETWORK) is StepState.DONE
    assert told == []


def test_a_sample_takes_two_clicks_and_can_be_paused_stopped_and_gone_on_with(
    qtbot: QtBot, window: MainWindow, told: list[Message]
) -> None:
    start = window.page(Step.START)
    assert isinstance(start, StartPage)
    card = next(card for card in start.cards if card.sample.id == "cafe-words")
    click(qtbot, card)
    qtbot.waitUntil(lambda: not window.workspace.can_train() and not window.workspace.jobs(), timeout=LONG)
    assert window.current_step() is Step.TRAIN
    train = window.page(Step.TRAIN)
    assert isinstance(train, TrainPage)
    click(qtbot, train.primary_button)
    qtbot.waitUntil(lambda: len(train._story.epochs) >= 1, timeout=LONG)
    click(qtbot, train.primary_button)
    qtbot.waitUntil(lambda: train._story.paused, timeout=LONG)
    click(qtbot, train.primary_button)
    qtbot.waitUntil(lambda: not train._story.paused, timeout=LONG)
    click(qtbot, train.stop_button)
    qtbot.waitUntil(lambda: not window.workspace.training, timeout=LONG)
    run = window.workspace.current_run
    assert run is not None
    done = len(train._story.epochs)
    if done < 20:  # a quick machine may have come to the end
        window.workspace.resume_run(run.name)
        qtbot.waitUntil(
            lambda: train._story.epochs_read == 20 and not window.workspace.training, timeout=LONG
        )
    assert train.sentence() == "20 epochs done. The vectors of the last one are kept."
    assert told == []


def test_a_network_that_scores_begins_with_the_vectors_that_were_learned(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = open_file(qtbot, window, labelled_file(tmp_path), monkeypatch)
    choose_vectors(qtbot, window, corpus)
    window.workspace.set_values({"vectors.epochs": 1, "vectors.dim": 8})
    window.go_to(Step.TRAIN)
    train = window.page(Step.TRAIN)
    assert isinstance(train, TrainPage)
    click(qtbot, train.primary_button)
    train_page(qtbot, window)

    window.go_to(Step.CORPUS)
    click(qtbot, corpus.task.tasks.buttons()[TASKS.index(Task.CLASSIFICATION)])
    qtbot.waitUntil(lambda: window.workspace.recipe.task is Task.CLASSIFICATION, timeout=LONG)
    settle(qtbot, window)
    window.workspace.set_values({"model.hidden_size": 8, "model.embedding_dim": 8, "training.epochs": 1})
    window.go_to(Step.NETWORK)
    network = window.page(Step.NETWORK)
    assert isinstance(network, NetworkPage)
    assert network.view.isVisible()
    assert not network.vector_view.isVisible()
    click(qtbot, network.form.levels.buttons()[2])
    editor = network.form.exact.editor("model.vectors")
    assert isinstance(editor, StartEditor)
    choose(editor.combo, "run 1")
    freeze = network.form.exact.editor("model.freeze_embedding").control()
    assert isinstance(freeze, QAbstractButton)

    def in_sight() -> bool:
        network._scroll.ensureWidgetVisible(freeze)  # the page may still be growing
        return not freeze.visibleRegion().isEmpty()

    qtbot.waitUntil(in_sight, timeout=LONG)
    click(qtbot, freeze)
    assert window.workspace.recipe.model.vectors == "run 1"
    assert window.workspace.recipe.model.freeze_embedding
    told: list[Message] = []
    window.workspace.message.connect(told.append)
    click(qtbot, network.train_button)
    qtbot.waitUntil(
        lambda: (
            (run := window.workspace.current_run) is not None
            and run.recipe.task is Task.CLASSIFICATION
            and not window.workspace.training
        ),
        timeout=LONG,
    )
    assert any("run 1" in message.text for message in told if message.kind is Kind.INFO)
    assert [message.text for message in told if message.kind is not Kind.INFO] == []


def test_the_map_follows_a_run_that_learns_and_ends_with_its_last_state(
    qtbot: QtBot, window: MainWindow, told: list[Message], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(vector_loop, "SAVE_SHARE", 0)
    corpus = open_file(qtbot, window, labelled_file(tmp_path), monkeypatch)
    choose_vectors(qtbot, window, corpus)
    window.workspace.set_values({"vectors.epochs": 150, "vectors.dim": 8})
    window.workspace.start_training()
    vectors = window.page(Step.VECTORS)
    assert isinstance(vectors, VectorsPage)
    qtbot.waitUntil(lambda: vectors.source() is not None, timeout=LONG)
    window.go_to(Step.VECTORS)
    click(qtbot, vectors.views.buttons()[2])
    qtbot.waitUntil(lambda: vectors.map.main.points() is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not window.workspace.training, timeout=LONG)
    project = window.workspace.project
    assert project is not None
    expected = pca(WordVectors.load(project).table)

    def shows_the_last() -> bool:
        points = vectors.map.main.points()
        return points is not None and np.allclose(points.places, expected, atol=1e-5)

    qtbot.waitUntil(shows_the_last, timeout=LONG)
    assert vectors.map.epoch() is None
    assert told == []
