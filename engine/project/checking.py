"""Whether a project is whole: every part is looked at, and every problem told."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator

from engine.errors import EngineError
from engine.project.database import Database
from engine.project.history import read_history
from engine.project.learner import learner_from_json
from engine.project.records import RunRecord
from engine.project.runs_table import read_runs, source_from_json
from engine.project.safetensors_header import header_problem
from engine.recipe.recipe import parse_recipe
from engine.text.pipeline import TextPipeline


def find_problems(database: Database) -> tuple[str, ...]:
    """One sentence for each problem; empty when the project is whole."""
    if problems := database.integrity_problems():
        return tuple(f"The file itself is damaged: {problem}." for problem in problems)
    try:
        with database.reading() as connection:
            return (*_facts(connection), *_runs(connection))
    except EngineError as error:
        return (str(error),)


def _facts(connection: sqlite3.Connection) -> Iterator[str]:
    readers: dict[str, Callable[[str], object]] = {
        "recipe": _read_recipe,
        "corpus": source_from_json,
        "pipeline": TextPipeline.from_json,
        "watched": json.loads,
        "learner": learner_from_json,
        "queue": lambda text: [parse_recipe(tree) for tree in json.loads(text)],
    }
    for name, value in connection.execute("SELECT name, value FROM facts"):
        read: Callable[[str], object] = readers.get(name, json.loads)
        try:
            read(value)
        except Exception as error:  # noqa: BLE001 (whatever a damaged value makes a reader raise is the finding)
            yield f"The {name} of the project cannot be read: {_first_line(error)}."


def _read_recipe(text: str) -> object:
    return parse_recipe(json.loads(text))


def _runs(connection: sqlite3.Connection) -> Iterator[str]:
    for number, name in connection.execute("SELECT id, name FROM runs ORDER BY id").fetchall():
        try:
            (run,) = read_runs(connection, "id = ?", (number,))
            read_history(connection, run)
            (pipeline,) = connection.execute("SELECT pipeline FROM runs WHERE id = ?", (number,)).fetchone()
            TextPipeline.from_json(pipeline)
        except Exception as error:  # noqa: BLE001 (as above)
            yield f"The run '{name}' cannot be read: {_first_line(error)}."
            continue
        yield from _checkpoints(connection, run)


def _checkpoints(connection: sqlite3.Connection, run: RunRecord) -> Iterator[str]:
    if run.summary is not None and not run.usable:
        yield f"The run '{run.name}' has ended but has no weights."
    for slot in run.slots:
        tensors, sha256, meta = connection.execute(
            "SELECT tensors, sha256, meta FROM checkpoints WHERE run = ? AND slot = ?", (run.id, slot)
        ).fetchone()
        if hashlib.sha256(tensors).hexdigest() != sha256:
            yield f"The checkpoint '{slot}' of '{run.name}' is not the one that was saved."
        elif problem := header_problem(tensors):
            yield f"The checkpoint '{slot}' of '{run.name}' cannot be used: {problem}."
        try:
            json.loads(meta)
        except ValueError:
            yield f"The checkpoint '{slot}' of '{run.name}' has lost its notes."


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
