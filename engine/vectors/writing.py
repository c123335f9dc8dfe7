"""Word vectors as files that other programs read: word2vec (text and binary), GloVe, fastText's .vec, tsv for projectors."""

from __future__ import annotations

import time
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from engine.control import RunControl
from engine.corpus.sources import EVENT_SECONDS
from engine.events import Progressed, Stage, Work
from engine.vectors.similarity import Floats
from engine.vectors.word_vectors import WordVectors

_AT_ONCE = 256  # words


class VectorFormat(str, Enum):
    """The kinds of files. word2vec's text and fastText's .vec are the same: a line "words dim", then a line a word."""

    WORD2VEC = "word2vec"
    BINARY = "binary"  # word2vec's: a word, a space, four bytes a number
    GLOVE = "glove"  # a line a word, nothing before
    FASTTEXT = "fasttext"
    TSV = "tsv"  # numbers between tabs; the words are a file of their own


def format_of(path: Path) -> VectorFormat:
    """The format that a file's name asks for; word2vec's text when it asks for none."""
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"]
    by_suffix = {".bin": VectorFormat.BINARY, ".tsv": VectorFormat.TSV, ".vec": VectorFormat.FASTTEXT}
    if "glove" in path.name.lower():
        return VectorFormat.GLOVE
    return by_suffix.get(suffixes[-1] if suffixes else "", VectorFormat.WORD2VEC)


def write_vectors(vectors: WordVectors, kind: VectorFormat, file: BinaryIO, control: RunControl) -> Work[int]:
    """Write all words with their vectors; gives how many were written.

    Words with white space in them have no place in these formats and are left out. Every number is written so that
    reading it gives the same float32.
    """
    kept = writable(vectors)
    if kind not in (VectorFormat.GLOVE, VectorFormat.TSV):
        file.write(b"%d %d\n" % (len(kept), vectors.dim))
    due = 0.0
    for start in range(0, len(kept), _AT_ONCE):
        control.check()
        places = kept[start : start + _AT_ONCE]
        rows = vectors.table[places]
        if kind is VectorFormat.TSV:
            file.writelines(_lines(rows, b"\t"))
        elif kind is VectorFormat.BINARY:
            file.writelines(_binary([vectors.words[place] for place in places], rows))
        else:
            words = (vectors.words[place].encode() for place in places)
            file.writelines(word + b" " + line for word, line in zip(words, _lines(rows, b" "), strict=True))
        if time.monotonic() >= due:
            due = time.monotonic() + EVENT_SECONDS
            yield Progressed(Stage.SAVING, start, len(kept))
    yield Progressed(Stage.SAVING, len(kept), len(kept))
    return len(kept)


def write_words(vectors: WordVectors, file: BinaryIO) -> None:
    """A word a line, in the order of `write_vectors`: what projectors show beside the points of a tsv."""
    file.writelines(vectors.words[place].encode() + b"\n" for place in writable(vectors))


def writable(vectors: WordVectors) -> list[int]:
    """The rows of the words without white space."""
    return [place for place, word in enumerate(vectors.words) if not any(c.isspace() for c in word)]


def _lines(rows: Floats, between: bytes) -> Iterator[bytes]:
    form = between.join([b"%.9g"] * rows.shape[1]) + b"\n"
    return (form % tuple(row) for row in rows.tolist())


def _binary(words: list[str], rows: Floats) -> Iterator[bytes]:
    for word, row in zip(words, rows.astype("<f4"), strict=True):
        yield word.encode() + b" " + row.tobytes() + b"\n"
