"""What the bytes of a corpus are, found quickly: a file that did not change since is not read to know it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from engine.cache import Cache, make_key
from engine.control import RunControl
from engine.corpus.sources import CorpusPath, Meter, PastedText, given_paths, read_chunks, unreadable
from engine.errors import EngineError
from engine.events import Stage, Work

_FRESH_SECONDS = 2.0  # a file changed just now may change again without another time or size
_HASH = "sha256"
_UNREAD = b"\0unread"

Seen = tuple[str, int, int, int]  # name, bytes, time of change in nanoseconds, number of the file


def content_hash(origin: CorpusPath, control: RunControl, cache: Cache) -> Work[str]:
    """A hash of the names and bytes of everything a corpus may be read from; yields progress in bytes."""
    if isinstance(origin, PastedText):
        return hashlib.sha256(origin.text.encode("utf-8", "surrogatepass")).hexdigest()
    if (known := known_hash(origin, control, cache)) is not None:
        return known
    files = list(_files(origin, control))
    found, whole = yield from _hash_all(files, control)
    settled = all(time.time() - seen[2] / 1e9 > _FRESH_SECONDS for _, seen in files)
    if whole and settled and files == list(_files(origin, control)):
        with contextlib.suppress(EngineError), cache.make(_memo(files)) as made:
            (made / _HASH).write_text(found, "ascii")
    return found


def known_hash(origin: CorpusPath, control: RunControl, cache: Cache) -> str | None:
    """The hash, where it is known without reading anything."""
    if (folder := cache.find(_memo(list(_files(origin, control))))) is not None:
        with contextlib.suppress(OSError):
            return (folder / _HASH).read_text("ascii")
    return None


def _memo(files: list[tuple[Path, Seen]]) -> str:
    return make_key("seen", [[str(path), *seen] for path, seen in files])


def looks_of(origin: CorpusPath, control: RunControl) -> list[tuple[Path, Seen]]:
    """Names, sizes and times of the files of a corpus: when they differ later, it has changed meanwhile."""
    return list(_files(origin, control))


def _hash_all(files: list[tuple[Path, Seen]], control: RunControl) -> Work[tuple[str, bool]]:
    """The hash, and whether every file could be read; of several, one that cannot is told of by whoever reads them."""
    whole = True
    meter = Meter(Stage.CHECKING, sum(max(0, seen[1]) for _, seen in files), control)
    total = hashlib.sha256()
    for path, seen in files:
        own = hashlib.sha256()
        try:
            for chunk in read_chunks(path, control):
                own.update(chunk)
                meter.move(len(chunk))
                yield from meter.events()
        except EngineError:
            if len(files) == 1:
                raise
            whole = False
            own.update(_UNREAD)
        total.update(f"{seen[0]}\0{own.hexdigest()}\0".encode("utf-8", "surrogatepass"))
    return total.hexdigest(), whole


def _files(origin: CorpusPath, control: RunControl) -> Iterator[tuple[Path, Seen]]:
    """Every file that is given or lies below a folder that is, hidden ones left out, in one fixed order."""
    paths = given_paths(origin)
    for number, given in enumerate(paths):
        root = Path(os.path.abspath(given))
        try:
            for path in _below(root, control):
                control.check()
                status = path.stat()
                name = f"{number}/{root.name}/{path.relative_to(root).as_posix()}"
                yield path, (name, status.st_size, status.st_mtime_ns, status.st_ino)
        except OSError as error:
            if len(paths) == 1:
                raise unreadable(given, error) from None
            yield root, (f"{number}/{root.name}", -1, 0, 0)


def _below(root: Path, control: RunControl) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return
    for folder, folders, names in os.walk(root):
        control.check()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
