"""Runs wait for their turn, are kept in the project, and are trained one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.project.project import Project
from engine.training.trouble import Remedy, TrainingTrouble
from gui.job import Problem
from gui.workspace import Workspace
from tests.gui.pages.page_driving import open_corpus, settle
from tests.gui.pages.small_worlds import labelled_file


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """A small corpus, ready to be trained on for a moment."""
    workspace = Workspace()
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    workspace.set_values({"training.epochs": 1, "model.hidden_size": 8, "model.embedding_dim": 8})
    settle(qtbot, workspace)
    yield workspace
    workspace.close()


def trained(qtbot: QtBot, workspace: Workspace, count: int) -> None:
    qtbot.waitUntil(
        lambda: not workspace.training and len(workspace.runs()) == count and not workspace.queue.waiting(),
        timeout=120_000,
    )


def test_what_waits_is_trained_in_its_order(qtbot: QtBot, workspace: Workspace) -> None:
    recipe = workspace.recipe
    others = [recipe.with_values({"model.cell": cell}) for cell in ("rnn", "gru", "lstm")]
    workspace.queue.add(others)
    assert workspace.training  # the first began at once
    assert list(workspace.queue.waiting()) == others[1:]
    trained(qtbot, workspace, 3)
    assert [run.recipe.model.cell.value for run in workspace.runs()] == ["rnn", "gru", "lstm"]
    assert workspace.recipe == recipe  # what the person works on stays


def test_other_words_are_cut_for_a_run_that_needs_them(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.queue.add([workspace.recipe.with_values({"text.max_vocabulary": 12})])
    trained(qtbot, workspace, 1)
    project = workspace.project
    assert project is not None
    assert len(project.run_pipeline(workspace.runs()[0]).vocabulary) == 12


def test_a_stop_leaves_the_rest_waiting_and_a_project_remembers_it(
    qtbot: QtBot, workspace: Workspace
) -> None:
    long = workspace.recipe.with_values({"training.epochs": 10_000, "training.patience": 0})
    workspace.queue.add([long, workspace.recipe])
    qtbot.waitUntil(lambda: bool(workspace.runs()), timeout=60_000)
    workspace.stop()
    qtbot.waitUntil(lambda: not workspace.training, timeout=60_000)
    assert workspace.queue.waiting() == (workspace.recipe,)
    assert workspace.project is not None
    with Project.open(workspace.project.path) as project:
        assert project.queue() == (workspace.recipe,)
        assert project.check() == ()
    workspace.queue.start_next()
    trained(qtbot, workspace, 2)


def test_an_emptied_queue_is_empty_in_the_project_too(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.queue.add([workspace.recipe, workspace.recipe])
    workspace.queue.clear()
    trained(qtbot, workspace, 1)
    assert workspace.project is not None
    assert workspace.project.queue() == ()


def test_seeds_are_counted_on_from_those_that_were_tried_or_wait(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.queue.add([workspace.recipe])
    trained(qtbot, workspace, 1)
    (run,) = workspace.runs()
    workspace.queue.add_seeds(run, 2)
    workspace.queue.add_seeds(run, 1)
    trained(qtbot, workspace, 4)
    first = run.recipe.training.seed
    assert sorted(r.recipe.training.seed for r in workspace.runs()) == [
        first,
        first + 1,
        first + 2,
        first + 3,
    ]


def test_a_run_that_breaks_does_not_hold_up_the_others_and_offers_nothing_that_would_act_on_them(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int]] = []
    workspace.message.connect(lambda message: told.append((message.text, len(message.actions))))
    broken = Problem(TrainingTrouble("It broke.", Remedy({"training.batch_size": 1})), "")
    with monkeypatch.context() as patch:
        patch.setattr(workspace.trainer, "start_with", lambda recipe: None)
        workspace.queue.add([workspace.recipe, workspace.recipe])
    workspace.trainer._on_failed(broken)
    trained(qtbot, workspace, 1)
    workspace.trainer._on_failed(broken)
    assert [actions for text, actions in told if text == "It broke."] == [0, 1]


def test_nothing_is_added_where_nothing_could_be_trained(qtbot: QtBot) -> None:
    empty = Workspace()
    empty.queue.add([empty.recipe])
    assert empty.queue.waiting() == ()
    empty.close()
