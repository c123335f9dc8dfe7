"""`luck` trains seeds, tells their spread, and calls equal what is equal."""

from __future__ import annotations

from pathlib import Path

from engine.project.project import Project
from tests.engine.commands.helpers import SMALL, CommandLine, refused


def test_seeds_are_trained_and_compared(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    path = tmp_path / "p.unroll"
    wishes = ("--corpus", reviews, "--set", *SMALL, "training.epochs=1")
    first = run("luck", path, *wishes, "--seeds", 3, "--json")
    assert first.code == 0
    (group,) = [record for record in first.records if "settings" in record]
    assert len(group["scores"]) == 3
    assert group["low"] <= group["mean"] <= group["high"]
    with Project.open(path) as project:
        assert [r.recipe.training.seed for r in project.runs()] == [1, 2, 3]
    again = run("luck", path, *wishes, "--seeds", 3, "--json")
    (group,) = [record for record in again.records if "settings" in record]
    assert len(group["scores"]) == 6  # three further seeds
    run("luck", path, *wishes, "training.learning_rate=0.0000001", "--seeds", 3)
    told = run("luck", path, "--seeds", 0)
    assert "training.learning_rate=1e-07" in told.out
    assert told.out.rstrip().endswith((".",))
    verdicts = [r for r in run("luck", path, "--seeds", 0, "--json").records if "real" in r]
    assert len(verdicts) == 1


def test_what_cannot_be_meant_is_refused(run: CommandLine, tmp_path: Path, scorer: Path) -> None:
    assert "at least 0" in refused(run("luck", scorer, "--seeds", -1))
    told = run("luck", scorer, "--seeds", 0)
    assert "one seed says nothing" in told.out
    Project.create(tmp_path / "q.unroll").close()
    assert run("luck", tmp_path / "q.unroll", "--seeds", 0).out == "No finished runs yet.\n"
