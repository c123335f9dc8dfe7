"""Learning word vectors: gensim's compiled kernels on the processor; training/vector_torch.py does the same elsewhere.

Both change `vectors` and `contexts`, (words, dim) each, in place: the input and the output matrix.
"""

from __future__ import annotations

import importlib.util
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.recipe.vectors import Architecture, VectorSettings
from engine.vectors.draws import Counts, Places, false_word_table
from engine.vectors.similarity import Floats

WORDS_AT_ONCE = 10_000  # the kernels take no more in one call


class Learner(Protocol):
    """One worker: changes the vectors of its kernel."""

    def learn(
        self,
        rows: NDArray[np.int32],
        ends: Places,
        reaches: Places,
        rate: float,
        random: np.random.Generator,
    ) -> None:
        """Read the words in `rows` (at most 10 000) once, each with the words within `reaches`; documents end at `ends`."""


class Kernel(Protocol):
    """The vectors that are learned, and workers that learn them side by side."""

    def learner(self) -> Learner:
        """A worker with memory of its own."""

    def tables(self) -> tuple[Floats, Floats]:
        """`(vectors, contexts)`, as they are now, in the processor's memory."""

    def put(self, vectors: Floats, contexts: Floats) -> None:
        """Go on from these."""


def starting_tables(words: int, dim: int, seed: int) -> tuple[Floats, Floats]:
    """Input vectors drawn evenly from -1/dim to 1/dim, the very numbers that gensim draws; output vectors of zeros."""
    random = np.random.default_rng(seed)
    vectors: Floats = (2 * random.random((words, dim), np.float32) - 1) / np.float32(dim)
    return vectors, np.zeros((words, dim), np.float32)


def has_gensim() -> bool:
    """Whether gensim is there; it has no package for the newest Python yet."""
    return importlib.util.find_spec("gensim") is not None


class GensimKernel:
    """gensim's kernels without the rest of it: they read what they need from an object like its model.

    The windows and the words that are read are drawn outside, from the random numbers of the job; the false words are drawn
    by the kernel from a number drawn here. So a job does the same wherever and whenever it is done.
    """

    def __init__(self, settings: VectorSettings, counts: Counts, seed: int) -> None:
        self.settings = settings
        self.vectors, self.contexts = starting_tables(len(counts), settings.dim, seed)
        self.false_words = false_word_table(counts)
        self.rows = np.arange(len(counts)).astype(object)
        self.known = {row: row for row in self.rows}

    def learner(self) -> Learner:
        return _GensimLearner(self)

    def tables(self) -> tuple[Floats, Floats]:
        return self.vectors, self.contexts

    def put(self, vectors: Floats, contexts: Floats) -> None:
        self.vectors[:], self.contexts[:] = vectors, contexts


class _GensimLearner:
    def __init__(self, kernel: GensimKernel) -> None:
        from gensim.models import word2vec_inner  # a second of loading, so not before it is needed

        settings = kernel.settings
        self._inner, self._model = word2vec_inner, _model_of(kernel)
        self._window, self._rows = settings.window, kernel.rows
        self._skips = settings.architecture is Architecture.SKIP_GRAM
        self._work = np.zeros(settings.dim, np.float32)
        self._mean = np.zeros(settings.dim, np.float32)

    def learn(
        self,
        rows: NDArray[np.int32],
        ends: Places,
        reaches: Places,
        rate: float,
        random: np.random.Generator,
    ) -> None:
        # The very numbers that are the keys of `known`: they are found without being compared.
        words, start, sentences = self._rows[rows].tolist(), 0, []
        for end in ends.tolist():
            sentences.append(words[start:end])
            start = end
        self._model.random = _Draws(self._window - reaches, random)
        if self._skips:
            self._inner.train_batch_sg(self._model, sentences, rate, self._work, False)
        else:
            self._inner.train_batch_cbow(self._model, sentences, rate, self._work, self._mean, False)


def _model_of(kernel: GensimKernel) -> Any:
    """What the kernels ask of a model, and of its words; a word is its row here.

    They ask at every word, and what belongs to a class that has nothing else is found fastest.
    """
    words = {
        "__slots__": (),
        "key_to_index": kernel.known,
        "vector_size": kernel.settings.dim,
        "vectors": kernel.vectors,
        "vectors_lockf": np.ones(1, np.float32),
    }
    model = {
        "__slots__": ("random", "running_training_loss"),
        "wv": type("_Words", (), words)(),
        "syn1neg": kernel.contexts,
        "cum_table": kernel.false_words,
        "negative": kernel.settings.negative,
        "window": kernel.settings.window,
        "shrink_windows": True,
        **{"hs": 0, "sample": 0, "cbow_mean": 1, "workers": 1},
    }
    made: Any = type("_Model", (), model)()
    made.running_training_loss = 0.0
    return made


class _Draws:
    """Random numbers as the kernels ask for them, as Python's own numbers, which they read fastest.

    They ask for one number at a time for the false words, and once for by how much each window falls `short`.
    """

    def __init__(self, short: Places, random: np.random.Generator) -> None:
        self._short, self._random = short, random

    def randint(self, low: int, high: int, size: int | None = None) -> Any:
        return int(self._random.integers(low, high)) if size is None else self._short.tolist()
