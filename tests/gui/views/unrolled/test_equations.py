"""Equations say what the cells compute, with the right step numbers."""

from __future__ import annotations

import pytest

from gui.views.unrolled.equations import card_rows, equations, neighbours
from gui.views.unrolled.near_geometry import PARTS
from gui.views.unrolled.picture import Kind, LayerPicture
from tests.gui.views.unrolled.pictures import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_equation_belongs_to_a_part_of_the_drawing(kind: Kind) -> None:
    found = equations(kind, "4", "3")
    assert {equation.part for equation in found} == set(PARTS[kind])
    assert all(equation.meaning for equation in found)
    assert all(f"{equation.part}_{{4}} = " in equation.text for equation in found)


def test_an_lstm_at_step_four() -> None:
    texts = {equation.part: equation.text for equation in equations("lstm", "4", "3")}
    assert texts["f"] == "f_{4} = σ(W_{f}x_{4} + U_{f}h_{3} + b_{f})"
    assert texts["c"] == "c_{4} = f_{4} ⊙ c_{3} + i_{4} ⊙ g_{4}"
    assert texts["h"] == "h_{4} = o_{4} ⊙ tanh(c_{4})"


def test_a_gru_mixes_old_and_new_as_torch_does() -> None:
    texts = {equation.part: equation.text for equation in equations("gru", "4", "3")}
    assert texts["h"] == "h_{4} = (1 − z_{4}) ⊙ n_{4} + z_{4} ⊙ h_{3}"
    assert "r_{4} ⊙ U_{n}h_{3}" in texts["n"]


@pytest.mark.parametrize(("activation", "function"), [("tanh", "tanh"), ("relu", "relu"), ("sigmoid", "σ")])
def test_an_rnn_uses_its_activation(activation: str, function: str) -> None:
    assert equations("rnn", "1", "0", activation)[1].text == f"h_{{1}} = {function}(a_{{1}})"


def test_backwards_the_state_comes_from_the_step_after() -> None:
    assert neighbours(3, 9, 1, backward=False) == ("4", "3")
    assert neighbours(3, 9, 1, backward=True) == ("4", "5")
    assert neighbours(8, 9, 1, backward=True) == ("9", "0")
    assert neighbours(0, 9, 1, backward=False) == ("1", "0")


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_has_at_most_three_rows(kind: Kind) -> None:
    assert 1 <= len(card_rows(LayerPicture("x", kind, 8), "2", "1", "tanh")) <= 3
