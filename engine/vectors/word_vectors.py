"""The word vectors that a run has learnt: the rows of its embedding table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import BEST, LAST
from engine.text.cleaning import clean_word
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS, UNK
from engine.vectors.similarity import Floats, Metric, compare
from engine.words import QT_TRANSLATE_NOOP

TENSOR = "network.embedding.weight"


class WordVectors:
    """A vector for each token of the vocabulary, `table` (vocabulary, dim). The special tokens are never answers."""

    def __init__(self, pipeline: TextPipeline, table: Floats) -> None:
        self._pipeline = pipeline
        self.table = table

    @classmethod
    def load(cls, project: Project, run: str | None = None) -> WordVectors:
        """The vectors of a run's best epoch (or last state); raises `EngineError` when it has no weights."""
        record = project.run(run)
        checkpoint = project.load_checkpoint(record, BEST) or project.load_checkpoint(record, LAST)
        if checkpoint is None:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "The run '{run}' has no weights yet. Train it first."),
                run=record.name,
            )
        pipeline = project.run_pipeline(record)
        return cls(pipeline, _table(checkpoint.tensors, len(pipeline.vocabulary), record.name))

    def neighbours(self, word: str, metric: Metric, count: int) -> list[tuple[str, float]]:
        """The nearest words with their value, the nearest first."""
        place = self._place(word)
        return self._nearest(self.table[place], metric, count, [place])

    def analogy(self, a: str, b: str, c: str, metric: Metric, count: int) -> list[tuple[str, float]]:
        """The words d for which a is to b as c is to d: nearest to b - a + c, none of the three."""
        places = [self._place(word) for word in (a, b, c)]
        rows = self.table[places]
        return self._nearest(rows[1] - rows[0] + rows[2], metric, count, places)

    def similarity(self, a: str, b: str, metric: Metric) -> float:
        """The cosine of two words, or their distance."""
        return float(compare(self.table[[self._place(a)]], self.table[self._place(b)], metric)[0])

    def write_word2vec(self, file: TextIO) -> int:
        """The word2vec text format: a line "words dim", then a line a word. Gives how many words were written.

        Tokens that are white space have no place in that format and are left out.
        """
        kept = [i for i, token in self._words() if not any(c.isspace() for c in token)]
        file.write(f"{len(kept)} {self.table.shape[1]}\n")
        for i in kept:
            numbers = " ".join(f"{value:.6g}" for value in self.table[i])
            file.write(f"{self._pipeline.vocabulary.token_of(i)} {numbers}\n")
        return len(kept)

    def _words(self) -> list[tuple[int, str]]:
        return list(enumerate(self._pipeline.vocabulary.tokens))[len(SPECIALS) :]

    def _place(self, word: str) -> int:
        place = self._pipeline.vocabulary.id_of(clean_word(word, self._pipeline.settings))
        if place == UNK:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "The run has never met the word '{word}'. Choose another one."),
                word=word,
            )
        return place

    def _nearest(
        self, vector: Floats, metric: Metric, count: int, but: Sequence[int]
    ) -> list[tuple[str, float]]:
        values = compare(self.table, vector, metric)
        far = np.where(metric.larger_is_nearer, -values, values)
        far[[*range(len(SPECIALS)), *but]] = np.inf
        order = np.argsort(far, kind="stable")[:count]
        return [
            (self._pipeline.vocabulary.token_of(int(i)), float(values[i]))
            for i in order
            if np.isfinite(far[i])
        ]


def _table(tensors: bytes, words: int, run: str) -> Floats:
    """The embedding table (words, dim) of a checkpoint."""
    try:
        table: Floats = load(tensors)[TENSOR]
        if table.ndim == 2 and len(table) == words:
            return table
    except (SafetensorError, KeyError, ValueError):
        pass
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "What was saved of '{run}' does not fit its network. Use a copy of the project, or train again.",
        ),
        run=run,
    )
