"""Words and their vectors, wherever they come from: the embedding of a run, or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from engine.errors import EngineError
from engine.project.epochs import slot_of_epoch
from engine.project.one_tensor import read_floats
from engine.project.project import Project
from engine.project.records import BEST, LAST
from engine.recipe.recipe import Recipe, Task
from engine.text.cleaning import clean_word
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS
from engine.vectors.kernels import starting_tables
from engine.vectors.similarity import Floats, Metric, compare, nearest_first
from engine.words import QT_TRANSLATE_NOOP

TENSOR = "network.embedding.weight"
ONLY_VECTORS = QT_TRANSLATE_NOOP(
    "engine", "The run '{run}' has learned word vectors and can do nothing else. Use vectors instead."
)


class WordVectors:
    """`table` (words, dim): row i is the vector of `words[i]`. No word is there twice, none is a special token.

    `clean` evens out a word that someone types, as the texts were that the vectors come from.
    """

    def __init__(
        self, words: Sequence[str], table: Floats, clean: Callable[[str], str] | None = None
    ) -> None:
        self.words, self.table = tuple(words), table
        self._clean = clean

    @classmethod
    def load(cls, project: Project, run: str | None = None, epoch: int | None = None) -> WordVectors:
        """The vectors of a run's best epoch (or last state), or as they were after `epoch`.

        Those that a run of word vectors began with (epoch 0) are drawn again. Raises `EngineError` when it has no weights,
        or no snapshot of that epoch.
        """
        record = project.run(run)
        if epoch == 0 and record.recipe.task is Task.WORD_VECTORS:
            return cls._drawn(project.run_pipeline(record), record.recipe)
        slots = (BEST, LAST) if epoch is None else (slot_of_epoch(project, record, epoch),)
        checkpoint = next(filter(None, (project.load_checkpoint(record, slot) for slot in slots)), None)
        if checkpoint is None:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "The run '{run}' has no weights yet. Train it first."),
                run=record.name,
            )
        pipeline = project.run_pipeline(record)
        table = _table(checkpoint.tensors, len(pipeline.vocabulary.tokens), record.name)
        return cls._of(pipeline, table[len(SPECIALS) :])

    @classmethod
    def _drawn(cls, pipeline: TextPipeline, recipe: Recipe) -> WordVectors:
        words = len(pipeline.vocabulary.tokens) - len(SPECIALS)
        return cls._of(pipeline, starting_tables(words, recipe.vectors.dim, recipe.training.seed)[0])

    @classmethod
    def _of(cls, pipeline: TextPipeline, table: Floats) -> WordVectors:
        words = pipeline.vocabulary.tokens[len(SPECIALS) :]
        return cls(words, table, lambda word: clean_word(word, pipeline.settings))

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self.places

    @property
    def dim(self) -> int:
        """How many numbers a vector has."""
        return int(self.table.shape[1])

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each word."""
        return {word: place for place, word in enumerate(self.words)}

    @cached_property
    def directions(self) -> Floats:
        """The table with every row as long as 1 (or 0), (words, dim)."""
        lengths = np.linalg.norm(self.table, axis=1, keepdims=True)
        rows: Floats = np.divide(self.table, lengths, out=np.zeros_like(self.table), where=lengths > 0)
        return rows

    def place(self, word: str) -> int:
        """The row of a word as someone typed it; raises `EngineError` when it has none."""
        for form in (word, self._clean(word) if self._clean else word):
            if (place := self.places.get(form)) is not None:
                return place
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "The run has never met the word '{word}'. Choose another one."),
            word=word,
        )

    def neighbours(self, word: str, metric: Metric, count: int) -> list[tuple[str, float]]:
        """The nearest words with their value, the nearest first."""
        place = self.place(word)
        return self.nearest(self.table[place], metric, count, [place])

    def analogy(self, a: str, b: str, c: str, metric: Metric, count: int) -> list[tuple[str, float]]:
        """The words d for which a is to b as c is to d: nearest to b - a + c, none of the three.

        For the cosine the three are made equally long first, so that a frequent word with a long vector does not
        outvote the others (Mikolov et al. 2013; gensim's `most_similar` does the same).
        """
        places = [self.place(word) for word in (a, b, c)]
        rows = (self.directions if metric is Metric.COSINE else self.table)[places]
        return self.nearest(rows[1] - rows[0] + rows[2], metric, count, places)

    def similarity(self, a: str, b: str, metric: Metric) -> float:
        """The cosine of two words, or their distance."""
        return float(compare(self.table[[self.place(a)]], self.table[self.place(b)], metric)[0])

    def odd_one_out(self, words: Sequence[str], metric: Metric) -> list[tuple[str, float]]:
        """Each word against the middle of all of them, the one that fits least first.

        For the cosine it is the middle of directions (gensim's `doesnt_match`).
        """
        places = [self.place(word) for word in words]
        rows = (self.directions if metric is Metric.COSINE else self.table)[places]
        values = compare(rows, rows.mean(axis=0), metric)
        order = nearest_first(values, metric)[::-1]
        return [(words[i], float(values[i])) for i in order.tolist()]

    def nearest(
        self, vector: Floats, metric: Metric, count: int, but: Sequence[int] = ()
    ) -> list[tuple[str, float]]:
        """The words whose vectors are nearest to `vector` (dim,), those in the rows `but` left out."""
        values = compare(self.table, vector, metric)
        order = nearest_first(values, metric, count + len(but))
        left_out = set(but)
        found = [place for place in order.tolist() if place not in left_out]
        return [(self.words[place], float(values[place])) for place in found[:count]]


def _table(tensors: bytes, words: int, run: str) -> Floats:
    """The embedding table (words, dim) of a checkpoint."""
    try:
        table = read_floats(tensors, TENSOR)
        if table.ndim == 2 and len(table) == words:
            return table
    except (KeyError, ValueError):
        pass
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "What was saved of '{run}' does not fit its network. Use a copy of the project, or train again.",
        ),
        run=run,
    )
