import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.files import CorpusFile
from engine.corpus.parts import Part, empty
from engine.corpus.plans import Plan, make_plan
from engine.corpus.sources import PastedText
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat, CorpusSettings

MakeFile = Callable[..., Path]


def plan_of(path: Path, **settings: object) -> Plan:
    return make_plan(path, CorpusSettings.model_validate(settings), RunControl())


def test_a_table_is_settled_from_its_first_rows(make_csv: MakeFile) -> None:
    plan = plan_of(make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"]], encoding="gb18030"))
    assert (plan.format, plan.encoding, plan.largest.header) == (CorpusFormat.CSV, "gb18030", True)
    assert (plan.columns, plan.text_column, plan.label_column) == (("label", "review"), "review", "label")


def test_columns_without_a_header_are_numbered(make_csv: MakeFile) -> None:
    plan = plan_of(make_csv([["1", "好吃"], ["0", "难吃"]] * 3))
    assert (plan.columns, plan.text_column, plan.label_column) == (("1", "2"), "2", "1")
    chosen = plan_of(make_csv([["1", "好吃"], ["0", "难吃"]] * 3), text_column="1", label_column="2")
    assert (chosen.text_column, chosen.label_column) == ("1", "2")


def test_columns_of_one_name_are_told_apart(make_csv: MakeFile) -> None:
    path = make_csv([["text", "text", ""], ["a", "b", "c"], ["d", "e", "f"]])
    assert plan_of(path, text_column="text").columns == ("text", "text 2", "3")


@pytest.mark.parametrize("name", ["tab", "\\t", "\t", "TAB"])
def test_the_tab_has_many_names(make_csv: MakeFile, name: str) -> None:
    path = make_csv([["a,b", "c"], ["d,e", "f"]], delimiter="\t")
    plan = plan_of(path, delimiter=name)
    assert plan.largest.dialect is not None
    assert (plan.largest.dialect.delimiter, plan.largest.dialect.width) == ("\t", 2)


@pytest.mark.parametrize("name", ["::", "\n", '"'])
def test_a_delimiter_is_one_character(make_csv: MakeFile, name: str) -> None:
    with pytest.raises(EngineError, match="is not one character"):
        plan_of(make_csv([["a", "b"]]), delimiter=name)


def test_a_tsv_without_tabs_is_looked_at_like_a_csv(make_csv: MakeFile) -> None:
    path = make_csv([["1", "好"], ["0", "坏"]] * 3, name="t.tsv", delimiter=";")
    assert plan_of(path).columns == ("1", "2")


def test_jsonl_columns_are_all_names_that_occur(make_txt: MakeFile) -> None:
    lines = '{"text": "好吃得很", "label": "1"}\n{"text": "难吃", "stars": 1, "label": "0"}\n'
    plan = plan_of(make_txt(lines, "a.jsonl"))
    assert (plan.columns, plan.text_column, plan.label_column) == (
        ("text", "label", "stars"),
        "text",
        "label",
    )


def test_jsonl_without_objects_is_told(make_txt: MakeFile) -> None:
    with pytest.raises(EngineError, match=r"a\.jsonl holds no JSON objects"):
        plan_of(make_txt("not json\n", "a.jsonl"))


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 40])
@pytest.mark.parametrize("encoding", ["auto", "utf-8"])
def test_a_binary_file_is_told(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(EngineError):
        plan_of(path, encoding=encoding)


def test_a_chosen_encoding_is_not_guessed(make_txt: MakeFile) -> None:
    path = make_txt("中文字", encoding="big5")
    assert plan_of(path, encoding="big5").encoding == "big5"
    with pytest.raises(EngineError, match="is not utf-8"):
        plan_of(path, encoding="utf-8")
    with pytest.raises(EngineError, match="There is no encoding klingon"):
        plan_of(path, encoding="klingon")


@pytest.mark.parametrize("format_", list(CorpusFormat))
def test_a_missing_file_is_told_in_every_format(tmp_path: Path, format_: CorpusFormat) -> None:
    with pytest.raises(EngineError, match="There is no file or folder"):
        plan_of(tmp_path / "nothing.txt", format=format_)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(EngineError, match="neither a file nor a folder"):
        plan_of(tmp_path / "pipe")


def test_a_file_is_no_folder(make_txt: MakeFile) -> None:
    with pytest.raises(EngineError, match="is a file, not a folder"):
        plan_of(make_txt("x"), format=CorpusFormat.FOLDER)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(make_txt: MakeFile) -> None:
    path = make_txt("x")
    path.chmod(0)
    with pytest.raises(EngineError, match="may not be read"):
        plan_of(path)


def test_an_empty_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\n\n")
    with pytest.raises(EngineError, match=r"a\.csv is empty"):
        plan_of(path)


def test_a_folder_has_one_encoding_found_from_many_files(make_folder: MakeFile) -> None:
    names = [f"{label}/{i}.txt" for label in ("好", "坏") for i in range(3)]
    root = make_folder(dict.fromkeys(names, "这是一个很短的评论"), encoding="gb18030")
    plan = plan_of(root)
    assert plan.encoding == "gb18030"
    assert plan.columns == ("label", "text")
    assert plan.name == "folder"
    assert plan_of(root, encoding="gbk").largest.encoding_chosen


def test_a_folder_of_ascii_is_utf8_and_needs_no_labels(make_folder: MakeFile) -> None:
    plan = plan_of(make_folder({"a.txt": "plain", "b.txt": "text"}))
    assert (plan.encoding, plan.columns, plan.size) == ("utf-8", (), 9)


def test_most_files_decide(tmp_path: Path) -> None:
    for i in range(5):
        (tmp_path / f"{i}.txt").write_bytes("等了一个半小时，汤都洒了".encode("gb18030"))
    (tmp_path / "9.txt").write_bytes("中文".encode("big5"))
    assert plan_of(tmp_path).encoding == "gb18030"


def test_the_root_of_a_disk_has_a_name_too() -> None:
    root = Part(CorpusFile(Path("/"), "", 0), CorpusFormat.FOLDER)
    assert Plan(Path("/"), (root,)).name
    assert str(empty("a.txt")) == "a.txt is empty. Choose a file that holds text."


def several(paths: Sequence[Path], **settings: object) -> Plan:
    return make_plan(paths, CorpusSettings.model_validate(settings), RunControl())


def test_files_of_one_shape_are_joined_whatever_they_are(make_csv: MakeFile, make_txt: MakeFile) -> None:
    one = make_csv([["label", "review"], ["1", "好吃"]], name="one.csv")
    two = make_txt('{"review": "难吃极了", "label": 0}\n', "two.jsonl")
    plan = several([one, two])
    assert [part.name for part in plan.parts] == ["one.csv", "two.jsonl"]
    assert (plan.columns, plan.text_column, plan.label_column) == (("label", "review"), "review", "label")
    assert plan.size == one.stat().st_size + two.stat().st_size


def test_columns_are_chosen_from_all_files_together(make_csv: MakeFile) -> None:
    paths = [
        make_csv([["a", "b"], *([label, f"第{i}次来，味道不错"] for i in range(20))], name=f"{label}.csv")
        for label in ("good", "bad")
    ]
    assert (several(paths).text_column, several(paths).label_column) == ("b", "a")


def test_files_of_different_shapes_are_read_each_by_its_own_plan(
    make_csv: MakeFile, make_txt: MakeFile
) -> None:
    table = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"]])
    other = make_csv([["id", "text"], ["7", "还行"], ["8", "不错"]], name="other.csv")
    plan = several([table, other, make_txt("一\n二\n三\n")])
    assert [part.text_column for part in plan.parts] == ["review", "text", ""]
    assert (plan.columns, plan.text_column, plan.label_column) == (("label", "text"), "text", "label")


def test_what_cannot_be_read_is_listed_and_the_rest_is_planned(make_csv: MakeFile, tmp_path: Path) -> None:
    table = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"]])
    (tmp_path / "bad.xlsx").write_bytes(b"no")
    plan = several([tmp_path / "gone.csv", table, tmp_path / "bad.xlsx"])
    assert [part.name for part in plan.parts] == ["table.csv"]
    assert {unread.name for unread in plan.unread} == {"gone.csv", "bad.xlsx"}
    with pytest.raises(EngineError, match=r"gone\.csv"):
        several([tmp_path / "gone.csv", tmp_path / "bad.xlsx"])


def test_a_file_without_a_chosen_column_is_listed(make_csv: MakeFile) -> None:
    one = make_csv([["label", "review"], ["1", "好吃"]])
    two = make_csv([["label", "text"], ["1", "好吃"]], name="two.csv")
    plan = several([one, two], text_column="review")
    assert [part.name for part in plan.parts] == ["table.csv"]
    assert "has no column review" in str(plan.unread[0].reason)


def test_running_texts_are_one_running_text(make_txt: MakeFile) -> None:
    prose = "First line.\n\nSecond line.\n"
    assert several([make_txt(prose, "a.txt"), make_txt(prose, "b.txt")]).running
    assert not several([make_txt(prose, "a.txt"), make_txt("一\n二\n三\n", "c.txt")]).running


def test_pasted_text_is_read_like_a_file() -> None:
    plan = make_plan(PastedText("1\t好吃\n0\t难吃\n1\t还行\n0\t不错\n"), CorpusSettings(), RunControl())
    assert (plan.format, plan.encoding, plan.columns) == (CorpusFormat.TSV, "utf-8", ("1", "2"))
    assert make_plan(PastedText("一\n二\n三"), CorpusSettings(), RunControl()).format is CorpusFormat.LINES
    assert plan.name == "pasted text"


def test_nothing_given_is_told() -> None:
    with pytest.raises(EngineError, match="No file was chosen"):
        several([])


def test_a_pair_is_offered_and_read_when_both_columns_are_chosen(make_csv: MakeFile) -> None:
    path = make_csv(
        [[f"Hello number {i}.", f"你好，第{i}次。"] for i in range(30)], name="t.tsv", delimiter="\t"
    )
    plan = plan_of(path)
    assert (plan.pair, plan.source_column) == (("1", "2"), "")
    plan = plan_of(path, source_column="2", target_column="1")
    assert (plan.source_column, plan.target_column) == ("2", "1")
    with pytest.raises(EngineError, match="has no column 3"):
        plan_of(path, source_column="1", target_column="3")
