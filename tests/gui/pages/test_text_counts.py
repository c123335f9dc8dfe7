"""What the cuts are asked at every move is looked up, and says the same as counting would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.counting import TokenCounts, rank_tokens
from engine.text.curves import cut_off
from engine.text.cut_corpus import CutCorpus
from gui.pages.text_counts import Counted, Lengths

WORDS = {"Soup": 9, "the": 30, "soups": 2, "tea": 9, "\n": 4, "ß": 1}


@pytest.fixture
def counted() -> Counted:
    ranked = rank_tokens(tuple(WORDS), np.array(list(WORDS.values()), dtype=np.int64))
    lengths = np.array([sum(WORDS.values())], dtype=np.int64)
    empty = CutCorpus((), np.empty(0, np.int32), np.zeros(1, np.int64), TextSettings(), Task.CLASSIFICATION)
    return Counted(empty, TokenCounts(CutterName.WORDS, ranked, lengths))


@given(st.lists(st.integers(0, 40), max_size=30), st.integers(1, 50))
def test_what_is_cut_off_is_what_counting_gives(lengths: list[int], longest: int) -> None:
    array = np.array(lengths, dtype=np.int64)
    expected, looked_up = cut_off(array, longest), Lengths(array)
    if lengths:
        assert looked_up.cut_documents(longest) == pytest.approx(expected.documents)
    assert looked_up.cut_tokens(longest) == pytest.approx(expected.tokens)
    assert sum(looked_up.bins.counts) == len(lengths)


def test_documents_longer_than_any_limit_are_counted_whole() -> None:
    lengths = Lengths(np.array([5, 300_000], dtype=np.int64))
    assert lengths.cut_documents(100_000) == 0.5
    assert lengths.cut_tokens(100_000) == pytest.approx(200_000 / 300_005)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("soup", ["Soup", "soups"]),
        ("SOUP", ["Soup", "soups"]),
        ("e", ["the", "tea"]),
        ("zebra", []),
        ("", []),
        ("ss", ["ß"]),
    ],
)
def test_search_finds_words_in_any_case_and_the_most_frequent_first(
    counted: Counted, wanted: str, found: list[str]
) -> None:
    assert [counted.counts.ranked[rank][0] for rank in counted.find(wanted)] == found


def test_curves_fall_and_rise(counted: Counted) -> None:
    assert (np.diff(counted.falling) <= 0).all()
    assert (np.diff(counted.covered) > 0).all()
    assert counted.covered[-1] == pytest.approx(1)
    assert counted.seen("tea") == 9
    assert counted.seen("never") == 0
