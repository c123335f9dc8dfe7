"""A copy of a project that a program on another computer is writing, taken without touching it.

SQLite's write-ahead log is for programs of one computer: opened through a network folder while another computer writes, a
project could be damaged. Its two files can be read, though. What is in the log stands over the file, and the file is
only changed by what is in the log as well; so a file copied first and a log copied after it are whole together, unless the
log was begun anew in between, which its head tells.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from engine.errors import EngineError
from engine.project.held_files import HELD_FILES
from engine.project.learner import Learner, learner_from_json
from engine.words import QT_TRANSLATE_NOOP

_HEAD = 32  # bytes of a log's head, with numbers that change when it is begun anew
_ATTEMPTS = 5


def log_of(path: Path) -> Path:
    """The write-ahead log beside a project."""
    return path.with_name(path.name + "-wal")


def far_learner(path: Path) -> Learner | None:
    """Who trains in the project at `path` on another computer; None when nobody does, or only here.

    It is asked before the file is opened; a file that is open here already is not looked at.
    """
    try:
        begun = log_of(path).stat()
    except OSError:
        return None
    if HELD_FILES.holds(path):
        return None
    with contextlib.suppress(sqlite3.Error, ValueError, OSError):
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as look:
            row = look.execute("SELECT value FROM facts WHERE name = 'learner'").fetchone()
        learner = learner_from_json(row[0]) if row else None
        if learner is not None and not learner.here and learner.lives(seen=begun.st_mtime):
            return learner
    return None


def copy_growing(path: Path, place: Path) -> None:
    """Take the place of what is at `place` with a copy of the project as it was last saved.

    Raises `EngineError` when it is written too quickly to be read.
    """
    passing = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        for _ in range(_ATTEMPTS):
            head = _head(path)
            shutil.copyfile(path, passing)
            with contextlib.suppress(FileNotFoundError):  # its program has just ended; the file has it all
                shutil.copyfile(log_of(path), log_of(passing))
            if _head(path) == head and _folded(passing):
                passing.replace(place)
                return
            _remove(passing)
    except OSError as error:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "The project {path} cannot be read: {reason}."),
            path=path,
            reason=error.strerror or error,
        ) from None
    finally:
        _remove(passing)
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "The project {path} is being written too quickly to be looked at. Wait until its run has ended, or copy it.",
        ),
        path=path,
    )


def _head(path: Path) -> bytes:
    try:
        with log_of(path).open("rb") as log:
            return log.read(_HEAD)
    except FileNotFoundError:
        return b""


def _folded(path: Path) -> bool:
    """Put the log into the file; False when the two do not belong together."""
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            answer: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error:
        return False
    return answer == "ok"


def _remove(passing: Path) -> None:
    for end in ("", "-wal", "-shm"):
        passing.with_name(passing.name + end).unlink(missing_ok=True)
