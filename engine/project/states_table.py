"""The states of runs, each in its slot, with the hash of its bytes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.project.database import now
from engine.project.history import write_events
from engine.project.records import Checkpoint, RunRecord
from engine.words import QT_TRANSLATE_NOOP


def write_checkpoints(
    connection: sqlite3.Connection, run: RunRecord, checkpoints: Sequence[Checkpoint]
) -> None:
    """Keep states in their slots, with what was told up to them."""
    for c in checkpoints:
        connection.execute(
            "INSERT OR REPLACE INTO checkpoints (run, slot, epoch, step, saved, meta, sha256, tensors)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (run.id, c.slot, c.epoch, c.step, now(), _meta_json(c), _sha256(c.tensors), c.tensors),
        )
        write_events(connection, run, c.events)


def read_checkpoint(
    connection: sqlite3.Connection, run: RunRecord, slot: str, path: Path
) -> Checkpoint | None:
    """The state in a slot, or None; raises `EngineError` when its bytes are not those that were saved."""
    row = connection.execute(
        "SELECT epoch, step, tensors, meta, sha256 FROM checkpoints WHERE run = ? AND slot = ?",
        (run.id, slot),
    ).fetchone()
    if row is None:
        return None
    epoch, step, tensors, meta, sha256 = row
    if _sha256(tensors) != sha256:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The weights of '{run}' in {path} are damaged. Use a copy, or train again."
            ),
            run=run.name,
            path=path,
        )
    return Checkpoint(slot, epoch, step, tensors, json.loads(meta))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _meta_json(checkpoint: Checkpoint) -> str:
    """Exact: a float comes back bit for bit, and infinity (no best score yet) as infinity."""
    return json.dumps(checkpoint.meta, ensure_ascii=False)
