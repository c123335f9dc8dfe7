"""A fixed sample of pairs, and how well vectors tell them from false ones: the loss that is told while they are learned.

The sum that gensim's kernels keep is in single precision and stops growing on long runs, and pairs that are told very
badly are missing from it. So the loss is measured apart: always on the same pairs with the same false words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.recipe.vectors import Architecture, VectorSettings
from engine.text.token_stream import TokenStream
from engine.vectors.draws import (
    Counts,
    Places,
    draw_false_words,
    false_word_table,
    reaches_of,
    read_words,
    shares_by_id,
    windows,
)
from engine.vectors.similarity import Floats

_STRETCHES, _STRETCH = 64, 400  # places of the text that are looked at, tokens at each
_AT_ONCE = 128  # pairs: what they look at fits beside the processor


@dataclass(frozen=True)
class PairSample:
    """`inputs` (pairs, most) are rows of the input matrix, of which `counted` are meant: one for skip-gram, those
    around a word for CBOW. `outputs` (pairs, 1 + negative) are rows of the output matrix, the true word first.
    """

    inputs: Places
    counted: NDArray[np.bool_]
    outputs: Places

    def __len__(self) -> int:
        return len(self.outputs)

    def loss(self, vectors: Floats, contexts: Floats) -> float:
        """The mean over the pairs of -ln σ(u·h) - Σ ln σ(-u'·h), in nats: h is the input vector (or the mean of several),
        u the true word's output vector, u' those of the false words. (1 + negative) ln 2 before anything is learned.
        """
        total = 0.0
        for start in range(0, len(self), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            hidden = middle(vectors, self.inputs[part], self.counted[part])
            scores = np.matmul(_rows(contexts, self.outputs[part]), hidden[:, :, None])[:, :, 0]
            scores[:, 0] *= -1
            softplus = np.maximum(scores, 0.0) + np.log1p(np.exp(-np.abs(scores)))
            total += float(softplus.sum(dtype=np.float64))
        return total / max(1, len(self))


def middle(vectors: Floats, inputs: Places, counted: NDArray[np.bool_]) -> Floats:
    """The mean of the counted input vectors of each pair, (pairs, dim)."""
    if inputs.shape[1] == 1:
        return _rows(vectors, inputs[:, 0])
    weights = (counted / counted.sum(axis=1, keepdims=True)).astype(np.float32)
    means: Floats = np.matmul(weights[:, None, :], _rows(vectors, inputs))[:, 0, :]
    return means


def _rows(table: Floats, places: Places) -> Floats:
    """`table[places]`, in a third of the time."""
    rows: Floats = table.take(places.ravel(), axis=0)
    return rows.reshape(*places.shape, -1)


def make_pairs(
    rows: NDArray[np.int32], ends: Places, reaches: Places, settings: VectorSettings
) -> tuple[Places, NDArray[np.bool_], Places]:
    """All pairs of a stretch of text as they are learned: `(inputs, counted, true output rows)`.

    As in the kernels skip-gram has a word around as the input and the word in the middle as the output.
    """
    places, counted = windows(ends, settings.window, reaches)
    around = rows[places].astype(np.int64) if len(rows) else np.zeros(places.shape, np.int64)
    if settings.architecture is Architecture.CBOW:
        some = counted.any(axis=1)
        return around[some], counted[some], rows[some].astype(np.int64)
    word, other = np.nonzero(counted)
    inputs = around[word, other][:, None]
    return inputs, np.ones(inputs.shape, np.bool_), rows[word].astype(np.int64)


def draw_pairs(
    stream: TokenStream, counts: Counts, first: int, settings: VectorSettings, count: int, seed: int
) -> PairSample:
    """Up to `count` pairs from all over the text; `first` is the id of the first word that has a vector."""
    random = np.random.default_rng([seed, 5])
    shares, found = shares_by_id(counts, settings.subsample, first), []
    for start in _starts(len(stream), random):
        ids, ends = stream.with_ends(start, start + _STRETCH)
        rows, ends = read_words(ids, ends, first, random.random(len(ids), np.float32) < shares[ids])
        reaches = reaches_of(random.random(len(rows), np.float32), settings.window)
        found.append(make_pairs(rows, ends, reaches, settings))
    inputs, counted, true = (np.concatenate(parts) for parts in zip(*found, strict=True))
    chosen = np.sort(random.permutation(len(true))[:count])
    false = draw_false_words(false_word_table(counts), (len(chosen), settings.negative), random)
    true = true[chosen, None]
    for _ in range(20):  # a false word is not the true one
        same = false == true
        false[same] = draw_false_words(false_word_table(counts), (int(same.sum()),), random)
    return PairSample(inputs[chosen], counted[chosen], np.concatenate([true, false], axis=1))


def _starts(tokens: int, random: np.random.Generator) -> list[int]:
    if tokens <= _STRETCHES * _STRETCH:
        return list(range(0, max(1, tokens), _STRETCH))
    return sorted(random.integers(0, tokens - _STRETCH, _STRETCHES).tolist())
