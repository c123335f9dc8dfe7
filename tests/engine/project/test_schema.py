"""A file goes from version to version in whole steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from engine.project import schema


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def test_new_file_has_the_tables_and_marks_of_today(connection: sqlite3.Connection) -> None:
    schema.migrate(connection, "now")
    assert set(schema.objects_of(connection)) == schema.expected_objects()
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert connection.execute("SELECT * FROM migrations").fetchall() == [
        (n, "now") for n in range(1, schema.VERSION + 1)
    ]


def test_today_s_file_is_left_as_it_is(connection: sqlite3.Connection) -> None:
    schema.migrate(connection, "once")
    schema.migrate(connection, "twice")
    assert connection.execute("SELECT DISTINCT applied FROM migrations").fetchall() == [("once",)]


def test_older_file_takes_the_steps_it_has_not_seen(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.migrate(connection, "then")
    steps = (*schema.MIGRATIONS, ("ALTER TABLE runs ADD COLUMN note TEXT",))
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    schema.migrate(connection, "now", len(steps))
    connection.execute("SELECT note FROM runs")
    assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)


def test_broken_step_leaves_the_file_as_it_was(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.migrate(connection, "then")
    steps = (*schema.MIGRATIONS, ("CREATE TABLE half (a)", "CREATE TABLE runs (a)"))
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, "now", len(steps))
    assert not connection.in_transaction
    assert set(schema.objects_of(connection)) == schema.expected_objects(1)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
