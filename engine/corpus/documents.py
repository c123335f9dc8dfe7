"""What reading gives: documents, their labels, and where they came from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

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
    """Documents in the order of the file; one running text is one document."""

    texts: tuple[str, ...]
    labels: tuple[str, ...] | None
    source: CorpusSource
    format: CorpusFormat
    encoding: str
    running: bool

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def label_counts(self) -> dict[str, int]:
        """How many documents each label has, the most frequent first."""
        return dict(Counter(self.labels or ()).most_common())

    @cached_property
    def characters(self) -> int:
        """Code points in all documents."""
        return sum(map(len, self.texts))
