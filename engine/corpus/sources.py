"""Bytes off the disk in chunks: counted, hashed, and stopped when the user asks."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from engine.control import RunControl
from engine.corpus.documents import CorpusSource
from engine.errors import EngineError
from engine.events import Progressed, Stage
from engine.words import QT_TRANSLATE_NOOP

CHUNK = 256 * 1024
PROJECT_SUFFIX = ".unroll"
EVENT_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class PastedText:
    """Text that came from the clipboard and not from a file; rows between tabs are a table."""

    text: str


# One file or folder, several (files and folders mixed), or pasted text.
CorpusPath: TypeAlias = "str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | PastedText"


def given_paths(origin: CorpusPath) -> tuple[Path, ...]:
    """The files and folders of a corpus, as they were given; none of a pasted text.

    Raises `EngineError` for a project: it is no text, and reading the file of one that is open here would end its
    locks (engine/project/held_files.py).
    """
    if isinstance(origin, PastedText):
        return ()
    paths = (Path(origin),) if isinstance(origin, (str, os.PathLike)) else tuple(map(Path, origin))
    for path in paths:
        if path.suffix.lower() == PROJECT_SUFFIX and not path.is_dir():
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "{name} is an Unroll project, not a text. Open it as a project, or choose a text.",
                ),
                name=path.name,
            )
    return paths


def one_or_several(paths: Sequence[str]) -> CorpusPath:
    """What was given in a list, as a path when it is one."""
    return paths[0] if len(paths) == 1 else tuple(paths)


def kept_paths(source: CorpusSource) -> tuple[str, ...]:
    """The absolute paths a corpus was read from; none of a pasted text."""
    return source.paths or ((source.path,) if source.path else ())


def origin_of(source: CorpusSource) -> CorpusPath:
    """What to read to get the corpus of `source` again."""
    if source.pasted:
        return PastedText(source.pasted)
    return source.paths or source.path


class Meter:
    """How far a stage has come; gives at most twenty events a second and asks `control` at each move."""

    def __init__(self, stage: Stage, total: int | None, control: RunControl) -> None:
        self.stage, self.total, self.control = stage, total, control
        self.done = 0
        self._due = 0.0

    def move(self, amount: int = 1) -> None:
        """Count `amount` more units; raises `Stopped` after a stop."""
        self.control.check()
        self.done += amount
        if self.total is not None and self.done > self.total:
            self.done = self.total  # the directory of an archive is read besides

    def events(self) -> Iterator[Progressed]:
        """One event when one is due, else none: `yield from meter.events()`."""
        now = time.monotonic()
        if now >= self._due:
            self._due = now + EVENT_SECONDS
            yield Progressed(self.stage, self.done, self.total)

    def last(self) -> Progressed:
        """The event that closes the stage."""
        return Progressed(self.stage, self.done, self.total)


class Fingerprint:
    """Size and SHA-256 of what passes through: of one file, or of many one after another with their names."""

    def __init__(self, origin: CorpusPath) -> None:
        self._origin = origin
        self._hash = hashlib.sha256()
        self._size = 0

    def open_file(self, name: str) -> None:
        """Begin one of many files: its name belongs to the hash."""
        self._hash.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))

    def add(self, chunk: bytes) -> None:
        """Take in bytes."""
        self._hash.update(chunk)
        self._size += len(chunk)

    def source(self) -> CorpusSource:
        """What was seen, with absolute paths."""
        paths = tuple(os.path.abspath(path) for path in given_paths(self._origin))
        return CorpusSource(
            paths[0] if paths else "",
            self._size,
            self._hash.hexdigest(),
            paths if len(paths) > 1 else (),
            self._origin.text if isinstance(self._origin, PastedText) else "",
        )


def read_chunks(path: Path, control: RunControl) -> Iterator[bytes]:
    """The bytes of a file; raises `EngineError` when it cannot be opened or read."""
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                control.check()
                yield chunk
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> EngineError:
    """The sentence for a file or folder that is missing or may not be read."""
    if isinstance(error, FileNotFoundError):
        return EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no file or folder {path}. Check its name."), path=path
        )
    if isinstance(error, PermissionError):
        return EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{path} may not be read. Allow reading it, or copy it to your own folder."
            ),
            path=path,
        )
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine", "{path} cannot be read: {reason}. Copy it to another disk and try again."
        ),
        path=path,
        reason=error.strerror or str(error),
    )


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which 2.txt comes before 10.txt."""
    parts = re.split(r"(\d+)", name, flags=re.ASCII)
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p)
