"""Finished work kept in a folder of the user's cache, so that it is done once: bounded, and never found half-made.

An entry is a folder of files. It is made under a passing name, brought safely onto the disk and renamed to its key, so
that a program which is killed leaves only a passing folder, which the next one sweeps. Whoever uses an entry holds its
files open: then nothing breaks when it is removed meanwhile (and where open files cannot be removed, it stays).
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs

from engine.errors import EngineError
from engine.file_lock import FileLock
from engine.words import QT_TRANSLATE_NOOP

MOST_BYTES = 20 << 30
SHARE_OF_DISK = 0.2
_JUST_USED_SECONDS = 30.0  # found by another process, perhaps not opened yet
_CHECKED_BYTES = 1 << 20  # files up to this size are kept with a checksum of what is in them
_MANIFEST = "entry.json"
_PASSING = ".passing-"
_FULL = (errno.ENOSPC, errno.EDQUOT)


def make_key(kind: str, *parts: object) -> str:
    """A key for what is worked out from `parts` (values of JSON): the same parts give the same key."""
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, default=str)
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()}"


def user_cache() -> Cache:
    """The cache of this user, swept of what dead programs left; UNROLL_CACHE names another folder.

    Where the usual folder cannot be written, one among the passing files of the system takes its place.
    """
    chosen = os.environ.get("UNROLL_CACHE")
    usual = Path(chosen) if chosen else Path(platformdirs.user_cache_dir("unroll", appauthor=False)) / "texts"
    cache = Cache(usual)
    if not chosen and not cache.usable():
        cache = Cache(_private_folder())
    cache.sweep()
    return cache


class Cache:
    """Entries in `folder` under their keys; together at most `limit` bytes, or what the disk allows."""

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        self.folder = folder
        self._limit = limit

    def find(self, key: str) -> Path | None:
        """The folder of a whole entry, noting that it is used; None when there is none."""
        folder = self.folder / key
        if not _is_whole(folder, key):
            return None
        with contextlib.suppress(OSError):
            os.utime(folder / _MANIFEST)
        return folder

    @contextlib.contextmanager
    def make(self, key: str) -> Iterator[Path]:
        """A folder to write into; it becomes the entry `key` when the block ends well and is removed when not.

        Raises `EngineError` when the disk is full or the folder cannot be written.
        """
        passing = self._begin(key)
        try:
            with self._explained():
                yield passing.folder
                _write_manifest(passing.folder, key)
                with self._locked():
                    self._put(passing.folder, key)
                    self._trim(keep=key)
        finally:
            passing.end()

    def size(self) -> int:
        """Bytes of everything that is kept."""
        return sum(_bytes_in(folder) for folder in self._folders())

    def clear(self) -> int:
        """Remove every entry and what dead programs left; gives the bytes that were freed."""
        before = self.size()
        with contextlib.suppress(OSError), self._locked():
            for folder in self._entries():
                self._remove(folder)
        self.sweep()
        return max(before - self.size(), 0)

    def sweep(self) -> None:
        """Remove what programs that are no longer there left half-made."""
        if not any(self._left_over()):
            return
        with contextlib.suppress(OSError), self._locked():
            for folder in self._left_over():
                lock = FileLock(_lock_of(folder))
                if lock.try_hold():
                    shutil.rmtree(folder, ignore_errors=True)
                    lock.release()
                    lock.path.unlink(missing_ok=True)

    def usable(self) -> bool:
        """Whether files can be made here."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return True
        except OSError:
            return False

    @property
    def limit(self) -> int:
        """Most bytes to keep: a fixed number, and a share of what the disk has free beside the cache itself."""
        if self._limit is not None:
            return self._limit
        try:
            free = shutil.disk_usage(self.folder).free
        except OSError:
            return MOST_BYTES
        return min(MOST_BYTES, int(SHARE_OF_DISK * (free + self.size())))

    def _begin(self, key: str) -> _Passing:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.sweep()
            with self._locked():
                self._trim(keep=key)  # what has the disk full may be the cache itself
                return _Passing(self.folder / f"{_PASSING}{uuid.uuid4().hex[:12]}")
        except OSError as error:
            raise self._sentence(error) from error

    def _locked(self) -> FileLock:
        return FileLock(self.folder / ".lock")

    def _put(self, made: Path, key: str) -> None:
        """Rename a finished folder to its key; where another process was first with a whole one, that stays."""
        place = self.folder / key
        if _is_whole(place, key):
            return
        if place.exists():
            self._remove(place)
        made.rename(place)
        _sync_folder(self.folder)

    def _trim(self, keep: str) -> None:
        """Remove the entries that were not used for longest until the rest is small enough."""
        limit = self.limit
        entries = sorted((_last_use(folder), _bytes_in(folder), folder) for folder in self._entries())
        total = sum(size for _, size, _ in entries)
        for used, size, folder in entries:
            if total <= limit:
                return
            if folder.name != keep and time.time() - used > _JUST_USED_SECONDS:
                total -= size if self._remove(folder) else 0

    def _remove(self, folder: Path) -> bool:
        """Take an entry away, first its name: False where a program holds it and the system keeps it for that."""
        passing = self.folder / f"{_PASSING}{uuid.uuid4().hex[:12]}"
        try:
            folder.rename(passing)
        except OSError:
            return False
        shutil.rmtree(passing, ignore_errors=True)
        return True

    def _folders(self) -> list[Path]:
        try:
            return [entry for entry in self.folder.iterdir() if entry.is_dir() and not entry.is_symlink()]
        except OSError:
            return []

    def _entries(self) -> list[Path]:
        return [folder for folder in self._folders() if not folder.name.startswith(".")]

    def _left_over(self) -> list[Path]:
        return [folder for folder in self._folders() if folder.name.startswith(_PASSING)]

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise self._sentence(error) from error
            raise

    def _sentence(self, error: OSError) -> EngineError:
        if error.errno in _FULL:
            return EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The disk of {folder} is full, so the text could not be prepared there; nothing is lost. Make room and try again.",
                ),
                folder=self.folder,
            )
        return EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The folder {folder}, where prepared text is kept, cannot be written: {reason}. Allow writing there and try again.",
            ),
            folder=self.folder,
            reason=error.strerror or type(error).__name__,
        )


class _Passing:
    """A folder that is being made, with a lock beside it that says its maker is alive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(_lock_of(folder))
        self._lock.try_hold()
        folder.mkdir()

    def end(self) -> None:
        """Remove what is still there under the passing name."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()
        with contextlib.suppress(OSError):
            self._lock.path.unlink()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _write_manifest(folder: Path, key: str) -> None:
    """Bring every file onto the disk, then the list of them, with a checksum of the list itself."""
    files = {}
    for path in sorted(folder.iterdir()):
        with path.open("r+b") as file:
            os.fsync(file.fileno())
        files[path.name] = [path.stat().st_size, _checksum(path)]
    content = {"key": key, "files": files}
    with (folder / _MANIFEST).open("w", encoding="utf-8") as manifest:
        json.dump({**content, "check": make_key("", content)}, manifest)
        manifest.flush()
        os.fsync(manifest.fileno())
    _sync_folder(folder)


def _is_whole(folder: Path, key: str) -> bool:
    try:
        found: dict[str, Any] = json.loads((folder / _MANIFEST).read_text("utf-8"))
        check = found.pop("check")
        return (
            check == make_key("", found)
            and found["key"] == key
            and all(
                (folder / name).stat().st_size == size and _checksum(folder / name) == check
                for name, (size, check) in found["files"].items()
            )
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def _checksum(path: Path) -> str:
    """Of a small file; a large one is known by its size alone."""
    if path.stat().st_size > _CHECKED_BYTES:
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system can."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _bytes_in(folder: Path) -> int:
    total = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            total += path.stat().st_size
    return total


def _last_use(folder: Path) -> float:
    try:
        return (folder / _MANIFEST).stat().st_mtime
    except OSError:
        return 0.0


def _private_folder() -> Path:
    """A folder of this user alone among the passing files of the system."""
    name = f"unroll-{os.getuid()}" if hasattr(os, "getuid") else "unroll"
    folder = Path(tempfile.gettempdir()) / name
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
            return Path(tempfile.mkdtemp(prefix="unroll-"))
    return folder
