"""What every page must do, whatever it shows: build with nothing, speak both languages, wear both themes, be named."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.steps import RAIL_STEPS, Step
from gui.theme import Theme
from tests.gui.accessibility import described, tab_order, unnamed
from tests.gui.pages.small_worlds import labelled_file, running_file

PAGES = (Step.START, *RAIL_STEPS)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("step", PAGES)
def test_a_page_builds_with_an_empty_workspace(
    window: MainWindow, qtbot: QtBot, step: Step, theme: Theme, language: str
) -> None:
    window.looks.use_theme(theme)
    window.looks.use_language(language)
    window.go_to(step)
    page = window.page(step)
    assert page.isVisible()
    assert page.title()
    image = page.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 1
    assert described(unnamed(page)) == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("task", ["classification", "language_model"])
@pytest.mark.parametrize("step", RAIL_STEPS)
def test_a_page_shows_a_workspace_that_is_ready_to_train(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, step: Step, task: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.opening.open_text(
        str(labelled_file(tmp_path) if task == "classification" else running_file(tmp_path))
    )
    qtbot.waitUntil(lambda: window.workspace.prepared is not None, timeout=60_000)
    window.go_to(step)
    page = window.page(step)
    assert page.header.title() == page.title()
    assert page.header.sentence()
    assert described(unnamed(page)) == []
    assert tab_order(window, page)


@pytest.mark.parametrize("step", PAGES)
def test_a_page_retranslates_and_returns(window: MainWindow, qtbot: QtBot, step: Step) -> None:
    window.go_to(step)
    page = window.page(step)
    before = (page.header.title(), page.header.sentence())
    window.looks.use_language("zh_CN")
    window.looks.use_language("en")
    assert (page.header.title(), page.header.sentence()) == before
