"""Texts that have more than one label, and which of their labels is the most frequent."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.corpus.doctor.keys import Keys, is_in
from engine.corpus.doctor.repeats import Group, Repeats


class Conflicts:
    """The texts at odds among the documents of `Repeats`."""

    NONE: Final = -2  # no conflict
    TIED: Final = -1  # no label is more frequent than all others

    def __init__(self, repeats: Repeats) -> None:
        found = [_of_group(group) for group in repeats.groups()]
        keys = np.concatenate([np.empty(0, dtype=np.uint64), *(keys for keys, _, _ in found)])
        winners = np.concatenate([np.empty(0, dtype=np.int32), *(winners for _, winners, _ in found)])
        order = np.argsort(keys)
        self.keys: Keys = keys[order]
        self._winners: NDArray[np.int32] = winners[order]
        self.documents = sum(count for _, _, count in found)

    def winners(self, keys: Keys) -> NDArray[np.int32]:
        """For each text the number of its most frequent label, `TIED` or `NONE`."""
        result = np.full(len(keys), self.NONE, dtype=np.int32)
        at_odds = is_in(keys, self.keys)
        result[at_odds] = self._winners[np.searchsorted(self.keys, keys[at_odds])]
        return result


def _of_group(group: Group) -> tuple[Keys, NDArray[np.int32], int]:
    """`(keys with more than one label, their winners, how many documents they have)`."""
    order = np.lexsort((group.labels, group.keys))
    keys, labels = group.keys[order], group.labels[order]
    # One run for each pair of text and label, several runs for a text at odds.
    runs = np.flatnonzero(np.append(True, (keys[1:] != keys[:-1]) | (labels[1:] != labels[:-1])))
    counts = np.diff(np.append(runs, len(keys)))
    texts = np.flatnonzero(np.append(True, keys[runs][1:] != keys[runs][:-1]))
    at_odds = np.diff(np.append(texts, len(runs))) > 1
    most = np.maximum.reduceat(counts, texts)
    text_of_run = np.repeat(np.arange(len(texts)), np.diff(np.append(texts, len(runs))))
    winning = counts == most[text_of_run]
    winners = np.full(len(texts), Conflicts.TIED, dtype=np.int32)
    winners[text_of_run[winning]] = labels[runs][winning]
    winners[np.add.reduceat(winning.astype(np.int64), texts) > 1] = Conflicts.TIED
    documents = int(np.add.reduceat(counts, texts)[at_odds].sum())
    return keys[runs][texts][at_odds], winners[at_odds], documents
