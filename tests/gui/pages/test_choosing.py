"""The dialogs give paths or a text, or nothing when the person turns back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.pages.choosing import ask_for_text, choose_text_files, choose_text_folder, file_kinds
from gui.pages.paste_dialog import PasteDialog
from tests.gui.accessibility import described, unnamed


@pytest.mark.parametrize("answer", [[], ["/texts/a.csv"], ["/texts/a.csv", "/texts/b.xlsx"]])
def test_files_or_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: list[str]) -> None:
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> tuple[list[str], str]:
        asked.append(arguments)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_text_files(parent, Path("/texts/before.txt")) == [Path(name) for name in answer]
    assert asked[0][2] == str(Path("/texts"))


def test_every_format_has_its_filter() -> None:
    everything = file_kinds().split(";;")[0]
    for suffix in ("txt", "csv", "tsv", "jsonl", "xlsx", "parquet", "docx", "gz", "xz", "zip"):
        assert f"*.{suffix}" in everything
    assert file_kinds().endswith("(*)")


@pytest.mark.parametrize("answer", ["", "/texts"])
def test_a_folder_or_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_text_folder(parent) == (Path(answer) if answer else None)


def paste_dialog() -> PasteDialog:
    """The dialog that is open."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, PasteDialog)
    return found


@pytest.mark.parametrize("press", ["use_button", "cancel_button"])
def test_a_pasted_text_is_taken_as_it_is(qtbot: QtBot, press: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = "好\u00a0吃, 1\n\tbad  soup\U0001f35c"

    def paste() -> None:
        dialog = paste_dialog()
        assert not dialog.use_button.isEnabled()
        QApplication.clipboard().setText(text)
        QTest.keyClick(dialog.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert "2 lines" in dialog.count.text()
        assert unnamed(dialog) == [], described(unnamed(dialog))
        QTest.mouseClick(getattr(dialog, press), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, paste)
    assert ask_for_text(parent) == (text if press == "use_button" else None)


def test_only_spaces_are_no_text(qtbot: QtBot) -> None:
    dialog = PasteDialog()
    qtbot.addWidget(dialog)
    dialog.box.setPlainText(" \n\n ")
    assert not dialog.use_button.isEnabled()
    assert dialog.use_button.toolTip()
    dialog.box.setPlainText("text")
    assert dialog.use_button.isEnabled()
