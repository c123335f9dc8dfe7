"""Steps stand where they were made, in epochs of any length."""

from __future__ import annotations

import numpy as np
import pytest

from gui.views.epoch_places import EpochPlaces


def test_epochs_of_one_length() -> None:
    places = EpochPlaces(10)
    assert places.of(np.array([5.0, 10.0, 25.0])).tolist() == [0.5, 1.0, 2.5]
    assert [places.step_at(epoch) for epoch in (0.5, 2.5)] == [5, 25]


def test_an_epoch_with_other_batches_takes_no_more_room() -> None:
    places = EpochPlaces(5)  # since the batch was doubled
    assert places.set_ends([(10, 1), (20, 2), (25, 3)])
    assert places.of(np.array([5.0, 15.0, 22.5, 25.0, 30.0])).tolist() == [0.5, 1.5, 2.5, 3.0, 4.0]
    assert [places.step_at(epoch) for epoch in (0.5, 1.5, 3.0, 4.0)] == [5, 15, 25, 30]
    assert not places.set_ends([(10, 1), (20, 2), (25, 3)])


@pytest.mark.parametrize("ends", [[], [(0, 1)], [(7, 1), (7, 2)], [(7, 2), (5, 1)]])
def test_odd_ends_of_a_damaged_history_do_no_harm(ends: list[tuple[int, int]]) -> None:
    places = EpochPlaces(10)
    places.set_ends(ends)
    found = places.of(np.arange(1.0, 40.0))
    assert np.isfinite(found).all()
    assert (np.diff(found) > 0).all()
