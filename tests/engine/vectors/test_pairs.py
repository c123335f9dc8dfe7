"""The loss on fixed pairs, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.recipe.vectors import Architecture, VectorSettings
from engine.vectors.pairs import PairSample, draw_pairs, make_pairs
from tests.engine.vectors.streams import stream_of

VECTORS = np.array([[1, 2], [0, -1], [3, 0]], np.float32)
CONTEXTS = np.array([[0.5, 0.5], [-1, 0], [0, 2]], np.float32)


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def test_loss_of_one_skip_gram_pair() -> None:
    sample = PairSample(np.array([[0]]), np.ones((1, 1), bool), np.array([[2, 1]]))
    h = VECTORS[0]
    expected = -math.log(sigmoid(float(CONTEXTS[2] @ h))) - math.log(sigmoid(-float(CONTEXTS[1] @ h)))
    assert sample.loss(VECTORS, CONTEXTS) == pytest.approx(expected, rel=1e-6)


def test_loss_of_a_mean_of_words_around() -> None:
    counted = np.array([[True, False, True]])
    sample = PairSample(np.array([[0, 1, 2]]), counted, np.array([[1, 0]]))
    h = (VECTORS[0] + VECTORS[2]) / 2
    expected = -math.log(sigmoid(float(CONTEXTS[1] @ h))) - math.log(sigmoid(-float(CONTEXTS[0] @ h)))
    assert sample.loss(VECTORS, CONTEXTS) == pytest.approx(expected, rel=1e-6)


def test_scores_however_large_are_counted_whole() -> None:
    """gensim's own sum leaves out what is beyond 6, and stops growing as a float32."""
    sample = PairSample(np.array([[2]] * 600), np.ones((600, 1), bool), np.array([[1, 1]] * 600))
    assert sample.loss(VECTORS * 1000, CONTEXTS) == pytest.approx(3000, rel=1e-6)


@pytest.mark.parametrize("architecture", list(Architecture))
def test_pairs_of_a_text_are_fixed_and_true(architecture: Architecture) -> None:
    settings = VectorSettings(architecture=architecture, window=2, negative=3, subsample=0.0)
    stream = stream_of([[3, 4, 5, 6]] * 40)  # every word has its neighbours
    counts = np.full(4, 40)
    sample, again = (draw_pairs(stream, counts, 3, settings, 100, seed=7) for _ in range(2))
    assert len(sample) == 100
    assert sample.outputs.shape == (100, 4)
    np.testing.assert_array_equal(sample.outputs, again.outputs)
    np.testing.assert_array_equal(sample.inputs, again.inputs)
    assert (sample.outputs[:, 1:] != sample.outputs[:, :1]).all()
    apart = np.abs(sample.inputs - sample.outputs[:, :1])[sample.counted]
    assert set(apart.tolist()) == {1, 2}
    zeros = np.zeros((4, 2), np.float32)
    assert sample.loss(zeros, zeros) == pytest.approx(4 * math.log(2))


def test_skip_gram_has_every_pair_both_ways() -> None:
    rows, ends = np.array([0, 1, 2], np.int32), np.array([3])
    inputs, _, true = make_pairs(rows, ends, np.ones(3, np.int64), VectorSettings(window=1))
    assert sorted(zip(inputs[:, 0].tolist(), true.tolist(), strict=True)) == [(0, 1), (1, 0), (1, 2), (2, 1)]


def test_no_text_no_pairs() -> None:
    sample = draw_pairs(stream_of([[1], [1]]), np.array([1, 1]), 3, VectorSettings(), 10, seed=1)
    assert len(sample) == 0
    assert sample.loss(VECTORS, CONTEXTS) == 0.0
