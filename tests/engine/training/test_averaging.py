"""Averages of weights: their numbers, and that they are what is tested and handed out."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
import torch
from torch import Tensor

from engine.events import EpochDone
from engine.project.project import Project
from engine.project.records import BEST, LAST
from engine.recipe.training import Averaging, TrainingSettings
from engine.training.averaging import WeightAverage
from engine.training.checkpoints import from_bytes
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def averaged(settings: TrainingSettings, states: list[float]) -> tuple[WeightAverage, Tensor, int]:
    """The average after the weight took these values one after the other, which is every step there is."""
    weight, count = torch.zeros(1), 0
    average = WeightAverage(settings, [weight], len(states))
    for step, value in enumerate(states, start=1):
        weight.fill_(value)
        count = average.take_in(step, count)
    return average, weight, count


def test_of_the_end_is_the_plain_mean() -> None:
    settings = TrainingSettings(averaging=Averaging.SWA, averaging_share=0.5)
    average, _, count = averaged(settings, [9, 9, 9, 1, 2, 6])

    assert count == 3
    assert average.values is not None
    assert average.values[0].item() == pytest.approx(3.0)


def test_moving_forgets() -> None:
    settings = TrainingSettings(averaging=Averaging.EMA, averaging_decay=0.25)
    average, _, _ = averaged(settings, [8, 0, 16])

    expected = 8.0
    for count, value in ((1, 0.0), (2, 16.0)):
        memory = min(0.25, (1 + count) / (10 + count))
        expected = memory * expected + (1 - memory) * value
    assert average.values is not None
    assert average.values[0].item() == pytest.approx(expected)


def test_the_weights_come_back_whatever_happens() -> None:
    average, weight, _ = averaged(TrainingSettings(averaging=Averaging.SWA, averaging_share=1.0), [1, 4])

    with contextlib.suppress(ZeroDivisionError), average.in_place():
        assert weight.item() == 2.5
        raise ZeroDivisionError

    assert weight.item() == 4.0


def test_off_or_not_begun_the_weights_are_their_own() -> None:
    for settings in (TrainingSettings(), TrainingSettings(averaging=Averaging.SWA, averaging_share=0.01)):
        average, weight, count = averaged(settings, [1, 4])
        with average.in_place():
            assert weight.item() == 4.0
        assert (count, average.tensors()) == (0, {})


def test_it_is_tested_and_handed_out(tmp_path: Path) -> None:
    recipe = a_recipe(training__averaging="ema", training__averaging_decay=0.9, training__epochs=3)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        events = trained(project, recipe, prepared)
        run = project.run()
        best, last = (project.load_checkpoint(run, slot) for slot in (BEST, LAST))
        plain = trained(project, recipe.with_values({"training.averaging": "none"}), prepared)

    assert best is not None
    assert last is not None
    assert best.epoch == last.epoch  # this one gets better to the end
    handed_out, state = from_bytes(best.tensors), from_bytes(last.tensors)
    averages = [value for name, value in state.items() if name.startswith("average.")]
    assert len(averages) == len(handed_out)
    for name, value in handed_out.items():
        assert any(torch.equal(value, kept) for kept in averages), name
        assert not torch.equal(value, state[name])
    ours, theirs = of_kind(events, EpochDone), of_kind(plain, EpochDone)
    assert [e.train_loss for e in ours] == [e.train_loss for e in theirs]  # learning goes on as ever
    assert ours[-1].valid_loss != theirs[-1].valid_loss
