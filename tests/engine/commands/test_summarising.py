"""The lecture's figures, to the number, by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.commands.helpers import SMALL, CommandLine, write_reviews


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def test_the_lectures_table_is_printed(run: CommandLine) -> None:
    told = run("summary", "--preset", "lecture_imdb")

    lines = told.out.splitlines()
    assert told.code == 0
    assert lines[1].split(maxsplit=1) == ["Embedding", "(500, 32, 32)     320 000"]
    assert lines[2].endswith("2 112   2 080 + 32 of torch's second bias")
    assert lines[4].split() == ["Linear", "(32,", "1)", "33"]
    assert lines[5].split() == ["Total", "322", "145"]
    assert "torch adds two biases in every cell" in lines[6]


@pytest.mark.parametrize(
    ("readout", "dense", "total"),
    [("last", 33, 322_113), ("mean", 33, 322_113), ("flatten", 16_001, 338_081)],
)
def test_every_figure_of_the_lecture(run: CommandLine, readout: str, dense: int, total: int) -> None:
    told = run("summary", "--preset", "lecture_imdb", "--set", f"model.readout={readout}", "--json")

    *rows, last = told.records
    assert [row["textbook"] for row in rows] == [320_000, 2080, 0, dense]  # one bias in the cell
    assert [row["parameters"] for row in rows] == [320_000, 2112, 0, dense]  # torch's two
    assert last == {"total": total + 32, "textbook": total}


def test_a_runs_network_is_shown_with_the_sizes_its_corpus_gave(run: CommandLine, tmp_path: Path) -> None:
    project, corpus = str(tmp_path / "p.unroll"), str(write_reviews(tmp_path / "r.csv"))
    trained = run("train", project, "--corpus", corpus, "--set", *SMALL, "training.epochs=1", "--json")
    parameters = next(event["parameters"] for event in trained.records if event["event"] == "run_started")

    told = run("summary", project, "--json")

    assert told.last["total"] == parameters
    assert run("summary", project, "--labels", "3").code == 2


@pytest.mark.parametrize("task", ["language_model", "aligned", "conditional", "seq2seq"])
def test_every_task_has_a_table(run: CommandLine, task: str) -> None:
    told = run(
        "summary", "--set", f"task={task}", "--vocabulary", "50", "--labels", "3", "--steps", "7", "--json"
    )

    assert told.records[0]["output"][0] == 7
    assert told.last["total"] == sum(row["parameters"] for row in told.records[:-1])


def test_wrong_sizes_are_told(run: CommandLine) -> None:
    told = run("summary", "--steps", "0")

    assert told.code == 2
    assert "is not a whole number of at least 1" in told.err
