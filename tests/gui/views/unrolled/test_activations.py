"""Where sums lie on the functions: found again from what the functions made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from gui.views.unrolled.activations import BINS, Function, Lying, bent, functions_of, lying, slope
from gui.views.unrolled.picture import Kind, Picture, Values
from tests.gui.views.unrolled.pictures import KINDS, classifier


def with_gates(kind: Kind, sums: np.ndarray) -> Picture:
    """A network of one layer whose gates were made of `sums`."""
    picture = classifier(len(sums), kind=kind, count=1)
    made = {
        letter: sums if letter == "a" else bent(function, sums)
        for function, letters in functions_of(picture).items()
        for letter in letters
        if letter != "c"
    }
    return replace(picture, values=Values(hidden=(np.tanh(sums),), gates=(made,)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_sums_are_found_again(kind: Kind) -> None:
    sums = np.random.default_rng(1).normal(scale=1.5, size=(40, 24))
    for one in lying(with_gates(kind, sums)):
        again = one.sums.reshape(-1, sums.size)
        assert np.allclose(again, sums.ravel(), atol=1e-6)
        assert one.bars.shape == (BINS,)
        assert one.bars.sum() == pytest.approx(1)


def test_flat_ends() -> None:
    assert Lying("tanh", ("g",), np.array([0.0, 0.5, 5.0, -5.0])).flat == 0.5
    assert Lying("sigmoid", ("f",), np.array([0.0, 9.0])).flat == 0.5
    assert Lying("relu", ("a",), np.array([-1.0, -2.0, 3.0])).flat == pytest.approx(2 / 3)
    assert Lying("tanh", ("g",), np.zeros(0)).flat == 0


@pytest.mark.parametrize("function", get_args(Function))
def test_the_slope_is_the_derivative(function: Function) -> None:
    x = np.linspace(-5, 5, 41) + 0.01
    near = (bent(function, x + 1e-6) - bent(function, x - 1e-6)) / 2e-6
    assert np.allclose(near, slope(function, x), atol=1e-5)


def test_a_saturated_gate_stays_finite() -> None:
    (sigmoid, _) = lying(with_gates("lstm", np.full((2, 24), 80.0)))
    assert np.isfinite(sigmoid.sums).all()
    assert sigmoid.flat == 1
    assert lying(classifier(4))[0].sums.size == 0
