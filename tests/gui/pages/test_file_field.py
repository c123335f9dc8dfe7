"""The field of files names what is read and offers to choose, add, paste and leave out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.corpus.sources import CorpusPath, PastedText
from gui.pages.file_field import FileField, size_of


@pytest.fixture
def field(qtbot: QtBot, styled: QApplication) -> FileField:
    field = FileField()
    qtbot.addWidget(field)
    return field


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x" * 1000)
    return tmp_path / "a.csv", tmp_path / "b.csv"


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_sizes(files: tuple[Path, Path], tmp_path: Path) -> None:
    assert size_of(files) == 2000
    assert size_of(PastedText("好")) == 3
    assert size_of((*files, tmp_path)) == 0
    assert size_of(tmp_path / "gone") == 0
    assert size_of(None) == 0


def test_it_says_what_is_read(field: FileField, files: tuple[Path, Path]) -> None:
    origins: dict[str, CorpusPath] = {
        "a.csv": files[0],
        "a.csv and 1 more": files,
        "Pasted text": PastedText("x"),
    }
    for name, origin in origins.items():
        field.set_origin(origin)
        assert field.text() == name
        assert field.accessibleDescription().startswith(name)
    field.grab()


def test_files_are_opened_or_added(qtbot: QtBot, field: FileField, files: tuple[Path, Path]) -> None:
    field.set_origin(files[0])
    for text, signal, adds in (
        ("Open files…", field.files_requested, False),
        ("Add files…", field.files_requested, True),
        ("Open a folder…", field.folder_requested, False),
        ("Add a folder…", field.folder_requested, True),
    ):
        with qtbot.waitSignal(signal) as asked:
            entry(field.menu(), text).trigger()
        assert asked.args == [adds]
    with qtbot.waitSignal(field.paste_requested):
        entry(field.menu(), "Paste text…").trigger()


def test_one_of_several_is_left_out(qtbot: QtBot, field: FileField, files: tuple[Path, Path]) -> None:
    field.set_origin(files)
    with qtbot.waitSignal(field.left_out) as asked:
        entry(field.menu(), "Leave out b.csv").trigger()
    assert asked.args == [files[1]]
    field.set_origin(files[0])
    assert not any(text.startswith("Leave out") for text in words(field.menu()))


def test_nothing_is_added_to_a_pasted_text(field: FileField) -> None:
    field.set_origin(PastedText("x"))
    assert words(field.menu()) == ["Open files…", "Open a folder…", "Paste text…"]
