"""What a corpus can teach is chosen on the Corpus page, with the columns that a task reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from engine.recipe.recipe import Task
from gui.pages.corpus_page import CorpusPage
from gui.task_words import TASKS
from gui.widgets.message_bar import Kind
from gui.workspace import Message, Workspace
from tests.gui.pages.corpus_pages import ROWS, shown_corpus_page
from tests.gui.pages.page_driving import choose, click, open_corpus, settle, unnamed


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> CorpusPage:
    return shown_corpus_page(qtbot, workspace)


def part(page: CorpusPage, task: Task) -> QAbstractButton:
    """The button of a task."""
    return page.task.tasks.buttons()[TASKS.index(task)]


@pytest.fixture
def messages(workspace: Workspace) -> list[Message]:
    told: list[Message] = []
    workspace.message.connect(told.append)
    return told


def task_of(workspace: Workspace) -> Task:
    return workspace.recipe.task


def test_pairs_are_shown_with_their_columns(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [[f"number {i} is here", f"第 {i} 个在这里", str(i)] for i in range(30)]
    open_corpus(qtbot, workspace, make_csv([["english", "chinese", "nr"], *rows]))
    assert task_of(workspace) is Task.SEQ2SEQ  # so say the names of the columns
    source, target = page.fields.pair_columns.values()
    assert source.isVisible()
    assert target.isVisible()
    assert not page.fields.text_column.isVisible()
    assert not page.fields.label_column.isVisible()
    assert (source.currentText(), target.currentText()) == ("english", "chinese")
    assert "30 texts, each with its answer." in page.header.sentence()
    model = page.preview.model
    assert [model.index(0, column).data() for column in range(3)] == ["1", *rows[0][:2]]
    choose(source, "chinese")
    choose(target, "english")
    settle(qtbot, workspace)
    assert workspace.recipe.corpus.target_column == "english"
    assert workspace.corpus is not None
    assert workspace.corpus.targets is not None
    assert (workspace.corpus.texts[0], workspace.corpus.targets[0]) == (rows[0][1], rows[0][0])
    assert model.index(0, 1).data() == rows[0][1]
    assert unnamed(page) == []


def test_a_label_can_be_written_for(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    workspace.set_values({"task": "conditional"})
    settle(qtbot, workspace)
    assert page.charts.labels.isVisible()
    assert "two labels" in page.header.sentence()
    choose(page.fields.label_column, "shop")
    settle(qtbot, workspace)
    assert workspace.recipe.task is Task.CONDITIONAL
    assert workspace.corpus is not None
    assert set(workspace.corpus.label_counts) == {"店0", "店1", "店2"}


def test_every_task_can_be_chosen_and_undone(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [[f"kind {i % 2}", f"number {i} is here", f"第 {i} 个在这里"] for i in range(30)]
    open_corpus(qtbot, workspace, make_csv([["label", "text", "answer"], *rows]))
    assert task_of(workspace) is Task.CLASSIFICATION
    for task in (Task.SEQ2SEQ, Task.CONDITIONAL, Task.LANGUAGE_MODEL, Task.CLASSIFICATION):
        click(part(page, task))
        settle(qtbot, workspace)
        assert task_of(workspace) is task
        assert workspace.corpus is not None
        assert (workspace.corpus.targets is not None) == task.paired
        assert page.task.needs.text()
        assert page.fields.pair_columns["target_column"].isVisible() == task.paired
        assert page.charts.labels.isVisible() == task.labelled
    workspace.undo_stack.undo()
    settle(qtbot, workspace)
    assert page.task.tasks.value() is Task.LANGUAGE_MODEL


def test_what_a_plain_text_cannot_teach_is_greyed_with_the_reason(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_txt: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_txt("the wheel turns and the bell rings.\n" * 40))
    assert task_of(workspace) is Task.LANGUAGE_MODEL
    assert part(page, Task.LANGUAGE_MODEL).isEnabled()
    for task in (Task.CLASSIFICATION, Task.CONDITIONAL, Task.ALIGNED, Task.SEQ2SEQ):
        assert not part(page, task).isEnabled()
        assert "table" in part(page, task).toolTip()


def test_pairs_left_out_are_counted_in_the_sentence(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [["春风又绿江南岸", "明月何时照我还"], ["一水护田将绿绕", "两山排闼送青来"]] * 20
    open_corpus(qtbot, workspace, make_csv([["上联", "下联"], *rows, ["一二三", "四"]]))
    assert task_of(workspace) is Task.ALIGNED
    sentence = page.header.sentence()
    assert "41 texts, each with its answer." in sentence
    assert "equally many tokens: 1." in sentence


@pytest.mark.parametrize(
    ("rows", "task", "said"),
    [
        (
            [["label", "text"], *([str(i % 2), f"words {i}"] for i in range(30))],
            Task.SEQ2SEQ,
            "target column",
        ),
        (
            [["上联", "下联"], *([f"{i} 二三", "四五六七八九十"] for i in range(30))],
            Task.ALIGNED,
            "equally many",
        ),
        ([["label", "text"], *(["one", f"words {i}"] for i in range(30))], Task.CLASSIFICATION, "same label"),
        ([["id", "text"], *([str(i), f"words {i}"] for i in range(30))], Task.CONDITIONAL, "label column"),
    ],
)
def test_what_a_task_misses_is_told_in_one_sentence(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    messages: list[Message],
    make_csv: Callable[..., Path],
    rows: list[list[str]],
    task: Task,
    said: str,
) -> None:
    open_corpus(qtbot, workspace, make_csv(rows))
    click(part(page, task))
    settle(qtbot, workspace)
    (message,) = messages
    assert message.kind is Kind.ERROR
    assert said in message.text
    assert page.task.isVisible()  # so that another one can be chosen
    click(part(page, Task.LANGUAGE_MODEL))
    settle(qtbot, workspace)
    assert len(messages) == 1
    assert workspace.prepared is not None
