"""The fixes that must have seen every document before they can say of one whether it stays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.corpus.doctor.comparing import both_texts
from engine.corpus.doctor.conflicts import Conflicts
from engine.corpus.doctor.dropping import chosen
from engine.corpus.doctor.keys import Keys, LabelCodes, Mask, SeenKeys, is_in, text_keys, with_labels
from engine.corpus.doctor.label_counts import even_share, rare_labels, too_many
from engine.corpus.doctor.lengths import Lengths, lengths_of
from engine.corpus.doctor.near import NearSearch
from engine.corpus.doctor.repeats import Repeats
from engine.corpus.rows import Row

Rows = list[Row]
Check = Callable[[], None]


class _InMemory:
    """A judge that has no temporary files."""

    def close(self) -> None:
        """Nothing to give back."""


class JudgeLengths(_InMemory):
    """Leaves over-long documents out."""

    def __init__(self) -> None:
        self._lengths = Lengths()
        self._longest = 0

    def see(self, rows: Rows) -> None:
        self._lengths.add(lengths_of(rows))

    def decide(self) -> None:
        self._longest = self._lengths.longest_usual()

    def keep(self, rows: Rows) -> Mask:
        return lengths_of(rows) <= self._longest


class JudgeConflicts:
    """Leaves out texts with two labels, or those of their documents that have not the most frequent one."""

    def __init__(self, check: Check, *, majority: bool) -> None:
        self._labels = LabelCodes()
        self._repeats = Repeats(check)
        self._conflicts: Conflicts | None = None
        self._majority = majority

    def see(self, rows: Rows) -> None:
        self._repeats.add(text_keys(rows), self._labels.of(rows))

    def decide(self) -> None:
        self._conflicts = Conflicts(self._repeats)

    def close(self) -> None:
        self._repeats.close()

    def keep(self, rows: Rows) -> Mask:
        assert self._conflicts is not None
        winners = self._conflicts.winners(text_keys(rows))
        stays: Mask = winners == Conflicts.NONE
        if self._majority:
            stays |= winners == self._labels.of(rows)
        return stays


class JudgeNear:
    """Leaves out what is nearly equal to an earlier document with the same label, and all copies of it."""

    def __init__(self, check: Check) -> None:
        self._labels, self._seen = LabelCodes(), SeenKeys()
        self._search = NearSearch(check)
        self._dropped: Keys = np.empty(0, dtype=np.uint64)

    def see(self, rows: Rows) -> None:
        codes = self._labels.of(rows)
        keys = with_labels(text_keys(rows), codes)
        new = self._seen.add(keys)
        self._search.add(both_texts(chosen(rows, new)), keys[new], codes[new])

    def decide(self) -> None:
        found = [pairs.dropped for pairs in self._search.pairs()]
        self._dropped = np.sort(self._search.keys_of(np.sort(np.concatenate(found))))

    def close(self) -> None:
        self._search.close()

    def keep(self, rows: Rows) -> Mask:
        return ~is_in(with_labels(text_keys(rows), self._labels.of(rows)), self._dropped)


class JudgeRareLabels(_InMemory):
    """Leaves out the documents of labels that have almost none."""

    def __init__(self) -> None:
        self._labels = LabelCodes()
        self._rare: set[str] = set()

    def see(self, rows: Rows) -> None:
        self._labels.add(rows)

    def decide(self) -> None:
        self._rare = set(rare_labels(self._labels.named_counts()))

    def keep(self, rows: Rows) -> Mask:
        return np.array([row.label not in self._rare for row in rows], dtype=np.bool_)


class JudgeBalance(_InMemory):
    """Keeps an even part of the one label that has most of the documents."""

    def __init__(self) -> None:
        self._labels = LabelCodes()
        self._label, self._count, self._wanted = "", 0, 0
        self._passed = 0

    def see(self, rows: Rows) -> None:
        self._labels.add(rows)

    def decide(self) -> None:
        counts = self._labels.named_counts()
        if (label := too_many(counts)) is not None:
            self._label, self._count, self._wanted = label, counts[label], even_share(counts)

    def keep(self, rows: Rows) -> Mask:
        if not self._count:
            return np.ones(len(rows), dtype=np.bool_)
        of_label = np.array([row.label == self._label for row in rows], dtype=np.bool_)
        place = np.cumsum(of_label) + self._passed  # from 1
        self._passed += int(of_label.sum())
        even: Mask = place * self._wanted // self._count > (place - 1) * self._wanted // self._count
        return ~of_label | even
