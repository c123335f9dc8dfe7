"""Several processes learn one run, one of them is killed, and the run goes on: by command, as on a cluster."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine import cli
from engine.project.project import Project
from engine.project.records import LAST, Checkpoint
from tests.engine.training.helpers import write_reviews
from tests.engine.training.teams import ROOT, end_of, start_team, team_environment

SMALL = ["model.embedding_dim=5", "model.hidden_size=6", "text.cutter=characters", "training.batch_size=9"]


def train_command(folder: Path, epochs: int, *more: str) -> list[str]:
    """A small run."""
    corpus = ["--corpus", str(write_reviews(folder))]
    settings = ["--set", *SMALL, f"training.epochs={epochs}", "training.patience=0", *more]
    return ["main.py", "train", str(folder / "p.unroll"), *corpus, *settings]


def last_state(project: Path) -> Checkpoint | None:
    """Where the run stands, or None before it does."""
    if not project.exists():
        return None
    with Project.open(project) as opened:
        runs = opened.runs()
        return opened.load_checkpoint(runs[-1], LAST) if runs else None


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("killed", [1, 0])
def test_a_process_is_killed_and_the_run_goes_on(killed: int, tmp_path: Path) -> None:
    project = tmp_path / "p.unroll"
    team = start_team(train_command(tmp_path, 100_000))
    while last_state(project) is None and all(process.poll() is None for process in team):
        time.sleep(0.1)
    team[killed].kill()
    ends = end_of(team)
    code, _, complaint = ends[1 - killed]
    assert code == 2, complaint
    assert "One of the processes of this training has ended" in complaint
    assert f"Go on with: main.py resume {project}" in complaint
    assert "Traceback" not in complaint
    assert cli.main(["check", str(project)]) == 0

    state = last_state(project)
    assert state is not None
    goal = state.epoch + 2
    assert cli.main(["resume", str(project), "--set", f"training.epochs={goal}"]) == 0
    with Project.open(project) as opened:
        steps = opened.history(opened.run()).steps
        assert steps.tolist() == list(range(1, len(steps) + 1))
        assert opened.run().epochs == goal


def test_by_torchrun(tmp_path: Path) -> None:
    command = train_command(tmp_path, 2)
    done = subprocess.run(
        [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", *command],
        cwd=ROOT,
        env={**team_environment(0, 1, 0), "MASTER_ADDR": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=150,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Run 'run 1' is done after 2 epochs") == 1  # one process speaks
    assert "on cpu, 2 processes, 1 thread" in done.stdout
    assert cli.main(["check", str(tmp_path / "p.unroll")]) == 0


@pytest.mark.parametrize(
    ("verb", "more", "sentence"),
    [
        ("runs", [], "Only train and resume can be shared"),
        ("train", ["task=word_vectors"], "Word vectors are learned by the threads of one process"),
        ("train", ["training.batch_size=0"], "batch_size"),
    ],
)
def test_trouble_is_told_once(verb: str, more: list[str], sentence: str, tmp_path: Path) -> None:
    command = ["main.py", "runs", "p.unroll"] if verb == "runs" else train_command(tmp_path, 1, *more)
    ends = end_of(start_team(command))
    assert [code for code, _, _ in ends] == [2, 2]
    said = "".join(complaint for _, _, complaint in ends)
    assert said.count(sentence) == 1, said
    assert not (tmp_path / "p.unroll").exists()
