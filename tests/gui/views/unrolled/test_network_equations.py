"""Equations say what this network computes, with its own sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from engine.networks.shapes import cell_parameters
from engine.recipe.model import Cell
from gui.views.unrolled.equations import equations
from gui.views.unrolled.network_equations import network_equations
from gui.views.unrolled.picture import Kind, Picture, Readout, Skip
from tests.gui.views.unrolled.answer_pictures import pair
from tests.gui.views.unrolled.pictures import KINDS, READOUTS, SKIPS, classifier, writer


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return qapp


def numbers(sizes: str) -> int:
    """All weights that a line of sizes names, such as W_{f} 24 × 16, U_{f} 24 × 24, b_{f} 24."""
    total = 0
    for part in sizes.split(",  "):
        product = 1
        for number in part.split(" ", 1)[1].split(" × "):
            product *= int(number)
        total += product
    return total


@pytest.mark.parametrize("kind", KINDS)
def test_the_sizes_of_a_cell_add_up_to_its_parameters(kind: Kind) -> None:
    lines = equations(kind, "t", "t−1", sizes=(24, 16))
    total = sum(numbers(line.sizes) for line in lines if line.sizes)
    gates = {"rnn": 1, "gru": 3, "lstm": 4}[kind]
    assert total + 24 * gates == cell_parameters(Cell(kind), 16, 24)  # torch has a second bias


@pytest.mark.parametrize("kind", KINDS)
def test_layer_norm_stands_around_every_product(kind: Kind) -> None:
    for plain, normed in zip(
        equations(kind, "t", "t−1"), equations(kind, "t", "t−1", normed=True), strict=True
    ):
        assert normed.text.count("LN(") >= plain.text.count("W") + plain.text.count("U")


def texts(picture: Picture) -> list[str]:
    return [f"{line.text} | {line.sizes}" for block in network_equations(picture) for line in block.lines]


@pytest.mark.parametrize("skip", SKIPS)
def test_what_a_layer_reads_is_what_its_matrices_have(skip: Skip) -> None:
    picture = classifier(9, count=3, two=True, skip=skip, widths=(32, 16, 8))
    found = texts(picture)
    for number, layer in enumerate(picture.layers):
        wide = f"W_{{f}} {layer.units} × {picture.reads(number)}"
        assert any(wide in line for line in found), wide
    assert any("P 32 × 64" in line for line in found) == (skip == "residual")
    assert any(line.startswith("x_{2,t} = [x_{t}; h_{1,t}]") for line in found) == (skip == "dense")


@pytest.mark.parametrize("readout", READOUTS)
def test_every_readout_has_its_equation(readout: Readout) -> None:
    others = [texts(classifier(9, readout=other)) for other in READOUTS if other != readout]
    assert texts(classifier(9, readout=readout)) not in others


def test_the_lecture_flattens_500_steps_into_16000_numbers() -> None:
    picture = replace(
        classifier(9, kind="rnn", count=1, widths=(32,), readout="flatten"),
        readout_size=16_000,
        answer_size=1,
    )
    found = texts(picture)
    assert "r = [h_{1}; h_{2}; …; h_{L}] | L = 500,  16000" in found
    assert "ŷ = σ(V r + d) | V 1 × 16000,  d 1" in found


def test_a_language_model_and_a_translator() -> None:
    assert texts(writer(8))[-1] == "ŷ_{t} = softmax(V h_{t} + d) | V 4883 × 24,  d 4883"
    found = texts(pair(attention="additive"))
    assert any("α_{ts} = softmax_{s}(v · tanh(A s_{t} + B h_{s} + b))" in line for line in found)
    assert not any("α" in line for line in texts(pair(attention="none")))


def test_with_residual_skips_the_sums_are_read() -> None:
    assert "r = y_{T} | " in texts(classifier(9, readout="last", skip="residual"))
    assert "r = [y→_{T}; y←_{1}] | " in texts(classifier(9, readout="last", skip="residual", two=True))
    assert "r = h_{T} | " in texts(classifier(9, readout="last", count=1, skip="residual"))
