"""Try it on the screen, for tests."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.pages.try_page import TryPage
from gui.workspace import Workspace


def shown(qtbot: QtBot, workspace: Workspace) -> TryPage:
    """The page as wide as it is in a window of the usual size."""
    page = TryPage(workspace)
    page.resize(1232, 800)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page
