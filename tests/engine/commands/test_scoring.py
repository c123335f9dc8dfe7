"""`score`: one text, or a file of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.events import result_of
from engine.recipe.corpus import CorpusSettings
from engine.use.texts import read_texts
from tests.engine.commands.helpers import CommandLine, refused, write_reviews

KEYS = ["label", "probability", "probabilities", "unknown_tokens", "truncated"]


def test_one_text(run: CommandLine, scorer: Path) -> None:
    values = run("score", scorer, "--text", "这次米饭好吃 zebra", "--json").last
    assert list(values) == KEYS
    assert values["label"] == "pos"
    assert values["probability"] == values["probabilities"]["pos"] > 0.5
    assert set("zebra") == set(values["unknown_tokens"])
    told = run("score", scorer, "--text", "这次米饭难吃")
    assert told.out.startswith("neg  ")


def test_explanation_has_a_row_for_each_token(run: CommandLine, scorer: Path) -> None:
    values = run("score", scorer, "--text", "米饭难吃", "--explain", "--json").last
    assert [row["token"] for row in values["tokens"]] == list("米饭难吃")
    assert values["tokens"][-1]["answer"] == pytest.approx(values["probability"], abs=1e-6)
    assert "neg so far" in run("score", scorer, "--text", "米饭难吃", "--explain").out


def test_file_to_stdout(run: CommandLine, scorer: Path, reviews: Path) -> None:
    records = run("score", scorer, "--input", reviews, "--json").records
    assert len(records) == 60
    assert [record["label"] for record in records[:2]] == ["pos", "neg"]
    assert len(run("score", scorer, "--input", reviews).out.splitlines()) == 60


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_file_to_file(run: CommandLine, scorer: Path, reviews: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"scored.{suffix}"
    told = run("score", scorer, "--input", reviews, "--output", output)
    assert (told.code, told.out) == (0, "")
    text = output.read_text(encoding="utf-8-sig")
    rows = (
        list(csv.DictReader(text.splitlines()))
        if suffix == "csv"
        else [json.loads(x) for x in text.splitlines()]
    )
    with reviews.open(encoding="utf-8") as file:
        assert [row["text"] for row in rows] == [row["review"] for row in csv.DictReader(file)]
    assert {row["label"] for row in rows} == {"pos", "neg"}
    assert [p.name for p in tmp_path.iterdir()] == [output.name]


def test_odd_outputs_are_refused_before_work(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    reviews = write_reviews(tmp_path / "r.csv")
    before = reviews.read_bytes()
    assert "must end with .csv or .jsonl" in refused(
        run("score", scorer, "--text", "a", "--output", tmp_path / "o.txt")
    )
    assert "take the place" in refused(run("score", scorer, "--input", reviews, "--output", reviews))
    assert "cannot be written" in refused(
        run("score", scorer, "--input", reviews, "--output", tmp_path / "no" / "o.csv")
    )
    assert reviews.read_bytes() == before


def test_run_that_writes_is_a_sentence(run: CommandLine, writer: Path) -> None:
    assert "Use write instead" in refused(run("score", writer, "--text", "a"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "好吃\n难吃\n太慢\n"),
        ("wrapped.txt", "好吃\n\n难吃\n\n太慢\n"),
        ("a.csv", "text\n好吃\n难吃\n太慢\n"),
        ("a.jsonl", '{"text": "好吃"}\n{"text": "难吃"}\n{"text": "太慢"}\n'),
    ],
)
def test_texts_of_any_form(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    trained_on = CorpusSettings(text_column="review")  # which these files do not have
    assert result_of(read_texts(path, trained_on, RunControl())) == ("好吃", "难吃", "太慢")


def test_an_earlier_epoch_scores_otherwise(run: CommandLine, scorer: Path) -> None:
    first, best = (
        run("score", scorer, "--text", "好", "--json", *more).last for more in (("--epoch", 1), ())
    )
    assert first["probability"] != best["probability"]
    assert "No snapshot of epoch 99" in refused(run("score", scorer, "--text", "好", "--epoch", 99))
