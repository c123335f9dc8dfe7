"""The line of the queue: what waits, what is next, go on, empty it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.train_queue import QueueLine
from gui.workspace import Workspace
from tests.gui.pages.page_driving import click, open_corpus
from tests.gui.pages.small_worlds import labelled_file


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace()
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    yield workspace
    workspace.close()


def test_it_says_what_waits_and_goes_when_nothing_does(
    styled: QApplication, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = QueueLine(workspace)
    qtbot.addWidget(line)
    line.show()
    line.refresh()
    assert not line.isVisible()
    monkeypatch.setattr(workspace.queue, "start_next", lambda: None)
    cell = "rnn" if workspace.recipe.model.cell.value != "rnn" else "gru"
    workspace.queue.add([workspace.recipe.with_values({"model.cell": cell})])
    assert line.isVisible()
    assert line.words.text() == f"1 run waits. The next one: cell {cell.upper()}."
    workspace.queue.add([workspace.recipe])
    assert line.words.text().startswith("2 runs wait.")
    assert line.start_button.isEnabled()
    click(line.clear_button)
    assert not line.isVisible()
