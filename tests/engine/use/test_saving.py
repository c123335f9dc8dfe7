"""A file is written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.use.saving import written_whole


def test_older_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    path.write_text("old", encoding="utf-8")

    def break_off() -> None:
        with written_whole(path) as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert path.read_text(encoding="utf-8") == "old"
    with written_whole(path) as file:
        file.write("新")
    assert path.read_text(encoding="utf-8") == "新"
    assert [p.name for p in tmp_path.iterdir()] == ["o.jsonl"]


def test_table_has_a_mark_for_spreadsheets(tmp_path: Path) -> None:
    with written_whole(tmp_path / "o.csv") as file:
        file.write("好")
    assert (tmp_path / "o.csv").read_bytes() == b"\xef\xbb\xbf" + "好".encode()


def test_full_disk_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="disk is full"), written_whole(tmp_path / "o.csv"):
        raise OSError(errno.ENOSPC, "No space left on device")
