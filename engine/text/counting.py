"""What a corpus is made of once it is cut: every token with its count, and the length of every document.

Vocabulary size, minimum count and longest document only choose from these, so that the window can show their effect at
once, without cutting again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cutters import choose_cutter, make_cutter
from engine.text.pipeline import cut_pieces
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
        """How many tokens of `ranked` get a number of their own, as `count_vocabulary` chooses them."""
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
    name = choose_cutter(islice(texts, 1000), settings, task)
    cutter = make_cutter(name, settings)
    counter: Counter[str] = Counter()
    lengths = np.zeros(len(texts), dtype=np.int64)
    meter = Meter(Stage.COUNTING, sum(map(len, texts)), control)
    for i, text in enumerate(texts):
        for tokens in cut_pieces(text, settings, cutter, task):
            counter.update(tokens)
            lengths[i] += len(tokens)
            meter.move(0)
            yield from meter.events()
        meter.move(len(text))
    yield meter.last()
    ranked = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    counts = TokenCounts(name, tuple(ranked), lengths)
    counts.warm_up()
    return counts
