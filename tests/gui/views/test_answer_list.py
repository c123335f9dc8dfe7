"""The answers of the newest epoch are shown, and those of earlier ones can be looked back at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.events import AnswersGiven
from gui.views.answer_list import AnswerList

HISTORY = [
    AnswersGiven(1, (("two cats", "dog"), ("a tree", ""))),
    AnswersGiven(2, (("two cats", "两只猫"), ("a tree", "一棵树"))),
]


def shown(qtbot: QtBot) -> AnswerList:
    made = AnswerList()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def test_the_newest_epoch_is_shown(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_answers(HISTORY[:1])
    assert made.rows() == [("two cats", "dog"), ("a tree", "(nothing yet)")]
    assert not made.back.isVisible()
    made.show_answers(HISTORY)
    assert made.rows() == [("two cats", "两只猫"), ("a tree", "一棵树")]
    assert made.epoch() == 2


def test_one_can_look_back_and_stays_there_while_more_comes(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_answers(HISTORY)
    qtbot.waitUntil(made.back.isVisible, timeout=30_000)
    qtbot.mouseClick(made.back, Qt.MouseButton.LeftButton)
    assert made.epoch() == 1
    assert not made.back.isEnabled()
    made.show_answers([*HISTORY, AnswersGiven(3, (("two cats", "猫"),))])
    assert made.epoch() == 1
    qtbot.mouseClick(made.forward, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(made.forward, Qt.MouseButton.LeftButton)
    assert made.epoch() == 3
    assert made.rows() == [("two cats", "猫")]
    made.show_answers(HISTORY[:1])  # another run
    assert made.epoch() == 1


def test_nothing_shows_nothing(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_answers([])
    assert made.rows() == []
    assert made.epoch() == 0
