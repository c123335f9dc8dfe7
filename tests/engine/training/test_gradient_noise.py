"""The noise of gradients is what it was made to be, and it is told with every epoch."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.events import EpochDone
from engine.project.project import Project
from engine.training.gradient_noise import NoiseProbe, noise_scale
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def measured(noise: float, batch: int, steps: int = 4000) -> float | None:
    """The noise scale of gradients of length 1 with noise of a variance `noise` for an example."""
    draw = torch.Generator().manual_seed(1)
    size = 50
    true = torch.full((size,), size**-0.5)
    probe, squares, products, pairs = NoiseProbe(16), 0.0, 0.0, 0
    for step in range(steps):
        gradient = true + torch.randn(size, generator=draw) * (noise / batch / size) ** 0.5
        product = probe.look([gradient[:20], gradient[20:]], step)
        if product is not None:
            squares += float(gradient @ gradient)
            products += float(product)
            pairs += 1
    return noise_scale(batch, squares, products, pairs)


@pytest.mark.parametrize(("noise", "batch"), [(100.0, 32), (10.0, 32), (400.0, 128)])
def test_it_finds_the_noise_whatever_the_batch(noise: float, batch: int) -> None:
    assert measured(noise, batch) == pytest.approx(noise, rel=0.15)


def test_without_noise_it_is_none_and_drowned_it_is_unknown() -> None:
    assert measured(0.0, 8) == pytest.approx(0.0, abs=1e-3)
    assert noise_scale(8, 5.0, -0.1, 3) is None
    assert noise_scale(8, 0.0, 0.0, 0) is None


def test_pairs_stand_at_fixed_places() -> None:
    probe = NoiseProbe(100)  # a pair every sixth step
    found = [step for step in range(14) if probe.look([torch.ones(2)], step) is not None]
    assert found == [1, 7, 13]
    assert probe.held is None


def test_sparse_gradients_are_left_alone() -> None:
    probe = NoiseProbe(8)
    sparse = torch.eye(3).to_sparse()
    assert probe.look([sparse], 0) is None
    assert probe.held is None


def test_epochs_tell_it_with_the_share_of_shortened_gradients(tmp_path: Path) -> None:
    recipe = a_recipe("language_model", training__clip_norm=0.01, training__batch_size=4)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        events = trained(project, recipe, prepared)
        kept = project.history(project.run()).epochs
        unclipped = trained(project, recipe.with_values({"training.clip_norm": 0.0}), prepared)

    told = of_kind(events, EpochDone)
    assert all(epoch.clipped_share == 1.0 for epoch in told)
    assert any(epoch.noise_scale is not None for epoch in told)
    assert [e.noise_scale for e in kept] == [e.noise_scale for e in told]
    assert of_kind(unclipped, EpochDone)[0].clipped_share is None
