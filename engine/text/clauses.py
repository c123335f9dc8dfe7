"""The parts of documents that a changed word can touch: the clauses it stands in.

jieba never makes one word across a comma or a space, so that of a long document only a clause has to be cut again. Where
its tokens are among those of the document is counted in characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.recipe.recipe import Task
from engine.recipe.text import Script, TextSettings
from engine.text.breaks import BREAK, CLAUSE
from engine.text.cleaning import clean, clean_word
from engine.text.cuts import CutCorpus
from engine.text.pieces import PIECE
from engine.text.user_words import parse_entry

_SPACE = re.compile(r"\s")
_SPACE_IN_LINE = re.compile(r"[^\S\n]")


class Unit(NamedTuple):
    """Text that is cut again: what comes of it stands for the tokens from `start` to before `stop` of a document."""

    document: int
    start: int
    stop: int
    text: str


class Clauses:
    """Finds the units of documents of a cut; whole documents where clauses cannot be told apart."""

    def __init__(self, base: CutCorpus, words: Sequence[str], settings: TextSettings) -> None:
        self._base, self._settings = base, settings
        self._words = [clean_word(word, settings) for word in words]
        entries = [parse_entry(entry).word for kind in (base.settings, settings) for entry in kind.user_words]
        self._whole = (
            bool(settings.stop_words)  # they are not among the tokens
            or settings.script is not Script.KEEP  # a character may depend on what is around it
            or any(BREAK.search(clean_word(word, settings)) for word in entries)
        )
        self._spaces = _SPACE_IN_LINE if base.task is Task.LANGUAGE_MODEL else _SPACE
        self._lengths = np.fromiter(map(len, base.tokens), np.int64, len(base.tokens))

    def units(self, document: int, text: str) -> list[Unit]:
        """What has to be cut of a document, in order."""
        first, last = self._base.offsets[document : document + 2].tolist()
        whole = [Unit(document, 0, last - first, text)]
        if self._whole or len(text) > PIECE:
            return whole
        ends = np.cumsum(self._lengths[self._base.ids[first:last]])
        return self._found(document, text, ends) or whole

    def _found(self, document: int, text: str, ends: NDArray[np.int64]) -> list[Unit]:
        """The clauses with a word; none where the tokens do not fit the text."""
        cleaned = clean(text, self._settings)
        spaces = [match.start() for match in self._spaces.finditer(cleaned)]
        if not len(ends) or int(ends[-1]) != len(cleaned) - len(spaces):
            return []
        found = [(a - bisect_left(spaces, a), a, b) for a, b in self._clauses(cleaned)]
        places = np.array([(begin, begin + b - a) for begin, a, b in found], np.int64).reshape(-1, 2)
        borders = np.concatenate([np.zeros(1, np.int64), ends])
        tokens = np.searchsorted(borders, places)
        if not np.array_equal(borders[tokens], places):
            return []
        return [
            Unit(document, start, stop, text[a:b])
            for (start, stop), (_, a, b) in zip(tokens.tolist(), found, strict=True)
        ]

    def _clauses(self, cleaned: str) -> Iterator[tuple[int, int]]:
        for match in CLAUSE.finditer(cleaned):
            clause = match[0]
            if any(word in clause for word in self._words):
                yield match.span()


def put_together(
    base: CutCorpus, units: Sequence[Unit], ids: NDArray[np.int32], offsets: NDArray[np.int64]
) -> tuple[list[int], NDArray[np.int32], NDArray[np.int64]]:
    """The documents of the units, their new tokens one after the other, and where each begins and ends in these.

    The unit i was cut into `ids[offsets[i]:offsets[i + 1]]`.
    """
    documents: list[int] = []
    parts: list[NDArray[np.int32]] = []
    counts: list[int] = []
    at = stop = 0  # where the current document's tokens begin among all, and how many of them are dealt with
    places = offsets.tolist()
    for i, unit in enumerate(units):
        if not documents or documents[-1] != unit.document:
            documents.append(unit.document)
            counts.append(0)
            at, end = base.offsets[unit.document : unit.document + 2].tolist()
            stop = 0
        kept, new = base.ids[at + stop : at + unit.start], ids[places[i] : places[i + 1]]
        parts += (kept, new)
        counts[-1] += len(kept) + len(new)
        stop = unit.stop
        if i + 1 == len(units) or units[i + 1].document != unit.document:
            rest = base.ids[at + stop : end]
            parts.append(rest)
            counts[-1] += len(rest)
    joined = np.concatenate(parts) if parts else np.empty(0, np.int32)
    return documents, joined, np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
