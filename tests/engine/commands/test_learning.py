"""`train` and `resume`: which settings hold, what is remembered, what is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.commands.arguments import make_parser
from engine.commands.console import Console
from engine.commands.learning import train
from engine.control import RunControl
from engine.errors import Stopped
from engine.project.project import Project
from engine.recipe.presets import find_preset
from tests.engine.commands.helpers import SMALL, CommandLine, refused, write_reviews, write_story

KEYS = [
    "event",
    "run",
    "reason",
    "epochs",
    "best",
    "seconds",
    "examples_per_second",
    "tokens_per_second",
    "parameters",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "p.unroll"


def recipe_of(project: Path, run: str | None = None) -> dict[str, object]:
    with Project.open(project) as opened:
        return opened.run(run).recipe.flat()


def test_events_end_with_the_end_of_the_run(run: CommandLine, project: Path, reviews: Path) -> None:
    told = run("train", project, "--corpus", reviews, "--json", "--set", *SMALL)
    assert (told.code, told.err) == (0, "")
    names = [record["event"] for record in told.records]
    assert {"step_done", "epoch_done"} <= set(names)
    assert names.count("epoch_done") == 2
    assert names.count("run_ended") == 1
    assert list(told.last) == KEYS
    assert list(told.last["best"]) == ["epoch", "valid_loss", "valid_accuracy", "valid_perplexity"]
    assert (told.last["reason"], told.last["best"]["valid_perplexity"]) == ("completed", None)


def test_people_get_a_table(run: CommandLine, project: Path, reviews: Path) -> None:
    told = run("train", project, "--corpus", reviews, "--set", *SMALL)
    assert "Run 'run 1' is done after 2 epochs" in told.out
    assert told.out.count("\n    1*") == 1
    assert "\r" not in told.out + told.err


def test_task_follows_from_the_labels(run: CommandLine, tmp_path: Path, scorer: Path, writer: Path) -> None:
    assert recipe_of(scorer)["task"] == "classification"
    assert recipe_of(writer)["task"] == "language_model"
    run(
        "train",
        tmp_path / "w.unroll",
        "--corpus",
        write_reviews(tmp_path / "r.csv"),
        "--set",
        *SMALL,
        "task=language_model",
    )
    assert recipe_of(tmp_path / "w.unroll")["task"] == "language_model"


def test_later_settings_win(run: CommandLine, project: Path, reviews: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.toml"
    file.write_text("[model]\ncell = 'rnn'\nhidden_size = 7\n[training]\nepochs = 1\n", encoding="utf-8")
    told = run("train", project, "--corpus", reviews, "--recipe", file, "--set", "model.hidden_size=5")
    assert told.code == 0
    recipe = recipe_of(project)
    assert (recipe["model.cell"], recipe["model.hidden_size"]) == ("rnn", 5)
    assert recipe["model.readout"] == find_preset("balanced").tree["model"]["readout"]


def test_preset_is_taken_by_name(run: CommandLine, project: Path, reviews: Path) -> None:
    run("train", project, "--corpus", reviews, "--preset", "small", "--set", "training.epochs=1")
    assert recipe_of(project)["model.cell"] == "gru"
    assert "no preset nothing" in refused(run("train", project, "--preset", "nothing"))


def test_project_remembers_corpus_and_recipe(run: CommandLine, project: Path, reviews: Path) -> None:
    run("train", project, "--corpus", reviews, "--set", *SMALL, "--name", "first")
    run("train", project)
    run("train", project, "--corpus", reviews, "--name", "same text")
    assert recipe_of(project, "same text") == recipe_of(project, "first")
    assert recipe_of(project, "run 1") == recipe_of(project, "first")
    run("train", project, "--set", "training.epochs=1", "model.cell=gru")
    recipe = recipe_of(project, "run 2")
    assert (recipe["model.cell"], recipe["model.embedding_dim"]) == ("gru", 64)
    with Project.open(project) as opened:
        assert [record.name for record in opened.runs()] == ["first", "run 1", "same text", "run 2"]


def test_changed_corpus_is_told_and_can_be_taken_as_it_is(
    run: CommandLine, project: Path, tmp_path: Path
) -> None:
    corpus = write_reviews(tmp_path / "r.csv")
    run("train", project, "--corpus", corpus, "--set", *SMALL)
    write_reviews(corpus, seed=2)
    assert "has changed since" in refused(run("train", project))
    assert run("train", project, "--corpus", corpus, "--set", *SMALL).code == 0


def test_nothing_is_made_when_something_is_wrong(
    run: CommandLine, project: Path, reviews: Path, tmp_path: Path
) -> None:
    story = write_story(tmp_path / "s.txt")
    assert "Add --corpus" in refused(run("train", project))
    assert "There is no file" in refused(run("train", project, "--corpus", tmp_path / "no.csv"))
    assert "no labels" in refused(run("train", project, "--corpus", story, "--set", "task=classification"))
    sentence = refused(
        run("train", project, "--corpus", reviews, "--set", "model.hiden_size=9", "training.epochs=0")
    )
    assert "Did you mean model.hidden_size?" in sentence
    assert "training.epochs is 0; it must be at least 1." in sentence
    assert "is not KEY=VALUE" in refused(run("train", project, "--corpus", reviews, "--set", "rnn"))
    assert "no recipe file" in refused(
        run("train", project, "--corpus", reviews, "--recipe", tmp_path / "no.toml")
    )
    assert "no folder" in refused(run("train", tmp_path / "no" / "p.unroll", "--corpus", reviews))
    assert "no usable mps device" in refused(run("train", project, "--corpus", reviews, "--device", "mps"))
    assert not project.exists()


def test_project_made_for_a_run_that_cannot_begin_is_taken_away(
    run: CommandLine, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "s.txt").write_text("ab", encoding="utf-8")
    refused(run("train", project, "--corpus", tmp_path / "s.txt"))
    assert [p.name for p in tmp_path.iterdir()] == ["s.txt"]


def test_settings_that_cannot_begin_are_not_remembered(
    run: CommandLine, project: Path, tmp_path: Path
) -> None:
    story = write_story(tmp_path / "s.txt")
    run("train", project, "--corpus", story, "--set", *SMALL)
    with Project.open(project) as opened:
        before = opened.recipe()
    refused(run("train", project, "--set", "corpus.validation_fraction=0.5", "training.batch_size=60000"))
    with Project.open(project) as opened:
        assert opened.recipe() == before
        assert len(opened.runs()) == 1


def test_read_only_project_is_told_before_work_begins(
    run: CommandLine, scorer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anything
    told = run("train", scorer, "--json")
    assert "is read-only" in refused(told)


def test_problems_of_a_new_corpus_are_told(run: CommandLine, project: Path, tmp_path: Path) -> None:
    corpus = write_reviews(tmp_path / "r.csv")
    with corpus.open("a", encoding="utf-8") as file:
        file.write("pos,one,cell too many\n")
    told = run("train", project, "--corpus", corpus, "--set", *SMALL, "task=classification")
    assert told.code == 0
    (sentence,) = told.err.splitlines()
    assert sentence.startswith("The row in line 62 ")


def test_stop_before_the_first_step_leaves_nothing(project: Path, reviews: Path) -> None:
    options = make_parser().parse_args(["train", str(project), "--corpus", str(reviews)])
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        train(options, Console(as_json=True), control)
    assert not project.exists()


def test_taken_name_is_told_before_work_begins(run: CommandLine, scorer: Path) -> None:
    told = run("train", scorer, "--name", "run 1", "--json")
    assert "already a run called 'run 1'" in refused(told)


def test_resume_of_a_finished_run_ends_at_once(run: CommandLine, scorer: Path) -> None:
    told = run("resume", scorer, "--json")
    assert (told.code, told.last["event"], told.last["reason"]) == (0, "run_ended", "completed")
    assert "step_done" not in [record["event"] for record in told.records]


def test_resume_needs_a_run(run: CommandLine, tmp_path: Path) -> None:
    Project.create(tmp_path / "p.unroll").close()
    assert "Nothing has been trained" in refused(run("resume", tmp_path / "p.unroll"))
    assert "There is no project" in refused(run("resume", tmp_path / "q.unroll"))


def test_several_files_are_learnt_from_and_remembered(
    run: CommandLine, project: Path, reviews: Path, tmp_path: Path
) -> None:
    more = write_reviews(tmp_path / "more.csv", 40, seed=2)
    assert run("train", project, "--corpus", reviews, more, "--json", "--set", *SMALL).code == 0
    with Project.open(project) as opened:
        source = opened.corpus_source()
    assert source is not None
    assert source.paths == (str(reviews), str(more))
    told = run("train", project, "--json", "--set", *SMALL)
    assert told.code == 0
    started = next(record for record in told.records if record["event"] == "run_started")
    assert started["train_examples"] + started["valid_examples"] == 100
    assert run("evaluate", project, "--corpus", more, reviews, "--json").last["examples"] == 100
    scored = run("score", project, "--input", more, reviews, "--json")
    assert len([record for record in scored.records if "label" in record]) == 100
    more.write_text("label,review\npos,x\n", encoding="utf-8")
    assert "more.csv has changed since it was first read" in refused(run("train", project)).replace('"', "")


def test_a_corpus_is_read_and_cut_once(
    run: CommandLine, project: Path, reviews: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNROLL_CACHE", str(tmp_path / "cache"))
    stages = []
    for name in ("a", "b"):
        told = run("train", project, "--corpus", reviews, "--name", name, "--set", *SMALL, "--json")
        stages.append({record["stage"] for record in told.records if record["event"] == "progressed"})
    assert {"reading", "cutting"} <= stages[0]
    assert not {"reading", "cutting"} & stages[1]


def test_what_a_run_begins_with_is_told(run: CommandLine, project: Path, reviews: Path) -> None:
    words = ("--set", "task=word_vectors", "vectors.epochs=1", "vectors.dim=8", "vectors.min_count=1")
    assert run("train", project, "--corpus", reviews, "--name", "words", *words).code == 0
    begun: tuple[str | Path, ...] = ("train", project, "--set", *SMALL, "model.embedding_dim=8")
    assert "task=classification" in refused(run(*begun, "model.vectors=words"))
    begun = (*begun, "task=classification")

    told = run(*begun, "model.vectors=words", "--json")

    (taken,) = [record for record in told.records if record["event"] == "weights_taken"]
    assert (taken["source"], taken["taken"]) == ("words", ["embedding"])
    assert 0 < taken["words"] <= taken["vocabulary"]
    spoken = run(*begun, "model.initial_run=words", "training.gradual_unfreezing=true").out
    assert f"It begins with what 'words' has learned: embedding ({taken['words']} of" in spoken
    assert "nobody" in refused(run(*begun, "model.initial_run=nobody"))
