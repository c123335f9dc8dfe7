"""The dialogs say what they should and can be left by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import engine
from gui.dialogs import AboutDialog, FaultDialog, ShortcutsDialog
from tests.gui.accessibility import unnamed


def test_a_fault_can_be_copied(styled: QApplication, qtbot: QtBot) -> None:
    dialog = FaultDialog("Traceback: KeyError")
    qtbot.addWidget(dialog)
    dialog.show()
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy report")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback: KeyError"
    assert unnamed(dialog) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_names_the_version(styled: QApplication, qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert any(engine.__version__ in label.text() for label in dialog.findChildren(QLabel))


def test_shortcuts_are_listed(styled: QApplication, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog([("Train", "Ctrl+R"), ("Help panel", "F1")])
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Train", "Ctrl+R", "Help panel", "F1"} <= texts
