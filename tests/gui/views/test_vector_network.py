"""The drawing of the network of word vectors: which words take part, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.recipe.vectors import Architecture, VectorSettings
from gui.views.vector_network import VectorNetworkView, words_around

LINE = ["the", "soup", "was", "warm", "and", "the", "bread", "was", "fresh", "today"]


@pytest.fixture
def view(styled: QApplication, qtbot: QtBot) -> VectorNetworkView:
    made = VectorNetworkView()
    qtbot.addWidget(made)
    made.resize(880, 300)
    made.show_network(LINE, VectorSettings(window=2, negative=3), 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_window_ends_with_the_line() -> None:
    assert words_around(0, 10, 2).around == (1, 2)
    assert words_around(4, 10, 2).around == (2, 3, 5, 6)
    assert words_around(9, 10, 3).around == (6, 7, 8)
    assert words_around(0, 1, 5).around == ()


def test_a_click_takes_another_word_as_the_middle(view: VectorNetworkView, qtbot: QtBot) -> None:
    assert LINE[view.pair().centre] == "and"
    with qtbot.waitSignal(view.centre_changed, timeout=60_000):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.chip_of(1).center().toPoint())
    assert view.pair().centre == 1
    assert view.pair().around == (0, 2, 3)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.pair().centre == 2
    assert "'was'" in view.accessibleDescription()


def test_skip_gram_and_cbow_are_said_the_right_way_round(view: VectorNetworkView) -> None:
    assert view.sentences()[0] == "'and' foretells each word around it: was, warm, the, bread."
    assert view.sentences()[1] == "1 for the true word, 0 for 3 drawn at random."
    view.show_network(LINE, VectorSettings(window=2, architecture=Architecture.CBOW), 400)
    assert view.sentences()[0] == "The mean of the words around foretells 'and': was, warm, the, bread."


def test_it_is_painted_and_differs_between_architectures(view: VectorNetworkView) -> None:
    first = view.grab().toImage()
    view.show_network(LINE, VectorSettings(window=2, architecture=Architecture.CBOW), 400)
    assert view.grab().toImage() != first


def test_without_words_and_in_a_narrow_room_it_stands(view: VectorNetworkView) -> None:
    view.resize(320, 300)
    view.set_centre(8)
    assert not view.chip_of(8).isEmpty()
    view.grab()
    view.show_network([], VectorSettings(), 0)
    assert view.sentences() == []
    view.grab()
    QGuiApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
