import datetime
from pathlib import Path
from typing import Any

import pytest

from engine.control import RunControl
from engine.corpus import spreadsheets
from engine.corpus.files import CorpusFile
from engine.corpus.spreadsheets import cell_as_text, cells_as_text, has_title_row, read_sheet, sheet_blocks
from engine.errors import EngineError, Stopped
from tests.engine.corpus.office import Value, write_xlsx

REVIEWS: list[list[Value]] = [["label", "review"], [1, "好吃"], [0.5, "难吃\r\n极了"]]


def file_of(path: Path) -> CorpusFile:
    return CorpusFile(path, path.name, path.stat().st_size)


def test_rows_come_as_text(tmp_path: Path) -> None:
    sheet = read_sheet(file_of(write_xlsx(tmp_path / "a.xlsx", {"one": REVIEWS})), RunControl())
    (block,) = sheet_blocks(sheet, 2)
    assert list(block.lines) == [1, 2, 3]
    assert block.rows == [["label", "review"], ["1", "好吃"], ["0.5", "难吃\n极了"]]


def test_the_sheet_with_the_most_rows_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"about": [["see next"]], "data": REVIEWS, "empty": []})
    sheet = read_sheet(file_of(path), RunControl())
    assert (sheet.name, sheet.others) == ("data", ("about",))


def test_blank_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"one": [[], ["label", "text"], [], [1, "好"]]})
    sheet = read_sheet(file_of(path), RunControl())
    assert [number for number, _ in sheet.rows()] == [2, 4]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a_x000D_\nb", "a\nb"),
        (1.0, "1"),
        (0.25, "0.25"),
        (True, "true"),
        (None, ""),
        (datetime.datetime(2024, 5, 6), "2024-05-06"),
        (datetime.datetime(2024, 5, 6, 7, 8), "2024-05-06 07:08:00"),
        (datetime.date(2024, 5, 6), "2024-05-06"),
    ],
)
def test_a_cell_is_what_a_person_sees(value: Any, text: str) -> None:
    assert cell_as_text(value) == text


def test_short_rows_are_filled() -> None:
    assert cells_as_text(["a"], 3) == ["a", "", ""]
    assert cells_as_text(["a", "b"], 1) == ["a"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([["心情", "话"], ["高兴", "今天天气真好"], ["难过", "又下雨了，不想出门"]], True),
        ([["when", "said"], [1998.0, "so"]], True),
        ([["好", "味道不错"], ["坏", "太难吃"], ["好", "还会再来"]], False),
        ([[1.0, "好吃"], [0.0, "难吃"]], False),
        ([["第一次来这家店"], ["第二次来这家店"]], False),
        ([["a", "a"], ["b", "c"]], False),
        ([["text"]], False),
        ([["x" * 61], ["y" * 200]], False),
    ],
)
def test_a_title_row_names_what_is_below(rows: list[list[Any]], title: bool) -> None:
    assert has_title_row(rows) is title


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 and no more", b"label,text\n1,x\n"])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(EngineError, match=r"a\.xlsx is not a whole workbook"):
        read_sheet(file_of(path), RunControl())


def test_half_a_workbook_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"one": REVIEWS})
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(EngineError, match="is not a whole workbook"):
        read_sheet(file_of(path), RunControl())


def test_a_workbook_without_rows_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="has no sheet with rows"):
        read_sheet(file_of(write_xlsx(tmp_path / "a.xlsx", {"one": []})), RunControl())


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"one": REVIEWS})
    monkeypatch.setattr(spreadsheets, "_LARGEST", 100)
    with pytest.raises(EngineError, match="too large for a workbook"):
        read_sheet(file_of(path), RunControl())


def test_a_stop_is_heard(tmp_path: Path) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        read_sheet(file_of(write_xlsx(tmp_path / "a.xlsx", {"one": REVIEWS})), control)
