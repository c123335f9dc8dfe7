"""What is drawn, against its formulas and against gensim."""

from __future__ import annotations

import numpy as np
import pytest

from engine.vectors.draws import (
    draw_false_words,
    false_word_table,
    kept_shares,
    read_words,
    shares_by_id,
    windows,
)

COUNTS = np.array([5000, 900, 300, 40, 5], np.int64)


def test_shares_and_table_are_gensims() -> None:
    word2vec = pytest.importorskip("gensim.models.word2vec")
    model = word2vec.Word2Vec(vector_size=4, min_count=1, sample=1e-2, negative=5)
    model.build_vocab_from_freq({f"w{i}": int(count) for i, count in enumerate(COUNTS)})
    theirs = [model.wv.get_vecattr(f"w{i}", "sample_int") / (2**32 - 1) for i in range(len(COUNTS))]
    assert kept_shares(COUNTS, 1e-2).tolist() == pytest.approx(theirs, abs=1e-6)
    np.testing.assert_allclose(false_word_table(COUNTS), model.cum_table, rtol=0, atol=1)


def test_without_subsampling_everything_with_a_vector_is_read() -> None:
    assert kept_shares(COUNTS, 0.0).tolist() == [1.0] * 5
    assert shares_by_id(COUNTS, 0.0, 3).tolist() == [0.0] * 3 + [1.0] * 5


def test_false_words_are_drawn_by_the_power_of_their_counts() -> None:
    drawn = draw_false_words(false_word_table(COUNTS), (200_000,), np.random.default_rng(1))
    expected = COUNTS**0.75 / (COUNTS**0.75).sum()
    np.testing.assert_allclose(np.bincount(drawn, minlength=5) / 200_000, expected, atol=0.005)


def test_words_without_a_vector_and_passed_over_ones_leave_no_gap() -> None:
    ids = np.array([3, 1, 4, 5, 1, 1, 3, 6], np.int32)
    shares = np.array([0, 0, 0, 1, 0, 1, 1], np.float32)
    rows, ends = read_words(ids, np.array([4, 6, 8]), 3, shares[ids] > 0.5)
    assert rows.tolist() == [0, 2, 0, 3]
    assert ends.tolist() == [2, 2, 4]


def test_windows_stay_in_their_document_and_within_reach() -> None:
    ends = np.array([6, 6, 7, 12])
    reaches = np.random.default_rng(1).integers(1, 4, 12)
    places, counted = windows(ends, 3, reaches)
    assert places.shape == counted.shape == (12, 6)
    document = np.searchsorted(ends, np.arange(12), side="right")
    reached = set()
    for word in range(12):
        around = places[word][counted[word]].tolist()
        assert word not in around
        assert all(document[other] == document[word] for other in around)
        reach = max((abs(other - word) for other in around), default=0)
        assert reach <= reaches[word]
        reached.add(reach)
        inside = [p for p in range(word - reach, word + reach + 1) if 0 <= p < 12 and p != word]
        assert around == [p for p in inside if document[p] == document[word]]
    assert reached >= {0, 1, 2, 3}  # the word alone in its document, and reaches that were drawn


def test_no_words_no_windows() -> None:
    places, counted = windows(np.empty(0, np.int64), 2, np.empty(0, np.int64))
    assert places.shape == counted.shape == (0, 4)
