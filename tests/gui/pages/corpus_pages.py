"""The Corpus page on the screen, and a table to open on it, for tests."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.pages.corpus_page import CorpusPage
from gui.workspace import Workspace
from tests.gui.pages.page_driving import show_page

ROWS = [
    ["label", "review", "shop"],
    *([str(i % 2), f"第{i}次点，味道很好，送得也快", f"店{i % 3}"] for i in range(60)),
]


def shown_corpus_page(qtbot: QtBot, workspace: Workspace) -> CorpusPage:
    """The page, with nothing opened yet."""
    page = CorpusPage(workspace)
    show_page(qtbot, page)
    return page


def first_text(page: CorpusPage) -> str:
    """The text in the first row of the preview."""
    model = page.preview.model
    return str(model.index(0, model.columnCount() - 2).data())
