"""The runs of a project: listed with what differs, found, shown, renamed, deleted and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.events import BestEpoch, EndReason, EpochDone, RunEnded
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from gui.pages.train_runs import RunsSection
from gui.workspace import Workspace
from tests.engine.project.helpers import SOURCE, a_pipeline
from tests.gui.accessibility import tab_order, unnamed
from tests.gui.pages.page_driving import click, settle

NAMES = ("run 1", "run 2", "wide one")
CHANGES = (
    {"model.cell": "lstm", "model.hidden_size": 64},
    {"model.cell": "gru", "model.hidden_size": 64},
    {"model.cell": "gru", "model.hidden_size": 256},
)


def epoch(number: int, loss: float) -> EpochDone:
    return EpochDone(
        number, number * 10, loss, loss + 0.1, 0.8, 0.7, None, None, 0.001, 2.0, 100.0, 900.0, True
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with three runs of two epochs."""
    path = tmp_path / "p.unroll"
    with Project.create(path) as project:
        for name, change in zip(NAMES, CHANGES, strict=True):
            recipe = build_recipe("small").with_values(change)
            run = project.create_run(name, recipe, a_pipeline(), ("neg", "pos"), SOURCE)
            project.append_events(run, [epoch(1, 0.6), epoch(2, 0.4)])
            best = BestEpoch(2, 0.5, 0.7, None)
            project.finish_run(run, RunEnded(name, EndReason.COMPLETED, 2, best, 4.0, 100.0, 900.0, 1000))
    return path


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    workspace = Workspace()
    workspace.open_project(path)
    yield workspace
    workspace.close()


@pytest.fixture
def section(styled: QApplication, qtbot: QtBot, workspace: Workspace) -> RunsSection:
    section = RunsSection(workspace)
    qtbot.addWidget(section)
    workspace.run_changed.connect(section.follow)
    section.resize(900, 500)
    section.retranslate()
    section.follow()
    qtbot.waitUntil(lambda: len(section.kept()) == 3, timeout=60_000)
    settle(qtbot, workspace)
    section.show()
    return section


def choose(section: RunsSection, *rows: int) -> None:
    selection = section.table.selectionModel()
    selection.clearSelection()
    for row in rows:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        selection.select(section.model.index(row, 0), flags)


def names(section: RunsSection) -> list[str]:
    return [str(section.model.index(row, 0).data()) for row in range(section.model.rowCount())]


def test_the_newest_stands_above_and_only_what_differs_is_said(section: RunsSection) -> None:
    assert names(section) == list(reversed(NAMES))
    assert section.model.index(0, 1).data() == "cell GRU, memory size 256"
    assert section.model.index(2, 1).data() == "cell LSTM, memory size 64"
    assert [section.model.index(0, column).data() for column in (2, 3, 4)] == [
        "2",
        "70 %".replace(" ", "\u00a0"),
        "4 s",
    ]


def test_all_curves_are_laid_over_one_another_or_those_that_are_chosen(section: RunsSection) -> None:
    assert len(section.plot.curves()) == 3
    choose(section, 0, 1)
    assert [curve.name for curve in section.plot.curves()] == [
        "wide one (memory size 256)",
        "run 2 (memory size 64)",
    ]
    epochs, losses = zip(*section.plot.curves()[0].points, strict=True)
    assert epochs == (1.0, 2.0)
    assert losses == pytest.approx((0.7, 0.5))


def test_a_search_finds_names_and_settings(section: RunsSection) -> None:
    section.search.setText("gru 256")
    assert names(section) == ["wide one"]
    section.search.setText("nothing like it")
    assert names(section) == []
    section.search.setText("")
    assert len(names(section)) == 3


def test_buttons_say_what_they_need(section: RunsSection) -> None:
    buttons = (section.show_button, section.rename_button, section.delete_button)
    assert [button.isEnabled() for button in buttons] == [False] * 3
    assert all(button.toolTip() for button in buttons)
    choose(section, 0, 1)
    assert [button.isEnabled() for button in buttons] == [False, False, True]
    choose(section, 1)
    assert [button.isEnabled() for button in buttons] == [True] * 3


def test_another_run_is_shown(workspace: Workspace, section: RunsSection) -> None:
    choose(section, 2)
    click(section.show_button)
    assert workspace.current_run is not None
    assert workspace.current_run.name == "run 1"


def test_a_run_is_renamed_in_its_row_and_back(
    qtbot: QtBot, workspace: Workspace, section: RunsSection
) -> None:
    choose(section, 1)
    click(section.rename_button)
    editor = section.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "the best")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "the best" in names(section), timeout=60_000)
    workspace.undo_stack.undo()
    qtbot.waitUntil(lambda: "run 2" in names(section), timeout=60_000)
    workspace.undo_stack.redo()
    qtbot.waitUntil(lambda: "the best" in names(section), timeout=60_000)


def test_a_name_that_is_taken_is_refused_with_a_sentence(workspace: Workspace, section: RunsSection) -> None:
    told: list[str] = []
    workspace.message.connect(lambda message: told.append(message.text))
    assert not section.rename(0, "run 1")
    assert told == ["There is already a run called 'run 1'. Choose another name."]
    assert not workspace.undo_stack.canUndo()


def test_deleted_runs_come_back(qtbot: QtBot, workspace: Workspace, section: RunsSection, path: Path) -> None:
    choose(section, 0, 1)
    click(section.delete_button)
    assert [run.name for run in workspace.runs()] == ["run 1"]
    qtbot.waitUntil(lambda: len(section.kept()) == 1, timeout=60_000)
    assert names(section) == ["run 1"]
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    qtbot.waitUntil(lambda: len(section.kept()) == 3, timeout=60_000)
    assert sorted(run.name for run in workspace.runs()) == sorted(NAMES)


def test_nothing_is_changed_while_a_run_is_trained(
    workspace: Workspace, section: RunsSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(workspace), "training", property(lambda self: True))
    choose(section, 0)
    assert not section.delete_button.isEnabled()
    section.shelf.delete(section.kept()[0].run)
    assert len(workspace.runs()) == 3


def test_luck_is_judged_once_settings_were_tried_with_several_seeds(
    qtbot: QtBot, workspace: Workspace, section: RunsSection
) -> None:
    assert not section.luck.isVisible()
    project = workspace.project
    assert project is not None
    for setting, scores in enumerate(((0.70, 0.71, 0.72), (0.90, 0.91, 0.92))):
        for seed, score in enumerate(scores, start=2):
            recipe = build_recipe("small").with_values({**CHANGES[setting], "training.seed": seed})
            run = project.create_run(None, recipe, a_pipeline(), ("neg", "pos"), SOURCE)
            project.append_events(run, [epoch(1, 0.6)])
            best = BestEpoch(1, 0.5, score, None)
            project.finish_run(run, RunEnded(run.name, EndReason.COMPLETED, 1, best, 4.0, 1.0, 9.0, 10))
    section.follow()
    qtbot.waitUntil(section.luck.isVisible, timeout=60_000)
    assert [row.name for row in section.luck.bars.rows()] == ["cell LSTM", "cell GRU"]
    assert [len(row.scores) for row in section.luck.bars.rows()] == [4, 4]
    told = section.luck.verdict.text()
    assert told.startswith("cell GRU against cell LSTM:") or "really" in told


def test_a_note_is_kept_found_and_taken_back(
    qtbot: QtBot, workspace: Workspace, section: RunsSection
) -> None:
    assert not section.note.isVisible()
    choose(section, 0, 1)
    assert not section.note.isVisible()
    choose(section, 1)
    assert section.note.isVisible()
    assert section.note.box.accessibleName() == "Note on run 2"
    section.note.box.setFocus()
    QTest.keyClicks(section.note.box, "a wider one")
    choose(section, 2)  # what was typed is kept first
    qtbot.waitUntil(lambda: workspace.runs()[1].note == "a wider one", timeout=60_000)
    assert section.note.box.toPlainText() == ""
    section.search.setText("wider")
    assert names(section) == ["run 2"]
    section.search.setText("")
    assert section.model.headerData(5, Qt.Orientation.Horizontal) == "Note"
    workspace.undo_stack.undo()
    assert workspace.runs()[1].note == ""
    qtbot.waitUntil(lambda: not any(one.run.note for one in section.kept()), timeout=60_000)
    workspace.undo_stack.redo()
    assert workspace.runs()[1].note == "a wider one"


def test_a_note_is_kept_after_a_pause_and_while_a_run_is_trained(
    qtbot: QtBot, workspace: Workspace, section: RunsSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(workspace), "training", property(lambda self: True))
    choose(section, 0)
    section.note.box.setPlainText("长处")
    qtbot.waitUntil(lambda: workspace.runs()[2].note == "长处", timeout=60_000)
    choose(section, 1)
    choose(section, 0)
    assert section.note.box.toPlainText() == "长处"


def test_what_is_written_without_a_pause_is_one_entry_of_undo(
    workspace: Workspace, section: RunsSection
) -> None:
    for text in ("so", "so far", "so far so good"):
        assert section.shelf.write_note(workspace.runs()[0], text)
    section.shelf.write_note(workspace.runs()[1], "another run")
    assert workspace.undo_stack.count() == 2
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert [run.note for run in workspace.runs()] == ["", "", ""]
    workspace.undo_stack.redo()
    assert workspace.runs()[0].note == "so far so good"


def test_a_note_that_is_too_long_is_not_kept(workspace: Workspace, section: RunsSection) -> None:
    choose(section, 0)
    section.note.box.setPlainText("x" * 10_001)
    assert "10\u00a0000" in section.note.name.text()
    told: list[str] = []
    workspace.message.connect(lambda message: told.append(message.text))
    section.note.keep()
    assert workspace.runs()[2].note == ""
    assert "Shorten" in told[0]


def test_the_tab_key_goes_down_the_page(section: RunsSection) -> None:
    choose(section, 0)
    parts = (section.search, section.show_button, section.table, section.note.box, section.results.table)
    order = tab_order(section.window(), section)
    places = [order.index(part) for part in parts]
    assert places == sorted(places)
    assert unnamed(section) == []


def test_settings_stand_beside_their_results(workspace: Workspace, section: RunsSection) -> None:
    assert section.results.isVisible()
    model = section.results.model
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert heads == ["Cell", "Memory size", "Best", "Epoch", "Time"]
    assert model.rowCount() == 3
    assert model.index(0, 2).data() == "70\u00a0%"
    section.results.table.activated.emit(model.index(2, 0))
    assert workspace.current_run is not None
