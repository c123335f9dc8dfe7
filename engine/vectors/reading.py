"""Word vectors from files: word2vec (text and binary), GloVe and fastText's .vec, also packed with gzip.

A file of any size is read from its beginning to its end in pieces, and only the wanted words are kept. What stands for
a vector of another word is looked at just enough to tell a damaged line.
"""

from __future__ import annotations

import codecs
import gzip
import io
import itertools
import re
import time
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.control import RunControl
from engine.corpus.sources import EVENT_SECONDS
from engine.errors import EngineError, unusable
from engine.events import Progressed, Stage, Work
from engine.vectors.kept import KeptVectors
from engine.vectors.word_vectors import WordVectors
from engine.words import QT_TRANSLATE_NOOP

_PIECE = 1 << 18  # bytes
_LONGEST_WORD = 1 << 14  # bytes; what is longer is no word but another kind of file
_LARGEST_DIM = 100_000
_LARGEST_COUNT = 1 << 31
_HEAD = re.compile(rb"\s*(\d{1,12})\s+(\d{1,9})\s*")
_FASTTEXT_MODEL = (793712314).to_bytes(4, "little")  # the number its .bin files begin with
_OF_NUMBERS = b"0123456789+-.eE "
_NOT_IN_TEXT = bytes(set(range(32)) - set(b"\t\n\r"))


def read_vectors(
    path: Path, wanted: Collection[str] | None, control: RunControl, most: int | None = None
) -> Work[WordVectors]:
    """The vectors of the `wanted` words (of all words with None) that the file has, in the order of the file.

    Yields progress in bytes of the file; a stop raises `Stopped` within a piece of it. Of a word that is there twice
    the first vector counts. After `most` words nothing more is read: such files begin with the most frequent ones.
    Raises `EngineError` with the number of the line when the file is damaged or none of vectors.
    """
    try:
        with path.open("rb") as file:
            unpacked = _unpacked(file)
            meter = _Meter(file, path, control)
            kept = KeptVectors(None if wanted is None else {word.encode() for word in wanted}, most)
            yield from _read(_Pieces(unpacked, path), meter, kept)
            yield meter.last()
    except (OSError, EOFError, zlib.error) as error:
        raise _unreadable(path, error) from error
    return WordVectors(kept.words(), kept.table())


def _read(pieces: _Pieces, meter: _Meter, kept: KeptVectors) -> Work[None]:
    """Find out the format and read on in it."""
    start = pieces.look(_LONGEST_WORD)
    if start.startswith(_FASTTEXT_MODEL):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{path} is a whole fastText model. Use the .vec file that belongs to it."
            ),
            path=pieces.path,
        )
    if start.startswith(b"\xef\xbb\xbf"):
        pieces.take(3)
    line, end, _ = pieces.look(_LONGEST_WORD).partition(b"\n")
    head = _HEAD.fullmatch(line) if end else None
    if head is None:
        yield from _read_lines(pieces, meter, kept, _dim_without_head(pieces), None)
        return
    count, dim = int(head[1]), int(head[2])
    if not 1 <= dim <= _LARGEST_DIM or count > _LARGEST_COUNT:
        raise _damaged(pieces.path, 1)
    pieces.take(len(line) + 1)
    if _is_binary(pieces, dim):
        yield from _read_binary(pieces, meter, kept, dim, count)
    else:
        yield from _read_lines(pieces, meter, kept, dim, count)


def _dim_without_head(pieces: _Pieces) -> int:
    """How many numbers follow the word in the first lines of a file without a head; two of three lines tell."""
    lines = pieces.look(_PIECE).split(b"\n", 3)[:3]
    dim, _ = Counter(map(_numbers_at_end, filter(None, lines))).most_common(1)[0] if any(lines) else (0, 0)
    if dim < 2:  # a word and one number is a list of counts
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{path} holds no word vectors: line 1 is not a word and its numbers. Choose a file of word2vec, GloVe "
                "or fastText (.vec).",
            ),
            path=pieces.path,
        )
    return dim


def _numbers_at_end(line: bytes) -> int:
    fields = line.replace(b"\t", b" ").split()
    numbers = itertools.takewhile(_is_number, reversed(fields[1:]))
    return sum(1 for _ in numbers)


def _is_number(field: bytes) -> bool:
    if field.translate(None, _OF_NUMBERS):
        return False
    try:
        float(field)
    except ValueError:
        return False
    return True


def _is_binary(pieces: _Pieces, dim: int) -> bool:
    """Whether what follows the first word is bytes that no text has."""
    start = pieces.look(_LONGEST_WORD + 4 * dim).partition(b" ")[2][: 4 * dim]
    if start.translate(None, _NOT_IN_TEXT) != start:
        return True
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return True
    return False


def _read_lines(pieces: _Pieces, meter: _Meter, kept: KeptVectors, dim: int, count: int | None) -> Work[None]:
    """A line a word: the word, which may have spaces in it, and `dim` numbers. `count` is what the head promises."""
    number, empty = 0 if count is None else 1, None
    for lines in pieces.lines():
        for number, line in enumerate(lines, number + 1):  # noqa: B020 (it goes on from piece to piece)
            if not line or line.isspace():
                empty = empty or number
            elif empty:  # empty lines stand at the end of a file and nowhere else
                raise _damaged(pieces.path, empty)
            else:
                _take_line(line, dim, kept, number, pieces.path)
        yield from meter.events()
        if kept.full:
            return
    _refuse_other_count(count, kept.seen, pieces.path, empty or number)


def _take_line(line: bytes, dim: int, kept: KeptVectors, number: int, path: Path) -> None:
    line = line.replace(b"\t", b" ").rstrip(b" \r")
    if line.count(b" ") == dim:
        word, _, numbers = line.partition(b" ")
    else:  # a word of several parts, or too few numbers or too many
        word, *fields = line.rsplit(b" ", dim)
        numbers = b" ".join(fields)
        if len(fields) < dim or any(b"." in part and _is_number(part) for part in word.split(b" ")[1:]):
            raise _damaged(path, number)  # what ends a word of several parts is no decimal number
    if not word or numbers.translate(None, _OF_NUMBERS):
        raise _damaged(path, number)
    kept.seen += 1
    if kept.wants(word):
        try:
            vector = np.array([float(field) for field in numbers.split(b" ")], np.float32)
        except ValueError:
            raise _damaged(path, number) from None
        if not np.isfinite(vector).all():
            raise _damaged(path, number)
        kept.add(word, vector)


def _read_binary(pieces: _Pieces, meter: _Meter, kept: KeptVectors, dim: int, count: int) -> Work[None]:
    """A word, a space, `dim` numbers of four bytes (little-endian), and in some files a line break."""
    size = 4 * dim
    buffer, place = b"", 0
    for number in range(2, count + 2):
        while (space := buffer.find(b" ", place)) < 0 or space + 1 + size > len(buffer):
            yield from meter.events()
            piece = pieces.read(max(_PIECE, size))
            if not piece or len(buffer) - place > _LONGEST_WORD + size:
                raise _damaged(pieces.path, number)
            buffer, place = buffer[place:] + piece, 0
        word = buffer[place:space].lstrip(b"\n")
        if not word or len(word) > _LONGEST_WORD:
            raise _damaged(pieces.path, number)
        kept.seen += 1
        if kept.wants(word):
            vector = np.frombuffer(buffer, "<f4", dim, space + 1).astype(np.float32)
            if not np.isfinite(vector).all():
                raise _damaged(pieces.path, number)
            kept.add(word, vector)
        if kept.full:
            return
        place = space + 1 + size
    if (buffer[place:] + pieces.read(_PIECE)).strip():
        raise _wrong_count(pieces.path, count)


def _refuse_other_count(count: int | None, seen: int, path: Path, lines: int) -> None:
    if count is not None and seen < count:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{path} is cut short: its first line promises {count} words, but it ends at line {line}. Get the file again.",
            ),
            path=path,
            count=count,
            line=lines,
        )
    if count is not None and seen > count:
        raise _wrong_count(path, count)


def _wrong_count(path: Path, count: int) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{path} goes on after the {count} words that its first line promises, at line {line}. Mend its first line.",
        ),
        path=path,
        count=count,
        line=count + 2,
    )


def _damaged(path: Path, line: int) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "Line {line} of {path} is not a word and its numbers, as in the lines before. Mend it, or get the file again.",
        ),
        path=path,
        line=line,
    )


def _unreadable(path: Path, error: Exception) -> EngineError:
    if isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile)):
        return EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The packed file {path} is damaged or not whole. Get the file again."
            ),
            path=path,
        )
    return unusable(path, error)


class _Pieces:
    """A file from its beginning to its end, with a look ahead."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self.path = file, path
        self._ahead = b""

    def look(self, size: int) -> bytes:
        """Up to `size` of the next bytes, which stay to be read."""
        while len(self._ahead) < size and (piece := self._file.read(size - len(self._ahead))):
            self._ahead += piece
        return self._ahead[:size]

    def take(self, size: int) -> None:
        """Leave out bytes that were looked at."""
        self._ahead = self._ahead[size:]

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end."""
        ahead, self._ahead = self._ahead, b""
        return ahead or self._file.read(size)

    def lines(self) -> Iterator[list[bytes]]:
        """All lines, some at a time."""
        rest = b""
        while piece := self.read(_PIECE):
            *lines, rest = (rest + piece).split(b"\n")
            if len(rest) > _LONGEST_WORD + 32 * _LARGEST_DIM:
                raise EngineError(
                    QT_TRANSLATE_NOOP("engine", "{path} has no lines, so it holds no word vectors."),
                    path=self.path,
                )
            yield lines
        if rest:
            yield [rest]


class _Meter:
    """How far the file has been read, told some twenty times a second."""

    def __init__(self, file: BinaryIO, path: Path, control: RunControl) -> None:
        self._file, self._control = file, control
        self._total = path.stat().st_size
        self._due = 0.0

    def events(self) -> Iterator[Progressed]:
        """At most one event; raises `Stopped` after a stop."""
        self._control.check()
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + EVENT_SECONDS
            yield Progressed(Stage.LOADING, min(self._file.tell(), self._total), self._total)

    def last(self) -> Progressed:
        """All of it."""
        return Progressed(Stage.LOADING, self._total, self._total)


def _unpacked(file: BinaryIO) -> BinaryIO:
    """The bytes in a gzip file, else the file itself."""
    magic = file.read(2)
    file.seek(0)
    if magic != b"\x1f\x8b":
        return file
    return io.BufferedReader(gzip.GzipFile(fileobj=file), _PIECE)
