"""The text in jobs."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.recipe.vectors import VectorSettings
from engine.vectors.jobs import Jobs
from tests.engine.vectors.streams import stream_of


class Listener:
    """Keeps what it is given to read."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.ends: list[list[int]] = []
        self.rates: list[float] = []
        self.reaches: list[list[int]] = []

    def learn(
        self,
        rows: NDArray[np.int32],
        ends: NDArray[np.int64],
        reaches: NDArray[np.int64],
        rate: float,
        random: np.random.Generator,
    ) -> None:
        self.rows += rows.tolist()
        self.ends.append(ends.tolist())
        self.rates.append(rate)
        self.reaches.append(reaches.tolist())


def test_an_epoch_reads_every_token_once_in_order() -> None:
    documents = [[3 + (i * 7 + j) % 90 for j in range(900)] for i in range(40)]
    settings = VectorSettings(subsample=0.0, epochs=2)
    jobs = Jobs(stream_of(documents), np.ones(90, np.int64), 3, settings, 1)
    assert (jobs.tokens, jobs.count, jobs.per_step, jobs.steps) == (36_000, 4, 1, 4)
    listener = Listener()
    done = [jobs.do(listener, epoch, number) for epoch in range(2) for number in range(4)]
    assert sum(one.tokens for one in done) == sum(one.words for one in done) == 72_000
    assert listener.rows == [i - 3 for document in documents for i in document] * 2
    assert listener.ends[0] == [*range(900, 10_000, 900), 10_000]
    assert listener.ends[1][0] == 800  # the rest of the document that was cut
    assert listener.rates == sorted(listener.rates, reverse=True)
    assert listener.rates[0] == settings.learning_rate
    assert 1e-4 < listener.rates[-1] < settings.learning_rate / 4


def test_over_the_epochs_each_place_is_read_by_its_share_and_has_every_reach() -> None:
    """Drawn anew each time the share of a place would vary by a fifth; which place is read when is still random."""
    counts, epochs = np.array([4_000, 96_000]), 10
    settings = VectorSettings(subsample=0.01, epochs=epochs, window=5)
    jobs = Jobs(stream_of([[3 + (i % 25 > 0) for i in range(10_000)]]), counts, 3, settings, 1)
    everywhere = VectorSettings(subsample=0.0, epochs=epochs, window=5)
    whole, listener = Jobs(stream_of([[3] * 10_000]), np.array([1]), 3, everywhere, 1), Listener()
    words = [jobs.do(Listener(), epoch, 0).words for epoch in range(epochs)]
    for epoch in range(epochs):
        whole.do(listener, epoch, 0)
    share = 400 * (0.25**0.5 + 0.25) + 9_600 * ((0.01 / 0.96) ** 0.5 + 0.01 / 0.96)
    assert sum(words) / epochs == pytest.approx(share, rel=0.01)
    assert len(set(words)) > 1
    reaches = np.array(listener.reaches)  # (epochs, places)
    assert reaches[0].tolist() != reaches[1].tolist()
    for reach in range(1, 6):
        assert ((reaches == reach).sum(axis=0) == 2).mean() > 0.99  # rounding moves a few over an edge


def test_long_texts_have_long_steps() -> None:
    stream = stream_of([[3, 4] * 3_000_000])
    jobs = Jobs(stream, np.ones(2, np.int64), 3, VectorSettings(), 1)
    assert (jobs.count, jobs.per_step, jobs.steps) == (600, 20, 30)


def test_the_last_rate_is_never_above_the_first() -> None:
    jobs = Jobs(stream_of([[3, 4]]), np.ones(2, np.int64), 3, VectorSettings(learning_rate=1e-5), 1)
    assert jobs.rate(4, 0) == pytest.approx(1e-5)
