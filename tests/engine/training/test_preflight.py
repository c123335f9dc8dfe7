"""A run is foretold from a few of its batches, and nothing is left behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.control import RunControl
from engine.errors import Stopped
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.forecast import Lamp
from engine.training.preflight import costs_of, foresee
from engine.training.preparing import Prepared, prepare

CPU = torch.device("cpu")


def reviews(folder: Path) -> Path:
    path = folder / "reviews.csv"
    rows = (f"{i % 2},{'good ' * (1 + i % 30)}tea number {i}" for i in range(600))
    path.write_text("label,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Recipe], Prepared]:
    path = reviews(tmp_path)
    return lambda recipe: result_of(prepare(path, recipe, RunControl()))


def test_a_small_network_is_foretold(made: Callable[[Recipe], Prepared]) -> None:
    recipe = build_recipe("small", {"training": {"epochs": 3}})
    prepared = made(recipe)
    threads = torch.get_num_threads()
    # Other programs may be busy.
    forecast = foresee(recipe, prepared, RunControl(), CPU, seconds=0.2, clock=time.process_time)
    assert forecast.lamp is Lamp.GREEN
    assert forecast.steps_per_epoch == -(-len(prepared.split.train) // recipe.training.batch_size)
    assert 0 < forecast.epoch_seconds < 60
    assert 0 < forecast.valid_seconds < forecast.epoch_seconds
    assert forecast.run_seconds == pytest.approx(3 * (forecast.epoch_seconds + forecast.valid_seconds))
    assert forecast.memory > forecast.more >= 0
    assert forecast.batches >= 2
    assert torch.get_num_threads() == threads


@pytest.mark.parametrize("task", ["classification", "language_model", "conditional"])
def test_every_task_on_these_lines_is_foretold(made: Callable[[Recipe], Prepared], task: str) -> None:
    recipe = build_recipe(None, {"task": task, "training": {"batch_size": 4}})
    forecast = foresee(recipe, made(recipe), RunControl(), CPU, seconds=0.05)
    assert forecast.parameters > 0
    assert forecast.epoch_seconds > 0


def test_a_network_beyond_all_memory_is_red_without_being_made(made: Callable[[Recipe], Prepared]) -> None:
    recipe = build_recipe("small", {"model": {"hidden_size": 4096, "num_layers": 16, "bidirectional": True}})
    huge = recipe.with_values({"model.embedding_dim": 4096})
    prepared = made(huge)
    import engine.training.preflight as preflight

    forecast = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preflight, "free_memory", lambda device: 1 << 30)
        forecast = foresee(huge, prepared, RunControl(), CPU)
    assert forecast.lamp is Lamp.RED
    assert forecast.batches == 0
    assert forecast.state > 1 << 30


def test_a_stop_is_heard(made: Callable[[Recipe], Prepared]) -> None:
    recipe = build_recipe("small")
    prepared, control = made(recipe), RunControl()
    control.stop()
    with pytest.raises(Stopped):
        foresee(recipe, prepared, control, CPU)


def test_the_line_through_the_times_is_not_moved_by_a_busy_moment() -> None:
    cells = np.linspace(100, 4000, 12)
    seconds = 0.01 + 2e-5 * cells
    seconds[[2, 7]] += 0.5  # another program
    costs = costs_of([(int(c), float(s)) for c, s in zip(cells, seconds, strict=True)], 0.0)
    assert costs.step == pytest.approx(0.01, rel=0.05)
    assert costs.cell == pytest.approx(2e-5, rel=0.05)


def test_batches_of_one_size_give_their_usual_time() -> None:
    costs = costs_of([(1120, 0.02), (1120, 0.021), (1120, 0.02), (1120, 0.3)], 0.0)
    assert costs.learning(10, 11200) == pytest.approx(0.2, rel=0.1)
