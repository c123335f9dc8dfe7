import os
from pathlib import Path

import pytest

from engine import steady_file
from engine.steady_file import open_steady


def test_what_is_written_is_there(tmp_path: Path) -> None:
    with open_steady(tmp_path / "data") as file:
        for part in (b"one ", b"two ", bytes(3_000_000)):
            assert file.write(part) == len(part)
    assert (tmp_path / "data").read_bytes() == b"one two " + bytes(3_000_000)


def test_little_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady_file, "_AT_ONCE", 2_000_000)
    waiting: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: waiting.append(os.fstat(number).st_size))
    with open_steady(tmp_path / "data") as file:
        for _ in range(10):
            file.write(bytes(1_500_000))
    parts = [after - before for before, after in zip([0, *waiting], waiting, strict=False)]
    assert len(parts) >= 4
    assert max(parts) < 5_000_000


def test_a_file_can_be_begun_again(tmp_path: Path) -> None:
    with open_steady(tmp_path / "data") as file:
        file.write(b"many words")
        file.seek(0)
        file.truncate()
        file.write(b"one")
    assert (tmp_path / "data").read_bytes() == b"one"
