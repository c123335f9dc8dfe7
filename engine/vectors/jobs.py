"""The text that word vectors are learned from, as jobs of ten thousand tokens that can be done in any order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.recipe.vectors import VectorSettings
from engine.text.token_stream import TokenStream
from engine.vectors.draws import Counts, even_numbers, reaches_of, read_words, shares_by_id
from engine.vectors.kernels import WORDS_AT_ONCE, Learner

_STEP_TOKENS = (
    200_000  # a step is so long where the text is, so that measuring the loss after it costs next to nothing
)
_STEPS_AN_EPOCH = 20  # and shorter where there would be fewer than these
SMALLEST_RATE = 1e-4  # of the learning rate that falls with every job, as gensim's does


@dataclass(frozen=True, slots=True)
class JobDone:
    """Tokens of a job, and how many of them were read."""

    number: int
    tokens: int
    words: int


class Jobs:
    """The jobs of every epoch. What is drawn in a job follows from seed, epoch and its number alone."""

    def __init__(
        self, stream: TokenStream, counts: Counts, first: int, settings: VectorSettings, seed: int
    ) -> None:
        self._stream, self._first, self._settings, self._seed = stream, first, settings, seed
        self._shares = shares_by_id(counts, settings.subsample, first)
        self.count = max(1, -(-len(stream) // WORDS_AT_ONCE))
        most = max(1, _STEP_TOKENS // WORDS_AT_ONCE)
        self.per_step = min(most, max(1, self.count // _STEPS_AN_EPOCH))
        self.steps = -(-self.count // self.per_step)

    @property
    def tokens(self) -> int:
        """Of one epoch."""
        return len(self._stream)

    def rate(self, epoch: int, number: int) -> float:
        """The learning rate of a job: it falls evenly from that of the settings to nearly nothing."""
        done = (epoch + number / self.count) / self._settings.epochs
        start = self._settings.learning_rate
        least = min(SMALLEST_RATE, start)
        return max(least, start - (start - least) * done)

    def do(self, learner: Learner, epoch: int, number: int) -> JobDone:
        """Let a learner do a job."""
        start = number * WORDS_AT_ONCE
        ids, ends = self._stream.with_ends(start, start + WORDS_AT_ONCE)
        places, done = np.random.default_rng([self._seed, 6, number]), epoch / self._settings.epochs
        read = even_numbers(len(ids), done, places) < self._shares[ids]
        reaches = reaches_of(even_numbers(len(ids), done, places)[read], self._settings.window)
        rows, ends = read_words(ids, ends, self._first, read)
        random = np.random.default_rng([self._seed, 2, epoch, number])
        learner.learn(rows, ends, reaches, self.rate(epoch, number), random)
        return JobDone(number, len(ids), len(rows))
