"""A list of choices: one is on, by mouse or by arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.radio_list import RadioList


@pytest.fixture
def choices(qtbot: QtBot) -> RadioList:
    choices = RadioList(["auto", "words", "characters"])
    qtbot.addWidget(choices)
    choices.set_texts([("Automatic", "looks"), ("Words", "at spaces"), ("Characters", "")])
    choices.set_value("auto")
    choices.resize(200, 200)
    choices.show()
    return choices


def test_a_click_chooses(choices: RadioList) -> None:
    told: list[object] = []
    choices.chosen.connect(told.append)
    QTest.mouseClick(choices.rows()[1], Qt.MouseButton.LeftButton, pos=QPoint(9, 15))
    assert told == ["words"]
    assert choices.value() == "words"


def test_the_arrow_keys_walk(choices: RadioList) -> None:
    told: list[object] = []
    choices.chosen.connect(told.append)
    choices.rows()[0].setFocus()
    QTest.keyClick(choices.rows()[0], Qt.Key.Key_Down)
    assert told == ["words"]


def test_setting_a_value_is_silent(choices: RadioList) -> None:
    told: list[object] = []
    choices.chosen.connect(told.append)
    choices.set_value("characters")
    assert choices.value() == "characters"
    assert told == []


def test_every_choice_has_its_words(choices: RadioList) -> None:
    assert [row.accessibleName() for row in choices.rows()] == ["Automatic", "Words", "Characters"]
    assert [row.caption() for row in choices.rows()] == ["looks", "at spaces", ""]
    assert choices.rows()[0].sizeHint().height() > choices.rows()[2].sizeHint().height()
    assert not choices.grab().isNull()
