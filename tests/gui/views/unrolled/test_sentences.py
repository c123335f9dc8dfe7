"""The drawing in words and numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from gui.views.unrolled.geometry import Look
from gui.views.unrolled.picture import Colouring, Detail, Shown
from gui.views.unrolled.sentences import overview, step_sentence, table_of
from tests.gui.views.unrolled.pictures import classifier, fading, writer


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return qapp


def test_overview() -> None:
    assert overview(None) == "Nothing is drawn yet."
    assert overview(classifier(7)) == "7 words go through LSTM 1, LSTM 2, one step each."


def test_a_trained_step() -> None:
    picture = replace(
        classifier(9, two=True, count=1, trained=True), answers=(0.84,) * 9, effects=(66.0,) * 9
    )
    text = step_sentence(picture, 0)
    assert text.startswith("Step 1 of 9, word the.")
    assert "positive 84\u00a0%" in text
    assert "by +66 points" in text
    assert "LSTM 1 forward" in text
    assert "LSTM 1 backward" in text


def test_an_unknown_word_and_guesses_are_told() -> None:
    assert "never seen" in step_sentence(classifier(9), 5)
    text = step_sentence(writer(8), 0)
    assert text.startswith("Step 39 of 46")
    assert "Guesses for the next word: " in text


def test_the_table_follows_the_layer_of_colour() -> None:
    picture = classifier(5, trained=True)
    states = table_of(picture, Look())
    assert states[0] == ["Step", "Word", "LSTM 1, mean strength", "LSTM 2, mean strength"]
    assert len(states) == 6
    gates = table_of(picture, Look(detail=Detail.GATES))
    assert gates[0][4:8] == ["LSTM 1, f", "LSTM 1, i", "LSTM 1, g", "LSTM 1, o"]
    assert table_of(picture, Look(colouring=Colouring.NONE))[0] == ["Step", "Word"]
    rows = table_of(picture, Look(shown=Shown(answers=True, effects=True)))
    assert rows[0][-2:] == ["Answer so far", "Did to the answer"]
    reach = table_of(fading(4), Look(colouring=Colouring.GRADIENT))
    assert reach[0] == ["Step", "Word", "RNN 1", "RNN 2"]
    assert reach[-1][2] == "1e+02\u00a0%" or reach[-1][2] == "100\u00a0%"
    assert table_of(None, Look()) == []


def test_every_line_of_a_table_is_as_long_as_its_head() -> None:
    picture = classifier(5, trained=True)
    short = replace(picture, answers=(0.5,), effects=(None, 3.0))
    table = table_of(short, Look(shown=Shown(answers=True, effects=True)))
    assert {len(line) for line in table} == {len(table[0])}


def test_a_single_word_is_told_as_one() -> None:
    assert overview(classifier(1)) == "One word goes through LSTM 1, LSTM 2."
