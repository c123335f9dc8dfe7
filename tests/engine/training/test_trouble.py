"""What goes wrong becomes a sentence that says what to change; other faults are not hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.project.project import Project
from engine.training.session import Session
from tests.engine.training.helpers import a_recipe, prepared_corpus, trained


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


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory")])
def test_no_memory(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def step(session: Session) -> None:
        raise error

    monkeypatch.setattr(Session, "step", step)
    recipe = a_recipe()

    with pytest.raises(EngineError, match=r"not enough memory .* training.batch_size .now 8"):
        trained(project, recipe, prepared_corpus(tmp_path, recipe))


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
