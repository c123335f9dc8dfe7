import sys
from pathlib import Path
from typing import Any

import pytest

from engine.control import RunControl
from engine.corpus.files import CorpusFile
from engine.corpus.parquet import open_parquet, parquet_blocks, parquet_columns
from engine.errors import EngineError


def write(path: Path, columns: dict[str, Any], **options: Any) -> CorpusFile:
    arrow = pytest.importorskip("pyarrow", reason="the optional library for parquet files")
    import pyarrow.parquet as writer

    writer.write_table(arrow.table(columns), path, **options)
    return CorpusFile(path, path.name, path.stat().st_size)


def test_rows_come_a_row_group_at_a_time(tmp_path: Path) -> None:
    file = write(tmp_path / "a.parquet", {"text": list("abcde"), "label": [1, 0, 1, 0, 1]}, row_group_size=2)
    moved: list[int] = []
    with open_parquet(file, RunControl()) as found:
        assert parquet_columns(found) == ("text", "label")
        blocks = list(parquet_blocks(found, ("label", "text"), moved.append))
    assert [list(block.lines) for block in blocks] == [[1, 2], [3, 4], [5]]
    assert blocks[0].rows == [("1", "a"), ("0", "b")]
    assert len(moved) == 3
    assert 0 < sum(moved) <= file.size


def test_values_become_text_and_bytes_are_left_out(tmp_path: Path) -> None:
    columns = {
        "a": [1.0, None],
        "b": [["x", "y"], []],
        "c": [True, False],
        "d": [b"\x89PNG", b""],
        "e": [[1], [2]],
    }
    with open_parquet(write(tmp_path / "a.parquet", columns), RunControl()) as found:
        names = parquet_columns(found)
        assert names == ("a", "b", "c", "e")
        (block,) = parquet_blocks(found, names)
    assert block.rows == [("1", "x\ny", "true", "[1]"), ("", "", "false", "[2]")]


@pytest.mark.parametrize("cut", [4, 30])
def test_a_file_that_breaks_off_is_told(tmp_path: Path, cut: int) -> None:
    file = write(tmp_path / "a.parquet", {"text": ["a"] * 100})
    file.path.write_bytes(file.path.read_bytes()[:-cut])
    with (
        pytest.raises(EngineError, match=r"a\.parquet is damaged or cut off"),
        open_parquet(file, RunControl()),
    ):
        pass


def test_without_the_library_one_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with (
        pytest.raises(EngineError, match="-m pip install pyarrow', or save the table as csv"),
        open_parquet(CorpusFile(path, path.name, 4), RunControl()),
    ):
        pass
