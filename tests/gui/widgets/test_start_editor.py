"""What a network begins with is chosen, not typed."""

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.recipe.recipe import find_setting
from gui.widgets.start_editor import StartEditor


def make(qtbot: QtBot, key: str) -> tuple[StartEditor, list[object]]:
    editor = StartEditor(find_setting(key))
    qtbot.addWidget(editor)
    edited: list[object] = []
    editor.edited.connect(edited.append)
    editor.set_runs(["language", "run 2"])
    return editor, edited


def texts(editor: StartEditor) -> list[str]:
    return [editor.combo.itemText(i) for i in range(editor.combo.count())]


def choose(editor: StartEditor, text: str) -> None:
    editor.combo.setCurrentIndex(texts(editor).index(text))
    editor.combo.activated.emit(editor.combo.currentIndex())


def test_the_runs_of_the_project_are_offered(qtbot: QtBot) -> None:
    editor, edited = make(qtbot, "model.initial_run")
    assert texts(editor) == ["Nothing, all anew", "language", "run 2", "From a file …"]

    choose(editor, "language")

    assert edited == ["language"]
    words, _ = make(qtbot, "model.vectors")
    assert texts(words)[:2] == ["Random numbers", "jieba's dictionary"]


def test_a_value_from_elsewhere_is_shown(qtbot: QtBot) -> None:
    editor, edited = make(qtbot, "model.vectors")
    editor.set_value("other.unroll:run 7")
    assert editor.combo.currentText() == "other.unroll:run 7"
    assert not edited
    editor.set_value("random")
    assert "other.unroll:run 7" not in texts(editor)


@pytest.mark.parametrize(("chosen", "expected"), [("/here/own.vec", ["/here/own.vec"]), ("", [])])
def test_a_file_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str, expected: list[object]
) -> None:
    editor, edited = make(qtbot, "model.vectors")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))

    choose(editor, "From a file …")

    assert edited == expected
    assert editor.combo.value() == "random"  # until the recipe has the new value
