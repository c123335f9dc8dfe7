"""In the smallest window, with strings 40 percent longer, every word of the pages still has its room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.recipe.settings import Level
from gui.fonts import load_fonts
from gui.pages.corpus_page import CorpusPage
from gui.pages.network_page import NetworkPage
from gui.pages.page import Page
from gui.pages.text_page import TextPage
from gui.style import apply_style
from gui.theme import Theme, current_theme
from gui.widgets.buttons import Button
from gui.widgets.labels import ElidedLabel, Label
from gui.workspace import Workspace
from tests.gui.pages.page_driving import open_corpus, settle, show_page
from tests.gui.pages.small_worlds import labelled_file

PAGES = [CorpusPage, TextPage, NetworkPage]


class LongerWords(QTranslator):
    """Every string with 40 percent more letters."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if len(source) < 2:
            return source
        more = max(2, round(0.4 * len(source)))
        return f"{source} {('wordy ' * more)[: more - 1].rstrip()}"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def styled(qapp: QApplication) -> Iterator[None]:
    """The window's own font and sheet, and longer words."""
    load_fonts()
    apply_style(qapp, Theme.LIGHT, 1.0)
    longer = LongerWords()
    qapp.installTranslator(longer)
    yield
    qapp.removeTranslator(longer)
    qapp.setStyleSheet("")


def clipped(page: QWidget) -> list[str]:
    """The words of labels and buttons that are narrower than what they say."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, Label) and not widget.wordWrap() and widget.width() < widget.sizeHint().width():
            found.append(widget.text())
        if isinstance(widget, Button) and widget.width() < widget.sizeHint().width():
            found.append(widget.text() or widget.accessibleName())
    return found


def beyond(page: Page) -> list[str]:
    """Visible parts that reach over the right edge of the page."""
    return [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in page.content.findChildren(QWidget)
        if widget.isVisible()
        and page.content.isAncestorOf(widget)
        and widget.mapTo(page, widget.rect().topRight()).x() > page.width()
        and widget.parentWidget() in (page.content, *page.content.findChildren(Label))
    ]


@pytest.mark.usefixtures("styled")
@pytest.mark.parametrize("make", PAGES)
@pytest.mark.parametrize("level", [Level.SIMPLE, Level.EXPERT])
def test_nothing_is_clipped(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, make: type[Page], level: Level
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    page = make(workspace)
    show_page(qtbot, page, (1072, 648))
    if isinstance(page, (TextPage, NetworkPage)):
        page.show_level(level)
    settle(qtbot, workspace)
    qtbot.wait(1)
    assert clipped(page) == []
    assert beyond(page) == []
    assert page.content.width() <= page.width()


@pytest.mark.parametrize("make", PAGES)
def test_both_themes_are_drawn(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path, make: type[Page]
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    page = make(workspace)
    before = current_theme()
    try:
        show_page(qtbot, page)
        for theme in Theme:
            apply_style(qapp, theme, 1.0)
            settle(qtbot, workspace)
            image = page.grab().toImage()
            colours = {image.pixelColor(x, y).name() for x in range(0, 960, 7) for y in range(0, 828, 7)}
            assert len(colours) > 8
    finally:
        apply_style(qapp, before, 1.0)
        qapp.setStyleSheet("")
