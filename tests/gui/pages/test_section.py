"""The head of a section says its name and what stands beside it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.pages.section import SectionHead
from gui.widgets.fields import SearchField


def test_all_parts_are_shown(qtbot: QtBot) -> None:
    search = SearchField("Find")
    head = SectionHead(at_end=search)
    qtbot.addWidget(head)
    head.set_name("Preview")
    head.set_beside("first 200 rows")
    head.set_aside("half are short")
    head.resize(500, 40)
    head.show()
    assert (head.name(), head.beside(), head.aside()) == ("Preview", "first 200 rows", "half are short")
    assert search.isVisible()
    assert search.geometry().right() <= head.width()
