"""Runs in the file: their rows, their names, and the bin they go to."""

from __future__ import annotations

import dataclasses
import itertools
import json
import sqlite3
from collections.abc import Sequence

from pydantic import TypeAdapter

from engine.corpus.documents import CorpusSource
from engine.errors import EngineError
from engine.events import RunEnded, plain
from engine.project.notes import read_note
from engine.project.records import ANYWHERE, LAST, Place, RunRecord
from engine.recipe.recipe import Recipe, parse_recipe
from engine.words import QT_TRANSLATE_NOOP

_SUMMARY: TypeAdapter[RunEnded] = TypeAdapter(RunEnded)
_SOURCE: TypeAdapter[CorpusSource] = TypeAdapter(CorpusSource)
_LABELS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])
_COLUMNS = "id, name, created, recipe, labels, corpus, running, summary, deleted"


def insert_run(
    connection: sqlite3.Connection,
    name: str | None,
    created: str,
    recipe: Recipe,
    pipeline: str,
    labels: Sequence[str],
    source: CorpusSource,
    running: bool,
) -> RunRecord:
    """A new run; without a name it is the next free "run N". Raises `EngineError` when the name is taken."""
    name = free_name(connection) if name is None else checked_name(connection, name)
    cursor = connection.execute(
        "INSERT INTO runs (name, created, recipe, pipeline, labels, corpus, running) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (name, created, recipe.as_json(), pipeline, as_json(list(labels)), source_as_json(source), running),
    )
    return read_runs(connection, "id = ?", (cursor.lastrowid,))[0]


def read_runs(
    connection: sqlite3.Connection, condition: str = "deleted IS NULL", values: Sequence[object] = ()
) -> tuple[RunRecord, ...]:
    """The runs that fulfil a condition, oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM runs WHERE {condition} ORDER BY id", values).fetchall()
    return tuple(_record(row, _slots(connection, row[0]), read_note(connection, row[0])) for row in rows)


def checked_name(connection: sqlite3.Connection, name: str) -> str:
    """A name without outer blanks; raises `EngineError` when it is empty or another run has it."""
    name = " ".join(name.split())
    if not name:
        raise EngineError(QT_TRANSLATE_NOOP("engine", "A run needs a name of at least one character."))
    if _taken(connection, name):
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is already a run called '{name}'. Choose another name."),
            name=name,
        )
    return name


def free_name(connection: sqlite3.Connection, wanted: str = "") -> str:
    """`wanted` or "wanted 2", "wanted 3"…; without a wish "run 1", "run 2"…"""
    if wanted and not _taken(connection, wanted):
        return wanted
    numbers = itertools.count(2 if wanted else 1)
    return next(name for n in numbers if not _taken(connection, name := f"{wanted or 'run'} {n}"))


def source_as_json(source: CorpusSource) -> str:
    """Where a corpus was, as JSON."""
    return as_json(dataclasses.asdict(source))


def source_from_json(text: str) -> CorpusSource:
    """The inverse of `source_as_json`."""
    return _SOURCE.validate_json(text)


def as_json(value: object) -> str:
    """`value` as JSON, Chinese readable."""
    return json.dumps(plain(value), ensure_ascii=False)


def _taken(connection: sqlite3.Connection, name: str) -> bool:
    row = connection.execute("SELECT 1 FROM runs WHERE name = ? AND deleted IS NULL", (name,)).fetchone()
    return row is not None


def _slots(connection: sqlite3.Connection, run: int) -> tuple[str, ...]:
    rows = connection.execute("SELECT slot FROM checkpoints WHERE run = ? ORDER BY slot", (run,))
    return tuple(slot for (slot,) in rows)


def _record(
    row: tuple[int, str, str, str, str, str, int, str | None, str | None], slots: tuple[str, ...], note: str
) -> RunRecord:
    number, name, created, recipe, labels, corpus, running, summary, deleted = row
    return RunRecord(
        number,
        name,
        created,
        parse_recipe(json.loads(recipe)),
        _LABELS.validate_json(labels),
        source_from_json(corpus),
        bool(running),
        _SUMMARY.validate_json(summary) if summary else None,
        slots,
        deleted is not None,
        note,
    )


def refuse_other_learner(connection: sqlite3.Connection, run: RunRecord, after: Place | None) -> None:
    """Two programs that learn the same run would mix what they tell; the one that comes second gives way."""
    if after == ANYWHERE:
        return
    kept = connection.execute(
        "SELECT epoch, step FROM checkpoints WHERE run = ? AND slot = ?", (run.id, LAST)
    ).fetchone()
    if kept != after:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The run '{run}' is being trained by another program as well, so it goes on there alone. "
                "Nothing that was saved is lost.",
            ),
            run=run.name,
        )
