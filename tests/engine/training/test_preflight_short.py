"""Batches too slow to be tried whole are foretold from shorter ones."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.control import RunControl
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.training import preflight_short
from engine.training.lessons import make_lessons
from engine.training.preflight import foresee
from engine.training.preflight_short import ShortTrials, cut_short, short_lengths
from engine.training.preparing import Prepared, prepare
from engine.training.session import Session
from tests.engine.training.test_preflight import reviews

CPU = torch.device("cpu")


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    return result_of(prepare(reviews(tmp_path), build_recipe("small"), RunControl()))


def test_usual_batches_are_tried_whole(prepared: Prepared) -> None:
    session = Session("", build_recipe("small"), prepared, CPU, 1)
    assert short_lengths(session, np.array([800, 1200]), 2.0) is None


def test_a_slow_batch_is_cut_to_two_lengths(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session("", build_recipe("small"), prepared, CPU, 1)
    monkeypatch.setattr(preflight_short, "_speed", lambda device: 1e7)
    lengths = short_lengths(session, np.array([800, 32 * 30]), 2.0)
    assert lengths is not None
    few, many = lengths
    assert 1 <= few < many < 30


@pytest.mark.parametrize("task", ["classification", "language_model", "conditional"])
def test_what_is_cut_short_holds_fewer_cells(tmp_path: Path, task: str) -> None:
    recipe = build_recipe(None, {"task": task, "training": {"batch_size": 4}})
    prepared = result_of(prepare(reviews(tmp_path), recipe, RunControl()))
    session = Session("", recipe, prepared, CPU, 1)
    session.lessons.begin_epoch(0)
    whole = max(session.lessons.cells(i) for i in range(session.lessons.steps_per_epoch))
    session.lessons = make_lessons(session.network, *cut_short(recipe, prepared, 5))
    session.lessons.begin_epoch(0)
    short = max(session.lessons.cells(i) for i in range(session.lessons.steps_per_epoch))
    assert 0 < short < whole


def test_time_and_memory_are_about_those_of_whole_batches(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = build_recipe("small")
    spent = time.process_time  # other programs may be busy
    whole = foresee(recipe, prepared, RunControl(), CPU, seconds=0.3, clock=spent)
    monkeypatch.setattr(preflight_short, "_speed", lambda device: 3e7)
    short = foresee(recipe, prepared, RunControl(), CPU, seconds=0.3, clock=spent)
    assert 0.1 < short.epoch_seconds / whole.epoch_seconds < 10
    assert short.memory == pytest.approx(whole.memory, rel=0.2)
    assert short.steps_per_epoch == whole.steps_per_epoch


def test_memory_follows_the_line_through_two_lengths() -> None:
    trials = ShortTrials([], [(100, 1_000), (300, 3_000)], 0.0)
    assert trials.memory(1000) == round(3_000 + preflight_short._FRESH * 7_000)
    assert trials.memory(200) == 3_000  # never less than was seen
