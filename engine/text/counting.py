"""What a corpus is made of once it is cut: every token with its count, and the length of every document.

Vocabulary size, minimum count and longest document only choose from these, so that the window can show their effect at
once, without cutting again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class TokenCounts:
    """`ranked` has every token with its count, the most frequent first; `lengths` are tokens per document."""

    cutter: CutterName
    ranked: tuple[tuple[str, int], ...]
    lengths: NDArray[np.int64]

    @cached_property
    def total(self) -> int:
        """All tokens of the corpus."""
        return int(self.lengths.sum())

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Places in `ranked` by token."""
        return {token: rank for rank, (token, _) in enumerate(self.ranked)}

    @cached_property
    def _negative(self) -> NDArray[np.int64]:
        """The counts with a minus, so that they rise and can be searched."""
        return np.array([-count for _, count in self.ranked], dtype=np.int64)

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
    numbers, tokens = cut.counts(documents), cut.tokens
    alphabet = np.empty(len(tokens), dtype=np.int64)  # three times as fast as sorting pairs
    alphabet[sorted(range(len(tokens)), key=tokens.__getitem__)] = np.arange(len(tokens))
    order = np.lexsort((alphabet, -numbers))[: int(np.count_nonzero(numbers))]
    ranked = zip([tokens[i] for i in order.tolist()], numbers[order].tolist(), strict=True)
    lengths = cut.lengths if documents is None else cut.lengths[documents]
    counts = TokenCounts(cut.settings.cutter, tuple(ranked), lengths)
    counts.warm_up()
    return counts
