"""The kernels: one pair by hand, the same pairs in both, and the same vectors from the same numbers."""

from __future__ import annotations

import numpy as np
import pytest

from engine.recipe.vectors import Architecture, VectorSettings
from engine.training.vector_torch import TorchKernel
from engine.vectors.jobs import Jobs
from engine.vectors.kernels import GensimKernel, Kernel, starting_tables
from tests.engine.vectors.streams import stream_of

pytest.importorskip("gensim")
GROUPS = 4
NOTHING = np.empty(0, np.int64)
# Words of one group stand beside each other, with a word between that stands everywhere.
RANDOM = np.random.default_rng(5)
DOCUMENTS = [
    [3 + GROUPS * 5 if place % 3 == 2 else 3 + group * 5 + int(RANDOM.integers(5)) for place in range(30)]
    for group in RANDOM.integers(GROUPS, size=800)
]
COUNTS = np.bincount(np.concatenate(DOCUMENTS))[3:]


def made(kind: str, settings: VectorSettings) -> Kernel:
    if kind == "gensim":
        return GensimKernel(settings, COUNTS, 1)
    return TorchKernel(settings, COUNTS, 1, "cpu")


def learned(kernel: Kernel, settings: VectorSettings) -> Kernel:
    jobs, learner = Jobs(stream_of(DOCUMENTS), COUNTS, 3, settings, 1), kernel.learner()
    for epoch in range(settings.epochs):
        for number in range(jobs.count):
            jobs.do(learner, epoch, number)
    return kernel


@pytest.mark.parametrize("architecture", list(Architecture))
@pytest.mark.parametrize("kind", ["gensim", "torch"])
def test_words_of_one_group_come_together(kind: str, architecture: Architecture) -> None:
    settings = VectorSettings(architecture=architecture, dim=20, epochs=3, subsample=1e-2, learning_rate=0.2)
    vectors, _ = learned(made(kind, settings), settings).tables()
    rows = vectors[: GROUPS * 5] / np.linalg.norm(vectors[: GROUPS * 5], axis=1, keepdims=True)
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, -1)
    assert (likeness.argmax(axis=1) // 5 == np.arange(GROUPS * 5) // 5).all()


@pytest.mark.parametrize("kind", ["gensim", "torch"])
def test_the_same_numbers_give_the_same_vectors(kind: str) -> None:
    settings = VectorSettings(dim=8, epochs=1)
    one, other = (learned(made(kind, settings), settings).tables() for _ in range(2))
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("kind", ["gensim", "torch"])
def test_one_pair_is_corrected_as_the_formulas_say(kind: str) -> None:
    """Two words that know only each other: no false word is left to be drawn."""
    settings = VectorSettings(dim=4, window=1, negative=2, subsample=0.0)
    counts = np.array([10, 0])
    kernel = (
        GensimKernel(settings, counts, 1) if kind == "gensim" else TorchKernel(settings, counts, 1, "cpu")
    )
    vectors, contexts = starting_tables(2, 4, 1)
    contexts[:] = [[0.1, -0.2, 0.3, 0.4], [0.5, 0.6, -0.7, 0.8]]
    kernel.put(vectors, contexts)
    # Word 0 beside word 0: true output 0, and the false words drawn are 0 as well, so they are passed over.
    kernel.learner().learn(
        np.array([0, 0], np.int32), np.array([2]), np.array([1, 1]), 0.05, np.random.default_rng(1)
    )
    wanted, others = vectors.copy(), contexts.copy()
    for _ in range(2 if kind == "gensim" else 1):  # one after the other, or both from the same beginning
        gain = (1 - 1 / (1 + np.exp(-others[0] @ wanted[0]))) * 0.05
        step, other = gain * others[0], gain * wanted[0]
        times = 1 if kind == "gensim" else 2
        wanted[0] += times * step
        others[0] += times * other
    found, found_contexts = kernel.tables()
    np.testing.assert_allclose(found, wanted, atol=1e-3)  # the compiled kernel looks sigmoids up in a table
    np.testing.assert_allclose(found_contexts, others, atol=1e-3)


@pytest.mark.parametrize("kind", ["gensim", "torch"])
def test_nothing_to_read_changes_nothing(kind: str) -> None:
    kernel = made(kind, VectorSettings(dim=4))
    before = [table.copy() for table in kernel.tables()]
    kernel.learner().learn(np.empty(0, np.int32), NOTHING, NOTHING, 0.1, np.random.default_rng(1))
    kernel.learner().learn(
        np.array([1], np.int32), np.array([1]), np.array([1]), 0.1, np.random.default_rng(1)
    )
    np.testing.assert_array_equal(before, kernel.tables())


def test_a_learning_rate_that_is_too_large_stays_finite_in_torch() -> None:
    settings = VectorSettings(dim=8, epochs=1, learning_rate=0.5)
    vectors, _ = learned(TorchKernel(settings, COUNTS, 1, "cpu"), settings).tables()
    assert np.isfinite(vectors).all()


@pytest.mark.parametrize("architecture", list(Architecture))
def test_no_correction_waits_for_a_graphics_card(architecture: Architecture) -> None:
    """torch's `meta` device has no numbers, so one that is asked for raises."""
    settings = VectorSettings(architecture=architecture, dim=8, epochs=1)
    kernel = TorchKernel(settings, COUNTS, 1, "meta")
    learned(kernel, settings)
    with pytest.raises(NotImplementedError, match="no data"):
        kernel.tables()
