"""The text boxes of Try it: marks stand where the words stand, typing settles, composing is left alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.marked_text import MarkedText, PromptText, utf16_offset


@pytest.mark.parametrize(
    ("text", "index", "offset"), [("abc", 2, 2), ("😀ab", 1, 2), ("苏😀记😀", 4, 6), ("", 0, 0)]
)
def test_offsets_count_an_emoji_twice(text: str, index: int, offset: int) -> None:
    assert utf16_offset(text, index) == offset


def test_typing_settles_once(qtbot: QtBot) -> None:
    box = MarkedText()
    qtbot.addWidget(box)
    box.show()
    heard: list[str] = []
    box.settled.connect(heard.append)

    with qtbot.waitSignal(box.settled, timeout=60_000):
        qtbot.keyClicks(box, "good food")

    assert heard == ["good food"]


def test_composing_is_not_a_sentence(qtbot: QtBot, qapp: QApplication) -> None:
    box = MarkedText()
    qtbot.addWidget(box)
    box.show()
    heard: list[str] = []
    box.settled.connect(heard.append)

    qapp.sendEvent(box, QInputMethodEvent("hao", []))
    with qtbot.assertNotEmitted(box.settled, wait=300):
        pass
    committed = QInputMethodEvent("", [])
    committed.setCommitString("好吃")
    with qtbot.waitSignal(box.settled, timeout=60_000):
        qapp.sendEvent(box, committed)

    assert heard == ["好吃"]


def test_unknown_words_get_a_box_each(qtbot: QtBot) -> None:
    box = MarkedText()
    qtbot.addWidget(box)
    box.resize(600, 120)
    box.show()
    text = "the 😀 Zellmer sauce"
    box.setPlainText(text)
    start = text.index("Zellmer")

    box.set_marks(text, ((start, start + 7),), ())
    boxes = box._boxes(start, start + 7)

    assert box.unknown_spans == ((start, start + 7),)
    assert len(boxes) == 1
    assert boxes[0].left() > box.fontMetrics().horizontalAdvance("the ")
    before = box.grab().toImage()
    box.set_marks(text, (), ())
    assert box.grab().toImage() != before


def test_marks_for_an_older_text_are_ignored(qtbot: QtBot) -> None:
    box = MarkedText()
    qtbot.addWidget(box)
    box.setPlainText("new")
    box.set_marks("old text", ((0, 3),), ())
    assert box.unknown_spans == ()


def test_tab_leaves_the_box(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box, button = MarkedText(window), QPushButton("Next", window)
    QWidget.setTabOrder(box, button)
    window.show()
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Tab)

    assert box.toPlainText() == ""
    assert window.focusWidget() is button


def test_writing_goes_on_from_the_prompt(qtbot: QtBot) -> None:
    box = PromptText()
    qtbot.addWidget(box)
    box.setPlainText("Once ")

    assert box.begin_writing() == "Once "
    assert box.isReadOnly()
    box.show_written("upon")
    box.show_written("upon a time")
    box.end_writing()

    assert box.toPlainText() == "Once upon a time"
    assert box.written() == "upon a time"
    assert box.prompt() == "Once "
    box.insertPlainText("!")
    assert box.prompt() == box.toPlainText()
