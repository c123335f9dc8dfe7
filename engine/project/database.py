"""One connection to a project file: opened with care, written in transactions, troubles told in sentences."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError, unusable
from engine.project.connecting import connect
from engine.project.header import Header
from engine.project.held_files import HELD_FILES
from engine.project.schema import VERSION, expected_objects, migrate, objects_of
from engine.words import QT_TRANSLATE_NOOP

_BUSY_SECONDS = 10.0
_LITTLE_ROOM = 1 << 20  # bytes
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def now() -> str:
    """The time in UTC, to the second, as it is written into projects."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")


class Database:
    """A connection that any thread may use, one at a time.

    While open, changes go to a write-ahead log, so that another connection (the window beside a training job) reads
    without waiting; closing the last one leaves one file. Each commit is on the disk before it returns
    (`synchronous=FULL`), so a power cut loses nothing that was told to be saved.
    """

    def __init__(self, path: Path, *, busy_seconds: float = _BUSY_SECONDS) -> None:
        self.path = path.absolute()
        with explained(self.path, *_UNREADABLE):
            header, self._hold = HELD_FILES.hold(self.path)
        try:
            self._connection = self._open(header, busy_seconds)
        except BaseException:
            self._hold.release()
            raise

    def _open(self, header: Header, busy_seconds: float) -> sqlite3.Connection:
        self.newer, self._looking = header.newer, False
        self.read_only = self.newer or not os.access(self.path, os.W_OK)
        self.full = False
        self._lock = threading.RLock()
        with explained(self.path, *_UNREADABLE):
            try:
                return _opened(self.path, self.read_only, busy_seconds, header)
            except sqlite3.OperationalError as error:
                if self.read_only or header.version != VERSION or not _is_full(error, self.path):
                    raise
                self.full = self.read_only = True  # a full disk is no reason not to look
                return _opened(self.path, True, busy_seconds, header)

    def fold(self) -> None:
        """Fold the write-ahead log into the file as far as nobody reads it."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def only_look(self, looking: bool) -> None:
        """Let nothing be written through this connection, or let it again."""
        if looking != self._looking and not self.newer:
            with self._lock, explained(self.path):
                self._connection.execute(f"PRAGMA query_only = {'ON' if looking else 'OFF'}")
                self._looking = looking
                self.read_only = looking or self.full or not os.access(self.path, os.W_OK)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for statements that only look; one consistent view of the file.

        Stored values are read inside the block: whatever a damaged one makes its reader raise becomes a sentence.
        """
        with self._lock, explained(self.path, *_UNREADABLE):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction: all of the block is saved, or nothing."""
        with self._lock, explained(self.path):
            self.refuse_read_only()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def refuse_read_only(self) -> None:
        """Raise `EngineError` when nothing can be saved here."""
        if self.newer:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "Made by a newer version of Unroll, {path} can be read, not saved over. Update Unroll, or use a new project.",
                ),
                path=self.path,
            )
        if self.full:
            raise EngineError(_FULL, path=self.path)
        if self._looking:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "Another program trains a run in {path}, so it is only looked at here. Wait until it has ended.",
                ),
                path=self.path,
            )
        if self.read_only:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The project {path} is read-only, so nothing can be saved in it. Make a copy and use that.",
                ),
                path=self.path,
            )

    def copy_to(self, connection: sqlite3.Connection) -> None:
        """Copy the whole file into another connection, as it is at this moment."""
        with self._lock, explained(self.path):
            self._connection.backup(connection)

    def integrity_problems(self) -> list[str]:
        """What SQLite's own check of the file finds; empty when it is sound."""
        with self._lock:
            try:
                rows = self._connection.execute("PRAGMA integrity_check(20)").fetchall()
            except (sqlite3.DatabaseError, UnicodeError) as error:
                return [str(error)]
        return [str(row[0]) for row in rows if row[0] != "ok"]

    def vacuum(self) -> None:
        """Give the space of what was removed back to the disk."""
        with self._lock, explained(self.path):
            self.refuse_read_only()
            self._connection.execute("VACUUM")

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it. Closing twice is fine."""
        with self._lock:
            # Another connection may be reading, or the disk may be full: the log then stays beside the file, whole.
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
            self._hold.release()


def refuse_unfit_place(path: Path) -> None:
    """Raise `EngineError` where no new project can be made."""
    if path.exists() or path.is_symlink():
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is already a file {path}. Choose another name."), path=path
        )
    if not path.parent.is_dir():
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no folder {folder}. Create it, or choose another place."),
            folder=path.parent,
        )
    if not os.access(path.parent, os.W_OK):
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "Nothing can be saved in the folder {folder}. Choose another place."),
            folder=path.parent,
        )


def create_file(path: Path) -> None:
    """Make an empty project. It appears under its name only when it is whole; raises `EngineError`."""
    refuse_unfit_place(path)
    with new_file(path) as connection:
        migrate(connection, now())


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A database under a passing name beside `path`, renamed to it when the block ends well."""
    passing = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with explained(path):
            connection = sqlite3.connect(passing, isolation_level=None)
            try:
                connection.execute("PRAGMA page_size = 16384")
                yield connection
                connection.execute("PRAGMA journal_mode = WAL")
            finally:
                connection.close()
            passing.replace(path)
    finally:
        for leftover in (
            passing,
            *(passing.with_name(passing.name + end) for end in ("-wal", "-shm", "-journal")),
        ):
            leftover.unlink(missing_ok=True)


def _opened(path: Path, read_only: bool, busy_seconds: float, header: Header) -> sqlite3.Connection:
    """A connection to what is a project, ready for use."""
    connection = connect(path, read_only, busy_seconds)
    try:
        _refuse_foreign(connection, path, header)
        if not read_only:
            _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path, header: Header) -> None:
    """A project holds its own tables and nothing that acts: no stranger's triggers or views."""
    connection.execute("PRAGMA trusted_schema = OFF")
    found = set(objects_of(connection))
    acting = {pair for pair in found if pair[0] not in ("table", "index")}
    if acting or (not header.newer and found != expected_objects(header.version)):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{path} does not hold the tables of an Unroll project, so it was not opened."
            ),
            path=path,
        )


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection, now())


@contextlib.contextmanager
def explained(path: Path, *more: type[Exception]) -> Iterator[None]:
    """Turn what SQLite and the disk say into sentences, and `more` into the one for a damaged file."""
    kinds: tuple[type[Exception], ...] = (sqlite3.Error, OverflowError, OSError, UnicodeError, *more)
    try:
        yield
    except kinds as error:
        raise _sentence(error, path) from error


_FULL = QT_TRANSLATE_NOOP(
    "engine",
    "The disk is full, so the last step could not be saved; nothing that was saved in {path} is lost. Make room and try again.",
)


def _is_full(error: Exception, path: Path) -> bool:
    """SQLite calls it an input/output error when there is no room for the files beside the project."""
    text = "" if isinstance(error, OSError) else str(error).lower()  # of an OSError it would hold the path
    if "disk i/o error" in text:
        with contextlib.suppress(OSError):
            return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    return "full" in text or getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)


def _sentence(error: Exception, path: Path) -> EngineError:
    text = "" if isinstance(error, OSError) else str(error).lower()
    if _is_full(error, path):
        template = _FULL
    elif "locked" in text or "busy" in text:
        template = QT_TRANSLATE_NOOP(
            "engine",
            "Another program is writing to the project {path}. Wait for it or close it, then try again.",
        )
    elif "readonly" in text or getattr(error, "errno", None) in (errno.EACCES, errno.EPERM, errno.EROFS):
        template = QT_TRANSLATE_NOOP("engine", "{path} cannot be written here. Choose another folder.")
    elif "too big" in text or isinstance(error, OverflowError):
        template = QT_TRANSLATE_NOOP(
            "engine", "The network is too large to be saved in {path}. Choose a smaller memory or vocabulary."
        )
    elif "unable to open" in text:
        template = QT_TRANSLATE_NOOP(
            "engine", "The project {path} cannot be opened. Check that its folder is writable."
        )
    elif isinstance(error, OSError):
        return unusable(path, error)
    else:
        return EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The project {path} is damaged ({reason}). Use a copy of it, or train again into a new one.",
            ),
            path=path,
            reason=(str(error).splitlines() or [type(error).__name__])[0].rstrip("."),
        )
    return EngineError(template, path=path)
