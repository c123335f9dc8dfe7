"""`check` finds what is wrong and says where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.project.project import Project
from engine.project.records import Checkpoint
from tests.engine.project.helpers import (
    SOURCE,
    a_checkpoint,
    a_pipeline,
    a_recipe,
    a_run,
    an_end,
    an_epoch,
    steps,
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with something in every table."""
    with Project.create(tmp_path / "p.unroll") as project:
        project.save_recipe(a_recipe())
        project.save_pipeline(a_pipeline())
        project.save_corpus_source(SOURCE)
        project.save_watched_sentences(["a"])
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint())
        project.append_events(run, [*steps([1, 2]), an_epoch(1, 2)])
        project.finish_run(run, an_end(run))
        assert project.check() == ()
        yield project


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE facts SET value = '{' WHERE name = 'recipe'", "The recipe of the project cannot be read"),
        (
            "UPDATE facts SET value = '{\"task\": \"sing\"}' WHERE name = 'recipe'",
            "The recipe of the project",
        ),
        ("UPDATE facts SET value = '[]' WHERE name = 'pipeline'", "The pipeline of the project"),
        ("UPDATE facts SET value = '7' WHERE name = 'corpus'", "The corpus of the project"),
        ("UPDATE runs SET recipe = '{\"model\": 1}'", "The run 'run 1' cannot be read"),
        ("UPDATE runs SET pipeline = ''", "The run 'run 1' cannot be read"),
        ("UPDATE runs SET summary = '{}'", "The run 'run 1' cannot be read"),
        ("UPDATE moments SET event = '{}'", "The run 'run 1' cannot be read"),
        ("UPDATE step_chunks SET data = zeroblob(5)", "The run 'run 1' cannot be read"),
        ("UPDATE checkpoints SET tensors = zeroblob(9)", "is not the one that was saved"),
        ("UPDATE checkpoints SET meta = '{'", "has lost its notes"),
        ("DELETE FROM checkpoints", "has ended but has no weights"),
    ],
)
def test_each_kind_of_damage_is_found(project: Project, statement: str, finding: str) -> None:
    with project._database.writing() as connection:
        connection.execute(statement)
    (problem,) = project.check()
    assert finding in problem
    assert problem.endswith(".")


def test_weights_that_are_none_are_found(project: Project) -> None:
    project.save_checkpoint(project.run(), Checkpoint("last", 1, 1, b"not tensors"))
    assert project.check() == (
        "The checkpoint 'last' of 'run 1' cannot be used: its header is longer than the whole.",
    )


def test_all_problems_are_told_at_once(project: Project) -> None:
    with project._database.writing() as connection:
        connection.execute("UPDATE facts SET value = '{'")
        connection.execute("UPDATE checkpoints SET tensors = zeroblob(9), meta = '{'")
    assert len(project.check()) == 6


def test_damaged_pages_are_found_by_the_database_itself(project: Project) -> None:
    path = project.path
    project.close()
    data = bytearray(path.read_bytes())
    data[2 * 16384 : 2 * 16384 + 64] = bytes(64)
    path.write_bytes(data)
    with Project.open(path) as damaged:
        problems = damaged.check()
    assert problems
    assert all("The file itself is damaged" in problem for problem in problems)
