"""Buttons by keyboard and mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import Theme, apply_theme, tokens
from gui.widgets.buttons import Button, IconButton, PrimaryButton, SecondaryButton, Segmented, Toggle
from tests.gui.accessibility import unnamed


def test_a_button_is_as_high_as_the_design_says_and_has_room_for_its_words(
    styled: QApplication, qtbot: QtBot
) -> None:
    usual, small, large = Button("Train"), Button("Train", height=28), Button("Train", height=40)
    for button in (usual, small, large):
        qtbot.addWidget(button)
    assert [b.sizeHint().height() for b in (usual, small, large)] == [36, 28, 40]
    longer = Button("Train this network")
    qtbot.addWidget(longer)
    assert longer.sizeHint().width() > usual.sizeHint().width()
    assert Button("Train", "play").sizeHint().width() == usual.sizeHint().width() + 24  # icon and gap


def test_space_presses_a_button(styled: QApplication, qtbot: QtBot) -> None:
    button = PrimaryButton("Train")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=60_000):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_blocked_button_says_why(styled: QApplication, qtbot: QtBot) -> None:
    button = SecondaryButton("Train")
    qtbot.addWidget(button)
    button.set_blocked("First choose a corpus.")
    assert not button.isEnabled()
    assert button.toolTip() == "First choose a corpus."
    button.set_blocked("")
    assert button.isEnabled()
    assert button.toolTip() == ""


def test_a_button_is_painted_in_the_colours_of_the_theme(styled: QApplication, qtbot: QtBot) -> None:
    button = PrimaryButton("Train")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    for chosen in Theme:
        apply_theme(styled, chosen)
        image = button.grab().toImage()
        assert image.pixelColor(6, image.height() // 2).name().upper() == tokens().accent


def test_segments_are_chosen_by_click_and_by_arrow_keys(styled: QApplication, qtbot: QtBot) -> None:
    part = Segmented([("a", "Simple"), ("b", "Standard"), ("c", "Expert")], "Level")
    qtbot.addWidget(part)
    part.show()
    with qtbot.waitSignal(part.chosen, timeout=60_000) as chosen:
        qtbot.mouseClick(part.buttons()[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["b"]
    part.activateWindow()
    part.buttons()[1].setFocus()
    qtbot.waitUntil(part.buttons()[1].hasFocus, timeout=60_000)
    with qtbot.waitSignal(part.chosen, timeout=60_000) as chosen:
        qtbot.keyClick(part.buttons()[1], Qt.Key.Key_Right)
    assert chosen.args == ["c"]
    assert part.value() == "c"
    part.set_value("a")
    assert part.value() == "a"
    part.set_texts(["简单", "标准", "专家"])
    assert [b.text() for b in part.buttons()] == ["简单", "标准", "专家"]


def test_a_toggle_is_switched_by_the_space_key(styled: QApplication, qtbot: QtBot) -> None:
    toggle = Toggle("Capital letters count")
    qtbot.addWidget(toggle)
    toggle.show()
    with qtbot.waitSignal(toggle.toggled, timeout=60_000):
        qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert toggle.isChecked()


def test_icon_buttons_are_named(styled: QApplication, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    row = QHBoxLayout(room)
    row.addWidget(IconButton("x", "Close"))
    nameless = IconButton("plus", "")
    row.addWidget(nameless)
    assert unnamed(room) == [nameless]
