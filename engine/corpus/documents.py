"""What reading gives: documents, their labels, and where they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from engine.corpus.store import StoredLabels, StoredTexts
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat


@dataclass(frozen=True, slots=True)
class CorpusSource:
    """What a corpus was read from: absolute path, bytes on disk, and the hash of all of it.

    Of several files and folders `path` is the first and `paths` are all; a pasted text has no path and is kept here
    itself. `engine.corpus.sources.origin_of` gives what to read again.
    """

    path: str
    size: int
    sha256: str
    paths: tuple[str, ...] = ()
    pasted: str = ""


@dataclass(frozen=True)
class Corpus:
    """Documents in the order of the file; one running text is one document.

    Each part is a tuple, or a view of a store on disk that holds nothing in memory; `targets` are the answers of
    pairs. `key` names the contents and how they were read ("" when nothing may be kept for them); `problems` say what
    could not be read.
    """

    texts: Sequence[str]
    labels: Sequence[str] | None
    source: CorpusSource
    format: CorpusFormat
    encoding: str
    running: bool
    targets: Sequence[str] | None = None
    key: str = field(default="", compare=False)
    problems: tuple[EngineError, ...] = field(default=(), compare=False)

    def __len__(self) -> int:
        return len(self.texts)

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, str]]:
        """`(document, text)` in order: a document whole, or a very long one in several pieces one after another."""
        if isinstance(self.texts, StoredTexts):
            return self.texts.pieces(start, stop)
        return ((number, text) for number, text in islice(enumerate(self.texts), start, stop))

    def beginning(self, number: int, characters: int) -> str:
        """The first so many characters of a document; no more is read of a very long one."""
        text = ""
        for _, piece in self.pieces(number, number + 1):
            text += piece
            if len(text) >= characters:
                break
        return text[:characters]

    @cached_property
    def label_codes(self) -> tuple[NDArray[np.int32], tuple[str, ...]]:
        """`(codes, names)`: document i has the label `names[codes[i]]`; names in order of appearance."""
        if isinstance(self.labels, StoredLabels):
            return self.labels.codes, self.labels.names
        numbers: dict[str, int] = {}
        codes = [numbers.setdefault(label, len(numbers)) for label in self.labels or ()]
        return np.array(codes, dtype=np.int32), tuple(numbers)

    @cached_property
    def label_counts(self) -> dict[str, int]:
        """How many documents each label has, the most frequent first."""
        if isinstance(self.labels, StoredLabels):
            return dict(Counter(self.labels.counts()).most_common())
        return dict(Counter(self.labels or ()).most_common())

    @cached_property
    def characters(self) -> int:
        """Code points in all documents."""
        if isinstance(self.texts, StoredTexts):
            return self.texts.characters
        return sum(map(len, self.texts))
