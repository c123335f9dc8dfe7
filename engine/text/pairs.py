"""Pairs: the answers of a corpus go the same road as the texts they answer, beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.cache import make_key
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.errors import EngineError
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.cut_corpus import CutCorpus, build_from_cut
from engine.text.cutters import tokens_always
from engine.text.mapped import release
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import Vocabulary, count_vocabulary
from engine.words import QT_TRANSLATE_NOOP

_AT_ONCE = 1 << 20  # documents


def targets_of(corpus: Corpus) -> Corpus:
    """The answers as a corpus of their own; raises `EngineError` when there are none."""
    if corpus.targets is None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The corpus has no answers to its texts. Choose a file with two columns of text, the source and the target.",
            )
        )
    key = make_key("targets", corpus.key) if corpus.key else ""
    return replace(corpus, texts=corpus.targets, labels=None, targets=None, key=key)


def fitting_documents(
    offsets: NDArray[np.int64], targets: NDArray[np.int64] | None, task: Task, control: RunControl
) -> NDArray[np.int32]:
    """The documents that can be read, in order: those with tokens, and for pairs with tokens in the answer too, as
    many as in the text where each token answers one.

    `offsets` say where documents begin and end in all tokens joined, `targets` the same of the answers.
    """
    found = []
    for start in range(0, len(offsets) - 1, _AT_ONCE):
        control.check()
        lengths = np.diff(offsets[start : start + _AT_ONCE + 1])
        fits = lengths > 0
        if targets is not None:
            answers = np.diff(targets[start : start + _AT_ONCE + 1])
            fits &= answers == lengths if task is Task.ALIGNED else answers > 0
            release(targets)
        release(offsets)
        found.append((np.flatnonzero(fits) + start).astype(np.int32))
    return np.concatenate(found) if found else np.empty(0, np.int32)


def build_from_cuts(
    cut: CutCorpus,
    targets: CutCorpus | None,
    settings: TextSettings,
    documents: NDArray[np.integer],
    control: RunControl,
) -> TextPipeline:
    """The pipeline of a cut corpus and of its answers, each vocabulary counted in `documents`; or one for both."""
    pipeline = build_from_cut(cut, settings, documents, control)
    if targets is None:
        return pipeline
    answering = build_from_cut(targets, settings, documents, control)
    if settings.shared_vocabulary:
        vocabulary = _joint_vocabulary((cut, targets), settings, documents, control)
        pipeline = replace(pipeline, vocabulary=vocabulary)
        answering = replace(answering, vocabulary=vocabulary)
    return replace(pipeline, target=answering)


def _joint_vocabulary(
    cuts: Sequence[CutCorpus],
    settings: TextSettings,
    documents: NDArray[np.integer],
    control: RunControl,
) -> Vocabulary:
    counter: Counter[str] = Counter()
    for cut in cuts:
        counts = cut.counts(documents, control)
        counter.update({cut.tokens[i]: int(counts[i]) for i in np.flatnonzero(counts).tolist()})
    always = [token for cut in cuts for token in tokens_always(cut.settings)]
    return count_vocabulary(counter, settings.max_vocabulary, settings.min_count, always)


def left_out_sentence(count: int, task: Task) -> EngineError:
    """Why `count` documents of a corpus are not read."""
    if task is Task.ALIGNED:
        return EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Pairs left out, because text and answer do not have equally many tokens: {count}.",
            ),
            count=count,
        )
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "Documents left out, because nothing is left of their text: {count}."),
        count=count,
    )


def refuse_nothing_fitting(documents: NDArray[np.integer], task: Task) -> None:
    """Raise `EngineError` when every document would be left out."""
    if len(documents):
        return
    if task is Task.ALIGNED:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "In no pair do text and answer have equally many tokens, so nothing can be learned token for token. "
                "Choose other columns or another text.cutter, or set the task to seq2seq.",
            )
        )
    raise EngineError(QT_TRANSLATE_NOOP("engine", "The corpus has no text in it. Choose another file."))
