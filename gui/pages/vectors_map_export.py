"""The words of a map as files: their points as a table, or their vectors for a projector."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

import numpy as np

from engine.control import RunControl
from engine.events import Work
from gui.pages.try_streams import Opened
from gui.pages.vectors_mapping import Places
from gui.pages.vectors_shelf import VectorKey, VectorShelf


class Saved(Enum):
    """What can be written; those of vectors are called as in engine/vectors/writing.py, which the window loads late."""

    POINTS = "points"
    TSV = "tsv"
    WORD2VEC = "word2vec"
    BINARY = "binary"
    GLOVE = "glove"

    @property
    def ending(self) -> str:
        """What the name of such a file ends with, where nobody says otherwise."""
        return {Saved.POINTS: ".csv", Saved.TSV: ".tsv", Saved.WORD2VEC: ".vec", Saved.BINARY: ".bin"}.get(
            self, ".txt"
        )


def saving_points(words: Sequence[str], places: Places, path: Path) -> Opened[str]:
    """Write word, x and y of each; gives the name of the file."""

    def open_work(control: RunControl) -> Work[str]:
        from engine.use.point_files import write_points

        control.check()
        yield from ()
        write_points(words, places, path)
        return path.name

    return open_work


def saving_vectors(
    shelf: VectorShelf, key: VectorKey, words: Sequence[str], path: Path, kind: Saved
) -> Opened[str]:
    """Write the vectors of some words (of all without any); for a projector the words go into a file beside it.

    Gives the names of what was written.
    """

    def open_work(control: RunControl) -> Work[str]:
        from engine.use.saving import bytes_written_whole
        from engine.vectors.word_vectors import WordVectors
        from engine.vectors.writing import VectorFormat, write_vectors, write_words

        whole = shelf.get(key)
        rows = np.array([whole.places[word] for word in words], np.intp)
        some = WordVectors(words, whole.table[rows]) if words else whole
        with bytes_written_whole(path) as file:
            yield from write_vectors(some, VectorFormat(kind.value), file, control)
        if kind is not Saved.TSV:
            return path.name
        names = path.with_name(f"{path.stem}_words.tsv")
        with bytes_written_whole(names) as file:
            write_words(some, file)
        return f"{path.name}, {names.name}"

    return open_work
