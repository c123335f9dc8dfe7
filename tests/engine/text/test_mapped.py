"""Numbers on the disk are those that were written, however they are read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.mapped import NumberFile, release, stretches, taken

PARTS = st.lists(st.tuples(st.integers(0, 990), st.integers(0, 10)), max_size=20)


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> NumberFile[np.int32]:
    path = tmp_path_factory.mktemp("numbers") / "n"
    path.write_bytes(np.arange(1000, dtype=np.int32).tobytes())
    return NumberFile(path, np.int32)


@given(parts=PARTS)
def test_parts_near_and_far(numbers: NumberFile[np.int32], parts: list[tuple[int, int]]) -> None:
    starts, lengths = (np.array([part[i] for part in parts], np.int64) for i in range(2))

    plain = [number for start, length in parts for number in range(start, start + length)]
    assert numbers.read_parts(starts, lengths).tolist() == plain
    assert stretches(starts, lengths).tolist() == plain
    assert taken(numbers.mapped(), starts, lengths).tolist() == plain


@given(lengths=st.lists(st.integers(0, 10), max_size=40), cut=st.sets(st.integers(0, 39), max_size=3))
def test_parts_side_by_side(numbers: NumberFile[np.int32], lengths: list[int], cut: set[int]) -> None:
    ends = np.cumsum(np.array(lengths, np.int64))
    kept = np.array([i for i in range(len(lengths)) if i not in cut], np.int64)
    starts, sizes = (ends - np.array(lengths, np.int64))[kept], np.array(lengths, np.int64)[kept]

    plain = [number for i in kept for number in range(ends[i] - lengths[i], ends[i])]
    assert taken(numbers.mapped(), starts, sizes).tolist() == plain
    assert numbers.read_parts(starts, sizes).tolist() == plain


def test_a_mapping_can_be_released_and_read_again(numbers: NumberFile[np.int32]) -> None:
    mapped = numbers.mapped()

    release(mapped[10:])

    assert np.array_equal(mapped, np.arange(1000))
    release(np.arange(3))


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "n").touch()

    assert NumberFile(tmp_path / "n", np.int64).mapped().tolist() == []
