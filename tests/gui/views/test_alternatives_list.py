"""Answers with their probabilities, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.views.alternatives_list import AlternativesList

ANSWERS = [("2080-05-17", 0.9), ("2080-05-11", 0.05), ("", 0.0004)]


def test_a_click_chooses_and_fewer_answers_leave_fewer_rows(qtbot: QtBot) -> None:
    made = AlternativesList()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_answers(ANSWERS)
    made.show()
    qtbot.waitExposed(made)
    assert [row.text() for row in made.rows()] == [text for text, _ in ANSWERS]
    assert "0.1 %" in made.rows()[2].accessibleName().replace("\u00a0", " ")
    assert made.rows()[0].isChecked()

    with qtbot.waitSignal(made.chosen, timeout=30_000) as chosen:
        qtbot.mouseClick(made.rows()[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]

    made.show_answers(ANSWERS[:2], 1)
    assert [row.isChecked() for row in made.rows()] == [False, True]
    made.grab()
    made.show_answers([])
    assert made.rows() == []
