"""From a file to numbers that a network can learn from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath
from engine.corpus.splits import Split, running_split, split_documents
from engine.errors import EngineError
from engine.events import Work
from engine.recipe.recipe import Recipe, Task
from engine.text.cut_corpus import CutCorpus, cut_corpus
from engine.text.encoded import EncodedCorpus, encode_cut, renumbered
from engine.text.learning import learn_settings
from engine.text.pairs import (
    build_from_cuts,
    fitting_documents,
    left_out_sentence,
    refuse_nothing_fitting,
    targets_of,
)
from engine.text.pipeline import TextPipeline
from engine.text.ready_workers import ReadyWorkers
from engine.text.token_stream import TokenStream
from engine.words import QT_TRANSLATE_NOOP

MOST_LABELS = 1000
READS_ALL = (Task.CLASSIFICATION, Task.LANGUAGE_MODEL, Task.WORD_VECTORS)  # tasks that every document fits


@dataclass(frozen=True)
class Prepared:
    """A corpus read, cut, numbered and divided."""

    corpus: Corpus
    pipeline: TextPipeline
    encoded: EncodedCorpus
    split: Split
    cut: CutCorpus
    targets: EncodedCorpus | None = None  # the answers of pairs

    @property
    def problems(self) -> tuple[EngineError, ...]:
        """What of the corpus could not be read or is not learned from."""
        left_out = len(self.encoded) - len(self.split.train) - len(self.split.valid) - len(self.split.test)
        more = (left_out_sentence(left_out, self.pipeline.task),) if left_out else ()
        return (*self.corpus.problems, *more)

    @property
    def running(self) -> bool:
        """Whether it is one text, divided by position instead of by documents."""
        return self.corpus.running or (len(self.corpus) == 1 and self.corpus.labels is None)


def prepare(
    path: CorpusPath,
    recipe: Recipe,
    control: RunControl,
    corpus: Corpus | None = None,
    pipeline: TextPipeline | None = None,
    cut: CutCorpus | None = None,
    cache: Cache | None = None,
) -> Work[Prepared]:
    """Read, check, cut, divide and number a corpus; what is given is not done again.

    `cut` must be a cut of the corpus; it is used when it fits the text settings, and mended or made anew when
    it does not. `cache` keeps texts and cuts from one time to the next.

    The vocabulary is counted on the training part alone, so that validation stays text never seen; only one running
    text is counted whole.
    """
    with ReadyWorkers() as ready:
        if corpus is None:
            reading = read_corpus(path, recipe.corpus, recipe.task, control, cache)
            corpus = yield from ready.while_reading(reading, path, recipe)
        check_corpus(corpus, recipe)
        split = _split(corpus, recipe, control)
        settings = recipe.text if pipeline is None else pipeline.settings
        settings = yield from learn_settings(corpus, settings, split.train, control, cache)
        if cut is None or not cut.fits(settings, recipe.task):
            cut = yield from cut_corpus(corpus, settings, recipe.task, control, cache, cut, ready=ready)
    targets = yield from _cut_targets(corpus, recipe, pipeline, split, control, cache)
    split = _fitting(corpus, cut, targets, split, recipe, control)
    if pipeline is None:
        pipeline = build_from_cuts(cut, targets, settings, split.train, control)
    encoded = _shortened(encode_cut(cut, corpus, pipeline), recipe)
    answers = None
    if targets is not None:
        assert pipeline.target is not None
        answers = _shortened(encode_cut(targets, targets_of(corpus), pipeline.target), recipe)
    return Prepared(corpus, pipeline, encoded, split, cut, answers)


def _cut_targets(
    corpus: Corpus,
    recipe: Recipe,
    pipeline: TextPipeline | None,
    split: Split,
    control: RunControl,
    cache: Cache | None,
) -> Work[CutCorpus | None]:
    """The answers of pairs, cut as the recipe (or the pipeline of the run) says; None for other tasks."""
    if not recipe.task.paired:
        return None
    targets = targets_of(corpus)
    settings = recipe.text if pipeline is None or pipeline.target is None else pipeline.target.settings
    settings = yield from learn_settings(targets, settings, split.train, control, cache)
    return (yield from cut_corpus(targets, settings, recipe.task, control, cache))


def _fitting(
    corpus: Corpus,
    cut: CutCorpus,
    targets: CutCorpus | None,
    split: Split,
    recipe: Recipe,
    control: RunControl,
) -> Split:
    """`split`, or another one without the documents that cannot be read."""
    if recipe.task in READS_ALL:
        return split
    fitting = fitting_documents(cut.offsets, targets.offsets if targets else None, recipe.task, control)
    refuse_nothing_fitting(fitting, recipe.task)
    return split if len(fitting) == len(corpus) else _split(corpus, recipe, control, fitting)


def _shortened(encoded: EncodedCorpus, recipe: Recipe) -> EncodedCorpus:
    """To write and to answer, what is learned from is no longer than the longest document; what is read later may be."""
    if recipe.task in READS_ALL:
        return encoded
    return replace(encoded, longest=recipe.text.max_tokens, tail=False)


def check_corpus(corpus: Corpus, recipe: Recipe) -> None:
    """Raise `EngineError` when nothing can be learned from the corpus, saying what to change."""
    if not len(corpus):
        raise EngineError(QT_TRANSLATE_NOOP("engine", "The corpus has no text in it. Choose another file."))
    if not recipe.task.labelled:
        return
    if corpus.labels is None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The corpus has no labels to learn. Choose a label column, or set the task to language_model.",
            )
        )
    names = list(corpus.label_counts)
    if len(names) == 1 and recipe.task is Task.CLASSIFICATION:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Every document has the same label '{label}', so there is nothing to tell apart. "
                "Choose another label column, or add documents with other labels.",
            ),
            label=names[0],
        )
    if len(names) > MOST_LABELS:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The label column has {count} different labels, more than {most}; it may hold text or numbers. "
                "Choose another label column.",
            ),
            count=len(names),
            most=MOST_LABELS,
        )
    kept_back = recipe.corpus.validation_fraction > 0 or recipe.corpus.test_fraction > 0
    if kept_back and corpus.label_counts[names[0]] < 2:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "No label has two documents, so none can be kept back for validation. "
                "Use more documents, or set corpus.validation_fraction to 0.",
            )
        )


def streams_of(prepared: Prepared, recipe: Recipe) -> tuple[TokenStream, TokenStream]:
    """The token ids of the training and the validation part of a language model's corpus, in reading order."""
    split, encoded = prepared.split, prepared.encoded
    if prepared.running:
        whole = TokenStream(encoded, np.arange(len(encoded)))
        train, valid, _ = running_split(len(whole), recipe.corpus)
        return whole.part(train), whole.part(valid)
    return TokenStream(encoded, split.train), TokenStream(encoded, split.valid)


def _split(
    corpus: Corpus, recipe: Recipe, control: RunControl, among: NDArray[np.integer] | None = None
) -> Split:
    """All documents divided, or some of them."""
    labels = None
    if recipe.task.labelled:
        labels = renumbered(corpus, sorted(corpus.label_counts))
    if among is None:
        return split_documents(labels, len(corpus), recipe.corpus, control)
    labels = None if labels is None else labels[among]
    split = split_documents(labels, len(among), recipe.corpus, control)
    return Split(among[split.train], among[split.valid], among[split.test])
