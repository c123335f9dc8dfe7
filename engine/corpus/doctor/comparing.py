"""What only the whole corpus tells: equal and nearly equal documents, texts at odds, texts on both sides of the split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from engine.corpus.doctor.conflicts import Conflicts
from engine.corpus.doctor.findings import Example, Fault, Finding
from engine.corpus.doctor.keys import LabelCodes, SeenKeys, text_keys, with_labels
from engine.corpus.doctor.leaks import kept_back, leaked
from engine.corpus.doctor.near import BANDS, NearSearch
from engine.corpus.doctor.repeats import Group, Repeats
from engine.corpus.doctor.snippets import Beginnings
from engine.corpus.doctor.spool import NumberSpool
from engine.corpus.rows import Row
from engine.events import Progressed, Stage, Work
from engine.recipe.corpus import CorpusSettings
from engine.recipe.fixes import Fix

EXAMPLES = 5
_ODD = np.uint64(0x9E3779B97F4A7C15)
_TELLING = 200_000  # characters of a document that the search for near duplicates looks at
_SHOWABLE = 100  # of which the first few that can be shown are taken


class Comparison:
    """Takes every document in order, then says how they stand to one another.

    What it keeps lies in temporary files; in memory are eight bytes a different document.
    """

    def __init__(self, check: Callable[[], None]) -> None:
        self._labels = LabelCodes()
        self._repeats = Repeats(check)
        self._seen = SeenKeys()
        self._near = NearSearch(check)
        self._compared = NumberSpool("<i8")  # the documents that the near search knows, by their number
        self._beginnings = Beginnings()

    def add(self, rows: Sequence[Row], aside: Iterable[int]) -> None:
        """Take the next documents; those at the places `aside` are like no other."""
        first = len(self._repeats)
        numbers = np.arange(first, first + len(rows))
        apart = np.zeros(len(rows), dtype=np.bool_)
        apart[list(aside)] = True
        keys = text_keys(rows)
        keys[apart] = (numbers[apart].astype(np.uint64) + np.uint64(1)) * _ODD
        codes = self._labels.of(rows)
        self._repeats.add(keys, codes)
        self._beginnings.add(rows)
        both = with_labels(keys, codes)
        new = np.flatnonzero(self._seen.add(both) & ~apart)
        texts = both_texts([rows[place] for place in new.tolist()])
        compared = self._near.add(texts, both[new], codes[new])
        self._compared.append(numbers[new[compared]])

    @property
    def compared(self) -> int:
        """How many different texts the near search looked at."""
        return len(self._near)

    def findings(self, settings: CorpusSettings, by_label: bool, labelled: bool) -> Work[list[Finding]]:
        """Duplicates, near duplicates, leaks (divided `by_label` or not) and, where `labelled`, texts with two labels."""
        self._seen = SeenKeys()  # it was needed only while documents came
        found = [self._duplicates()]
        found.append((yield from self._near_duplicates()))
        if labelled:
            found.append(self._two_labels())
        found.append(self._in_both_parts(settings, by_label))
        return [finding for finding in found if finding.count]

    def _duplicates(self) -> Finding:
        count, shown = 0, _Shown(self._beginnings)
        for group in self._repeats.groups():
            later, first = _copies(group)
            count += len(later)
            shown.add(later, first)
        return Finding(Fault.DUPLICATES, count, shown.examples(), Fix.DROP_DUPLICATES)

    def _near_duplicates(self) -> Work[Finding]:
        count, shown = 0, _Shown(self._beginnings)
        for step, pairs in enumerate(self._near.pairs()):
            count += len(pairs.dropped)
            few = np.argsort(pairs.dropped)[:_SHOWABLE]
            shown.add(self._numbers(pairs.dropped[few]), self._numbers(pairs.kept[few]))
            yield Progressed(Stage.COMPARING, min(step + 1, 2 * BANDS), 2 * BANDS)
        return Finding(Fault.NEAR_DUPLICATES, count, shown.examples(), Fix.DROP_NEAR_DUPLICATES)

    def _numbers(self, compared: NDArray[np.int64]) -> NDArray[np.int64]:
        order = np.argsort(compared)
        numbers = np.empty(len(compared), dtype=np.int64)
        numbers[order] = self._compared.at(compared[order])
        return numbers

    def _two_labels(self) -> Finding:
        conflicts = Conflicts(self._repeats)
        shown = _Shown(self._beginnings, pairs=True)
        for group in self._repeats.groups():
            at_odds = conflicts.winners(group.keys) != Conflicts.NONE
            first = np.repeat(group.numbers[group.begins], group.sizes)
            apart = at_odds & (group.labels != np.repeat(group.labels[group.begins], group.sizes))
            shown.add(group.numbers[apart], first[apart])
        return Finding(
            Fault.TWO_LABELS,
            conflicts.documents,
            shown.examples(),
            Fix.DROP_CONFLICTS,
            (Fix.KEEP_MAJORITY,),
        )

    def _in_both_parts(self, settings: CorpusSettings, by_label: bool) -> Finding:
        count, shown = 0, _Shown(self._beginnings)
        back = kept_back(self._repeats, self._labels.names if by_label else None, settings)
        for numbers, learned in leaked(self._repeats, back):
            count += len(numbers)
            shown.add(numbers, learned)
        return Finding(Fault.IN_BOTH_PARTS, count, shown.examples(), Fix.KEEP_APART)

    def close(self) -> None:
        """Give all room back."""
        for held in (self._repeats, self._near, self._compared, self._beginnings):
            held.close()


class _Shown:
    """The first few documents of a finding of which a beginning is kept, each with the one that it is like."""

    def __init__(self, beginnings: Beginnings, *, pairs: bool = False) -> None:
        self._beginnings, self._pairs = beginnings, pairs
        self._found: list[tuple[int, int]] = []

    def add(self, numbers: NDArray[np.int64], others: NDArray[np.int64]) -> None:
        if len(numbers):
            few = np.argsort(numbers, kind="stable")[:_SHOWABLE]
            self._found += zip(numbers[few].tolist(), others[few].tolist(), strict=True)
            self._found = sorted(self._found)[:_SHOWABLE]

    def examples(self) -> tuple[Example, ...]:
        known = len(self._beginnings)
        both = ((number, other) for number, other in self._found if max(number, other) < known)
        return tuple(islice(self._told(both), EXAMPLES))

    def _told(self, found: Iterable[tuple[int, int]]) -> Iterator[Example]:
        for number, other in found:
            if self._pairs:
                yield self._beginnings.example(other, number)
            yield self._beginnings.example(number, other)


def _copies(group: Group) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`(documents whose text and label came before, the documents that had them first)`."""
    order = np.lexsort((group.labels, group.keys))
    keys, labels, numbers = group.keys[order], group.labels[order], group.numbers[order]
    begins = np.append(True, (keys[1:] != keys[:-1]) | (labels[1:] != labels[:-1]))
    first = numbers[begins][np.cumsum(begins) - 1]
    return numbers[~begins], first[~begins]


def both_texts(rows: Sequence[Row]) -> list[str]:
    """What makes documents alike: their text, of pairs with its answer; of a whole book the beginning."""
    texts = [f"{row.text}\n{row.target}" if row.target else row.text for row in rows]
    return [text if len(text) <= _TELLING else text[:_TELLING] for text in texts]
