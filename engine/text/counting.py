"""What a corpus is made of once it is cut: every token with its count, and the length of every document.

Vocabulary size, minimum count and longest document only choose from these, so that the window can show their effect at
once, without cutting again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.corpus.documents import Corpus, CorpusSource
from engine.events import Work
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cut_corpus import CutCorpus, cut_corpus
from engine.text.vocabulary import SPECIALS


@dataclass(frozen=True, eq=False)
class Ranked(Sequence[tuple[str, int]]):
    """Tokens with their counts, the most frequent first, equal ones by the alphabet; a million pairs are not made."""

    tokens: list[str]
    counts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, place: int) -> tuple[str, int]: ...

    @overload
    def __getitem__(self, place: slice) -> Ranked: ...

    def __getitem__(self, place: int | slice) -> tuple[str, int] | Ranked:
        if isinstance(place, slice):
            return Ranked(self.tokens[place], self.counts[place])
        return self.tokens[place], int(self.counts[place])


@dataclass(frozen=True)
class TokenCounts:
    """`ranked` has every token with its count, the most frequent first; `lengths` are tokens per document."""

    cutter: CutterName
    ranked: Ranked
    lengths: NDArray[np.integer]

    @cached_property
    def total(self) -> int:
        """All tokens of the corpus."""
        return int(self.lengths.sum(dtype=np.int64))

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Places in `ranked` by token."""
        return {token: rank for rank, token in enumerate(self.ranked.tokens)}

    @cached_property
    def _negative(self) -> NDArray[np.int64]:
        """The counts with a minus, so that they rise and can be searched."""
        return -self.ranked.counts

    @cached_property
    def _covered(self) -> NDArray[np.int64]:
        """How many running tokens the first 0, 1, 2, … of `ranked` are together."""
        return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(-self._negative)])

    def warm_up(self) -> None:
        """Work out beforehand what every question needs, so that the first answer is as quick as the others."""
        self.known_share(TextSettings())
        self.is_known("", TextSettings())

    def kept(self, settings: TextSettings) -> int:
        """How many tokens of `ranked` get a number of their own, as `count_vocabulary` chooses them; word pieces all."""
        if self.cutter is CutterName.BPE:
            return len(self.ranked)
        frequent = int(np.searchsorted(self._negative, -settings.min_count, side="right"))
        return min(frequent, max(settings.max_vocabulary - len(SPECIALS), 0))

    def known_share(self, settings: TextSettings) -> float:
        """The share of all running tokens that are in the vocabulary, 0 to 1."""
        return int(self._covered[self.kept(settings)]) / self.total if self.total else 1.0

    def is_known(self, token: str, settings: TextSettings) -> bool:
        """Whether a token gets a number of its own."""
        return self.ranks.get(token, len(self.ranked)) < self.kept(settings)

    def cut_share(self, longest: int) -> float:
        """The share of documents with more than `longest` tokens, 0 to 1."""
        return float((self.lengths > longest).mean()) if len(self.lengths) else 0.0


def count_tokens(
    texts: Sequence[str], settings: TextSettings, task: Task, control: RunControl
) -> Work[TokenCounts]:
    """Cut `texts` and count; yields progress in characters."""
    corpus = Corpus(tuple(texts), None, CorpusSource("", 0, ""), CorpusFormat.LINES, "utf-8", running=False)
    cut = yield from cut_corpus(corpus, settings, task, control)
    return count_cut(cut)


def count_cut(cut: CutCorpus, documents: NDArray[np.integer] | None = None) -> TokenCounts:
    """The counts of a cut corpus, or of some of its documents (numbers that rise)."""
    ranked = rank_tokens(cut.tokens, cut.counts(documents))
    lengths = cut.lengths if documents is None else cut.lengths_of(documents)
    counts = TokenCounts(cut.settings.cutter, ranked, lengths)
    counts.warm_up()
    return counts


def rank_tokens(tokens: Sequence[str], counts: NDArray[np.int64]) -> Ranked:
    """The tokens that occur. Sorted in many small steps, so that a window beside it is not held up."""
    seen = np.flatnonzero(counts)
    falling = counts[seen]
    begins = np.fromiter((_first_two(tokens[i]) for i in seen.tolist()), dtype=np.int64, count=len(seen))
    order = np.lexsort((begins, -falling))
    same = (np.diff(falling[order]) == 0) & (np.diff(begins[order]) == 0)
    names = [tokens[i] for i in seen[order].tolist()]
    starts = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)) == 1)
    ends = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)) == -1)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        names[start : end + 1] = sorted(names[start : end + 1])
    return Ranked(names, falling[order])


def _first_two(token: str) -> int:
    """The first two characters as one number, in the order of the alphabet."""
    return (ord(token[0]) << 21) + (ord(token[1]) if len(token) > 1 else 0) if token else 0
