"""Every control of the Vectors page has words in the help panel, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.vectors_page import VectorsPage
from gui.steps import Step
from gui.widgets.help_text import Help, help_of, help_of_itself


def help_texts(page: VectorsPage) -> list[Help]:
    """What is said of each control that takes the keyboard."""
    controls = [
        widget
        for view in (page.near, page.heat, page.map, page.pair)
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) > 20
    return [found for widget in controls if (found := help_of(widget)) is not None and found.title]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_control_is_explained(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.looks.use_language(language)
    window.go_to(Step.VECTORS)
    page = window.page(Step.VECTORS)
    assert isinstance(page, VectorsPage)
    assert window.frame.help_open()
    told = help_texts(page)
    assert len({text.title for text in told}) >= 8
    assert all(text.what for text in told)
    assert help_of_itself(page) == window.frame.help.shown()


def test_the_panel_follows_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(Step.VECTORS)
    page = window.page(Step.VECTORS)
    assert isinstance(page, VectorsPage)
    for view, title in (
        (page.near, "Nearest words"),
        (page.heat, "Heat map"),
        (page.pair, "One training pair"),
    ):
        found = help_of_itself(view)
        assert found is not None
        assert found.title == title
    found = help_of(page.near.analogy.fields[1])
    assert found is not None
    assert found.title == "Analogy"
    assert "minus" in found.what
