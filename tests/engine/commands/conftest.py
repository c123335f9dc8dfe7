"""The command line, and projects trained once for all tests that only look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import cli
from tests.engine.commands.helpers import SMALL, CommandLine, write_reviews, write_story


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("projects")


@pytest.fixture(scope="session")
def reviews(place: Path) -> Path:
    return write_reviews(place / "reviews.csv")


@pytest.fixture(scope="session")
def scorer(place: Path, reviews: Path) -> Path:
    """A project with a trained classifier."""
    path = place / "scorer.unroll"
    settings = (*SMALL, "training.learning_rate=0.05", "training.epochs=4", "text.cutter=characters")
    assert cli.main(["train", str(path), "--corpus", str(reviews), "--set", *settings]) == 0
    return path


@pytest.fixture(scope="session")
def writer(place: Path) -> Path:
    """A project with a trained language model."""
    path, story = place / "writer.unroll", write_story(place / "story.txt")
    assert cli.main(["train", str(path), "--corpus", str(story), "--set", *SMALL]) == 0
    return path
