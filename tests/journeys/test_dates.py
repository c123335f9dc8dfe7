"""Dates in English become digits: a task that a network with attention learns to the last one."""

from __future__ import annotations

import csv
import datetime
import random
from pathlib import Path

import pytest

from tests.engine.commands.helpers import CommandLine

FORMS = ("%B {day}, %Y", "{day} %B %Y", "%b {day} %Y", "%A, {day} %B %Y")
SETTINGS = (
    "task=seq2seq", "corpus.source_column=english", "corpus.target_column=digits", "text.cutter=characters",
    "text.min_count=1", "model.cell=gru", "model.embedding_dim=32", "model.hidden_size=64", "model.dropout=0",
    "training.batch_size=32", "training.learning_rate=0.005", "training.epochs=3",
)  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def dates(count: int, seed: int) -> list[tuple[str, str]]:
    """`("March 21, 1948", "1948-03-21")`, in several forms, all different."""
    draw, first = random.Random(seed), datetime.date(1900, 1, 1)
    found: dict[str, str] = {}
    while len(found) < count:
        day = first + datetime.timedelta(days=draw.randrange(73_000))
        found[day.strftime(draw.choice(FORMS)).format(day=day.day)] = day.isoformat()
    return list(found.items())


def write_dates(path: Path, rows: list[tuple[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("english", "digits"), *rows])
    return path


def test_english_dates_become_digits(run: CommandLine, tmp_path: Path) -> None:
    rows = dates(2200, seed=1)
    learned, new = write_dates(tmp_path / "a.csv", rows[:2000]), write_dates(tmp_path / "b.csv", rows[2000:])
    project = tmp_path / "dates.unroll"
    assert run("train", project, "--corpus", learned, "--set", *SETTINGS).code == 0

    report = run("evaluate", project, "--corpus", new, "--json").last

    assert report["examples"] == 200
    assert report["exact_match"] >= 0.99
    assert report["bleu"] > 99
    told = run("answer", project, "--text", rows[-1][0], "--json")
    assert told.last["text"] == "".join(told.last["tokens"]) == rows[-1][1]
