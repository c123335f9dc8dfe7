"""A project and its corpus are taken to another computer, where the corpus lies elsewhere, and back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.project.project import Project
from tests.engine.commands.helpers import SMALL, CommandLine, refused, write_reviews

CELL = "model.cell=rnn"


@pytest.fixture
def moved(run: CommandLine, tmp_path: Path) -> tuple[Path, Path]:
    """A project with a run of its own settings, and where its corpus is now."""
    project, there = tmp_path / "p.unroll", tmp_path / "there"
    reviews = write_reviews(tmp_path / "reviews.csv")
    assert run("train", project, "--corpus", reviews, "--set", *SMALL, CELL).code == 0
    there.mkdir()
    return project, Path(shutil.move(reviews, there))


def test_a_run_begun_there_has_the_settings_of_the_project(
    run: CommandLine, moved: tuple[Path, Path]
) -> None:
    project, reviews = moved
    assert run("train", project, "--corpus", reviews).code == 0
    with Project.open(project) as opened:
        first, second = opened.runs()
        assert second.recipe == first.recipe
        assert second.corpus.path == str(reviews)


def test_another_corpus_of_the_same_name_is_a_new_one(run: CommandLine, moved: tuple[Path, Path]) -> None:
    project, reviews = moved
    write_reviews(reviews, count=80)
    assert run("train", project, "--corpus", reviews, "--set", *SMALL).code == 0
    with Project.open(project) as opened:
        assert opened.runs()[1].recipe.model.cell.value != "rnn"


def test_a_run_goes_on_where_its_corpus_is_now(run: CommandLine, moved: tuple[Path, Path]) -> None:
    project, reviews = moved
    assert "not there any more" in refused(run("resume", project, "--set", "training.epochs=3"))
    told = run("resume", project, "--corpus", reviews, "--set", "training.epochs=3", "--json")
    assert told.code == 0
    assert told.last["epochs"] == 3


def test_it_must_be_the_very_same_text(run: CommandLine, moved: tuple[Path, Path]) -> None:
    project, reviews = moved
    write_reviews(reviews, seed=2)
    told = run("resume", project, "--corpus", reviews, "--set", "training.epochs=3")
    assert "has changed since the run began" in refused(told)
