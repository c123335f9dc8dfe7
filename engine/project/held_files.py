"""Which project files this process has open, so that none of them is opened a second time past SQLite.

POSIX gives up all locks that a process has on a file as soon as the process closes any descriptor of it
(https://www.sqlite.org/howtocorrupt.html, section 2.2). Reading the first bytes of a project that is open here would
do that: another program, seeing no lock, would then take its write-ahead log away and what is saved later is lost.
"""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from pathlib import Path
from typing import TypeAlias

from engine.project.connecting import connect
from engine.project.header import Header, read_header

_FileId: TypeAlias = tuple[int, int]  # device and number: one file whatever its name


class Hold:
    """One use of a file, to be released after its connection is closed."""

    def __init__(self, files: HeldFiles, file: _FileId) -> None:
        self._files, self._file = files, file
        self._released = False

    def release(self) -> None:
        """Let go; twice is fine."""
        if not self._released:
            self._released = True
            self._files._let_go(self._file)


class HeldFiles:
    """The files in use, counted. Looking at a file and beginning to hold it are one step, for all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holds: Counter[_FileId] = Counter()

    def hold(self, path: Path) -> tuple[Header, Hold]:
        """The header of the project at `path`, held from here on; raises `EngineError` as `read_header` does."""
        with self._lock:
            file = _file_id(path)
            if file is not None and self._holds[file]:
                header = _header_by_sqlite(path)
            else:
                header = read_header(path)
                file = _file_id(path)
            if file is None:  # it went away just now; opening it will say so
                file = (-1, -1)
            self._holds[file] += 1
            return header, Hold(self, file)

    def holds(self, path: Path) -> bool:
        """Whether the file at `path` is in use here."""
        with self._lock:
            file = _file_id(path)
            return file is not None and self._holds[file] > 0

    def _let_go(self, file: _FileId) -> None:
        with self._lock:
            self._holds[file] -= 1
            if not self._holds[file]:
                del self._holds[file]


HELD_FILES = HeldFiles()  # of the process, as the locks are


def _file_id(path: Path) -> _FileId | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _header_by_sqlite(path: Path) -> Header:
    """The same through SQLite, which knows which descriptors must stay open. For files known to be projects."""
    with contextlib.closing(connect(path.absolute(), read_only=True)) as connection:
        return Header(connection.execute("PRAGMA user_version").fetchone()[0])
