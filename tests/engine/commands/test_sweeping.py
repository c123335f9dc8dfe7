"""`sweep` checks all values first, tells what they take, trains each once, and shows the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.events import RunEnded, Work
from engine.project.project import Project
from engine.recipe.recipe import Recipe
from engine.training import sweeps
from engine.training.runs import start_run
from engine.training.trouble import TrainingTrouble
from tests.engine.commands.helpers import SMALL, CommandLine, refused


def test_each_combination_is_trained_once(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    path = tmp_path / "p.unroll"
    wishes = ("--corpus", reviews, "--set", *SMALL, "training.epochs=1")
    told = run("sweep", path, "--vary", "model.cell=rnn,gru", "model.hidden_size=4,8", *wishes, "--json")
    assert told.code == 0
    assert told.records[0]["forecast"]["runs"] == 4
    assert told.records[0]["forecast"]["seconds"] > 0
    rows = [record for record in told.records if "settings" in record]
    assert len(rows) == 4
    assert {tuple(row["settings"].values()) for row in rows} == {
        (c, h) for c in ("rnn", "gru") for h in (4, 8)
    }
    assert [row["mean"] for row in rows] == sorted((row["mean"] for row in rows), reverse=True)
    more = run("sweep", path, "--vary", "model.cell=rnn,gru", "model.hidden_size=4,6", *wishes, "--json")
    assert more.records[0]["forecast"]["runs"] == 2  # the others are known
    with Project.open(path) as project:
        assert len(project.runs()) == 6
    assert (
        "All of these" in run("sweep", path, "--vary", "model.cell=rnn", "model.hidden_size=4", *wishes).out
    )
    table = run("runs", path, "--results").out.splitlines()
    assert table[0].split()[:2] == ["model.cell", "model.hidden_size"]
    assert len(table) == 7


def test_a_forecast_trains_nothing(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    path = tmp_path / "p.unroll"
    told = run("sweep", path, "--corpus", reviews, "--vary", "model.hidden_size=4,8", "--forecast")
    assert told.out.startswith("2 runs, about ")
    assert not path.exists()


def test_a_wrong_value_is_told_before_anything_is_trained(
    run: CommandLine, tmp_path: Path, reviews: Path
) -> None:
    path = tmp_path / "p.unroll"
    told = refused(run("sweep", path, "--corpus", reviews, "--vary", "model.hidden_size=8,-1"))
    assert "model.hidden_size" in told
    assert not path.exists()


def test_a_run_that_breaks_is_passed_over(
    run: CommandLine, tmp_path: Path, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.unroll"

    def breaking(project: Project, recipe: Recipe, *given: Any, **named: Any) -> Work[RunEnded]:
        if recipe.model.hidden_size == 4:
            raise TrainingTrouble("The loss is no number any more.", None)
        return (yield from start_run(project, recipe, *given, **named))

    monkeypatch.setattr(sweeps, "start_run", breaking)
    wishes = ("--corpus", reviews, "--set", *SMALL, "training.epochs=1")
    told = run("sweep", path, "--vary", "model.hidden_size=4,6", *wishes)
    assert told.code == 0
    assert "no number" in told.err
    with Project.open(path) as project:
        assert [r.recipe.model.hidden_size for r in project.runs()] == [6]
