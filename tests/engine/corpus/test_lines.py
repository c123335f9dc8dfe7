import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus import lines
from engine.corpus.lines import normal_newlines, split_lines, split_paragraphs
from engine.errors import EngineError


def in_chunks(text: str, cuts: list[int]) -> list[str]:
    places = sorted({0, *(cut % (len(text) + 1) for cut in cuts), len(text)})
    return [text[a:b] for a, b in itertools.pairwise(places)]


@given(st.text("ab\r\n", max_size=30), st.lists(st.integers(0, 30)))
def test_newlines_are_the_same_wherever_a_chunk_ends(text: str, cuts: list[int]) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(normal_newlines(in_chunks(text, cuts))) == expected


@given(st.text("ab\n\x0b\x85\u2028", max_size=30), st.lists(st.integers(0, 30)))
def test_only_a_newline_ends_a_line(text: str, cuts: list[int]) -> None:
    expected = text.split("\n")
    if not expected[-1]:
        expected.pop()
    assert list(split_lines(in_chunks(text, cuts), "t")) == expected


def test_paragraphs_are_what_stands_between_blank_lines() -> None:
    found = split_paragraphs(["", "one", "two", " \t", "", "three", "\u3000"])
    assert list(found) == ["one\ntwo", "three"]
    assert list(split_paragraphs([])) == []


def test_a_line_that_would_fill_the_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 10)
    with pytest.raises(EngineError, match=r"Line 3 of book\.txt is longer") as caught:
        list(split_lines(["a\nb\nccc", "cccc", "ccccc"], "book.txt"))
    assert caught.value.values["line"] == 3
