"""A run goes on with other settings: more epochs, a smaller rate, a smaller batch; never with another network."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import SettingsError
from engine.events import EndReason, EpochDone, RunEnded, SettingsChanged
from engine.project.project import Project
from engine.project.records import RunStatus
from engine.training import loop
from engine.training.changing import changed_recipe, is_changeable
from engine.training.runs import resume_run, start_run
from tests.engine.training.helpers import a_recipe, cut_off, of_kind, prepared_corpus, trained
from tests.engine.training.test_runs import check_equal


def test_what_can_be_changed() -> None:
    assert is_changeable("training.learning_rate")
    assert not is_changeable("training.optimizer")
    assert not is_changeable("model.hidden_size")
    with pytest.raises(SettingsError, match=r"hidden_size cannot be changed .*cutter cannot be changed"):
        changed_recipe(a_recipe(), {"model.hidden_size": 9, "text.cutter": "words", "training.epochs": 9})
    with pytest.raises(SettingsError, match=r"no setting training\.epoch"):
        changed_recipe(a_recipe(), {"training.epoch": 9})
    with pytest.raises(SettingsError, match="must be more than 0"):
        changed_recipe(a_recipe(), {"training.learning_rate": 0})


def test_more_epochs_end_as_if_they_had_been_asked_for_at_once(tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=4)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    path = tmp_path / "more.unroll"
    with Project.create(path) as project:
        trained(project, recipe.with_values({"training.epochs": 2}), prepared)

        events = list(resume_run(project, RunControl(), device="cpu", changes={"training.epochs": 4}))

        assert [event.epoch for event in of_kind(events, EpochDone)] == [3, 4]
        assert project.run().recipe == recipe
        assert project.history(project.run()).changes == (SettingsChanged(2, 8, (("training.epochs", "4"),)),)
    check_equal(tmp_path / "whole.unroll", path)


def test_after_an_early_stop_it_learns_on(tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=60, training__patience=1, training__learning_rate=0.3)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        ended = of_kind(trained(project, recipe, prepared), RunEnded)[0]
        assert ended.reason is EndReason.EARLY_STOPPED

        changes = {"training.learning_rate": 0.01, "training.epochs": ended.epochs + 1}
        events = list(resume_run(project, RunControl(), device="cpu", changes=changes))

    told = of_kind(events, EpochDone)
    assert [(e.epoch, e.learning_rate) for e in told] == [(ended.epochs + 1, 0.01)]


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_a_smaller_batch_reads_its_epoch_from_the_beginning(
    tmp_path: Path, task: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off in the second epoch, then cut off again and again: nothing is told twice or left out."""
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)
    recipe = a_recipe(task, training__schedule="cosine", training__averaging="swa")
    prepared, draw = prepared_corpus(tmp_path, recipe), random.Random(task)
    with Project.create(tmp_path / "p.unroll") as project:
        work = start_run(project, recipe, prepared, RunControl(), device="cpu")
        while project.runs() == () or not project.history(project.runs()[0]).epochs:
            next(work)
        assert cut_off(work, 3)
        begun = project.history(project.run())
        changes, going = {"training.batch_size": 4}, True
        while going:
            work = resume_run(project, RunControl(), device="cpu", changes=changes)
            going, changes = cut_off(work, draw.randint(4, 9)), {}
        run, history = project.run(), project.history(project.run())

        assert run.status is RunStatus.COMPLETED
        assert run.recipe.training.batch_size == 4
        assert project.check() == ()
    assert [epoch.epoch for epoch in history.epochs] == [1, 2]
    assert history.epochs[0] == begun.epochs[0]
    assert np.array_equal(history.steps, np.arange(1, history.epochs[-1].step + 1))
    assert history.epochs[1].step - history.epochs[0].step > history.epochs[0].step
    assert history.epochs[1].learning_rate < 0.1 * recipe.training.learning_rate


def test_changed_before_anything_was_saved_it_begins_anew(tmp_path: Path) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        assert cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), 3)
        assert not project.runs()[0].usable

        work = resume_run(
            project, RunControl(), run="run 1", device="cpu", changes={"training.batch_size": 4}
        )

        assert of_kind(list(work), EpochDone)[0].step == 8
