"""What the Text page draws from, worked out beforehand, so that every move of a cut is answered at once."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.text.counting import TokenCounts
from engine.text.curves import coverage
from engine.text.cut_corpus import CutCorpus
from gui.views.bins import Bins, bins_of

_MOST_FOUND = 1000  # words that a search lists
_LONGEST = 100_000  # the greatest longest document there can be


class Lengths:
    """What a longest document takes away, looked up and not counted: there may be millions of documents."""

    def __init__(self, lengths: NDArray[np.integer]) -> None:
        self._documents, self._tokens = len(lengths), int(lengths.sum(dtype=np.int64))
        counts = (
            np.bincount(np.minimum(lengths, _LONGEST + 1)) if len(lengths) else np.zeros(1, dtype=np.int64)
        )
        self._over = len(lengths) - np.cumsum(counts)  # documents with more than 0, 1, 2, … tokens
        self._read = np.concatenate(
            [[0], np.cumsum(self._over)]
        )  # tokens read with 0, 1, 2, … as the longest
        self.bins: Bins = bins_of(lengths)

    def __len__(self) -> int:
        return self._documents

    def cut_documents(self, longest: int) -> float:
        """The share of documents with more than `longest` tokens."""
        return float(self._over[longest]) / self._documents if longest < len(self._over) else 0.0

    def cut_tokens(self, longest: int) -> float:
        """The share of all tokens that are not read."""
        read = int(self._read[longest]) if longest < len(self._read) else self._tokens
        return 1 - read / self._tokens if self._tokens else 0.0


@dataclass(frozen=True)
class Counted:
    """The corpus cut, and the words of the part that is learned from, counted."""

    cut: CutCorpus
    counts: TokenCounts

    @cached_property
    def falling(self) -> NDArray[np.int64]:
        """How often each word comes, the most frequent first."""
        return self.counts.ranked.counts

    @cached_property
    def covered(self) -> NDArray[np.float64]:
        """The share of the text that the first 1, 2, … words are."""
        return coverage(self.falling)[1:]

    @cached_property
    def lengths(self) -> Lengths:
        """How long the documents are."""
        return Lengths(self.counts.lengths)

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """Every word in small letters, a line each, and where each begins: one search finds all."""
        words = [token if token != "\n" else " " for token in self.counts.ranked.tokens]
        text = "\n".join(words).casefold()
        signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        return text, [0, *(np.flatnonzero(signs == ord("\n")) + 1).tolist(), len(text) + 1]

    def find(self, wanted: str) -> list[int]:
        """Places (from 0, the most frequent first) of the words with `wanted` in them, upper or lower case."""
        text, starts = self._folded
        wanted, found, at = wanted.casefold(), list[int](), -1
        while wanted and len(found) < _MOST_FOUND and (at := text.find(wanted, at + 1)) >= 0:
            rank = bisect.bisect_right(starts, at) - 1
            found.append(rank)
            at = starts[rank + 1] - 2  # one word is found once
        return found

    def seen(self, token: str) -> int:
        """How often a word was seen."""
        rank = self.counts.ranks.get(token)
        return self.counts.ranked[rank][1] if rank is not None else 0

    def warm_up(self) -> None:
        """Work out beforehand what the first drawing and the first search need."""
        for part in (self._folded, self.covered, self.lengths, self.counts.ranks):
            len(part)
