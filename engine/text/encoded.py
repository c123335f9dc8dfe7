"""A corpus as the numbers a network reads: a cut corpus seen through a vocabulary. Nothing is copied before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.sources import natural_key
from engine.events import Work
from engine.recipe.recipe import Task
from engine.recipe.text import Truncate
from engine.text.cut_corpus import CutCorpus, cut_corpus
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS, UNK, Vocabulary

Documents = NDArray[np.integer]


@dataclass(frozen=True)
class EncodedCorpus:
    """Document i is `numbers[offsets[i]:offsets[i + 1]]` through `lookup`, shortened to `longest`, then <eos> if it ends.

    `labels` are indices into `label_names`. Without `lookup` the numbers are ids already; `longest` None keeps all,
    else the head, or the tail with `tail`.
    """

    numbers: NDArray[np.int32]
    offsets: NDArray[np.int64]
    labels: NDArray[np.integer] | None
    label_names: tuple[str, ...]
    lookup: NDArray[np.int32] | None = None
    longest: int | None = None
    tail: bool = False
    ends: bool = False

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def document(self, i: int) -> NDArray[np.int32]:
        """The ids of one document."""
        starts, lengths = self.spans(np.array([i]))
        ids = self.ids_at(int(starts[0]), int(starts[0] + lengths[0]))
        return np.append(ids, np.int32(EOS)) if self.ends else ids

    def ids_at(self, start: int, stop: int) -> NDArray[np.int32]:
        """The ids of a stretch of all documents joined, nothing shortened and no <eos>."""
        numbers = self.numbers[start:stop]
        return numbers if self.lookup is None else self.lookup[numbers]

    def spans(self, documents: Documents) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """`(starts, lengths)`: where the tokens that are read of each document stand, without <eos>."""
        starts = self.offsets[documents]
        lengths = self.offsets[documents + 1] - starts
        if self.longest is None:
            return starts, lengths
        kept = np.minimum(lengths, self.longest)
        return (starts + lengths - kept if self.tail else starts), kept

    def lengths_of(self, documents: Documents) -> NDArray[np.int64]:
        """Tokens that are read of each document, <eos> among them."""
        return self.spans(documents)[1] + int(self.ends)

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """Tokens per document; of a corpus with millions of them ask `lengths_of` for a part."""
        return self.lengths_of(np.arange(len(self)))


def encode_corpus(
    corpus: Corpus, pipeline: TextPipeline, task: Task, control: RunControl, cache: Cache | None = None
) -> Work[EncodedCorpus]:
    """Cut and number every document; for a language model each ends with <eos>, unless it is one running text."""
    cut = yield from cut_corpus(corpus, pipeline.settings, task, control, cache)
    return encode_cut(cut, corpus, pipeline)


def encode_cut(cut: CutCorpus, corpus: Corpus, pipeline: TextPipeline) -> EncodedCorpus:
    """`cut` with the ids of the pipeline's vocabulary."""
    labels, names = _number_labels(corpus, cut.task)
    classifies = cut.task is Task.CLASSIFICATION
    return EncodedCorpus(
        cut.ids,
        cut.offsets,
        labels,
        names,
        lookup_table(cut.tokens, pipeline.vocabulary),
        pipeline.settings.max_tokens if classifies else None,
        pipeline.settings.truncate is Truncate.TAIL,
        cut.task is Task.LANGUAGE_MODEL and not corpus.running,
    )


def lookup_table(tokens: Sequence[str], vocabulary: Vocabulary) -> NDArray[np.int32]:
    """The id of each token, <unk> for those that have none."""
    get = vocabulary.ids.get
    return np.fromiter((get(token, UNK) for token in tokens), dtype=np.int32, count=len(tokens))


def _number_labels(corpus: Corpus, task: Task) -> tuple[NDArray[np.integer] | None, tuple[str, ...]]:
    if corpus.labels is None or task is not Task.CLASSIFICATION:
        return None, ()
    names = tuple(sorted(set(corpus.labels), key=natural_key))
    numbers = {name: i for i, name in enumerate(names)}
    return np.array([numbers[label] for label in corpus.labels], dtype=np.int64), names
