import re
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.doctor.blocks import (
    BLOCK_CHARACTERS,
    BLOCK_ROWS,
    blocks_of,
    holders,
    lines_of,
    whole_lines,
)
from engine.corpus.rows import Row


def test_blocks_are_many_short_or_few_long_rows() -> None:
    rows = [Row("x")] * (BLOCK_ROWS + 1) + [Row("y" * BLOCK_CHARACTERS)] * 2
    blocks = list(blocks_of(rows))
    assert [len(block) for block in blocks] == [BLOCK_ROWS, 2, 1]
    assert list(chain.from_iterable(blocks)) == rows


@given(st.lists(st.text(alphabet="ab\n", max_size=6)))
def test_lines_are_whole_wherever_a_text_was_cut(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join(row.text for row in whole_lines(map(Row, pieces))) == text
    assert all(row.text.endswith("\n") for row in list(whole_lines(map(Row, pieces)))[:-1])
    expected = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert [(row.place[1], row.text) for row in lines_of(map(Row, pieces))] == expected


@given(st.lists(st.text(alphabet="abé", max_size=5), max_size=12))
def test_holders_are_the_texts_with_a_match(texts: list[str]) -> None:
    pattern = re.compile("ab|é")
    expected = [number for number, text in enumerate(texts) if pattern.search(text)]
    assert holders(texts, pattern) == expected
    assert holders(texts, re.compile("é"), wide=True) == [n for n, text in enumerate(texts) if "é" in text]
