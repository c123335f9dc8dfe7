"""`inspect` tells what the importer sees."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.engine.commands.helpers import CommandLine, Told, refused, write_reviews, write_story


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


def write_faulty(path: Path) -> Path:
    """Reviews with a tag, a copy, and a line in another encoding."""
    lines = write_reviews(path).read_bytes().splitlines()
    lines += [
        b"pos,<b>" + "好吃好吃".encode() + b"</b>",
        lines[1],
        "neg,难吃极了，不会再来".encode("gb18030"),
    ]
    path.write_bytes(b"\n".join(lines))
    return path


def faults(told: Told) -> dict[str, int]:
    return {finding["fault"]: finding["count"] for finding in told.last["findings"]}


def test_the_doctor_tells_faults_with_examples_and_fixes(run: CommandLine, tmp_path: Path) -> None:
    told = run("inspect", write_faulty(tmp_path / "f.csv"), "--json")
    found = {finding["fault"]: finding for finding in told.last["findings"]}
    assert found["markup"]["count"] == found["mixed_encodings"]["count"] == 1
    assert found["duplicates"]["count"] >= 1
    assert found["markup"]["fix"] == "strip_markup"
    assert found["markup"]["examples"][0]["line"] == 62
    assert found["markup"]["examples"][0]["after"] == "好吃好吃"
    assert found["mixed_encodings"]["examples"][0]["after"] == "难吃极了，不会再来"
    assert "repair_encoding" in told.last["problems"][0]
    assert told.last["documents"] == 63


def test_fixes_can_be_tried(run: CommandLine, tmp_path: Path) -> None:
    path = write_faulty(tmp_path / "f.csv")
    before = faults(run("inspect", path, "--json"))
    tried = run("inspect", path, "--json", "--fix", "strip_markup", "repair_encoding")
    assert tried.last["fixes"] == ["repair_encoding", "strip_markup"]
    assert before.keys() - faults(tried).keys() == {"markup", "mixed_encodings"}
    assert tried.last["problems"] == []
    assert faults(run("inspect", path, "--json")) == before
    assert "corpus.fixes is strip" in refused(run("inspect", path, "--fix", "strip"))


def test_people_read_what_to_do(run: CommandLine, tmp_path: Path) -> None:
    told = run("inspect", write_faulty(tmp_path / "f.csv"))
    assert "Tags from web pages: 1" in told.out
    assert "line 62: pos | <b>好吃好吃</b> -> 好吃好吃" in told.out
    assert "corpus.fixes=strip_markup: Takes the tags out" in told.out


def test_the_doctor_stays_away_when_asked_to(run: CommandLine, reviews: Path) -> None:
    assert run("inspect", reviews, "--json", "--no-doctor").last["findings"] is None
    assert "Add --doctor" in run("inspect", reviews, "--no-doctor").out


def test_several_files_are_told_one_by_one(run: CommandLine, reviews: Path, tmp_path: Path) -> None:
    packed = tmp_path / "more.csv.gz"
    packed.write_bytes(gzip.compress(reviews.read_bytes()))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no")
    found = run("inspect", reviews, packed, broken, "--json").last
    assert (found["format"], found["documents"], found["labels"]) == ("csv", 120, {"pos": 60, "neg": 60})
    assert [(file["name"], file["documents"]) for file in found["files"]] == [
        (reviews.name, 60),
        ("more.csv.gz", 60),
    ]
    assert [unread["name"] for unread in found["unread"]] == ["broken.xlsx"]
    assert found["problems"][0].startswith("broken.xlsx was not read: broken.xlsx is not a whole workbook.")
    assert "more.csv.gz: csv, utf-8, 60 documents" in run("inspect", reviews, packed).out


def test_a_pair_of_columns_is_offered(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"Hello number {i}.\t你好，第{i}次。\n" for i in range(30)), encoding="utf-8")
    found = run("inspect", path, "--json").last
    assert (found["source_column"], found["target_column"]) == ("1", "2")
    assert "pairs from   1 and 2" in run("inspect", path).out
