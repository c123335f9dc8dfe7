"""A corpus as numbers, flat in memory."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.sources import Meter, natural_key
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS


@dataclass(frozen=True)
class EncodedCorpus:
    """Document i is `ids[offsets[i]:offsets[i + 1]]`; `labels` are indices into `label_names`."""

    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    labels: NDArray[np.int64] | None
    label_names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def document(self, i: int) -> NDArray[np.int32]:
        """The ids of one document, a view."""
        return self.ids[self.offsets[i] : self.offsets[i + 1]]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Tokens per document."""
        return np.diff(self.offsets)


def encode_corpus(
    corpus: Corpus, pipeline: TextPipeline, task: Task, control: RunControl
) -> Work[EncodedCorpus]:
    """Number every document; for a language model each ends with <eos>, unless it is one running text."""
    ids = array("i")
    offsets = np.zeros(len(corpus) + 1, dtype=np.int64)
    ends = task is Task.LANGUAGE_MODEL and not corpus.running
    meter = Meter(Stage.ENCODING, corpus.characters, control)
    for i, text in enumerate(corpus.texts):
        found = array("i")
        for piece in pipeline.id_pieces(text):  # the pieces of a book; nearly always one
            found.extend(piece)
            meter.move(0)
            yield from meter.events()
        kept = pipeline.kept(len(found))
        ids.extend(found if len(kept) == len(found) else found[kept.start : kept.stop])
        if ends:
            ids.append(EOS)
        offsets[i + 1] = len(ids)
        meter.move(len(text))
    yield meter.last()
    labels, names = _number_labels(corpus, task)
    flat = np.frombuffer(ids, dtype=np.int32) if ids else np.empty(0, dtype=np.int32)
    return EncodedCorpus(flat, offsets, labels, names)


def _number_labels(corpus: Corpus, task: Task) -> tuple[NDArray[np.int64] | None, tuple[str, ...]]:
    if corpus.labels is None or task is not Task.CLASSIFICATION:
        return None, ()
    names = tuple(sorted(set(corpus.labels), key=natural_key))
    numbers = {name: i for i, name in enumerate(names)}
    return np.array([numbers[label] for label in corpus.labels], dtype=np.int64), names
