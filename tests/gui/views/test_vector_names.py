"""From which zoom on a word shows its name: frequent words first, none over another, at every zoom."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from gui.views.vector_names import NameScales, apart

HEIGHT = 18.0


def overlapping(
    places: NDArray[np.float64], widths: NDArray[np.float64], shown: NDArray[np.intp], scale: float
) -> int:
    """How many pairs of the shown names overlap when the map is so many pixels wide."""
    x, y = (places[shown] * scale).T
    wide, count = widths[shown], 0
    for place in range(len(shown)):
        beside = (x[place + 1 :] < x[place] + wide[place]) & (x[place] < x[place + 1 :] + wide[place + 1 :])
        count += int((beside & (np.abs(y[place + 1 :] - y[place]) < HEIGHT)).sum())
    return count


@pytest.fixture(scope="module")
def crowd() -> tuple[NDArray[np.float64], NDArray[np.float64], NameScales]:
    """A thousand names, most of them in a dense middle, two at the same place."""
    random = np.random.default_rng(5)
    places = random.standard_cauchy(size=(1000, 2)).clip(-40, 40) / 80
    places[500] = places[3]
    widths = random.uniform(15, 140, 1000)
    scales = NameScales(places, widths.tolist(), HEIGHT)
    scales.advance(60)
    return places, widths, scales


@pytest.mark.parametrize("scale", [300.0, 900.0, 4000.0, 60_000.0])
def test_names_never_pile_up(
    crowd: tuple[NDArray[np.float64], NDArray[np.float64], NameScales], scale: float
) -> None:
    places, widths, scales = crowd
    shown = np.flatnonzero(scales.shown(scale))
    assert len(shown) > 5
    assert shown[0] == 0
    # where they just meet, rounding may let them touch by a thousandth of a pixel
    assert overlapping(places, widths * 0.999, shown, scale) == 0


def test_a_name_that_is_left_out_has_no_room(
    crowd: tuple[NDArray[np.float64], NDArray[np.float64], NameScales],
) -> None:
    """A word is left out only for a more frequent one that it would meet here or on the way to its own zoom."""
    places, widths, scales = crowd
    scale = 900.0
    shown = scales.shown(scale)
    free = 0
    for index in np.flatnonzero(~shown)[:200].tolist():
        before = np.flatnonzero(shown[:index])
        together = np.append(before, index)
        free += overlapping(places, widths, together, scale) == overlapping(places, widths, before, scale)
    assert free < 40


def test_what_is_shown_stays_while_one_zooms_in(
    crowd: tuple[NDArray[np.float64], NDArray[np.float64], NameScales],
) -> None:
    scales = crowd[2]
    before = scales.shown(200)
    for scale in (300, 1000, 5000, 100_000):
        now = scales.shown(scale)
        assert (now >= before).all()
        before = now
    assert not scales.shown(1e9)[500]  # at the very place of a more frequent one


def test_the_work_can_be_done_in_slices() -> None:
    places = np.random.default_rng(1).normal(size=(300, 2))
    whole, slices = (NameScales(places, [40.0] * 300, HEIGHT) for _ in range(2))
    whole.advance(60)
    assert whole.complete
    while not slices.complete:
        done = slices.done
        slices.advance(0.0001)
        assert slices.done > done
        assert not slices.shown(1e9)[slices.done :].any()
    assert (whole.reach == slices.reach).all()


def test_nothing_to_name() -> None:
    none = NameScales(np.zeros((0, 2)), [], HEIGHT)
    assert none.complete
    assert none.shown(100).tolist() == []


def test_names_on_their_way_are_thinned() -> None:
    places = np.array([[0.0, 0.0], [10.0, 5.0], [200.0, 5.0], [12.0, 60.0]])
    widths = np.array([50.0, 50.0, 50.0, 50.0])
    assert apart(places, widths, HEIGHT, np.arange(4)).tolist() == [0, 2, 3]
