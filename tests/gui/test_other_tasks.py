"""A project of any task opens, is shown on every page, can be tried at once, and stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.recipe import Recipe, Task
from engine.training.preparing import prepare
from engine.training.runs import start_run
from gui.main_window import MainWindow
from gui.pages.try_page import TryPage
from gui.steps import RAIL_STEPS, Step
from gui.workspace import Message

PAIRS = [("the cat sat", "the dog ran"), ("one two six", "two six ten"), ("red sun low", "big sky far")]
LONG = 30_000  # ms


def trained_project(folder: Path, task: Task) -> Path:
    """A project with one run of a task, trained for an epoch."""
    corpus, path = folder / "pairs.csv", folder / "pairs.unroll"
    columns = ("label", "text") if task is Task.CONDITIONAL else ("source", "target")
    rows = PAIRS * 4 if task is not Task.CONDITIONAL else [(b[:3], a) for a, b in PAIRS] * 4
    corpus.write_text("\n".join(",".join(row) for row in (columns, *rows)), encoding="utf-8")
    values = {
        "model.embedding_dim": 4,
        "model.hidden_size": 4,
        "training.epochs": 1,
        "training.batch_size": 4,
        "writing.tokens": 8,
    }
    recipe = Recipe(task=task).with_values(values)
    prepared = result_of(prepare(corpus, recipe, RunControl()))
    with Project.create(path) as project:
        project.save_recipe(recipe)
        project.save_corpus_source(prepared.corpus.source)
        project.save_pipeline(prepared.pipeline)
        result_of(start_run(project, recipe, prepared, RunControl(), device="cpu"))
    return path


@pytest.mark.parametrize("task", [Task.ALIGNED, Task.SEQ2SEQ, Task.CONDITIONAL])
def test_it_opens_and_can_be_tried(window: MainWindow, qtbot: QtBot, tmp_path: Path, task: Task) -> None:
    path = trained_project(tmp_path, task)
    with Project.open(path) as project:
        before = (project.recipe(), project.pipeline(), project.runs())
    told: list[Message] = []
    window.workspace.message.connect(told.append)

    window.workspace.open_project(path)
    qtbot.waitUntil(
        lambda: not window.workspace.jobs() and window.workspace.prepared is not None, timeout=LONG
    )
    for step in (*RAIL_STEPS, Step.START):
        window.go_to(step)
        window.page(step).grab()
    qtbot.waitUntil(lambda: not window.workspace.jobs(), timeout=LONG)

    assert told == []
    assert window.workspace.recipe.task is task
    assert window.workspace.can_train() == ""

    window.go_to(Step.TRY)
    page = window.page(Step.TRY)
    assert isinstance(page, TryPage)
    if task is Task.CONDITIONAL:
        page.primary_button.click()
        qtbot.waitUntil(
            lambda: bool(page.write_view.count.text()) and not page.write_view.box.isReadOnly(), timeout=LONG
        )
    else:
        page.answer_view.box.setPlainText("the cat sat")
        qtbot.waitUntil(lambda: page.answer_view.answered() is not None, timeout=LONG)
    assert told == []
    window.workspace.close_project()
    with Project.open(path) as project:
        assert (project.recipe(), project.pipeline(), project.runs()) == before
        assert project.check() == ()
