"""Try it, with small networks that were really trained."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.try_page import TryPage
from gui.steps import Step
from gui.workspace import Workspace
from tests.gui.pages.small_worlds import fill, train
from tests.gui.pages.try_pages import shown


@pytest.fixture
def score_page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TryPage:
    return shown(qtbot, train(fill(workspace, tmp_path)))


@pytest.fixture
def write_page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TryPage:
    return shown(qtbot, train(fill(workspace, tmp_path, "language_model")))


def test_without_a_run_it_leads_to_train(qtbot: QtBot, workspace: Workspace) -> None:
    page = shown(qtbot, workspace)
    asked: list[Step] = []
    page.step_requested.connect(asked.append)

    qtbot.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)

    assert asked == [Step.TRAIN]
    assert not page.primary_button.isVisible()


def test_a_sentence_is_scored_as_one_types(qtbot: QtBot, score_page: TryPage) -> None:
    view = score_page.score_view

    qtbot.keyClicks(view.box, "the soup was cold and rude")
    qtbot.waitUntil(lambda: view.answer.text() == "Negative", timeout=60_000)
    view.box.selectAll()
    qtbot.keyClicks(view.box, "the zebra was lovely and warm")
    qtbot.waitUntil(lambda: view.answer.text() == "Positive", timeout=60_000)

    assert view.box.unknown_spans == ((4, 9),)
    assert "zebra" in view.note.whole_text()
    assert view.view.isVisible()
    assert len(view.view.table()) > 5
    assert "lovely" in view._reason.text() or "warm" in view._reason.text()


def test_an_emptied_box_has_no_answer(qtbot: QtBot, score_page: TryPage) -> None:
    view = score_page.score_view
    qtbot.keyClicks(view.box, "good bread")
    qtbot.waitUntil(lambda: bool(view.answer.text()), timeout=60_000)

    view.box.clear()

    qtbot.waitUntil(lambda: not view.answer.text(), timeout=60_000)
    assert not view.view.isVisible()


@pytest.mark.parametrize("text", ["   ", "\n\n", "！？", "😀😀", "zzz qqq", "good " * 400])
def test_strange_texts_do_no_harm(qtbot: QtBot, score_page: TryPage, text: str) -> None:
    view = score_page.score_view
    view.box.setPlainText(text)
    qtbot.waitUntil(lambda: not score_page.workspace.working_on("score"), timeout=60_000)
    qtbot.wait(350)
    qtbot.waitUntil(lambda: not score_page.workspace.working_on("score"), timeout=60_000)
    assert bool(view.answer.text()) == bool(text.strip())


def test_the_steps_can_be_walked(qtbot: QtBot, score_page: TryPage) -> None:
    view = score_page.score_view
    qtbot.keyClicks(view.box, "the cake was stale and bad")
    qtbot.waitUntil(lambda: view.view.isVisible(), timeout=60_000)

    qtbot.mouseClick(view.forward, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.forward, Qt.MouseButton.LeftButton)
    assert view._step == 1
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert view._step == 0


def test_a_file_is_scored(qtbot: QtBot, score_page: TryPage, tmp_path: Path) -> None:
    source, target = tmp_path / "new.csv", tmp_path / "scored.csv"
    source.write_text("text\nthe tea was lovely and kind\nthe room was cold and stale\n", encoding="utf-8")

    score_page.score_file(source, target)
    qtbot.waitUntil(lambda: "2 texts scored" in score_page.message_bar.text(), timeout=60_000)

    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["label"] for row in rows] == ["positive", "negative"]


def test_a_broken_file_is_told(qtbot: QtBot, score_page: TryPage, tmp_path: Path) -> None:
    source = tmp_path / "empty.csv"
    source.write_bytes(b"")
    told: list[str] = []
    score_page.workspace.message.connect(lambda message: told.append(message.text))

    score_page.score_file(source, tmp_path / "scored.csv")

    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert not (tmp_path / "scored.csv").exists()


def test_writing_goes_on_from_the_prompt_and_shows_the_guesses(qtbot: QtBot, write_page: TryPage) -> None:
    view = write_page.write_view
    write_page.workspace.set_values({"writing.tokens": 30})
    view.box.setPlainText("the wheel ")

    qtbot.mouseClick(write_page.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.box.isReadOnly() and bool(view.box.written()), timeout=60_000)

    assert view.box.toPlainText().startswith("the wheel ")
    assert len(view.box.written()) == 30
    assert view.view.isVisible()
    qtbot.waitUntil(lambda: write_page.primary_button.text() == "Write")


def test_writing_can_be_stopped(qtbot: QtBot, write_page: TryPage) -> None:
    view = write_page.write_view
    write_page.workspace.set_values({"writing.tokens": 100_000})
    view.box.setPlainText("the bell ")

    qtbot.mouseClick(write_page.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(view.box.written()), timeout=60_000)
    assert write_page.primary_button.text() == "Stop"
    qtbot.mouseClick(write_page.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.box.isReadOnly(), timeout=60_000)

    assert 0 < len(view.box.written()) < 100_000


def test_sampling_controls_reach_the_recipe(qtbot: QtBot, write_page: TryPage) -> None:
    view, workspace = write_page.write_view, write_page.workspace

    view.temperature.slider.setValue(view.temperature.slider.maximum())
    view.fields["top_k"].spin().setValue(40)
    qtbot.mouseClick(view.dice, Qt.MouseButton.LeftButton)

    assert workspace.recipe.writing.temperature == 2.0
    assert workspace.recipe.writing.top_k == 40
    assert workspace.recipe.writing.seed == view.fields["seed"].value() != 0


def test_a_kept_sentence_is_watched_by_the_next_run(qtbot: QtBot, score_page: TryPage) -> None:
    box, workspace = score_page.score_view.box, score_page.workspace
    assert not score_page.keep_button.isEnabled()
    box.setPlainText("the tea was cold")

    qtbot.mouseClick(score_page.keep_button, Qt.MouseButton.LeftButton)
    assert workspace.watched_sentences() == ("the tea was cold",)
    assert score_page.keep_button.text() == "Kept"
    train(workspace)
    assert workspace.project is not None
    assert workspace.current_run is not None
    scored = workspace.project.history(workspace.current_run).sentences
    assert [text for text, _, _ in scored[-1].scores] == ["the tea was cold"]

    qtbot.mouseClick(score_page.keep_button, Qt.MouseButton.LeftButton)
    assert workspace.watched_sentences() == ()


def test_copy_takes_the_text(qtbot: QtBot, write_page: TryPage, qapp: QApplication) -> None:
    write_page.write_view.box.setPlainText("the bell 响了")
    qtbot.mouseClick(write_page.copy_button, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "the bell 响了"
