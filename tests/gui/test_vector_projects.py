"""A project with a run of word vectors opens in the window, and every page stands it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.training.preparing import prepare
from engine.training.runs import start_run
from gui.main_window import MainWindow
from gui.steps import Step
from gui.workspace import Message

LONG = 60_000  # ms; a busy machine is slow


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    corpus, path = tmp_path / "lines.txt", tmp_path / "p.unroll"
    corpus.write_text("the cat drinks milk\nthe dog drinks water\n" * 200, "utf-8")
    recipe = build_recipe(None, {"task": "word_vectors", "vectors": {"dim": 8, "epochs": 2}})
    with Project.create(path) as project:
        prepared = result_of(prepare(corpus, recipe, RunControl()))
        result_of(start_run(project, recipe, prepared, RunControl(), device="cpu"))
        project.save_recipe(recipe)
        project.save_corpus_source(prepared.corpus.source)
        project.save_pipeline(prepared.pipeline)
    return path


def test_every_page_of_it_opens(qtbot: QtBot, window: MainWindow, project_file: Path) -> None:
    told: list[Message] = []
    window.workspace.message.connect(told.append)
    window.workspace.open_project(project_file)
    qtbot.waitUntil(
        lambda: window.workspace.project is not None and not window.workspace.jobs(), timeout=LONG
    )
    for step in Step:
        window.go_to(step)
        qtbot.waitUntil(lambda: not window.workspace.jobs(), timeout=LONG)
    assert [message.text for message in told if message.kind in ("warning", "error")] == []
