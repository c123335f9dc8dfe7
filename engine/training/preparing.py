"""From a file to numbers that a network can learn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath
from engine.corpus.splits import Split, running_split, split_documents
from engine.errors import EngineError
from engine.events import Work
from engine.recipe.recipe import Recipe, Task
from engine.text.cut_corpus import CutCorpus, build_from_cut, cut_corpus
from engine.text.encoded import EncodedCorpus, encode_cut, renumbered
from engine.text.learning import learn_settings
from engine.text.pipeline import TextPipeline
from engine.text.ready_workers import ReadyWorkers
from engine.text.token_stream import TokenStream
from engine.words import QT_TRANSLATE_NOOP

MOST_LABELS = 1000


@dataclass(frozen=True)
class Prepared:
    """A corpus read, cut, numbered and divided."""

    corpus: Corpus
    pipeline: TextPipeline
    encoded: EncodedCorpus
    split: Split
    cut: CutCorpus

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
    if pipeline is None:
        pipeline = build_from_cut(cut, settings, split.train, control)
    return Prepared(corpus, pipeline, encode_cut(cut, corpus, pipeline), split, cut)


def check_corpus(corpus: Corpus, recipe: Recipe) -> None:
    """Raise `EngineError` when nothing can be learned from the corpus, saying what to change."""
    if not len(corpus):
        raise EngineError(QT_TRANSLATE_NOOP("engine", "The corpus has no text in it. Choose another file."))
    if recipe.task is not Task.CLASSIFICATION:
        return
    if corpus.labels is None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The corpus has no labels to learn. Choose a label column, or set the task to language_model.",
            )
        )
    names = list(corpus.label_counts)
    if len(names) == 1:
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


def _split(corpus: Corpus, recipe: Recipe, control: RunControl) -> Split:
    labels = None
    if recipe.task is Task.CLASSIFICATION:
        labels = renumbered(corpus, sorted(corpus.label_counts))
    return split_documents(labels, len(corpus), recipe.corpus, control)
