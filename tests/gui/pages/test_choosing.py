"""The dialogs give a path, or None when the person turns back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.pages.choosing import choose_text_file, choose_text_folder


@pytest.mark.parametrize(("answer", "path"), [("", None), ("/texts/a.csv", Path("/texts/a.csv"))])
def test_a_file_or_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, path: Path | None
) -> None:
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_text_file(parent, Path("/texts/before.txt")) == path
    assert asked[0][2] == str(Path("/texts"))
    assert "*.csv" in str(asked[0][3])


@pytest.mark.parametrize(("answer", "path"), [("", None), ("/texts", Path("/texts"))])
def test_a_folder_or_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_text_folder(parent) == path
