"""What a person has written about a run, kept beside the other facts of the file: files of any age can hold it."""

from __future__ import annotations

import json
import sqlite3

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

LONGEST = 10_000  # characters
_FACT = "note:"


def checked_note(text: str) -> str:
    """A note without blanks around it; raises `EngineError` when it is too long."""
    text = text.strip()
    if len(text) > LONGEST:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "A note has room for {most} characters; this one has {n}. Shorten it."
            ),
            most=LONGEST,
            n=len(text),
        )
    return text


def read_note(connection: sqlite3.Connection, run: int) -> str:
    """What was written about a run; "" when nothing was."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (f"{_FACT}{run}",)).fetchone()
    return "" if row is None else str(json.loads(row[0]))


def write_note(connection: sqlite3.Connection, run: int, text: str) -> None:
    """Keep a note, or with "" keep none."""
    name = f"{_FACT}{run}"
    if text:
        connection.execute(
            "INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)",
            (name, json.dumps(text, ensure_ascii=False)),
        )
    else:
        connection.execute("DELETE FROM facts WHERE name = ?", (name,))


def sweep_notes(connection: sqlite3.Connection) -> None:
    """Forget the notes of runs that are gone for good."""
    connection.execute(
        "DELETE FROM facts WHERE substr(name, 1, ?) = ?"
        " AND CAST(substr(name, ?) AS INTEGER) NOT IN (SELECT id FROM runs)",
        (len(_FACT), _FACT, len(_FACT) + 1),
    )
