"""What goes wrong becomes a sentence that says what to change; other faults are not hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import EpochDone
from engine.project.project import Project
from engine.project.records import LAST
from engine.training import loop
from engine.training.runs import resume_run
from engine.training.session import Session
from engine.training.trouble import Remedy, TrainingTrouble, trouble_explained
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.unroll") as project:
        yield project


def test_a_loss_that_is_not_finite(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe(training__learning_rate=100.0, training__optimizer="sgd", training__clip_norm=0.0)
    recipe = recipe.with_values(
        {"model.cell": "rnn", "model.activation": "relu", "training.epochs": 50, "training.patience": 0}
    )

    with pytest.raises(
        EngineError, match=r"The loss or its gradient at step \d+ is not a finite .*learning_rate .now 100"
    ) as caught:
        trained(project, recipe, prepared_corpus(tmp_path, recipe))

    assert "{step}" in caught.value.template
    assert isinstance(caught.value, TrainingTrouble)
    assert caught.value.remedy == Remedy({"training.learning_rate": 30.0, "training.clip_norm": 1.0})


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory")])
def test_no_memory(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def step(session: Session) -> None:
        raise error

    monkeypatch.setattr(Session, "step", step)
    recipe = a_recipe()

    with pytest.raises(TrainingTrouble, match=r"not enough memory .* training.batch_size .now 8") as caught:
        trained(project, recipe, prepared_corpus(tmp_path, recipe))

    assert caught.value.remedy == Remedy({"training.batch_size": 4})
    with pytest.raises(TrainingTrouble) as smallest, trouble_explained(a_recipe(training__batch_size=1)):
        raise error
    assert smallest.value.remedy is None


def test_a_device_that_has_gone_leaves_a_state_to_go_on_from(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(training__epochs=3)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as whole:
        expected = of_kind(trained(whole, recipe, prepared), EpochDone)
    step = Session.step

    def lost(session: Session) -> None:
        if session.position.step == 6:
            raise RuntimeError("CUDA error: device-side assert triggered\nCUDA kernel errors might be …")
        step(session)

    monkeypatch.setattr(Session, "step", lost)
    with pytest.raises(TrainingTrouble, match=r"graphics card .*\(CUDA error: device-side assert") as caught:
        trained(project, recipe, prepared)
    assert caught.value.remedy is not None
    assert caught.value.remedy.device == "cpu"
    monkeypatch.setattr(Session, "step", step)

    events = list(resume_run(project, RunControl(), device=caught.value.remedy.device))

    assert [e.train_loss for e in project.history(project.run()).epochs] == [e.train_loss for e in expected]
    assert of_kind(events, EpochDone)[-1].valid_loss == expected[-1].valid_loss


def test_another_fault_is_not_hidden(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(session: Session) -> None:
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(Session, "step", step)
    recipe = a_recipe()

    with pytest.raises(RuntimeError, match="shapes"):
        trained(project, recipe, prepared_corpus(tmp_path, recipe))


def test_weights_that_broke_in_the_last_step_are_not_kept(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Session.step

    def breaking(session: Session) -> None:
        step(session)
        if session.position.step_in_epoch == session.lessons.steps_per_epoch:
            for weights in session.network.parameters():
                weights.data.fill_(float("nan"))

    monkeypatch.setattr(Session, "step", breaking)
    recipe = a_recipe()

    with pytest.raises(EngineError, match="not a finite number"):
        trained(project, recipe, prepared_corpus(tmp_path, recipe))

    assert project.runs()[0].slots == ()


def test_weights_that_broke_within_an_epoch_are_not_kept_either(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A state is saved after every step here; the one that broke is refused before it takes the place of a good one."""
    step = Session.step

    def breaking(session: Session) -> None:
        step(session)
        if session.position.step == 3:
            next(session.network.parameters()).data[0, 0] = float("inf")

    monkeypatch.setattr(Session, "step", breaking)
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)
    recipe = a_recipe()

    with pytest.raises(TrainingTrouble, match="step 3 is not a finite number"):
        trained(project, recipe, prepared_corpus(tmp_path, recipe))

    kept = project.load_checkpoint(project.run(), LAST)
    assert kept is not None
    assert kept.step == 2
