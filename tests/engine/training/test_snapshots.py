"""Snapshots of epochs: small, spread evenly, and good enough to use."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.errors import EngineError
from engine.events import EpochDone
from engine.project.project import Project
from engine.project.records import BEST, snapshot_slot
from engine.training.checkpoints import from_bytes, load_network
from engine.training.snapshots import forgotten, halved, is_kept, stride_of
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def kept_after(epochs: int, size: int, megabytes: int) -> list[int]:
    """The epochs kept when each epoch saves and forgets as the loop does."""
    kept: set[int] = set()
    for epoch in range(1, epochs + 1):
        stride = stride_of(epoch, size, megabytes)
        kept |= {epoch} if is_kept(epoch, stride) else set()
        kept -= set(forgotten(epoch, stride))
        assert len(kept) * size <= megabytes * 1_000_000
    return sorted(kept)


def test_they_are_spread_evenly_over_the_training() -> None:
    assert kept_after(5, 100_000, 1) == [1, 2, 3, 4, 5]
    assert kept_after(12, 250_000, 1) == [1, 4, 8, 12]
    assert kept_after(100, 100_000, 1) == [1, 16, 32, 48, 64, 80, 96]


def test_too_large_or_unwanted_there_are_none() -> None:
    assert kept_after(5, 600_000, 1) == []
    assert kept_after(5, 10, 0) == []


def test_two_bytes_a_number_whatever_its_size() -> None:
    small, large, whole = torch.tensor([0.1, -3.0]), torch.tensor([1e6, 1.0]), torch.tensor([3])
    found = halved({"a": small, "b": large, "c": whole, "d": torch.empty(0)})
    assert [found[name].dtype for name in "abc"] == [torch.float16, torch.bfloat16, torch.int64]
    assert found["b"][0].item() == pytest.approx(1e6, rel=0.01)


def test_every_epoch_can_be_loaded_again(tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=4, training__averaging="ema")
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        epochs = of_kind(trained(project, recipe, prepared), EpochDone)
        run = project.run()
        assert project.check() == ()
        assert run.snapshots == (1, 2, 3, 4)
        best = project.load_checkpoint(run, BEST)
        last = project.load_checkpoint(run, snapshot_slot(epochs[-1].epoch))
        assert best is not None
        assert last is not None
        assert len(last.tensors) < 0.7 * len(best.tensors)
        if epochs[-1].best:
            whole = from_bytes(best.tensors)
            for name, value in from_bytes(last.tensors).items():
                torch.testing.assert_close(value.float(), whole[name], atol=1e-3, rtol=1e-3)

        networks = [load_network(project, run, epoch=epoch) for epoch in (1, 2, 4)]
        with pytest.raises(EngineError, match=r"No snapshot of epoch 9 of 'run 1' is kept. .* 1, 2, 3, 4"):
            load_network(project, run, epoch=9)
    weights = [next(network.parameters()) for network in networks]
    assert not torch.equal(weights[0], weights[1])
    assert not torch.equal(weights[1], weights[2])


def test_the_best_epoch_is_loaded_whole(tmp_path: Path) -> None:
    recipe = a_recipe(training__snapshots=0)
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared_corpus(tmp_path, recipe))
        run = project.run()
        assert run.snapshots == ()
        assert run.best_epoch is not None
        one, other = load_network(project, run), load_network(project, run, epoch=run.best_epoch)
        for ours, theirs in zip(one.parameters(), other.parameters(), strict=True):
            assert torch.equal(ours, theirs)


def test_more_than_there_is_room_for_go_with_the_save(tmp_path: Path) -> None:
    recipe = a_recipe(
        training__snapshots=1, training__epochs=5, training__patience=0, model__embedding_dim=4000
    )
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared_corpus(tmp_path, recipe))
        run = project.run()
        sizes = [
            len(kept.tensors)
            for e in run.snapshots
            if (kept := project.load_checkpoint(run, snapshot_slot(e)))
        ]
    assert run.snapshots
    assert run.snapshots != (1, 2, 3, 4, 5)
    assert sum(sizes) <= 1_000_000
