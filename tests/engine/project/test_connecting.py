"""A connection never makes a file, and finds one whatever its name."""

import sqlite3
from pathlib import Path

import pytest

from engine.project.connecting import connect


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(sqlite3.OperationalError):
            connect(tmp_path / "none.unroll", read_only)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["plain.unroll", "50% done?.unroll", "a#b.unroll", "我的 项目.unroll"])
def test_any_name_is_found(tmp_path: Path, name: str) -> None:
    with sqlite3.connect(tmp_path / name) as made:
        made.execute("CREATE TABLE t (x)")
    made.close()
    connection = connect(tmp_path / name, read_only=True)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
