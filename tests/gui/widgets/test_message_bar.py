"""The bar that says what happened and what to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.widgets.message_bar import Kind, MessageBar
from tests.gui.accessibility import unnamed


@pytest.fixture
def bar(styled: QApplication, qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    made.resize(700, 44)
    return made


def press(bar: MessageBar, qtbot: QtBot, words: str) -> None:
    button = next(b for b in bar.findChildren(QPushButton) if words in (b.text(), b.accessibleName()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message("info", "This file reads best as GB18030.")
    assert bar.isVisible()
    assert bar.text() == bar.accessibleName() == "This file reads best as GB18030."
    assert unnamed(bar) == []


def test_its_actions_act_and_go_with_the_message(bar: MessageBar, qtbot: QtBot) -> None:
    acted: list[str] = []
    bar.show_message(Kind.WARNING, "The corpus is gone.", [("Find it", lambda: acted.append("found"))])
    press(bar, qtbot, "Find it")
    assert acted == ["found"]
    bar.show_message(Kind.INFO, "All is well.")
    assert bar.action_buttons() == []


def test_details_unfold_and_can_be_copied(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(Kind.ERROR, "Something went wrong.", details="Traceback: KeyError")
    (box,) = bar.findChildren(QPlainTextEdit)
    assert not box.isVisible()
    press(bar, qtbot, "Details")
    assert box.isVisible()
    press(bar, qtbot, "Copy report")
    assert "KeyError" in QGuiApplication.clipboard().text()


def test_x_takes_it_away(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(Kind.ERROR, "Something went wrong.")
    press(bar, qtbot, "Close message")
    assert not bar.isVisible()
    assert bar.text() == ""


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_ground(bar: MessageBar, kind: Kind) -> None:
    bar.show_message(kind, "…")
    ground = {Kind.INFO: "accent_soft", Kind.WARNING: "warning_soft", Kind.ERROR: "error_soft"}[kind]
    assert bar.grab().toImage().pixelColor(350, 4).name().upper() == getattr(tokens(), ground)
