"""Help follows the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.help_panel import HelpPanel
from gui.widgets.help_text import Help, help_of, set_help


def test_the_nearest_words_are_found_from_a_control_outwards(qapp: QApplication, qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = QLineEdit(outer)
    assert help_of(inner) is None
    set_help(outer, Help("Page"))
    assert help_of(inner) == Help("Page")
    set_help(inner, Help("Field"))
    assert help_of(inner) == Help("Field")
    assert help_of(None) is None


def test_the_panel_shows_the_words_of_the_control_in_use(styled: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page, panel = QWidget(), HelpPanel()
    column = QVBoxLayout(window)
    column.addWidget(page)
    column.addWidget(panel)
    field = QLineEdit(page)
    set_help(page, Help("Network"))
    words = Help(
        "Memory size",
        "How many numbers.",
        "Faster.",
        "Remembers more.",
        "32 to 128.",
        (("Found here", "64."),),
    )
    set_help(field, words)
    panel.set_page(page, "question", "Help", None)
    window.show()
    qtbot.waitExposed(window)
    assert panel.shown() == Help("Network")
    field.setFocus()
    qtbot.waitUntil(lambda: panel.shown() == words, timeout=30_000)

    def texts() -> list[str]:  # new labels are on the screen once the layout has placed them
        return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: len(texts()) > 1, timeout=30_000)
    assert texts()[1:7] == [
        "Memory size",
        "How many numbers.",
        "Smaller",
        "Faster.",
        "Larger",
        "Remembers more.",
    ]
    assert texts()[7:] == ["Found here", "64.", "Usual", "32 to 128."]


def test_x_asks_to_close(styled: QApplication, qtbot: QtBot) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.close_requested, timeout=60_000):
        panel._close.click()
