"""What is written is what is read again."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import Stopped
from engine.events import result_of
from engine.vectors.reading import read_vectors
from engine.vectors.word_vectors import WordVectors
from engine.vectors.writing import VectorFormat, format_of, write_vectors, write_words

RANDOM = np.random.default_rng(1)
VECTORS = WordVectors(
    ("the", "好吃", " ", "a\tb", "é"), (RANDOM.standard_normal((5, 7)) * 1e-3).astype(np.float32)
)
WRITTEN = [0, 1, 4]


def written(kind: VectorFormat) -> bytes:
    file = io.BytesIO()
    assert result_of(write_vectors(VECTORS, kind, file, RunControl())) == 3
    return file.getvalue()


@pytest.mark.parametrize("kind", [kind for kind in VectorFormat if kind is not VectorFormat.TSV])
def test_reading_gives_the_same_numbers(tmp_path: Path, kind: VectorFormat) -> None:
    path = tmp_path / "v"
    path.write_bytes(written(kind))
    found = result_of(read_vectors(path, None, RunControl()))
    assert found.words == ("the", "好吃", "é")
    np.testing.assert_array_equal(found.table, VECTORS.table[WRITTEN])


def test_tsv_for_projectors() -> None:
    table = np.loadtxt(io.BytesIO(written(VectorFormat.TSV)), delimiter="\t", dtype=np.float32)
    np.testing.assert_array_equal(table, VECTORS.table[WRITTEN])
    words = io.BytesIO()
    write_words(VECTORS, words)
    assert words.getvalue().decode() == "the\n好吃\né\n"


def test_the_name_tells_the_format() -> None:
    names = {
        "v.bin": VectorFormat.BINARY,
        "v.VEC": VectorFormat.FASTTEXT,
        "v.vec.gz": VectorFormat.FASTTEXT,
        "v.tsv": VectorFormat.TSV,
        "glove.6B.50d.txt": VectorFormat.GLOVE,
        "v.txt": VectorFormat.WORD2VEC,
        "v": VectorFormat.WORD2VEC,
    }
    assert {name: format_of(Path(name)) for name in names} == names


def test_a_stop_is_heard() -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        result_of(write_vectors(VECTORS, VectorFormat.TSV, io.BytesIO(), control))
