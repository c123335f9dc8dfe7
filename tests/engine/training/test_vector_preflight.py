"""Word vectors are foretold like every run."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.control import RunControl
from engine.errors import Stopped
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.forecast import Lamp
from engine.training.preflight import foresee
from engine.training.preparing import Prepared, prepare

pytest.importorskip("gensim")
CPU = torch.device("cpu")


def prepared_text(folder: Path, recipe: Recipe) -> Prepared:
    path = folder / "lines.txt"
    path.write_text(
        "\n".join(f"the cup of tea number {i % 9} is good" for i in range(3000)), encoding="utf-8"
    )
    return result_of(prepare(path, recipe, RunControl()))


def test_vectors_are_foretold_from_their_first_jobs(tmp_path: Path) -> None:
    recipe = build_recipe("vectors_skipgram", {"vectors": {"dim": 20, "epochs": 3}})
    prepared = prepared_text(tmp_path, recipe)
    found = foresee(recipe, prepared, RunControl(), CPU, seconds=0.2)
    assert found.lamp is Lamp.GREEN
    assert found.parameters == 2 * 20 * (len(prepared.pipeline.vocabulary.tokens) - 3)
    assert 0 < found.epoch_seconds < 60
    assert found.epochs == 3
    assert found.memory > found.more >= 0
    assert found.batches >= 1


def test_a_stop_is_heard(tmp_path: Path) -> None:
    recipe, control = build_recipe("vectors_skipgram"), RunControl()
    prepared = prepared_text(tmp_path, recipe)
    control.stop()
    with pytest.raises(Stopped):
        foresee(recipe, prepared, control, CPU)
