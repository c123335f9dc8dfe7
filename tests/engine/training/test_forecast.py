"""The lamp, and the one change that turns it green."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.recipe.presets import build_recipe
from engine.training.forecast import Costs, Forecast, Lamp, judged

MIB = 1 << 20
FORECAST = Forecast("cpu", 1, 400_000, 300, 5, 40.0, 4.0, 700 * MIB, 300 * MIB, 10 * MIB, 4000 * MIB, 20)
COSTS = Costs(step=0.1, cell=1e-5, look=3e-6)
RECIPE = build_recipe("balanced")


def test_what_fits_and_is_soon_done_is_green_and_needs_no_change() -> None:
    forecast = judged(FORECAST, RECIPE, COSTS)
    assert (forecast.lamp, forecast.change) == (Lamp.GREEN, None)
    assert forecast.run_seconds == 5 * 44.0


def test_what_does_not_fit_is_red_and_a_smaller_batch_is_proposed_first() -> None:
    forecast = judged(replace(FORECAST, free=330 * MIB), RECIPE, COSTS)
    assert forecast.lamp is Lamp.RED
    assert forecast.change is not None
    assert forecast.change.key == "training.batch_size"
    assert forecast.change.value == RECIPE.training.batch_size // 2
    assert forecast.change.more < 0.6 * 330 * MIB


def test_a_network_that_fills_the_memory_by_itself_must_be_smaller() -> None:
    full = replace(FORECAST, state=290 * MIB, free=330 * MIB)
    change = judged(full, RECIPE, COSTS).change
    assert change is not None
    assert change.key == "model.hidden_size"
    assert change.value < RECIPE.model.hidden_size


def test_what_takes_hours_is_amber_and_larger_batches_help_where_steps_cost_the_most() -> None:
    slow = replace(FORECAST, epoch_seconds=1000.0, valid_seconds=10.0, steps_per_epoch=9000)
    forecast = judged(slow, RECIPE, COSTS)  # 900 of the 1000 seconds are what steps cost whatever is in them
    assert forecast.lamp is Lamp.AMBER
    assert forecast.change is not None
    assert (forecast.change.key, forecast.change.value) == (
        "training.batch_size",
        RECIPE.training.batch_size * 2,
    )
    assert forecast.change.run_seconds == pytest.approx(5 * 560.0)


def test_fewer_epochs_are_the_last_resort() -> None:
    slow = replace(FORECAST, epoch_seconds=3000.0, steps_per_epoch=300)
    writer = build_recipe("writer", {"model": {"layer_sizes": [8, 8]}})
    change = judged(slow, writer, replace(COSTS, step=0.0)).change
    assert change is not None
    assert (change.key, change.value) == ("training.epochs", 1)


def test_nothing_is_proposed_where_no_single_change_is_enough() -> None:
    hopeless = replace(FORECAST, epoch_seconds=1e6, state=10_000 * MIB, more=10_000 * MIB)
    forecast = judged(hopeless, RECIPE, None)
    assert (forecast.lamp, forecast.change) == (Lamp.RED, None)
