"""How one training pair moves two vectors, step by step: plain numbers for a drawing, worked out from a run's matrices.

Nothing is learned: the matrices stay as they are, what would become of the few rows that take part is told beside them.
The rules are those of the kernels (engine/vectors/kernels.py): the output row of each word moves by rate * (label - σ(u·h)) * h,
the input row by the sum of rate * (label - σ(u·h)) * u over the true word and the false ones. Skip-gram is told as in its
paper, from the word in the middle to one around it (Mikolov et al. 2013); the kernels take each pair the other way round,
which over a whole text is the same set of pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import LAST
from engine.recipe.recipe import Task
from engine.recipe.vectors import Architecture, VectorSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS
from engine.vectors.draws import Counts, draw_false_words, false_word_table, kept_shares
from engine.vectors.kernels import starting_tables
from engine.vectors.similarity import Floats
from engine.vectors.word_vectors import TENSOR
from engine.words import QT_TRANSLATE_NOOP

OUTPUT_TENSOR = "network.output.weight"


@dataclass(frozen=True)
class Matrices:
    """What a run has learned: `inputs` and `outputs` (words, dim), and the words by row with their counts."""

    words: tuple[str, ...]
    counts: Counts
    inputs: Floats
    outputs: Floats
    pipeline: TextPipeline
    settings: VectorSettings

    @classmethod
    def load(cls, project: Project, run: str | None = None) -> Matrices:
        """Both matrices of a run of word vectors; raises `EngineError` for other runs, which have no output matrix of this kind."""
        record = project.run(run)
        if record.recipe.task is not Task.WORD_VECTORS:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "The run '{run}' has not learned word vectors alone. Choose a run that has."
                ),
                run=record.name,
            )
        checkpoint = project.load_checkpoint(record, LAST)
        try:
            tensors = load(checkpoint.tensors if checkpoint else b"")
            inputs, outputs = (tensors[name][len(SPECIALS) :] for name in (TENSOR, OUTPUT_TENSOR))
        except (SafetensorError, KeyError):
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "The run '{run}' has no weights yet. Train it first."),
                run=record.name,
            ) from None
        return cls._of(project.run_pipeline(record), inputs, outputs, record.recipe.vectors)

    @classmethod
    def fresh(cls, project: Project, run: str | None = None) -> Matrices:
        """The matrices that learning begins with, for the words of any run: random input rows, output rows of zeros."""
        record = project.run(run)
        pipeline, settings = project.run_pipeline(record), record.recipe.vectors
        if record.recipe.task is not Task.WORD_VECTORS:
            settings = settings.model_copy(update={"dim": record.recipe.model.embedding_dim})
        words = len(pipeline.vocabulary.tokens) - len(SPECIALS)
        inputs, outputs = starting_tables(words, settings.dim, record.recipe.training.seed)
        return cls._of(pipeline, inputs, outputs, settings)

    @classmethod
    def _of(
        cls, pipeline: TextPipeline, inputs: Floats, outputs: Floats, settings: VectorSettings
    ) -> Matrices:
        first, vocabulary = len(SPECIALS), pipeline.vocabulary
        counts = np.array(vocabulary.counts[first:], np.int64)
        return cls(vocabulary.tokens[first:], counts, inputs, outputs, pipeline, settings)

    def as_by(self, architecture: Architecture) -> Matrices:
        """The same numbers, used by the other architecture."""
        return replace(self, settings=self.settings.model_copy(update={"architecture": architecture}))


@dataclass(frozen=True, slots=True)
class SentenceWord:
    """A token of the sentence. `row` None: it has no vector. `kept`: how likely it is read at all (subsampling)."""

    token: str
    row: int | None
    kept: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One output word of a step, the true one (`label` 1) or a false one (`label` 0).

    `score` is u·h and `probability` σ of it; `error` is label - probability; `loss` -ln of what was right. `vector` and
    `moved` are the output row before and after, `score_after` what u·h would be with both moved.
    """

    word: str
    row: int
    label: int
    score: float
    probability: float
    error: float
    loss: float
    score_after: float
    vector: tuple[float, ...]
    moved: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PairStep:
    """One step: `inputs` are the words whose input rows (`rows`) make h: the one in the middle for skip-gram, those around for CBOW.

    `center` and `others` are places in the sentence: of the word in the middle, and of those around that take part (one for
    skip-gram). `hidden` is h; `correction` is what is added to an input row each time it is there; `before` and `after` are
    those rows. `loss` is the sum over the words compared, `loss_after` the same with all rows moved.
    """

    inputs: tuple[str, ...]
    rows: tuple[int, ...]
    center: int
    others: tuple[int, ...]
    rate: float
    hidden: tuple[float, ...]
    correction: tuple[float, ...]
    before: tuple[tuple[float, ...], ...]
    after: tuple[tuple[float, ...], ...]
    compared: tuple[Compared, ...]
    loss: float
    loss_after: float


def read_sentence(matrices: Matrices, sentence: str) -> tuple[SentenceWord, ...]:
    """The tokens of a sentence as the run reads them."""
    shares = kept_shares(matrices.counts, matrices.settings.subsample)
    rows = {word: row for row, word in enumerate(matrices.words)}
    found = []
    for token in matrices.pipeline.tokens(sentence):
        row = rows.get(token)
        found.append(SentenceWord(token, row, 0.0 if row is None else float(shares[row])))
    return tuple(found)


def pairs_of(sentence: Sequence[SentenceWord], center: int, window: int) -> tuple[int, ...]:
    """The places around `center` that a window of this reach covers; words without a vector are not there."""
    known = [place for place, word in enumerate(sentence) if word.row is not None]
    if center not in known:
        return ()
    middle = known.index(center)
    around = known[max(0, middle - window) : middle] + known[middle + 1 : middle + 1 + window]
    return tuple(around)


def steps_of(
    matrices: Matrices, sentence: Sequence[SentenceWord], center: int, *, rate: float, reach: int, seed: int
) -> tuple[PairStep, ...]:
    """The steps that the word at `center` brings: one for each word around with skip-gram, one for all with CBOW.

    Each is worked out from the run's matrices as they are. False words are drawn with `seed`. Raises `EngineError` when no
    word with a vector is beside it.
    """
    around = pairs_of(sentence, center, reach)
    if not around:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The word '{word}' or those beside it have no vector. Choose another one."
            ),
            word=sentence[center].token,
        )
    random = np.random.default_rng([seed, 3, center])
    if matrices.settings.architecture is Architecture.CBOW:
        return (_step(matrices, sentence, around, center, center, rate, random),)
    return tuple(_step(matrices, sentence, (center,), other, center, rate, random) for other in around)


def _step(
    matrices: Matrices,
    sentence: Sequence[SentenceWord],
    inputs: tuple[int, ...],
    output: int,
    center: int,
    rate: float,
    random: np.random.Generator,
) -> PairStep:
    """From the words at `inputs` to the one at `output`."""
    true = sentence[output].row
    rows = [row for place in inputs if (row := sentence[place].row) is not None]
    assert true is not None
    table = false_word_table(matrices.counts)
    false = [int(i) for i in draw_false_words(table, (matrices.settings.negative,), random) if i != true]
    targets = [true, *false]  # the true word drawn as a false one is passed over
    before = matrices.inputs[rows].astype(np.float64)
    seen = matrices.outputs[targets].astype(np.float64)
    hidden = before.mean(axis=0)
    labels = np.array([1.0, *[0.0] * len(false)])
    scores = seen @ hidden
    errors = labels - _sigmoid(scores)
    correction = rate * (errors @ seen)
    moved = seen + rate * errors[:, None] * hidden
    twice = np.array([rows.count(row) for row in rows])  # a word that is there twice is corrected twice
    after = before + twice[:, None] * correction
    scores_after = moved @ after.mean(axis=0)
    losses, losses_after = _losses(scores, labels), _losses(scores_after, labels)
    compared = tuple(
        Compared(
            matrices.words[targets[i]],
            targets[i],
            int(labels[i]),
            float(scores[i]),
            float(labels[i] - errors[i]),
            float(errors[i]),
            float(losses[i]),
            float(scores_after[i]),
            _plain(seen[i]),
            _plain(moved[i]),
        )
        for i in range(len(targets))
    )
    return PairStep(
        tuple(matrices.words[row] for row in rows),
        tuple(rows),
        center,
        inputs if center != inputs[0] else (output,),
        rate,
        _plain(hidden),
        _plain(correction),
        tuple(map(_plain, before)),
        tuple(map(_plain, after)),
        compared,
        math.fsum(losses),
        math.fsum(losses_after),
    )


def _sigmoid(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    values: NDArray[np.float64] = np.exp(-np.logaddexp(0.0, -scores))
    return values


def _losses(scores: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """-ln σ(s) for the true word, -ln σ(-s) for a false one."""
    losses: NDArray[np.float64] = np.logaddexp(0.0, np.where(labels > 0, -scores, scores))
    return losses


def _plain(row: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(row.tolist())
