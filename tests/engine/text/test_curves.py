"""The curves against the plainest way of working them out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.curves import coverage, cut_off, histogram, length_facts, size_for, zipf

COUNTS = st.lists(st.integers(0, 50), max_size=40)


@given(COUNTS)
def test_zipf_falls_from_the_most_frequent(counts: list[int]) -> None:
    rank, frequency = zipf(np.array(counts, np.int64))

    assert frequency.tolist() == sorted((c for c in counts if c), reverse=True)
    assert rank.tolist() == list(range(1, len(frequency) + 1))


@given(COUNTS)
def test_coverage_is_the_share_of_the_most_frequent(counts: list[int]) -> None:
    covered = coverage(np.array(counts, np.int64))

    falling = sorted((c for c in counts if c), reverse=True)
    for size, share in enumerate(covered):
        assert share == pytest.approx(sum(falling[:size]) / sum(falling) if falling else 1.0)
    assert len(covered) == len(falling) + 1
    assert covered[-1] == 1.0


@given(COUNTS, st.floats(0, 1))
def test_the_size_for_a_share_is_the_smallest(counts: list[int], share: float) -> None:
    numbers = np.array(counts, np.int64)

    size = size_for(numbers, share)

    covered = coverage(numbers)
    assert covered[size] >= share
    assert size == 0 or covered[size - 1] < share


@given(COUNTS, st.integers(1, 60))
def test_what_is_cut_off(lengths: list[int], longest: int) -> None:
    lost = cut_off(np.array(lengths, np.int64), longest)

    over = [length for length in lengths if length > longest]
    assert lost.documents == pytest.approx(len(over) / max(1, len(lengths)))
    assert lost.tokens == pytest.approx(sum(n - longest for n in over) / max(1, sum(lengths)))


@given(COUNTS, st.integers(1, 12))
def test_the_histogram_has_every_document_once(lengths: list[int], bins: int) -> None:
    edges, documents = histogram(np.array(lengths, np.int64), bins)

    assert len(documents) == len(edges) - 1 <= bins
    for low, high, count in zip(edges[:-1], edges[1:], documents, strict=True):
        assert count == sum(low <= length < high for length in lengths)
    assert documents.sum() == len(lengths)


def test_lengths_in_numbers() -> None:
    facts = length_facts(np.array([0, 1, 2, 3, 100], np.int64))

    assert (facts.documents, facts.shortest, facts.longest, facts.empty) == (5, 0, 100, 1)
    assert (facts.mean, facts.middle, facts.most) == (21.2, 2, 3)
    assert length_facts(np.zeros(0, np.int64)).longest == 0
