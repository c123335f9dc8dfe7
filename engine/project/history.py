"""What a run told while it learnt, kept small: an array of numbers for the steps, JSON for the rare moments."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from engine.events import (
    AnswersGiven,
    EpochDone,
    Event,
    GradientMeasured,
    SampleDrawn,
    SentencesScored,
    SettingsChanged,
    StepDone,
    WeightsTaken,
    plain,
)
from engine.project.records import RunRecord

STEP_DTYPE = np.dtype([("step", "<i4"), ("loss", "<f4"), ("accuracy", "<f4"), ("grad_norm", "<f4")])

_KINDS: dict[str, type[Any]] = {
    "epoch": EpochDone,
    "sample": SampleDrawn,
    "sentences": SentencesScored,
    "gradient": GradientMeasured,
    "answers": AnswersGiven,
    "settings": SettingsChanged,
    "taken": WeightsTaken,
}
_BEFORE = 100
# They check the values as well, so that a hand-made file cannot put a text where a number is expected.
_READERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class RunHistory:
    """A run's past. The four step arrays have one entry per recorded step, in order; NaN where there was no accuracy."""

    epochs: tuple[EpochDone, ...]
    steps: npt.NDArray[np.int32]
    losses: npt.NDArray[np.float32]
    accuracies: npt.NDArray[np.float32]
    grad_norms: npt.NDArray[np.float32]
    samples: tuple[SampleDrawn, ...]
    sentences: tuple[SentencesScored, ...]
    gradients: tuple[GradientMeasured, ...]
    answers: tuple[AnswersGiven, ...] = ()
    changes: tuple[SettingsChanged, ...] = ()
    taken: tuple[WeightsTaken, ...] = ()  # what it began with, where that was learned elsewhere


def write_events(connection: sqlite3.Connection, run: RunRecord, events: Iterable[Event]) -> None:
    """Append what is worth keeping of `events`; told twice (after a resume), the later word stands."""
    kept = list(events)
    _write_steps(connection, run, [event for event in kept if isinstance(event, StepDone)])
    names = {kind: name for name, kind in _KINDS.items()}
    beginnings = [event for event in kept if isinstance(event, WeightsTaken)]
    for event in kept:
        # What a run begins with comes before its epochs, one thing after the other.
        epoch = beginnings.index(event) - _BEFORE if event in beginnings else getattr(event, "epoch", 0)
        if (name := names.get(type(event))) is not None:
            connection.execute(
                "INSERT OR REPLACE INTO moments (run, kind, epoch, step, event) VALUES (?, ?, ?, ?, ?)",
                (run.id, name, epoch, getattr(event, "step", None), _as_text(event)),
            )


def rewind(connection: sqlite3.Connection, run: RunRecord, epoch: int, step: int) -> None:
    """Forget what came after `step` steps and `epoch` whole epochs: a run goes on from there."""
    connection.execute("DELETE FROM moments WHERE run = ? AND epoch > ?", (run.id, epoch))
    steps = _read_steps(connection, run)
    if len(steps) and steps["step"][-1] > step:
        connection.execute("DELETE FROM step_chunks WHERE run = ?", (run.id,))
        _insert_chunk(connection, run, steps[steps["step"] <= step])


def read_history(connection: sqlite3.Connection, run: RunRecord) -> RunHistory:
    """Everything that was kept, as the events it came from."""
    steps = _read_steps(connection, run)
    return RunHistory(
        _moments(connection, run, "epoch"),
        steps["step"],
        steps["loss"],
        steps["accuracy"],
        steps["grad_norm"],
        _moments(connection, run, "sample"),
        _moments(connection, run, "sentences"),
        _moments(connection, run, "gradient"),
        _moments(connection, run, "answers"),
        _moments(connection, run, "settings"),
        _moments(connection, run, "taken"),
    )


def read_epochs(connection: sqlite3.Connection, run: RunRecord) -> tuple[EpochDone, ...]:
    """The epochs alone: a few numbers, however many steps there were."""
    return _moments(connection, run, "epoch")


def _write_steps(connection: sqlite3.Connection, run: RunRecord, events: Sequence[StepDone]) -> None:
    rows = [(e.step, e.loss, np.nan if e.accuracy is None else e.accuracy, e.grad_norm) for e in events]
    _insert_chunk(connection, run, np.array(rows, STEP_DTYPE))


def _insert_chunk(connection: sqlite3.Connection, run: RunRecord, steps: npt.NDArray[Any]) -> None:
    if len(steps):
        connection.execute(
            "INSERT INTO step_chunks (run, first_step, last_step, data) VALUES (?, ?, ?, ?)",
            (run.id, int(steps["step"][0]), int(steps["step"][-1]), steps.tobytes()),
        )


def _read_steps(connection: sqlite3.Connection, run: RunRecord) -> npt.NDArray[Any]:
    """The steps of all chunks; one that begins before the end of an earlier one takes its place from there on."""
    chunks: list[npt.NDArray[Any]] = []
    rows = connection.execute("SELECT data FROM step_chunks WHERE run = ? ORDER BY id", (run.id,))
    for (data,) in rows:
        chunk = np.frombuffer(data, STEP_DTYPE)
        while chunks and chunks[-1]["step"][-1] >= chunk["step"][0]:
            earlier = chunks.pop()
            if len(kept := earlier[earlier["step"] < chunk["step"][0]]):
                chunks.append(kept)
                break
        chunks.append(chunk)
    return np.concatenate(chunks) if chunks else np.empty(0, STEP_DTYPE)


def _moments(connection: sqlite3.Connection, run: RunRecord, kind: str) -> tuple[Any, ...]:
    rows = connection.execute(
        "SELECT event FROM moments WHERE run = ? AND kind = ? ORDER BY epoch", (run.id, kind)
    )
    return tuple(_READERS[kind].validate_json(text) for (text,) in rows)


def _as_text(event: Any) -> str:
    return json.dumps(plain(dataclasses.asdict(event)), ensure_ascii=False)
