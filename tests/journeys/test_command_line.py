"""The whole road from the command line, as a person would type it.

What can be killed or interrupted is a process of its own; the rest runs in this one, because starting torch takes
longer than the verb.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.project.project import Project
from tests.engine.commands.helpers import CommandLine, refused, write_reviews, write_story

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, str(ROOT / "main.py"))
ENVIRONMENT = {**os.environ, "UNROLL_NO_BOOTSTRAP": "1", "OMP_NUM_THREADS": "1"}
ENVIRONMENT.pop("PYTHONPATH", None)
# 720 steps in three epochs: long enough to be killed in the middle of, short enough for a test
CLASSIFIER = ("model.hidden_size=16", "training.batch_size=2", "training.epochs=3", "training.patience=0")
WRITER = ("model.hidden_size=16", "training.epochs=3", "training.bptt_steps=8", "training.batch_size=4")

needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


def unroll(*arguments: object) -> str:
    """Run a verb in a process of its own, successfully, and give its stdout."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, env=ENVIRONMENT, check=False, timeout=120
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


def last(text: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(text.splitlines()[-1])
    return values


def train_until(
    arguments: Sequence[object], enough: Callable[[dict[str, Any]], bool], number: int
) -> tuple[int, list[dict[str, Any]]]:
    """Start a verb with --json, send signal `number` when an event is `enough`; exit code and all events."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    events = []
    with process.stdout as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                break  # cut off by the kill
            events.append(json.loads(line))
            if enough(events[-1]):
                process.send_signal(number)
                enough = _never
    return process.wait(timeout=60), events


def _never(event: dict[str, Any]) -> bool:
    return False


def at_step(step: int) -> Callable[[dict[str, Any]], bool]:
    return lambda event: event["event"] == "step_done" and event["step"] >= step


def weights(project: Path, run: str | None = None) -> dict[str, tuple[int, bytes]]:
    """Step and tensors of each checkpoint, after the project was found whole."""
    with Project.open(project) as opened:
        assert opened.check() == ()
        record = opened.run(run)
        kept = {slot: opened.load_checkpoint(record, slot) for slot in record.slots}
    return {slot: (c.step, c.tensors) for slot, c in kept.items() if c is not None}


@pytest.fixture(scope="module")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reviews(tmp_path_factory.mktemp("corpus") / "评论.csv", 540)


@pytest.fixture(scope="module")
def uninterrupted(reviews: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("whole") / "p.unroll"
    unroll("train", project, "--corpus", reviews, "--set", *CLASSIFIER)
    return project


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def test_from_a_file_to_a_score(run: CommandLine, reviews: Path, uninterrupted: Path, tmp_path: Path) -> None:
    found = run("inspect", reviews, "--json").last
    assert (found["documents"], found["labels"]) == (540, {"pos": 270, "neg": 270})
    assert run("runs", uninterrupted, "--json").last["status"] == "completed"
    new = write_reviews(tmp_path / "new.csv", 100, seed=5)
    assert run("evaluate", uninterrupted, "--corpus", new, "--json").last["accuracy"] > 0.95
    score = last(unroll("score", uninterrupted, "--text", "这次送餐太慢，米饭凉了", "--json"))
    assert score["label"] == "neg"
    assert score["probability"] > 0.9
    assert run("check", uninterrupted, "--json").last == {"whole": True, "problems": []}


@needs_kill
def test_killed_again_and_again_ends_with_the_same_weights(
    reviews: Path, uninterrupted: Path, tmp_path: Path
) -> None:
    draw = random.Random(os.getpid())
    moments = [draw.randrange(1, 240), draw.randrange(260, 480), draw.randrange(490, 715)]
    project = tmp_path / "p.unroll"
    verb: Sequence[object] = ("train", project, "--corpus", reviews, "--set", *CLASSIFIER)
    for moment in moments:
        code, events = train_until(verb, at_step(moment), signal.SIGKILL)
        assert code == -signal.SIGKILL, f"{moments}: ended by itself with {events[-1]}"
        verb = ("resume", project)

    ended = last(unroll("resume", project, "--json"))

    assert (ended["reason"], ended["epochs"]) == ("completed", 3), moments
    assert weights(project) == weights(uninterrupted), moments
    assert history(project) == history(uninterrupted), moments


def history(project: Path) -> tuple[list[float], list[float | None], list[float]]:
    """What the run told, without the times."""
    with Project.open(project) as opened:
        past = opened.history(opened.run())
    return past.losses.tolist(), [e.valid_loss for e in past.epochs], [e.train_loss for e in past.epochs]


@needs_kill
def test_killed_writer_carries_its_state_over(run: CommandLine, tmp_path: Path) -> None:
    story = write_story(tmp_path / "story.txt", 200)
    verb = ("--corpus", story, "--set", *WRITER, "model.dropout=0.2")
    ended = last(unroll("train", tmp_path / "whole.unroll", *verb, "--json"))
    assert ended["reason"] == "completed"
    code, _ = train_until(("train", tmp_path / "cut.unroll", *verb), at_step(400), signal.SIGKILL)
    assert code == -signal.SIGKILL
    unroll("resume", tmp_path / "cut.unroll")
    assert weights(tmp_path / "cut.unroll") == weights(tmp_path / "whole.unroll")
    written = run("write", tmp_path / "cut.unroll", "--prompt", "The ", "--tokens", 12, "--json").last
    assert written["text"].startswith("The ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cut.unroll", "story.txt", "whole.unroll"]


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_interrupted_run_is_saved_and_goes_on(
    run: CommandLine, reviews: Path, uninterrupted: Path, tmp_path: Path
) -> None:
    project = tmp_path / "p.unroll"
    verb = ("train", project, "--corpus", reviews, "--set", *CLASSIFIER)
    code, events = train_until(verb, at_step(100), signal.SIGINT)
    assert (code, events[-1]["event"], events[-1]["reason"]) == (130, "run_ended", "stopped")
    assert run("runs", project, "--json").last["status"] == "stopped"
    assert last(unroll("resume", project, "--json"))["reason"] == "completed"
    assert weights(project) == weights(uninterrupted)


def _no_labels(place: Path) -> list[object]:
    path = place / "c.csv"
    path.write_text("review\n好吃\n难吃\n太慢了，等了很久\n", encoding="utf-8")
    return ["--corpus", path, "--set", "task=classification"]


def _binary(place: Path) -> list[object]:
    path = place / "c.csv"
    path.write_bytes(random.Random(1).randbytes(50_000))
    return ["--corpus", path]


def _empty(place: Path) -> list[object]:
    path = place / "c.csv"
    path.touch()
    return ["--corpus", path]


def _one_enormous_line(place: Path) -> list[object]:
    path = place / "c.txt"
    with path.open("wb") as file:
        file.truncate(0)
        for _ in range(100):
            file.write(b"word " * 209_716)
    return ["--corpus", path, "--set", "task=classification"]


@pytest.mark.parametrize("make", [_no_labels, _binary, _empty, _one_enormous_line])
@pytest.mark.parametrize("existing", [False, True])
def test_bad_corpus_is_one_sentence_and_changes_nothing(
    make: Callable[[Path], list[object]],
    existing: bool,
    uninterrupted: Path,
    tmp_path: Path,
    run: CommandLine,
) -> None:
    project = tmp_path / "p.unroll"
    if existing:
        project.write_bytes(uninterrupted.read_bytes())
    (tmp_path / "corpus").mkdir()
    said = make(tmp_path / "corpus")

    refused(run("train", project, *said))

    assert project.exists() == existing
    assert not existing or project.read_bytes() == uninterrupted.read_bytes()
    assert len(list(tmp_path.iterdir())) == 1 + existing


@pytest.mark.parametrize("verb", ["train", "resume", "evaluate", "score", "write", "runs", "check"])
def test_file_that_is_no_project_is_left_alone(run: CommandLine, verb: str, reviews: Path) -> None:
    before = reviews.read_bytes()
    more: dict[str, list[object]] = {
        "train": ["--corpus", reviews],
        "evaluate": ["--corpus", reviews],
        "score": ["--text", "a"],
    }
    sentence = refused(run(verb, reviews, *more.get(verb, [])))
    assert sentence == f"{reviews} is not an Unroll project. Choose a file that ends with .unroll."
    assert reviews.read_bytes() == before
    assert len(list(reviews.parent.iterdir())) == 1


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 600 kB."""
    place = tmp_path / "tiny"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_full_disk_is_one_sentence_and_earlier_runs_stay(
    run: CommandLine, reviews: Path, tiny_disk: Path
) -> None:
    project = tiny_disk / "p.unroll"
    small = ("text.cutter=characters", "model.hidden_size=4", "model.embedding_dim=4", "training.epochs=1")
    assert run("train", project, "--corpus", reviews, "--set", *small).code == 0
    before = weights(project)

    told = run("train", project, "--corpus", reviews, "--set", "model.hidden_size=128", "training.epochs=1")

    assert told.code == 2
    assert "disk is full" in told.err
    assert len(told.err.splitlines()) == 1
    assert weights(project, "run 1") == before
    assert run("check", project, "--json").last["whole"] is True
