import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.plans import make_plan
from engine.corpus.rows import Row, RowReader
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage
from engine.recipe.corpus import CorpusFormat, CorpusSettings

MakeFile = Callable[..., Path]


def reader_of(path: Path, **settings: object) -> RowReader:
    control = RunControl()
    plan = make_plan(path, CorpusSettings.model_validate(settings), control)
    return RowReader(plan, Meter(Stage.READING, plan.size, control))


def rows_of(path: Path, **settings: object) -> list[Row]:
    return list(reader_of(path, **settings).rows())


def test_a_table_gives_text_label_and_cells(make_csv: MakeFile) -> None:
    path = make_csv([["label", "id", "review"], [" 1 ", "7", " 好吃\r\n得很 "], ["0", "8", "难吃"]])
    assert rows_of(path) == [
        Row("好吃\n得很", "1", "", ("table.csv", 2), (" 1 ", "7", " 好吃\n得很 ")),
        Row("难吃", "0", "", ("table.csv", 4), ("0", "8", "难吃")),
    ]


def test_a_table_without_labels_gives_empty_ones(make_csv: MakeFile) -> None:
    path = make_csv([["text"], ["好吃"], ["难吃"]])
    assert [row.label for row in rows_of(path)] == ["", ""]


def test_jsonl_fills_missing_names(make_txt: MakeFile) -> None:
    path = make_txt('{"text": "好吃得很", "label": 1}\n{"label": 0}\n{"text": "难吃"}\n', "a.jsonl")
    reader = reader_of(path)
    assert list(reader.rows()) == [
        Row("好吃得很", "1", "", ("a.jsonl", 1), ("好吃得很", "1")),
        Row("难吃", "", "", ("a.jsonl", 3), ("难吃", "")),
    ]
    assert [str(sentence) for sentence in reader.problems.sentences()] == [
        "Documents without text, which are left out: 1."
    ]


def test_jsonl_without_labels(make_txt: MakeFile) -> None:
    path = make_txt('{"text": "好吃得很"}\n{"text": "难吃"}\n', "a.jsonl")
    assert [row.label for row in rows_of(path)] == ["", ""]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_paragraphs_know_every_line_end(make_txt: MakeFile, end: str) -> None:
    path = make_txt(end.join(["一", " 二 ", "", "\u3000", "三", ""]))
    reader = reader_of(path, format=CorpusFormat.LINES)
    assert [row.text for row in reader.rows()] == ["一", "二", "三"]
    assert [sentence.values["count"] for sentence in reader.problems.sentences()] == [2]
    assert [row.text for row in rows_of(path, format=CorpusFormat.PARAGRAPHS)] == ["一\n 二", "三"]


def test_a_running_text_is_whole(make_txt: MakeFile) -> None:
    text = "  One.\n\n\tTwo, and some more.\n\n" * 20_000
    rows = rows_of(make_txt(text), format=CorpusFormat.RUNNING)
    assert len(rows) > 1
    assert "".join(row.text for row in rows) == text


def test_size_and_hash_are_those_of_the_file(make_txt: MakeFile) -> None:
    path = make_txt("一\n二\n" * 50_000, encoding="utf-16")
    reader = reader_of(path, format=CorpusFormat.LINES)
    assert sum(1 for _ in reader.rows()) == 100_000
    source = reader.fingerprint.source()
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.size == path.stat().st_size == reader.meter.done


def test_a_folder_gives_its_labels(make_folder: MakeFile) -> None:
    root = make_folder({"neg/1.txt": "bad\r\n", "pos/1.txt": "\ufeffgood\nfilm", "pos/2.txt": " \n"})
    reader = reader_of(root)
    assert list(reader.rows()) == [
        Row("bad", "neg", "", ("neg/1.txt", 1), ("neg", "bad\n")),
        Row("good\nfilm", "pos", "", ("pos/1.txt", 1), ("pos", "good\nfilm")),
    ]
    assert reader.fingerprint.source().size == reader.plan.size == reader.meter.done


def test_a_folder_without_labels_has_one_cell_a_row(make_folder: MakeFile) -> None:
    assert rows_of(make_folder({"1.txt": "a", "2.txt": "b"})) == [
        Row("a", "", "", ("1.txt", 1), ("a",)),
        Row("b", "", "", ("2.txt", 1), ("b",)),
    ]


def test_the_hash_of_a_folder_knows_names_and_contents(make_folder: MakeFile) -> None:
    seen = set()
    for i, files in enumerate([{"a.txt": "x"}, {"b.txt": "x"}, {"a.txt": "y"}, {"a.txt": "x"}]):
        reader = reader_of(make_folder(files, name=f"folder{i}"))
        list(reader.rows())
        seen.add(reader.fingerprint.source().sha256)
    assert len(seen) == 3


def test_one_file_in_another_encoding_is_read_and_told(make_folder: MakeFile) -> None:
    root = make_folder({f"neg/{i}.txt": "等了一个半小时，汤都洒了" for i in range(3)})
    (root / "neg" / "9.txt").write_bytes("味道不错，就是有点贵".encode("gb18030"))
    reader = reader_of(root)
    assert [row.text for row in reader.rows()][-1] == "味道不错，就是有点贵"
    assert [str(sentence) for sentence in reader.problems.sentences()] == [
        "The file neg/9.txt is in another encoding and was read as gb18030."
    ]
    reader = reader_of(root, encoding="utf-8")
    assert len(list(reader.rows())) == 3
    assert str(reader.problems.sentences()[0]).startswith("neg/9.txt was not read: neg/9.txt is not utf-8")


def test_a_file_of_a_folder_that_is_broken_is_told_and_the_rest_is_read(make_folder: MakeFile) -> None:
    root = make_folder({"neg/1.txt": "等了一个半小时，汤都洒了", "neg/3.txt": "等了一个半小时"})
    (root / "neg" / "2.txt").write_bytes("等了一个半小时，汤都洒了，再也不点了".encode() + b"\xff\xff")
    reader = reader_of(root)
    assert [row.place[0] for row in reader.rows()] == ["neg/1.txt", "neg/3.txt"]
    (problem,) = reader.problems.sentences()
    assert str(problem).startswith("neg/2.txt was not read: neg/2.txt is not utf-8")


def test_a_folder_of_which_nothing_can_be_read_is_told(make_folder: MakeFile) -> None:
    root = make_folder({"neg/1.txt": "x"})
    (root / "neg" / "1.txt").write_bytes(b"\xff\xff\xff")
    with pytest.raises(EngineError, match=r"neg/1\.txt is not utf-8"):
        rows_of(root, encoding="utf-8")
