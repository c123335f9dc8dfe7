"""`inspect` tells what the importer sees."""

from __future__ import annotations

from pathlib import Path

from tests.engine.commands.helpers import CommandLine, refused, write_story


def test_keys_and_values(run: CommandLine, reviews: Path) -> None:
    found = run("inspect", reviews, "--json").last
    assert list(found)[:7] == [
        "format",
        "encoding",
        "documents",
        "characters",
        "columns",
        "labels",
        "problems",
    ]
    assert (found["format"], found["encoding"], found["documents"]) == ("csv", "utf-8", 60)
    assert found["columns"] == ["label", "review"]
    assert found["labels"] == {"pos": 30, "neg": 30}
    assert found["problems"] == []


def test_words_for_people(run: CommandLine, reviews: Path) -> None:
    told = run("inspect", reviews)
    assert told.code == 0
    assert "labels       pos 30, neg 30" in told.out
    assert told.err == ""


def test_running_text_has_no_labels(run: CommandLine, tmp_path: Path) -> None:
    found = run("inspect", write_story(tmp_path / "s.txt"), "--json").last
    assert (found["documents"], found["labels"], found["suggested_task"]) == (1, {}, "language_model")


def test_what_cannot_be_read_is_a_sentence(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    assert "is empty" in refused(run("inspect", tmp_path / "empty.txt"))
    assert "There is no file" in refused(run("inspect", tmp_path / "no.txt"))
    refused(run("inspect", tmp_path / "picture.txt", "--json"))
