"""A connection to a file that is there already."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote


def connect(path: Path, read_only: bool, busy_seconds: float = 0.0) -> sqlite3.Connection:
    """A connection that never creates the file. A file that cannot be written is read as it lies (immutable)."""
    log = path.with_name(path.name + "-wal")
    alone = not log.exists() or log.stat().st_size == 0
    mode = ("mode=ro&immutable=1" if alone else "mode=ro") if read_only else "mode=rw"
    return sqlite3.connect(
        f"{_uri(path)}?{mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )


def _uri(path: Path) -> str:
    """An absolute path as SQLite reads it; a Windows share begins with four strokes, a drive with one."""
    text = path.as_posix()
    start = "//" if text.startswith("//") else "" if text.startswith("/") else "/"
    return f"file:{start}{quote(text)}"
