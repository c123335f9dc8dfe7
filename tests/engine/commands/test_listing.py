"""`runs`, `presets` and `check`."""

from __future__ import annotations

from pathlib import Path

from engine.events import WeightsTaken
from engine.project.project import Project
from engine.recipe.presets import all_presets
from engine.training.coach import Advice
from tests.engine.commands.helpers import CommandLine, refused


def test_runs_are_told_with_their_best_epoch(run: CommandLine, scorer: Path) -> None:
    (found,) = run("runs", scorer, "--json").records
    assert (found["run"], found["task"], found["status"]) == ("run 1", "classification", "completed")
    assert set(found["best"]) == {"epoch", "valid_loss", "valid_accuracy", "valid_perplexity"}
    assert found["snapshots"] == list(range(1, found["epochs"] + 1))
    assert found["advice"] in [advice.value for advice in Advice]
    assert found["advice"] != "waiting"
    told = run("runs", scorer)
    assert "run 1" in told.out.splitlines()[1]


def test_what_a_run_began_with_is_listed(run: CommandLine, scorer: Path) -> None:
    with Project.open(scorer) as project:
        taken = WeightsTaken("language", 10, 20, ("embedding",), ("answer",))
        project.append_events(project.run(), [taken])
    told = run("runs", scorer, "--json").last
    assert told["began_with"] == [
        {"source": "language", "words": 10, "vocabulary": 20, "taken": ["embedding"], "new": ["answer"]}
    ]
    assert "began with" in run("runs", scorer).out
    assert "language" in run("runs", scorer).out


def test_project_without_runs_says_so(run: CommandLine, tmp_path: Path) -> None:
    Project.create(tmp_path / "p.unroll").close()
    assert run("runs", tmp_path / "p.unroll").out == "No runs yet.\n"
    assert run("runs", tmp_path / "p.unroll", "--json").out == ""


def test_presets_are_all_told(run: CommandLine) -> None:
    assert [p["name"] for p in run("presets", "--json").records] == [p.name for p in all_presets()]
    assert all(preset.title in run("presets").out for preset in all_presets())


def test_whole_project_is_whole(run: CommandLine, scorer: Path) -> None:
    told = run("check", scorer, "--json")
    assert (told.code, told.last) == (0, {"whole": True, "problems": []})
    assert "is whole" in run("check", scorer).out


def test_damaged_project_is_told_and_ends_with_two(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    copy = tmp_path / "p.unroll"
    with Project.open(scorer) as project:
        project.copy_to(copy)
    with Project.open(copy) as project, project._database.writing() as connection:
        connection.execute("UPDATE checkpoints SET tensors = zeroblob(64) WHERE slot = 'best'")
    told = run("check", copy, "--json")
    assert told.code == 2
    assert told.last["whole"] is False
    assert told.last["problems"] == ["The checkpoint 'best' of 'run 1' is not the one that was saved."]
    assert "is not the one that was saved" in refused(run("check", copy))


def test_file_that_is_no_project_is_not_whole(run: CommandLine, reviews: Path) -> None:
    told = run("check", reviews, "--json")
    assert (told.code, told.last["whole"]) == (2, False)
    assert told.last["problems"] == told.err.splitlines()
