"""The fixes, each a small object: some mend or judge a block at a time, some must have seen every row before they judge.

`make_step` makes one for a name. A `Judge` is shown all rows (`see`), works out what stays (`decide`), and then says it
for the same rows in the same order (`keep`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from engine.corpus.doctor.blocks import holders
from engine.corpus.doctor.comparing import both_texts
from engine.corpus.doctor.conflicts import Conflicts
from engine.corpus.doctor.headers import HeaderRows
from engine.corpus.doctor.invisible import is_empty
from engine.corpus.doctor.keys import Keys, LabelCodes, Mask, SeenKeys, is_in, text_keys, with_labels
from engine.corpus.doctor.label_counts import even_share, rare_labels, too_many
from engine.corpus.doctor.layout import Layout
from engine.corpus.doctor.lengths import Lengths
from engine.corpus.doctor.mojibake import LOST
from engine.corpus.doctor.near import NearSearch
from engine.corpus.doctor.repeats import Repeats
from engine.corpus.doctor.text_faults import TEXT_FAULTS, TextFault
from engine.corpus.rows import Row
from engine.recipe.fixes import Fix

_ROUNDS = 5

Rows = list[Row]
Check = Callable[[], None]


@runtime_checkable
class Step(Protocol):
    """A fix that needs to see only what has come so far."""

    def apply(self, rows: Rows) -> Rows: ...


class Judge(Protocol):
    """A fix that must see every row first."""

    def see(self, rows: Rows) -> None: ...
    def decide(self) -> None: ...
    def keep(self, rows: Rows) -> Mask: ...
    def close(self) -> None: ...


class MendTexts:
    """Puts mended texts in the place of those that have one of some faults; what nothing is left of is left out."""

    def __init__(self, faults: Sequence[TextFault], layout: Layout) -> None:
        self._faults, self._layout = faults, layout

    def apply(self, rows: Rows) -> Rows:
        mended: dict[int, Row] = {}
        looked_at = dict(enumerate(rows))
        for _ in range(_ROUNDS):  # what one mending leaves may be another's fault
            changed = self._mend_once(looked_at)
            if not changed:
                break
            mended |= changed
            looked_at = changed
        if not mended:
            return rows
        rows = [mended.get(number, row) for number, row in enumerate(rows)]
        return rows if self._layout.running else [row for row in rows if row.text]

    def _mend_once(self, rows: dict[int, Row]) -> dict[int, Row]:
        """The rows that have changed, by number."""
        rows, changed = dict(rows), {}
        for fault in self._faults:
            numbers = list(rows)
            for place in fault.hinted(list(rows.values())):
                number = numbers[place]
                row = self._mended(rows[number], fault)
                if row != rows[number]:
                    rows[number] = changed[number] = row
        return changed

    def _mended(self, row: Row, fault: TextFault) -> Row:
        encoding = self._layout.encoding_of(row.place[0])
        text, label, target = (fault.mend(part, encoding) for part in row[:3])
        if not self._layout.running:
            text, label, target = text.strip(), label.strip(), target.strip()
        mended = {row.text: text, row.label: label, row.target: target}
        cells = tuple([mended.get(cell.strip(), cell) for cell in row.cells])
        return Row(text, label, target, row.place, (text,) if self._layout.running else cells)


class DropHeaders:
    """Leaves header rows out."""

    def __init__(self, layout: Layout) -> None:
        self._headers = HeaderRows(layout.header)

    def apply(self, rows: Rows) -> Rows:
        found = set(self._headers.of(rows))
        return [row for number, row in enumerate(rows) if number not in found] if found else rows


class DropHolders:
    """Leaves out the documents that hold a pattern."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def apply(self, rows: Rows) -> Rows:
        found = {number for texts in _fields(rows) for number in holders(texts, self._pattern)}
        return [row for number, row in enumerate(rows) if number not in found] if found else rows


class DropEmpty:
    """Leaves out what has nothing to see."""

    def apply(self, rows: Rows) -> Rows:
        return [row for row in rows if not is_empty(row.text)]


class DropSeen:
    """Leaves out what came before: the same text with the same label, or the same text whatever its label."""

    def __init__(self, *, by_label: bool) -> None:
        self._seen = SeenKeys()
        self._labels = LabelCodes() if by_label else None

    def apply(self, rows: Rows) -> Rows:
        keys = text_keys(rows)
        if self._labels:
            keys = with_labels(keys, self._labels.of(rows))
        return _chosen(rows, self._seen.add(keys))


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
        self._search.add(both_texts(_chosen(rows, new)), keys[new], codes[new])

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


def mending_step(fixes: Sequence[Fix], layout: Layout) -> MendTexts | None:
    """The step of all fixes among `fixes` that mend texts."""
    faults = [fault for fault in TEXT_FAULTS if fault.fix in fixes]
    return MendTexts(faults, layout) if faults else None


def make_step(fix: Fix, layout: Layout, check: Check) -> Step | Judge:
    """The step of a fix that does not mend texts."""
    makers: dict[Fix, Callable[[], Step | Judge]] = {
        Fix.DROP_HEADERS: lambda: DropHeaders(layout),
        Fix.DROP_LOST: lambda: DropHolders(LOST),
        Fix.DROP_EMPTY: DropEmpty,
        Fix.KEEP_MAJORITY: lambda: JudgeConflicts(check, majority=True),
        Fix.DROP_CONFLICTS: lambda: JudgeConflicts(check, majority=False),
        Fix.DROP_DUPLICATES: lambda: DropSeen(by_label=True),
        Fix.DROP_NEAR_DUPLICATES: lambda: JudgeNear(check),
        Fix.KEEP_APART: lambda: DropSeen(by_label=False),
        Fix.DROP_LONG: JudgeLengths,
        Fix.DROP_RARE_LABELS: JudgeRareLabels,
        Fix.BALANCE_LABELS: JudgeBalance,
    }
    return makers[fix]()


def lengths_of(rows: Sequence[Row]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The characters of each document."""
    return np.fromiter((len(row.text) for row in rows), np.int64, len(rows))


def _fields(rows: Rows) -> list[list[str]]:
    texts = [row.text for row in rows]
    return [texts, [row.target for row in rows]] if any(row.target for row in rows) else [texts]


def _chosen(rows: Rows, mask: Mask) -> Rows:
    return rows if mask.all() else [rows[number] for number in np.flatnonzero(mask).tolist()]
