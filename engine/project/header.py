"""Whether a file is a project, told from its first hundred bytes without opening it as a database.

Looking this way first leaves anything that is not ours untouched: SQLite would make an empty file a database.
The layout of the header: https://www.sqlite.org/fileformat.html, section 1.3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.project.schema import APPLICATION_ID, VERSION
from engine.words import QT_TRANSLATE_NOOP

_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes say: the version of the tables, and whether it is newer than this program."""

    version: int

    @property
    def newer(self) -> bool:
        """Whether a later version of the program made the file."""
        return self.version > VERSION


def read_header(path: Path) -> Header:
    """The header of a project; raises `EngineError` with one sentence for anything else."""
    log = path.with_name(path.name + "-wal")
    open_elsewhere = (
        log.exists()
    )  # asked first: who closes the file meanwhile fills it up and takes the log away
    head, size = _first_bytes(path)
    if size == 0:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{path} is empty, so it is not an Unroll project. Choose another file."
            ),
            path=path,
        )
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{path} is not an Unroll project. Choose a file that ends with .unroll."
            ),
            path=path,
        )
    application, version = struct.unpack_from(">I", head, 68)[0], struct.unpack_from(">I", head, 60)[0]
    if application != APPLICATION_ID or version < 1:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{path} is a database of another program, not an Unroll project."),
            path=path,
        )
    if not open_elsewhere and not log.exists():
        _refuse_truncated(path, head, size)
    return Header(version)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        if path.is_dir():
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "{path} is a folder, not an Unroll project. Choose a file."),
                path=path,
            )
        if path.exists() and not path.is_file():  # a pipe or a device would wait for ever
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "{path} is not a file, so it is not an Unroll project."),
                path=path,
            )
        with path.open("rb") as file:
            return file.read(100), path.stat().st_size
    except FileNotFoundError:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no project {path}. Check its name, or train a new one."),
            path=path,
        ) from None
    except OSError as error:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "The project {path} cannot be read: {reason}."),
            path=path,
            reason=error.strerror or error,
        ) from None


def _refuse_truncated(path: Path, head: bytes, size: int) -> None:
    """A copy that was broken off. Only without a write-ahead log: pages that wait there explain a shorter file."""
    (page,) = struct.unpack_from(">H", head, 16)
    page = 65536 if page == 1 else page
    (pages,) = struct.unpack_from(">I", head, 28)
    if size < page * pages:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The project {path} is cut short: {size} of its {whole} bytes are here. Copy it again from where it came.",
            ),
            path=path,
            size=size,
            whole=page * pages,
        )
