"""The vectors that the Vectors page has loaded: those of runs, of their epochs, and of files."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.control import RunControl
from engine.events import Work
from gui.pages.try_streams import Opened, RunKey, load_vectors

if TYPE_CHECKING:
    from engine.vectors.word_vectors import WordVectors

MOST_OF_A_FILE = 200_000  # words; such files begin with the most frequent, and 300 numbers each are 240 MB
MOST_FILES = 3
MOST_RUNS = 4  # states of runs that are held: two runs, each with its last state and an epoch


@dataclass(frozen=True)
class FileKey:
    """Vectors of a file."""

    path: Path


VectorKey = RunKey | FileKey


def at_epoch(key: VectorKey, epoch: int | None) -> VectorKey:
    """The same vectors as they were after an epoch; those of a file have none."""
    return replace(key, epoch=epoch) if isinstance(key, RunKey) else key


class VectorShelf:
    """Gives the vectors of a key; of too many states of runs, or files, the one that is the oldest here goes.

    Safe between threads.
    """

    def __init__(self, load: Callable[[RunKey], WordVectors] = load_vectors) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._runs: OrderedDict[RunKey, WordVectors] = OrderedDict()
        self._files: OrderedDict[Path, WordVectors] = OrderedDict()

    def get(self, key: VectorKey) -> WordVectors:
        """The vectors of `key`, loaded where they are not there. Raises `EngineError` when they cannot be."""
        with self._lock:
            if isinstance(key, FileKey):
                return self._files[key.path]
            if key not in self._runs:
                self._runs[key] = self._load(key)
            self._runs.move_to_end(key)
            while len(self._runs) > MOST_RUNS:
                self._runs.popitem(last=False)
            return self._runs[key]

    def put_file(self, path: Path, vectors: WordVectors) -> FileKey:
        """Keep the vectors of a file that was read."""
        with self._lock:
            self._files[path] = vectors
            self._files.move_to_end(path)
            while len(self._files) > MOST_FILES:
                self._files.popitem(last=False)
        return FileKey(path)

    def files(self) -> tuple[Path, ...]:
        """The files whose vectors are there."""
        with self._lock:
            return tuple(self._files)


def opening_file(shelf: VectorShelf, path: Path) -> Opened[FileKey]:
    """Read a file of word vectors, of any kind that is known, into the shelf."""

    def open_work(control: RunControl) -> Work[FileKey]:
        from engine.vectors.reading import read_vectors

        vectors = yield from read_vectors(path, None, control, MOST_OF_A_FILE)
        return shelf.put_file(path, vectors)

    return open_work
