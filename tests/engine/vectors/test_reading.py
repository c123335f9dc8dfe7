"""Vector files of every kind, whole and damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, result_of
from engine.vectors.reading import read_vectors
from engine.vectors.word_vectors import WordVectors
from engine.vectors.writing import format_of, write_vectors

WORDS = ("the", "好吃", ",", "42")
TABLE = np.array([[0.5, -1.25, 3], [1e-5, 0, 7], [-0.125, 2, -2], [1, 2, 3]], np.float32)
LINES = [f"{word} {' '.join(f'{x:.9g}' for x in row)}" for word, row in zip(WORDS, TABLE, strict=True)]
HEAD = "4 3"
BINARY = b"4 3\n" + b"".join(
    word.encode() + b" " + row.tobytes() + b"\n" for word, row in zip(WORDS, TABLE, strict=True)
)
FILES = {
    "glove": "\n".join(LINES).encode(),
    "word2vec": "\n".join([HEAD, *LINES, ""]).encode(),
    "fasttext": "\n".join([HEAD, *(f"{line} " for line in LINES), ""]).encode(),  # a space at every end
    "windows": "\r\n".join([HEAD, *LINES, "", ""]).encode(),
    "tabs": "\n".join(LINES).replace(" ", "\t").encode(),
    "marked": b"\xef\xbb\xbf" + "\n".join([HEAD, *LINES]).encode(),
    "binary": BINARY,
    "binary without breaks": BINARY[:4]
    + b"".join(w.encode() + b" " + r.tobytes() for w, r in zip(WORDS, TABLE, strict=True)),
}


def read(path: Path, data: bytes, wanted: set[str] | None = None) -> WordVectors:
    path.write_bytes(data)
    return result_of(read_vectors(path, wanted, RunControl()))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same(tmp_path: Path, name: str, packed: bool) -> None:
    data = gzip.compress(FILES[name]) if packed else FILES[name]
    found = read(tmp_path / "v", data)
    assert found.words == WORDS
    assert found.table.dtype == np.float32
    np.testing.assert_array_equal(found.table, TABLE)


@pytest.mark.parametrize("name", FILES)
def test_only_wanted_words_are_kept(tmp_path: Path, name: str) -> None:
    found = read(tmp_path / "v", FILES[name], {"42", "好吃", "plum"})
    assert found.words == ("好吃", "42")
    np.testing.assert_array_equal(found.table, TABLE[[1, 3]])


def test_nothing_wanted_is_there(tmp_path: Path) -> None:
    assert read(tmp_path / "v", FILES["word2vec"], {"plum"}).words == ()


def test_a_word_may_have_spaces_and_the_first_of_two_counts(tmp_path: Path) -> None:
    found = read(tmp_path / "v", b"a 1 2\n. . . 3 4\na 5 6\narea 51 7 8\n")
    assert found.words == ("a", ". . .", "area 51")
    assert found.table.tolist() == [[1, 2], [3, 4], [7, 8]]


def changed(name: str, number: int, line: str) -> bytes:
    lines = FILES[name].decode().split("\n")
    lines[number - 1] = line
    return "\n".join(lines).encode()


@pytest.mark.parametrize("wanted", [None, {"the"}])
@pytest.mark.parametrize(
    ("data", "line"),
    [
        (changed("word2vec", 2, "the 0.5 -1.25"), 2),
        (changed("word2vec", 2, "the 0.5 x 3"), 2),
        (changed("word2vec", 4, ", 0.1 0.2"), 4),
        (changed("word2vec", 4, ", 0.1 0.2 0.3 0.4"), 4),
        (changed("word2vec", 4, ", 0.1 nan 0.2"), 4),
        (changed("word2vec", 4, ""), 4),
        (changed("glove", 1, "the 0.5 oops 3"), 1),
        (changed("glove", 3, "<html>"), 3),
        (changed("fasttext", 5, "42 1 2"), 5),
        (BINARY[:-6], 5),
        (BINARY[:30], 3),
    ],
)
def test_a_damaged_line_is_told_by_its_number(
    tmp_path: Path, data: bytes, line: int, wanted: set[str] | None
) -> None:
    with pytest.raises(EngineError, match=rf"Line {line} of .*/v is not a word and its numbers"):
        read(tmp_path / "v", data, wanted)


def test_numbers_of_a_kept_word_are_read_strictly(tmp_path: Path) -> None:
    for numbers in ("1.2.3 0 0", "1 - 2", "1e999 0 0"):
        with pytest.raises(EngineError, match="Line 3 of"):
            read(tmp_path / "v", changed("word2vec", 3, f"x {numbers}"))


def test_a_binary_number_that_is_none(tmp_path: Path) -> None:
    table = TABLE.copy()
    table[2, 1] = np.inf
    data = BINARY.replace(TABLE[2].tobytes(), table[2].tobytes())
    with pytest.raises(EngineError, match="Line 4 of"):
        read(tmp_path / "v", data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("\n".join([HEAD, *LINES[:2]]).encode(), "promises 4 words, but it ends at line 3"),
        ("\n".join([HEAD, *LINES, "more 1 2 3"]).encode(), "goes on after the 4 words .* at line 6"),
        (BINARY + b"more", "goes on after the 4 words"),
        (b"", "holds no word vectors"),
        (b"just some text\nand more\n", "holds no word vectors"),
        (b"word,count\nthe,7\n", "holds no word vectors"),
        (b"\xba\x16\x4f\x2f\x0c\x00", "whole fastText model"),
        (b"4 0\n", "Line 1"),
        (gzip.compress(FILES["word2vec"], mtime=0)[:-9], "damaged or not whole"),
        (b"\x1f\x8bnonsense", "damaged or not whole"),
        (bytes(range(256)) * 20000, "no word vectors"),
    ],
    ids=[
        "short",
        "long",
        "long binary",
        "empty",
        "text",
        "table",
        "model",
        "none",
        "cut gzip",
        "no gzip",
        "bytes",
    ],
)
def test_other_files_are_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        read(tmp_path / "v", data)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be used"):
        result_of(read_vectors(tmp_path / "none", None, RunControl()))


def test_progress_reaches_the_end_and_a_stop_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "v"
    path.write_bytes(FILES["word2vec"])
    events = [e for e in read_vectors(path, None, RunControl()) if isinstance(e, Progressed)]
    assert events[-1] == Progressed(Stage.LOADING, path.stat().st_size, path.stat().st_size)
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        result_of(read_vectors(path, None, control))


@pytest.mark.parametrize("name", ["some.vec", "some.bin"])
def test_of_a_large_file_only_the_first_words_are_kept(tmp_path: Path, name: str) -> None:
    path, words = tmp_path / name, [f"w{i}" for i in range(40)]
    table = np.arange(80, dtype=np.float32).reshape(40, 2)
    with path.open("wb") as file:
        result_of(write_vectors(WordVectors(words, table), format_of(path), file, RunControl()))
    found = result_of(read_vectors(path, None, RunControl(), most=7))
    assert found.words == tuple(words[:7])
    np.testing.assert_array_equal(found.table, table[:7])
