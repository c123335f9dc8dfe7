"""`find-rate` says which learning rate suits and keeps nothing; `resume --set` and the remedy that is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.project.project import Project
from engine.training.session import Session
from tests.engine.commands.helpers import SMALL, CommandLine, refused


def test_a_rate_is_found_and_nothing_is_kept(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    path = tmp_path / "p.unroll"
    wishes = ("--corpus", reviews, "--set", *SMALL, "text.cutter=characters")
    told = run("find-rate", path, *wishes, "--steps", 80)
    assert told.code == 0
    found = re.search(r"--set training.learning_rate=([\d.e-]+)", told.out)
    assert found is not None
    assert 1e-4 < float(found.group(1)) < 1
    assert told.out.count("< this one") == 1
    as_json = run("find-rate", path, *wishes, "--steps", 80, "--json")
    assert as_json.last["learning_rate"] == float(found.group(1))
    assert as_json.records[-2]["event"] == "rate_tried"
    assert not path.exists()


def test_word_vectors_need_no_search(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    told = run("find-rate", tmp_path / "p.unroll", "--corpus", reviews, "--set", "task=word_vectors")
    assert "need no search" in refused(told)


@pytest.mark.parametrize("steps", ["0", "9", "10001", "-1", "many"])
def test_too_few_or_too_many_rates_are_refused(run: CommandLine, scorer: Path, steps: str) -> None:
    assert "--steps" in refused(run("find-rate", scorer, "--steps", steps))


def test_it_takes_what_the_project_knows(run: CommandLine, tmp_path: Path, scorer: Path) -> None:
    before = scorer.read_bytes()
    assert run("find-rate", scorer, "--json").last["learning_rate"] > 0
    assert scorer.read_bytes() == before
    assert "Add --corpus" in refused(run("find-rate", tmp_path / "new.unroll"))


def test_a_run_goes_on_with_other_settings(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    path = tmp_path / "p.unroll"
    run("train", path, "--corpus", reviews, "--set", *SMALL)

    told = run(
        "resume",
        path,
        "--run",
        "run 1",
        "--set",
        "training.epochs=3",
        "training.learning_rate=0.02",
        "--json",
    )

    epochs = [record for record in told.records if record["event"] == "epoch_done"]
    assert [(epoch["epoch"], epoch["learning_rate"]) for epoch in epochs] == [(3, 0.02)]
    assert "cannot be changed while a run learns" in refused(run("resume", path, "--set", "model.cell=gru"))


def test_trouble_says_how_to_go_on(
    run: CommandLine, tmp_path: Path, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, step = tmp_path / "p.unroll", Session.step

    def breaking(session: Session) -> None:
        if session.position.epoch == 1:
            raise MemoryError
        step(session)

    monkeypatch.setattr(Session, "step", breaking)
    told = run("train", path, "--corpus", reviews, "--set", *SMALL)
    assert told.code == 2
    sentence, command = told.err.strip().splitlines()[-2:]
    assert "not enough memory" in sentence
    found = re.fullmatch(
        r'Go on with: main.py resume (\S+) --run "run 1" --set (training.batch_size=\d+)', command
    )
    assert found is not None, command
    monkeypatch.setattr(Session, "step", step)

    assert run("resume", path, "--run", "run 1", "--set", found.group(2)).code == 0

    with Project.open(path) as project:
        assert [epoch.epoch for epoch in project.history(project.run()).epochs] == [1, 2]
    assert told.out.count("\n    1*") == 1


def test_at_the_end_the_coach_speaks(run: CommandLine, tmp_path: Path, reviews: Path) -> None:
    told = run(
        "train", tmp_path / "p.unroll", "--corpus", reviews, "--set", *SMALL, "corpus.validation_fraction=0"
    )
    assert "Not checked. Nothing was kept back for validation" in told.out
