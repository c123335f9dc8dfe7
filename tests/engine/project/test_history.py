"""A run's past comes back as the events that were told."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.events import (
    CheckpointSaved,
    GradientMeasured,
    Progressed,
    SampleDrawn,
    SentencesScored,
    Stage,
    StepDone,
    WeightsTaken,
)
from engine.project.project import Project
from tests.engine.project.helpers import a_run, an_epoch, steps


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.unroll") as project:
        yield project


def test_every_kind_of_event_comes_back(project: Project) -> None:
    run = a_run(project)
    sample = SampleDrawn(1, "春", "春眠不觉晓")
    scored = SentencesScored(1, "pos", (("好", "pos", 0.9), ("坏", "neg", 0.8)), (0.9, 0.2))
    gradient = GradientMeasured(1, ("a", "b"), ((0.1, 0.2), (0.3, 0.4)))
    project.append_events(
        run,
        [Progressed(Stage.READING, 1), *steps([1, 2]), CheckpointSaved(1, 2, True), sample, scored, gradient],
    )
    project.append_events(run, [StepDone(3, 1, 0.25, 0.75, 0.5, 1, 1, 1.0), an_epoch(1, 3)])

    history = project.history(run)

    assert history.epochs == (an_epoch(1, 3),)
    assert (history.samples, history.sentences, history.gradients) == ((sample,), (scored,), (gradient,))
    assert history.steps.tolist() == [1, 2, 3]
    assert history.losses.tolist() == [1.0, 1.0, 0.25]
    assert math.isnan(history.accuracies[0])
    assert history.accuracies[2] == 0.75
    assert history.grad_norms.tolist() == [0.5, 0.5, 0.5]


def test_all_that_a_run_began_with_is_kept_and_outlives_a_rewind(project: Project) -> None:
    run = a_run(project)
    language = WeightsTaken("language", 10, 20, ("embedding", "layer 1"), ("answer",))
    vectors = WeightsTaken("own.vec", 5, 20, ("embedding",), ())
    project.append_events(run, [language, vectors, *steps([1]), an_epoch(1, 1)])
    project.append_events(
        run, [language, vectors]
    )  # told again, because it had not been kept before it was cut off

    project.rewind_history(run, 0, 0)

    history = project.history(run)
    assert history.taken == (language, vectors)
    assert history.epochs == ()


def test_history_of_a_new_run_is_empty(project: Project) -> None:
    history = project.history(a_run(project))
    assert (history.epochs, len(history.steps), history.samples) == ((), 0, ())


def test_runs_do_not_mix(project: Project) -> None:
    first, second = a_run(project), a_run(project)
    project.append_events(first, [*steps([1]), an_epoch(1, 1)])
    project.append_events(second, steps([1, 2]))
    assert project.history(first).steps.tolist() == [1]
    assert project.history(second).epochs == ()


@pytest.mark.parametrize("again", [[1, 2, 3], [3, 4], [4, 5, 6], [5], [6], [7, 8]])
def test_steps_told_again_take_the_place_of_the_earlier_ones(project: Project, again: list[int]) -> None:
    run = a_run(project)
    project.append_events(run, steps([1, 2, 3]))
    project.append_events(run, steps([4, 5, 6]))
    project.append_events(run, steps(again, loss=2.0))

    history = project.history(run)

    assert history.steps.tolist() == [*range(1, again[0]), *again]
    assert history.losses.tolist() == [1.0] * (again[0] - 1) + [2.0] * len(again)


def test_epoch_told_again_stands(project: Project) -> None:
    run = a_run(project)
    project.append_events(run, [an_epoch(1, 5, loss=0.5), an_epoch(2, 10)])
    project.append_events(run, [an_epoch(1, 5, loss=0.25)])
    assert [epoch.train_loss for epoch in project.history(run).epochs] == [0.25, 0.5]


def test_rewound_history_ends_at_the_checkpoint(project: Project) -> None:
    run = a_run(project)
    project.append_events(
        run, [*steps(range(1, 11)), an_epoch(1, 5), an_epoch(2, 10), SampleDrawn(2, "", "x")]
    )
    project.rewind_history(run, epoch=1, step=7)
    history = project.history(run)
    assert history.steps.tolist() == list(range(1, 8))
    assert [epoch.epoch for epoch in history.epochs] == [1]
    assert history.samples == ()
    project.rewind_history(run, epoch=0, step=0)
    assert len(project.history(run).steps) == 0


def test_numbers_that_are_not_finite_are_kept_as_unknown(project: Project) -> None:
    run = a_run(project)
    project.append_events(run, [an_epoch(1, 1), *steps([1], loss=math.inf)])
    assert math.isinf(project.history(run).losses[0])


def test_a_text_where_a_number_belongs_is_told(project: Project) -> None:
    run = a_run(project)
    project.append_events(run, [an_epoch(1, 1)])
    with project._database.writing() as connection:
        connection.execute("UPDATE moments SET event = replace(event, '0.8', '\"many\"')")
    with pytest.raises(EngineError, match="is damaged"):
        project.history(run)


def test_steps_are_kept_small(project: Project) -> None:
    run = a_run(project)
    project.append_events(run, steps(range(1, 100_001)))
    with project._database.reading() as connection:
        (size,) = connection.execute("SELECT sum(length(data)) FROM step_chunks").fetchone()
    assert size == 16 * 100_000
