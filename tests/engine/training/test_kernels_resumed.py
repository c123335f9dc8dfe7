"""A run that goes on reads as it did: the same bits, whatever this computer would choose today."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.networks.layers import FusedLayer
from engine.project.records import Checkpoint
from engine.recipe.recipe import Recipe
from engine.training import kernel_choice
from engine.training.checkpoints import from_bytes
from engine.training.kernel_choice import fused_layers
from engine.training.preparing import Prepared
from engine.training.session import Session
from tests.engine.training.helpers import a_recipe, prepared_corpus

CPU = torch.device("cpu")


def a_session(recipe: Recipe, prepared: Prepared) -> Session:
    session = Session("run", recipe, prepared, CPU, 1)
    session.lessons.begin_epoch(0)
    return session


def after(session: Session, steps: int) -> Checkpoint:
    for _ in range(steps):
        session.step()
        session.tell()
    return session.state()


def choices(session: Session) -> list[bool | None]:
    layers: list[FusedLayer] = fused_layers(session.network)
    return [layer.own for layer in layers]


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
@pytest.mark.parametrize("ratio", [0.01, 100.0])
def test_a_resumed_run_reads_as_it_began(
    precision: str, cell: str, ratio: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(model__cell=cell, training__precision=precision)
    prepared = prepared_corpus(tmp_path, recipe)
    monkeypatch.setattr(kernel_choice, "speeds_folder", lambda: tmp_path / "speeds")
    monkeypatch.setattr(kernel_choice, "measure", lambda config, batch, low: ratio)
    unbroken = a_session(recipe, prepared)
    half = after(unbroken, 2)
    expected = from_bytes(after(unbroken, 2).tensors)

    monkeypatch.setattr(kernel_choice, "speeds_folder", lambda: tmp_path / "other")
    monkeypatch.setattr(kernel_choice, "measure", lambda config, batch, low: 1 / ratio)
    resumed = a_session(recipe, prepared)
    assert choices(resumed) != choices(unbroken)
    resumed.restore(half)
    found = from_bytes(after(resumed, 2).tensors)

    assert choices(resumed) == choices(unbroken) == [ratio > 1] * 2
    assert found.keys() == expected.keys()
    assert all(torch.equal(found[name], expected[name]) for name in expected)


def test_a_run_from_before_there_was_a_choice_is_read_by_torch(tmp_path: Path) -> None:
    recipe = a_recipe(model__cell="gru")
    session = a_session(recipe, prepared_corpus(tmp_path, recipe))
    state = session.state()
    del state.meta["kernels"]

    session.restore(state)

    assert choices(session) == [False, False]
