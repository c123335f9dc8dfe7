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


def test_all_metrics_side_by_side(run: CommandLine, scorer: Path) -> None:
    ranked = run("vectors", scorer, "--neighbours", "好", "--metric", "all", "--count", "4", "--json").last
    assert list(ranked["words_by_metric"]) == ["cosine", "euclidean", "manhattan", "chebyshev"]
    assert all(len(words) == 4 for words in ranked["words_by_metric"].values())
    shown = run("vectors", scorer, "--neighbours", "好", "--metric", "all", "--count", "4").out.splitlines()
    assert shown[0].split() == ["cosine", "euclidean", "manhattan", "chebyshev"]
    assert len(shown) == 5
    values = run("vectors", scorer, "--similarity", "好", "好", "--metric", "all", "--json").last["values"]
    assert values == pytest.approx({"cosine": 1, "euclidean": 0, "manhattan": 0, "chebyshev": 0})
    assert "chebyshev  0.0000" in run("vectors", scorer, "--similarity", "好", "好", "--metric", "all").out


def test_odd_one_out(run: CommandLine, scorer: Path) -> None:
    words = run("vectors", scorer, "--odd", "好", "吃", "难", "--json").last["words"]
    assert {word for word, _ in words} == {"好", "吃", "难"}
    assert "Name three or more" in refused(run("vectors", scorer, "--odd", "好", "吃"))
    assert "--count must be" in refused(run("vectors", scorer, "--neighbours", "好", "--count", "0"))


@pytest.mark.parametrize("name", ["v.vec", "v.bin", "glove.txt", "v.txt.gz"])
def test_a_saved_file_answers_like_the_run(run: CommandLine, scorer: Path, tmp_path: Path, name: str) -> None:
    run("vectors", scorer, "--save", tmp_path / name)
    for wish in (["--neighbours", "好"], ["--analogy", "好", "吃", "难"]):
        of_run = run("vectors", scorer, *wish, "--json").last["words"]
        of_file = run("vectors", tmp_path / name, *wish, "--json").last["words"]
        assert of_file == of_run


def test_tsv_has_its_words_beside_it(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    run("vectors", scorer, "--export", tmp_path / "v.tsv")
    numbers = (tmp_path / "v.tsv").read_text("utf-8").splitlines()
    words = (tmp_path / "v_words.tsv").read_text("utf-8").splitlines()
    assert len(numbers) == len(words)
    assert "好" in words
    assert all(len(line.split("\t")) == 6 for line in numbers)


def test_a_file_is_not_written_over_itself(run: CommandLine, scorer: Path, tmp_path: Path) -> None:
    run("vectors", scorer, "--save", tmp_path / "v.vec")
    assert "take the place of" in refused(run("vectors", tmp_path / "v.vec", "--save", tmp_path / "v.vec"))


def test_a_file_of_something_else_is_a_sentence(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no vectors\nat all\n", "utf-8")
    assert "holds no word vectors" in refused(run("vectors", tmp_path / "notes.txt", "--neighbours", "a"))


def test_a_file_that_is_not_there_is_no_project_to_be_trained(run: CommandLine, tmp_path: Path) -> None:
    missing = tmp_path / "missing.vec"
    assert "There is no file or folder" in refused(run("vectors", missing, "--neighbours", "a"))
    assert "train a new one" in refused(run("vectors", tmp_path / "p.unroll", "--neighbours", "a"))


def test_learned_from_the_command_line(run: CommandLine, tmp_path: Path) -> None:
    corpus, project = tmp_path / "lines.txt", tmp_path / "p.unroll"
    corpus.write_text("the cat drinks milk\nthe dog drinks water\n" * 200, "utf-8")
    told = run(
        "train", project, "--corpus", corpus, "--set", "task=vectors", "vectors.dim=8", "vectors.epochs=2"
    )
    assert "words (" in told.out
    assert "is done after 2 epochs" in told.out
    assert "more epochs" not in told.out
    assert "perplexity" not in told.out
    (shown,) = run("runs", project, "--json").records
    assert shown["task"] == "word_vectors"
    words = run("vectors", project, "--neighbours", "cat", "--json").last["words"]
    assert {word for word, _ in words} == {"the", "drinks", "milk", "dog", "water"}
    for verb in (["score", project, "--text", "a"], ["write", project], ["answer", project, "--text", "a"]):
        assert "Use vectors instead" in refused(run(*verb))
    assert "Use vectors instead" in refused(run("evaluate", project, "--corpus", corpus))


def test_unknown_word_is_a_sentence(run: CommandLine, scorer: Path) -> None:
    assert "never met the word 'Zebra'" in refused(run("vectors", scorer, "--neighbours", "Zebra"))


def test_answer_says_what_the_run_can_do(run: CommandLine, scorer: Path, writer: Path) -> None:
    assert "Use score instead" in refused(run("answer", scorer, "--text", "a"))
    assert "Use write instead" in refused(run("answer", writer, "--text", "a"))
