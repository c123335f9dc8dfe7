"""`vectors` and `answer`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.commands.helpers import CommandLine, refused


def test_neighbours_analogy_and_similarity(run: CommandLine, scorer: Path) -> None:
    words = run("vectors", scorer, "--neighbours", "好", "--json").last["words"]
    assert len(words) == 10
    assert "好" not in [word for word, _ in words]
    assert (
        len(
            run("vectors", scorer, "--analogy", "好", "吃", "难", "--metric", "manhattan", "--json").last[
                "words"
            ]
        )
        == 10
    )
    value = run("vectors", scorer, "--similarity", "好", "好", "--json").last["value"]
    assert value == pytest.approx(1.0)
    assert run("vectors", scorer, "--similarity", "好", "好", "--metric", "euclidean").out == "0.0000\n"


def test_export(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    told = run("vectors", scorer, "--export", tmp_path / "v.txt")
    head, *lines = (tmp_path / "v.txt").read_text(encoding="utf-8").splitlines()
    assert head == f"{len(lines)} 6"
    assert f"{len(lines)} word vectors" in told.err


def test_unknown_word_is_a_sentence(run: CommandLine, scorer: Path) -> None:
    assert "never met the word 'Zebra'" in refused(run("vectors", scorer, "--neighbours", "Zebra"))


def test_answer_says_what_the_run_can_do(run: CommandLine, scorer: Path, writer: Path) -> None:
    assert "Use score instead" in refused(run("answer", scorer, "--text", "a"))
    assert "Use write instead" in refused(run("answer", writer, "--text", "a"))
