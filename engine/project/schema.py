"""The tables of a project file, and the steps from one version to the next.

A statement that was released is never edited: a new version appends its own step to `MIGRATIONS`, so that a file
of any age becomes one of today. `PRAGMA user_version` is the number of steps a file has seen.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x556E726C  # "Unrl", at byte 68 of the file: how `file` and we tell it from other databases

_VERSION_1 = (
    "CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied TEXT NOT NULL)",
    # recipe, corpus, pipeline, watched: one JSON value each
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        created TEXT NOT NULL,
        recipe TEXT NOT NULL,
        pipeline TEXT NOT NULL,
        labels TEXT NOT NULL,
        corpus TEXT NOT NULL,
        running INTEGER NOT NULL,
        summary TEXT,
        deleted TEXT
    )""",
    "CREATE UNIQUE INDEX run_names ON runs (name) WHERE deleted IS NULL",
    """CREATE TABLE checkpoints (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        slot TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        step INTEGER NOT NULL,
        saved TEXT NOT NULL,
        meta TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        tensors BLOB NOT NULL,
        PRIMARY KEY (run, slot)
    )""",
    # `data` is an array of STEP_DTYPE (history.py); the chunk with the higher id wins where two overlap
    """CREATE TABLE step_chunks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        first_step INTEGER NOT NULL,
        last_step INTEGER NOT NULL,
        data BLOB NOT NULL
    )""",
    "CREATE INDEX step_chunks_of_run ON step_chunks (run, id)",
    # epochs, samples, watched sentences and gradients, as JSON of the event
    """CREATE TABLE moments (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        step INTEGER,
        event TEXT NOT NULL,
        PRIMARY KEY (run, kind, epoch)
    ) WITHOUT ROWID""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1,)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, now: str, version: int = VERSION) -> None:
    """Bring a file up to `version` in one transaction; `now` is the time that is noted."""
    (seen,) = connection.execute("PRAGMA user_version").fetchone()
    if seen >= version:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, statements in enumerate(MIGRATIONS[seen:version], start=seen + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, now))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def expected_objects(version: int = VERSION) -> frozenset[tuple[str, str]]:
    """`(type, name)` of everything a file of that version holds, beside SQLite's own tables."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, "", version)
        return frozenset(objects_of(connection))
    finally:
        connection.close()


def objects_of(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """`(type, name)` of every table, index, view and trigger, without SQLite's own."""
    rows = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return [(str(kind), str(name)) for kind, name in rows]
