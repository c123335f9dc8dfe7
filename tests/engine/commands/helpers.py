"""Small corpora, and the command line as a function."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from engine import cli

GOOD, BAD = ("好吃", "很快", "喜欢", "新鲜"), ("难吃", "太慢", "失望", "凉了")
BETWEEN = ("这次", "送餐", "味道", "米饭", "，", "真的", "了")
SMALL = ("model.embedding_dim=6", "model.hidden_size=6", "training.epochs=2", "training.batch_size=8")


class Told(NamedTuple):
    """What a verb left behind."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        return self.records[-1]


def write_reviews(path: Path, count: int = 60, seed: int = 1) -> Path:
    """A csv of short reviews whose label follows from one word."""
    draw = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["label", "review"])
        for n in range(count):
            words = [*draw.sample(BETWEEN, 3), draw.choice((GOOD, BAD)[n % 2]), draw.choice(BETWEEN)]
            writer.writerow(["pos" if n % 2 == 0 else "neg", "".join(words)])
    return path


def write_story(path: Path, count: int = 120) -> Path:
    """One running text."""
    path.write_text("The cat sat on the mat.\n  The dog sat on the log.\n\n" * count, encoding="utf-8")
    return path


class CommandLine:
    """Runs verbs in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: object) -> Told:
        self._capture.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        return Told(code, *self._capture.readouterr())


def refused(told: Told) -> str:
    """The one sentence of something the user can mend; checks that it is one."""
    assert told.code == 2, told
    assert told.out == ""
    (sentence,) = told.err.splitlines()
    assert sentence.endswith((".", ".'")), sentence
    assert "Traceback" not in sentence
    return sentence
