"""While the words are counted it says how far it is and offers Cancel; afterwards it offers to count."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from engine.events import Progressed, Stage
from gui.pages.text_waiting import CountsWaiting
from tests.gui.pages.page_driving import click


def test_it_says_how_far_the_counting_is(qtbot: QtBot) -> None:
    waiting = CountsWaiting()
    qtbot.addWidget(waiting)
    waiting.show()
    waiting.show_state(going_on=True)
    assert waiting.words.text() == "Counting words"
    waiting.show_progress(Progressed(Stage.CUTTING, 2_500, 10_000))
    assert waiting.words.text() == "Cutting words, 2\u00a0500 of 10\u00a0000"
    assert waiting.bar.share() == 0.25
    with qtbot.waitSignal(waiting.cancel_requested):
        click(waiting.button)


def test_after_a_stop_it_offers_to_count(qtbot: QtBot) -> None:
    waiting = CountsWaiting()
    qtbot.addWidget(waiting)
    waiting.show()
    waiting.show_state(going_on=False)
    assert not waiting.bar.isVisible()
    waiting.show_progress(Progressed(Stage.CUTTING, 1, 10))  # of a job that ends late
    assert "have not been counted" in waiting.words.text()
    with qtbot.waitSignal(waiting.count_requested):
        click(waiting.button)
