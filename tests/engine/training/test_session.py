"""A session's numbers depend on its recipe and corpus alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from engine.control import RunControl
from engine.events import EpochDone, SampleDrawn, StepDone
from engine.project.project import Project
from engine.project.records import BEST, LAST
from engine.training.checkpoints import from_bytes
from engine.training.runs import start_run
from engine.training.session import Session
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.unroll") as project:
        yield project


def test_the_seed_decides_and_nothing_else_draws_from_it(project: Project, tmp_path: Path) -> None:
    """Watching draws nothing from the run's stream, and what happens outside the run changes nothing in it."""
    recipe = a_recipe("language_model", training__epochs=3)
    unwatched = recipe.with_values({"training.sample_every": 0})
    prepared = prepared_corpus(tmp_path, recipe)

    first = trained(project, recipe, prepared)
    torch.rand(10)
    second = []
    for event in start_run(project, unwatched, prepared, RunControl(), device="cpu"):
        torch.rand(3)
        second.append(event)

    assert [e.loss for e in of_kind(first, StepDone)] == [e.loss for e in of_kind(second, StepDone)]
    assert not of_kind(second, SampleDrawn)
    other = trained(project, recipe.with_values({"training.seed": 2}), prepared)
    assert of_kind(other, StepDone)[0].loss != of_kind(first, StepDone)[0].loss


def test_a_run_leaves_the_programs_own_random_numbers_alone(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    work = start_run(project, recipe, prepared, RunControl(), device="cpu")
    next(work)
    before = torch.get_rng_state()

    for _ in work:
        pass

    assert torch.equal(torch.get_rng_state(), before)


def test_a_slow_device_is_asked_rarely_and_every_step_is_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    expected = trained(project, recipe, prepared)
    monkeypatch.setattr(Session, "telling_due", property(lambda self: self.position.step % 3 == 0))

    events = trained(project, recipe, prepared)

    assert [(e.step, e.loss) for e in of_kind(events, StepDone)] == [
        (e.step, e.loss) for e in of_kind(expected, StepDone)
    ]
    assert [e.train_loss for e in of_kind(events, EpochDone)] == [
        e.train_loss for e in of_kind(expected, EpochDone)
    ]


def test_the_best_slot_holds_the_weights_alone(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe()
    trained(project, recipe, prepared_corpus(tmp_path, recipe))

    best, last = (project.load_checkpoint(project.run(), slot) for slot in (BEST, LAST))

    assert best is not None
    assert last is not None
    assert {name.split(".")[0] for name in from_bytes(best.tensors)} == {"network"}
    assert {name.split(".")[0] for name in from_bytes(last.tensors)} == {"network", "optimizer", "noise"}
