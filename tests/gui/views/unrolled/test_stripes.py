"""From numbers to stripes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gui.views.unrolled.picture import Row, Values, rows_of
from gui.views.unrolled.stripes import chosen_units, near_stripes, noise, scale_of, stripes, stripes_of
from tests.gui.views.unrolled.pictures import classifier


def test_each_group_shows_the_unit_that_varies_most() -> None:
    values = np.zeros((4, 6))
    values[:, 1] = [0, 1, 0, 1]
    values[:, 5] = [0, 0, 0.5, 0]
    values[:, 4] = [0.9, 0.9, 0.9, 0.9]  # large, but it never moves
    assert chosen_units(values, 2) == [1, 5]


@pytest.mark.parametrize("units", [1, 5, 12, 64])
def test_there_are_never_more_stripes_than_units(units: int) -> None:
    values = np.random.default_rng(0).normal(size=(7, units))
    chosen = chosen_units(values, 12)
    assert len(chosen) == min(12, units)
    assert chosen == sorted(set(chosen))


def test_stripes_stay_between_minus_one_and_one_whatever_comes() -> None:
    rows = stripes(np.array([[np.nan, 5.0], [-9.0, np.inf]]), 12)
    assert all(-1 <= value <= 1 for row in rows for value in row)


def test_unbounded_states_are_scaled_and_the_scale_is_told() -> None:
    picture = classifier(6, kind="rnn", trained=True)
    assert picture.values is not None
    big = replace(picture.values, hidden=tuple(50 * np.abs(h) for h in picture.values.hidden))
    relu = replace(picture, activation="relu", values=big)
    found = stripes_of(relu, rows_of(relu.layers))
    assert found is not None
    assert found.scale > 10
    assert max(max(row) for row in found.cells[0]) <= 1
    bounded = stripes_of(picture, rows_of(picture.layers))
    assert bounded is not None
    assert bounded.scale == 1


def test_each_direction_shows_its_own_units() -> None:
    picture = classifier(6, two=True, count=1, trained=True)
    assert picture.values is not None
    state = picture.values.hidden[0].copy()
    state[:, 24:] = 0  # the backward direction is silent
    silent = replace(picture, values=replace(picture.values, hidden=(state,)))
    found = stripes_of(silent, rows_of(silent.layers))
    assert found is not None
    assert any(any(row) for row in found.cells[0])
    assert not any(any(row) for row in found.cells[1])
    assert rows_of(silent.layers) == (Row(0), Row(0, backward=True))


def test_no_values_no_stripes() -> None:
    picture = classifier(6)
    assert stripes_of(picture, rows_of(picture.layers)) is None
    assert near_stripes(picture, 0).at("h", 3) == []


def test_the_near_zoom_has_every_gate_its_mean_and_zeros_before_the_first_step() -> None:
    picture = classifier(6, trained=True)
    near = near_stripes(picture, 0)
    assert set(near.values) == {"x", "h", "c", "f", "i", "g", "o"}
    assert picture.values is not None
    assert picture.values.gates is not None
    assert near.means["f"][2] == pytest.approx(picture.values.gates[0]["f"][2].mean())
    assert set(near.at("h", -1)) == {0.0}
    assert len(near.at("f", 0)) == 16


def test_values_for_fewer_layers_or_steps_do_no_harm() -> None:
    picture = classifier(6, trained=True)
    short = replace(picture, values=Values(hidden=(np.zeros((2, 24)),)))
    found = stripes_of(short, rows_of(short.layers))
    assert found is not None
    assert found.cells[1] == []
    assert near_stripes(short, 1).at("h", 0) == []


def test_scale_and_noise() -> None:
    assert scale_of(np.zeros((3, 3))) == 1
    assert scale_of(np.zeros((0, 3))) == 1
    assert noise(3, 10) == noise(3, 10)
    assert noise(3, 10) != noise(4, 10)
    assert all(0 <= value <= 1 for step in range(50) for value in noise(step, 16))
