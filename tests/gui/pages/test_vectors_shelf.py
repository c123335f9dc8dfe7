"""Vectors that were loaded stay at hand, as far as there is room."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.control import RunControl
from engine.events import result_of
from engine.vectors.word_vectors import WordVectors
from gui.pages.try_streams import RunKey
from gui.pages.vectors_shelf import MOST_FILES, MOST_RUNS, FileKey, VectorShelf, at_epoch, opening_file


def test_a_state_is_loaded_once_and_the_oldest_goes() -> None:
    loaded: list[RunKey] = []

    def load(key: RunKey) -> WordVectors:
        loaded.append(key)
        return WordVectors(("a",), np.zeros((1, 2), np.float32))

    shelf = VectorShelf(load)
    keys = [RunKey(Path("p"), "run", n) for n in range(MOST_RUNS + 1)]
    assert shelf.get(keys[0]) is shelf.get(keys[0])
    for key in keys:
        shelf.get(key)
    shelf.get(keys[0])
    assert loaded == [*keys, keys[0]]


def test_only_runs_have_epochs() -> None:
    run, file = RunKey(Path("p"), "run", 3), FileKey(Path("v.vec"))
    assert at_epoch(run, 2) == RunKey(Path("p"), "run", 3, epoch=2)
    assert at_epoch(file, 2) == file


def test_files_are_read_and_the_first_of_too_many_goes(tmp_path: Path) -> None:
    shelf, paths = VectorShelf(), []
    for number in range(MOST_FILES + 1):
        path = tmp_path / f"{number}.vec"
        path.write_text(f"1 2\nw{number} 1 {number}\n", "utf-8")
        key = result_of(opening_file(shelf, path)(RunControl()))
        assert shelf.get(key).words == (f"w{number}",)
        paths.append(path)
    assert shelf.files() == tuple(paths[1:])
