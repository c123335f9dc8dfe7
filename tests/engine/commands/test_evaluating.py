"""`evaluate`: a run on another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.commands.helpers import CommandLine, refused, write_reviews, write_story

KEYS = [
    "examples",
    "loss",
    "accuracy",
    "macro_f1",
    "perplexity",
    "confusion",
    "bleu",
    "exact_match",
    "answer_accuracy",
]


def test_classifier(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    corpus = write_reviews(tmp_path / "new.csv", 40, seed=7)
    report = run("evaluate", scorer, "--corpus", corpus, "--json").last
    assert list(report)[:9] == KEYS
    assert report["examples"] == 40
    right = sum(report["confusion"][n][n] for n in range(2))
    assert report["accuracy"] == pytest.approx(right / 40)
    assert (report["perplexity"], report["bleu"], report["exact_match"]) == (None, None, None)
    assert "macro F1" in run("evaluate", scorer, "--corpus", corpus).out


def test_language_model(run: CommandLine, writer: Path, tmp_path: Path) -> None:
    report = run("evaluate", writer, "--corpus", write_story(tmp_path / "s.txt", 5), "--json").last
    assert report["perplexity"] > 1
    assert (report["accuracy"], report["confusion"]) == (None, None)


def test_texts_without_labels_are_a_sentence(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    assert "no labels" in refused(run("evaluate", scorer, "--corpus", write_story(tmp_path / "s.txt")))
