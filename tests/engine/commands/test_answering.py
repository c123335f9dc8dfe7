"""`answer`, and `train`, `write --label` and `evaluate` for the tasks that answer with tokens, as a person types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.engine.commands.helpers import CommandLine, refused

EIGHT = (
    ("春风", "秋月"), ("山高水远", "地久天长"), ("一帆风顺", "万事如意"), ("花开", "叶落"),
    ("千里马", "百年松"), ("日出东海", "月落西山"), ("红", "绿"), ("青山不老", "碧水长流"),
)  # fmt: skip
LEARN_BY_HEART = (
    "corpus.validation_fraction=0", "text.cutter=characters", "text.min_count=1", "model.embedding_dim=24",
    "model.hidden_size=48", "model.dropout=0", "training.epochs=3", "training.batch_size=4",
    "training.learning_rate=0.01", "training.patience=0", "training.sample_every=0",
)  # fmt: skip


def write_eight(folder: Path, task: str, times: int = 1) -> Path:
    """The eight, several times over: one long epoch is saved sooner than many short ones."""
    path = folder / f"{task}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["label", "text"] if task == "conditional" else ["source", "target"])
        rows = [(str(n), b) for n, (_, b) in enumerate(EIGHT)] if task == "conditional" else EIGHT
        writer.writerows([*rows] * times)
    return path


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A project for each task that knows eight examples by heart."""
    from engine import cli

    folder = tmp_path_factory.mktemp("answers")
    found = {}
    for task in ("aligned", "conditional", "seq2seq"):
        columns = ("corpus.label_column=label", "corpus.text_column=text")
        if task != "conditional":
            columns = ("corpus.source_column=source", "corpus.target_column=target")
        found[task] = folder / f"{task}.unroll"
        arguments = ["train", str(found[task]), "--corpus", str(write_eight(folder, task, times=40)), "--set"]
        assert cli.main([*arguments, f"task={task}", *columns, *LEARN_BY_HEART]) == 0
    return found


@pytest.mark.parametrize("task", ["aligned", "conditional", "seq2seq"])
def test_eight_examples_are_learned_by_heart(
    run: CommandLine, projects: dict[str, Path], tmp_path: Path, task: str
) -> None:
    report = run("evaluate", projects[task], "--corpus", write_eight(tmp_path, task), "--json").last
    assert report["examples"] == 8
    assert report["loss"] < 0.02
    assert report["accuracy"] == 1.0
    assert report["perplexity"] == pytest.approx(1.0, abs=0.02)
    assert report["exact_match"] == (None if task == "conditional" else 1.0)
    assert report["answer_accuracy"] == (1.0 if task == "aligned" else None)
    assert report["bleu"] == (None if task == "conditional" else pytest.approx(100.0))
    assert (report["macro_f1"], report["confusion"]) == (None, None)


@pytest.mark.parametrize("task", ["aligned", "seq2seq"])
def test_they_are_answered(run: CommandLine, projects: dict[str, Path], task: str) -> None:
    for source, target in EIGHT:
        told = run("answer", projects[task], "--text", source, "--json")
        assert told.last == {"text": target, "tokens": list(target)}
    told = run("answer", projects[task], "--text", "红", "--beam", "3")
    assert told.out == "绿\n"
    assert ("no drafts are kept" in told.err) == (task == "aligned")


def test_a_text_is_written_for_each_label(run: CommandLine, projects: dict[str, Path]) -> None:
    for number, (_, text) in enumerate(EIGHT):
        told = run("write", projects["conditional"], "--label", number, "--temperature", "0", "--json")
        assert told.last == {"text": text, "tokens": list(text)}
    begun = run("write", projects["conditional"], "--label", "7", "--prompt", "碧水", "--temperature", "0")
    assert begun.out == "碧水长流\n"
    beam = run("write", projects["conditional"], "--label", "3", "--beam", "3")
    assert beam.out == f"{EIGHT[3][1]}\n"
    assert "Add --label with one of 0, 1, 2" in refused(run("write", projects["conditional"]))
    assert "none of the labels" in refused(run("write", projects["conditional"], "--label", "9"))


@pytest.mark.parametrize("text", ["山", "山高水远花开", "a b，c！", "好" * 700, " 红 绿 ", "👍🏽山"])
def test_an_aligned_answer_is_as_long_as_its_text(
    run: CommandLine, projects: dict[str, Path], text: str
) -> None:
    found = run("answer", projects["aligned"], "--text", text, "--json").last
    assert len(found["tokens"]) == len(text.replace("🏽", ""))
    assert found["text"] == "".join(found["tokens"])


def test_nothing_is_answered_with_nothing(run: CommandLine, projects: dict[str, Path]) -> None:
    for task in ("aligned", "seq2seq"):
        assert run("answer", projects[task], "--text", "", "--json").last == {"text": "", "tokens": []}


def test_a_file_is_answered(run: CommandLine, projects: dict[str, Path], tmp_path: Path) -> None:
    pairs = write_eight(tmp_path, "aligned")
    plain = tmp_path / "plain.txt"
    plain.write_text("".join(f"{source}\n" for source, _ in EIGHT), encoding="utf-8")
    for path in (pairs, plain):
        told = run("answer", projects["aligned"], "--input", path, "--json")
        assert [(one["source"], one["text"]) for one in told.records] == list(EIGHT)
    out = tmp_path / "out.jsonl"
    assert run("answer", projects["seq2seq"], "--input", pairs, "--output", out).code == 0
    answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["source"], row["text"], row["tokens"]) for row in answers] == [
        (a, b, list(b)) for a, b in EIGHT
    ]
    table = tmp_path / "out.csv"
    assert run("answer", projects["aligned"], "--input", plain, "--output", table).code == 0
    rows = table.read_text("utf-8-sig").splitlines()
    assert list(csv.reader(rows)) == [["source", "text"], *map(list, EIGHT)]
    assert "take the place" in refused(
        run("answer", projects["aligned"], "--input", table, "--output", table)
    )


def test_another_use_is_named(run: CommandLine, projects: dict[str, Path]) -> None:
    for task in ("aligned", "seq2seq"):
        assert "Use answer instead" in refused(run("score", projects[task], "--text", "a"))
        assert "Use answer instead" in refused(run("write", projects[task]))
    assert "Use write --label instead" in refused(run("score", projects["conditional"], "--text", "a"))
    assert "Use write --label instead" in refused(run("answer", projects["conditional"], "--text", "a"))


def test_what_is_left_out_is_told(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    rows = ["source,target", *(f"{a},{b}" for a, b in EIGHT), "三个字,两字"]
    path.write_text("\n".join(rows), encoding="utf-8")
    columns = ("task=aligned", "corpus.source_column=source", "corpus.target_column=target")
    quick = (*columns, "model.hidden_size=4", "model.embedding_dim=4", "training.epochs=1")
    project = tmp_path / "p.unroll"
    told = run("train", project, "--corpus", path, "--set", *quick, "--json")
    assert told.code == 0
    assert told.err.splitlines() == [
        "Pairs left out, because text and answer do not have equally many tokens: 1."
    ]
    again = run("evaluate", project, "--corpus", path, "--json")
    assert again.last["examples"] == 8
    assert "tokens: 1." in again.err


def test_a_file_without_pairs_is_a_sentence(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("一行\n两行\n", encoding="utf-8")
    told = run("train", tmp_path / "p.unroll", "--corpus", path, "--set", "task=aligned")
    assert refused(told)
    assert not (tmp_path / "p.unroll").exists()
