"""Which tokens have a number, and how often they were seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

PAD, UNK, EOS = 0, 1, 2
SPECIALS = ("<pad>", "<unk>", "<eos>")


@dataclass(frozen=True)
class Vocabulary:
    """Tokens by id. `counts` are those of the training texts (0 for <pad> and <eos>, all rare ones for <unk>)."""

    tokens: tuple[str, ...]
    counts: tuple[int, ...]
    total: int

    def __len__(self) -> int:
        return len(self.tokens)

    def __contains__(self, token: str) -> bool:
        return self.ids.get(token, UNK) != UNK

    @cached_property
    def ids(self) -> dict[str, int]:
        """Ids by token, the special ones left out: text that looks like `<pad>` is text."""
        return {token: i for i, token in enumerate(self.tokens) if i >= len(SPECIALS)}

    def id_of(self, token: str) -> int:
        """The id of a token, `UNK` for one that has none."""
        return self.ids.get(token, UNK)

    def token_of(self, index: int) -> str:
        """The token of an id."""
        return self.tokens[index]

    @property
    def unknown_share(self) -> float:
        """The share of the tokens of the training texts that became <unk>, 0 to 1."""
        return self.counts[UNK] / self.total if self.total else 0.0


def count_vocabulary(
    counter: Mapping[str, int], max_vocabulary: int, min_count: int, always: Sequence[str] = ()
) -> Vocabulary:
    """The most frequent tokens, at most `max_vocabulary` with the special ones; equal counts in order of the token.

    Of `always` even those are kept that were never seen.
    """
    if always:
        counter, min_count = {**dict.fromkeys(always, 0), **counter}, 0
    ranked = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    kept = [(t, c) for t, c in ranked[: max(max_vocabulary - len(SPECIALS), 0)] if c >= min_count]
    total = sum(counter.values())
    unknown = total - sum(count for _, count in kept)
    return Vocabulary(
        (*SPECIALS, *(token for token, _ in kept)),
        (0, unknown, 0, *(count for _, count in kept)),
        total,
    )


def choose_vocabulary(
    tokens: Sequence[str],
    counts: NDArray[np.int64],
    max_vocabulary: int,
    min_count: int,
    always: Sequence[str] = (),
) -> Vocabulary:
    """The vocabulary of `count_vocabulary` from `counts[i]` of `tokens[i]`; only what may be kept is sorted."""
    if always:
        seen_often = {tokens[i]: int(counts[i]) for i in np.flatnonzero(counts).tolist()}
        return count_vocabulary(seen_often, max_vocabulary, min_count, always)
    room = max(max_vocabulary - len(SPECIALS), 0)
    seen = np.flatnonzero(counts >= max(min_count, 1))
    if 0 < room < len(seen):  # as many as the last one kept, or more
        seen = seen[counts[seen] >= np.partition(counts[seen], len(seen) - room)[len(seen) - room]]
    ranked = sorted(
        ((tokens[i], int(counts[i])) for i in seen.tolist()), key=lambda pair: (-pair[1], pair[0])
    )
    kept = ranked[:room]
    total = int(counts.sum())
    return Vocabulary(
        (*SPECIALS, *(token for token, _ in kept)),
        (0, total - sum(count for _, count in kept), 0, *(count for _, count in kept)),
        total,
    )
