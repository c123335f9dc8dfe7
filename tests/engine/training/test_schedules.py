"""The learning rate over time, from where the run stands alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from engine.events import EpochDone, StepDone
from engine.project.project import Project
from engine.recipe.training import ScheduleName, TrainingSettings
from engine.training.position import Position
from engine.training.schedules import Schedule, judge_plateau, scale_rates
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def shares(steps: int = 10, **values: Any) -> list[float]:
    """The share at each step of as many epochs as there are, `steps` a piece."""
    settings = TrainingSettings(**values)
    schedule = Schedule(settings, steps)
    return [schedule.share(step, step // steps, 0) for step in range(settings.epochs * steps)]


def test_off_it_changes_nothing() -> None:
    assert shares(epochs=2) == [1.0] * 20
    assert Schedule(TrainingSettings(), 5).constant
    assert not Schedule(TrainingSettings(warmup=3), 5).constant


def test_cosine_falls_from_one_to_nothing() -> None:
    found = shares(schedule="cosine", epochs=4)

    assert found[0] == 1.0
    assert found[20] == pytest.approx(0.5)
    assert found == sorted(found, reverse=True)
    assert 0 < found[-1] < 0.01


@pytest.mark.parametrize("warmup", [8, 0.2])
def test_warm_up_in_steps_or_as_a_share(warmup: float) -> None:
    found = shares(schedule="cosine", warmup=warmup, epochs=4)

    assert found[:8] == pytest.approx([(i + 1) / 8 for i in range(8)])
    assert found[8] == 1.0
    assert found[24] == pytest.approx(0.5)


def test_steps_fall_at_epochs() -> None:
    found = shares(2, schedule="step", schedule_epochs=2, schedule_factor=0.1, epochs=5)

    assert found == pytest.approx([1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01])


def test_a_plateau_is_waited_for() -> None:
    settings = TrainingSettings(schedule=ScheduleName.PLATEAU, schedule_epochs=2, schedule_factor=0.5)
    schedule, position, found = Schedule(settings, 1), Position(), []
    for best in (True, False, True, False, False, False, False, False):
        judge_plateau(settings, position, best=best)
        found.append(schedule.at(position))

    assert found == [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25]
    judge_plateau(TrainingSettings(), position, best=False)
    assert position.falls == 2


def test_every_group_keeps_its_own_rate() -> None:
    layers = nn.Linear(2, 2), nn.Linear(2, 2)
    groups: list[dict[str, Any]] = [
        {"params": list(layers[0].parameters()), "lr": 0.1},
        {"params": list(layers[1].parameters())},
    ]
    optimizer = torch.optim.SGD(groups, lr=0.8)

    for share in (0.5, 0.25):
        scale_rates(optimizer, share)

    assert [group["lr"] for group in optimizer.param_groups] == [0.025, 0.2]


def test_a_run_learns_with_it_and_tells_it(tmp_path: Path) -> None:
    recipe = a_recipe(training__schedule="step", training__schedule_factor=0.1, training__epochs=3)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        events = trained(project, recipe, prepared)
        kept = project.history(project.run()).epochs
        slow = trained(project, recipe.with_values({"training.schedule": "constant"}), prepared)

    rates = [epoch.learning_rate for epoch in of_kind(events, EpochDone)]
    assert rates == pytest.approx([0.01, 0.001, 0.0001])
    assert [epoch.learning_rate for epoch in kept] == rates
    assert of_kind(events, StepDone)[-1].learning_rate == rates[-1]
    first, last = of_kind(events, EpochDone)[0], of_kind(events, EpochDone)[-1]
    assert of_kind(slow, EpochDone)[0].train_loss == first.train_loss
    assert of_kind(slow, EpochDone)[-1].train_loss < last.train_loss


def test_a_rate_of_nothing_changes_nothing(tmp_path: Path) -> None:
    """With so long a warm-up the first steps are tiny: the loss stays where it was."""
    recipe = a_recipe(training__warmup=1e9, training__epochs=3, model__dropout=0.0)
    with Project.create(tmp_path / "p.unroll") as project:
        epochs = of_kind(trained(project, recipe, prepared_corpus(tmp_path, recipe)), EpochDone)

    assert epochs[-1].valid_loss == pytest.approx(epochs[0].valid_loss, abs=1e-5)
