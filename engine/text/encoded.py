"""A corpus as the numbers a network reads: a cut corpus seen through a vocabulary. Nothing is copied before it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from engine.text.cuts import CutFiles
from engine.text.mapped import release, taken
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS, UNK, Vocabulary

Documents = NDArray[np.integer]
_AT_ONCE = 1 << 20  # documents
_MAPPED_WHOLE = 1 << 27  # bytes that may well be in memory: looking into a mapping is faster than reading


@dataclass(frozen=True)
class EncodedCorpus:
    """Document i is `numbers[offsets[i]:offsets[i + 1]]` through `lookup`, shortened to `longest`, then <eos> if it ends.

    `labels` are indices into `label_names`. Without `lookup` the numbers are ids already; `longest` None keeps all,
    else the head, or the tail with `tail`. `files` are where single documents are read from when there are too many to be
    looked into as mapped arrays.
    """

    numbers: NDArray[np.int32]
    offsets: NDArray[np.int64]
    labels: NDArray[np.signedinteger] | None
    label_names: tuple[str, ...]
    lookup: NDArray[np.int32] | None = None
    longest: int | None = None
    tail: bool = False
    ends: bool = False
    files: CutFiles | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def document(self, i: int) -> NDArray[np.int32]:
        """The ids of one document."""
        ids = self.ids_at(*self.spans(np.array([i])))
        return np.append(ids, np.int32(EOS)) if self.ends else ids

    def ids_at(self, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int32]:
        """The ids of stretches of all documents joined, one stretch after the other, without any <eos>."""
        files = self.files
        numbers = files.ids.read_parts(starts, lengths) if files else taken(self.numbers, starts, lengths)
        return numbers if self.lookup is None else self.lookup[numbers]

    def spans(self, documents: Documents) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """`(starts, lengths)`: where the tokens that are read of each document stand, without <eos>."""
        if self.files is None:
            starts, ends = self.offsets[documents], self.offsets[documents + 1]
        else:
            twice = np.full(len(documents), 2)
            starts, ends = self.files.offsets.read_parts(documents.astype(np.int64), twice).reshape(-1, 2).T
        lengths = ends - starts
        if self.longest is None:
            return starts, lengths
        kept = np.minimum(lengths, self.longest)
        return (starts + lengths - kept if self.tail else starts), kept

    def lengths_of(self, documents: Documents) -> NDArray[np.int64]:
        """Tokens that are read of each document, <eos> among them."""
        return self.spans(documents)[1] + int(self.ends)

    @cached_property
    def lengths(self) -> NDArray[np.signedinteger]:
        """Tokens per document, <eos> among them, in numbers as small as they fit into."""
        most = max((int(part.max()) for part in self._length_parts()), default=0)
        lengths: NDArray[np.signedinteger] = np.empty(len(self), np.int16 if most < 1 << 15 else np.int32)
        for number, part in enumerate(self._length_parts()):
            lengths[number * _AT_ONCE : number * _AT_ONCE + len(part)] = part
        return lengths

    def _length_parts(self) -> Iterator[NDArray[np.int64]]:
        for start in range(0, len(self), _AT_ONCE):
            lengths = np.diff(self.offsets[start : start + _AT_ONCE + 1])
            yield (lengths if self.longest is None else np.minimum(lengths, self.longest)) + int(self.ends)
            release(self.offsets)


def encode_corpus(
    corpus: Corpus, pipeline: TextPipeline, task: Task, control: RunControl, cache: Cache | None = None
) -> Work[EncodedCorpus]:
    """Cut and number every document; for a language model each ends with <eos>, unless it is one running text."""
    cut = yield from cut_corpus(corpus, pipeline.settings, task, control, cache)
    return encode_cut(cut, corpus, pipeline)


def encode_cut(cut: CutCorpus, corpus: Corpus, pipeline: TextPipeline) -> EncodedCorpus:
    """`cut` with the ids of the pipeline's vocabulary."""
    labels, names = _number_labels(corpus, cut.task)
    return EncodedCorpus(
        cut.ids,
        cut.offsets,
        labels,
        names,
        lookup_table(cut.tokens, pipeline.vocabulary),
        pipeline.settings.max_tokens if cut.task is Task.CLASSIFICATION else None,
        pipeline.settings.truncate is Truncate.TAIL,
        cut.task is Task.LANGUAGE_MODEL and not corpus.running,
        cut.files if cut.ids.nbytes + cut.offsets.nbytes > _MAPPED_WHOLE else None,
    )


def lookup_table(tokens: Sequence[str], vocabulary: Vocabulary) -> NDArray[np.int32]:
    """The id of each token, <unk> for those that have none."""
    get = vocabulary.ids.get
    return np.fromiter((get(token, UNK) for token in tokens), dtype=np.int32, count=len(tokens))


def renumbered(corpus: Corpus, names: Sequence[str]) -> NDArray[np.signedinteger]:
    """Each document's label as its place in `names`, in numbers as small as they fit into."""
    codes, known = corpus.label_codes
    places = {name: place for place, name in enumerate(names)}
    kind = np.int16 if len(names) < 1 << 15 else np.int32
    table = np.array([places[name] for name in known], kind)
    labels: NDArray[np.signedinteger] = np.empty(len(codes), kind)
    for start in range(0, len(codes), _AT_ONCE):
        labels[start : start + _AT_ONCE] = table[codes[start : start + _AT_ONCE]]
    release(codes)
    return labels


def _number_labels(corpus: Corpus, task: Task) -> tuple[NDArray[np.signedinteger] | None, tuple[str, ...]]:
    if corpus.labels is None or not task.labelled:
        return None, ()
    names = tuple(sorted(corpus.label_counts, key=natural_key))
    return renumbered(corpus, names), names
