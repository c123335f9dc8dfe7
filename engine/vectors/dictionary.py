"""Vectors of Chinese characters out of jieba's dictionary: what it says of a character before any text is read.

Its 350 000 words tell which characters stand beside one another, and as what parts of speech words with them serve. What
is alike in both gets vectors that are alike: 山 lies near 岭, 峰 and 河, 红 near 紫 and 绿. Counts become positive
pointwise mutual information, and their strongest directions the vectors (Levy and Goldberg, 2014). A few thousand texts
are too few to learn so much from them alone.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

import numpy as np

from engine.control import RunControl
from engine.errors import EngineError
from engine.recipe.text import Script
from engine.text.jieba_words import import_jieba
from engine.text.script import convert_script
from engine.vectors.similarity import Floats
from engine.vectors.word_vectors import WordVectors

T = TypeVar("T", bound=Hashable)

DICTIONARY = "dictionary"
_CONTEXTS = 1500  # characters that count as neighbours, the most frequent ones
_SMOOTHED = 0.75  # rare neighbours surprise a little less (Levy, Goldberg and Dagan, 2015)
_PASSES = 3  # over the evidence, to find its strongest directions
_AT_ONCE = 20_000  # words
# What is noted of a character beside its neighbours, and how much it weighs.
_BESIDE, _NEXT_BUT_ONE, _SPEECH = 1.0, 0.5, 2.0


class Entry(NamedTuple):
    """A word of the dictionary: how often it was met, and its part of speech."""

    word: str
    often: int
    speech: str


def read_dictionary() -> Iterator[Entry]:
    """The words of jieba's dictionary."""
    with import_jieba().dt.get_dict_file() as file:
        lines = file.read().decode().splitlines()
    for line in lines:
        word, count, speech = line.split(" ")
        yield Entry(word, int(count), speech)


def dictionary_vectors(
    words: Collection[str],
    dim: int,
    spread: float,
    control: RunControl,
    entries: Iterable[Entry] | None = None,
) -> WordVectors:
    """The vectors of those of `words` that the dictionary tells something of; all numbers of one have the root mean
    square `spread`.

    Traditional characters are looked up as simplified ones; a word of several characters has the mean of theirs.
    `control` may stop it.
    """
    plain = {word: _simplified(word) for word in words if not word.isascii()}
    if not plain:
        return WordVectors((), np.zeros((0, dim), np.float32))
    rows = {character: row for row, character in enumerate(sorted(set("".join(plain.values()))))}
    table = _vectors_of(rows, read_dictionary() if entries is None else entries, dim, control)
    told = set(np.flatnonzero(table.any(axis=1)).tolist())
    found = {word: [rows[c] for c in simple if rows[c] in told] for word, simple in plain.items()}
    vectors = [table[places].mean(axis=0) for places in found.values() if places]
    known = [word for word, places in found.items() if places]
    return WordVectors(known, _evened(np.array(vectors, np.float32).reshape(-1, dim)) * np.float32(spread))


def _simplified(word: str) -> str:
    try:
        return convert_script(word, Script.SIMPLIFIED)
    except EngineError:  # OpenCC is not installed: traditional characters then begin as any unknown one
        return word


def _vectors_of(rows: dict[str, int], entries: Iterable[Entry], dim: int, control: RunControl) -> Floats:
    """A row for each character, (characters, dim); zeros for one that the dictionary tells nothing of."""
    notes = _Notes(rows)
    for some in _in_blocks(entries):
        control.check()
        for entry in some:
            notes.add(entry)
    evidence = notes.evidence()
    control.check()
    return _strongest(evidence, dim)


def _in_blocks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    entries = iter(entries)
    while some := list(itertools.islice(entries, _AT_ONCE)):
        yield some


class _Notes:
    """What the dictionary says of each character, with the weight of all words that say it."""

    def __init__(self, rows: dict[str, int]) -> None:
        self._rows = rows
        # (row, neighbour): one after, one before, two after, two before
        self._beside = [defaultdict[tuple[int, str], float](float) for _ in range(4)]
        # (row, (part of speech, place in the word, length of the word))
        self._speech = defaultdict[tuple[int, tuple[str, int, int]], float](float)

    def add(self, entry: Entry) -> None:
        """Note what a word says of its characters."""
        word, rows = entry.word, self._rows
        if rows.keys().isdisjoint(word):
            return
        weight, length = math.log1p(entry.often), len(word)
        for place, character in enumerate(word):
            if (row := rows.get(character)) is None:
                continue
            self._speech[row, (entry.speech, min(place, 2), min(length, 3))] += weight
            for noted, where in zip(self._beside, (place + 1, place - 1, place + 2, place - 2), strict=True):
                if 0 <= where < length:
                    noted[row, word[where]] += weight

    def evidence(self) -> Floats:
        """How surprisingly often each character has each neighbour and serves as each part of speech, side by side."""
        often = Counter[str]()
        for (_, neighbour), weight in self._beside[0].items():
            often[neighbour] += weight  # type: ignore[assignment]
        columns = {neighbour: place for place, (neighbour, _) in enumerate(often.most_common(_CONTEXTS))}
        kinds = {kind: place for place, kind in enumerate(dict.fromkeys(kind for _, kind in self._speech))}
        count, weights = len(self._rows), (_BESIDE, _BESIDE, _NEXT_BUT_ONE, _NEXT_BUT_ONE)
        parts = [
            weight * _surprise(_as_table(noted, columns, count))
            for noted, weight in zip(self._beside, weights, strict=True)
        ]
        return np.concatenate([*parts, _SPEECH * _surprise(_as_table(self._speech, kinds, count))], axis=1)


def _as_table(noted: Mapping[tuple[int, T], float], columns: Mapping[T, int], count: int) -> Floats:
    """What was noted as (count, columns); what has no column is left out."""
    table = np.zeros((count, len(columns)), np.float32)
    for (row, what), weight in noted.items():
        if (column := columns.get(what)) is not None:
            table[row, column] = weight
    return table


def _surprise(counts: Floats) -> Floats:
    """Positive pointwise mutual information: how much likelier a pair is than its parts make it, in nats."""
    columns = counts.sum(axis=0) ** _SMOOTHED
    expected = counts.sum(axis=1, keepdims=True) * (columns / max(float(columns.sum()), 1e-9))
    with np.errstate(divide="ignore", invalid="ignore"):
        likelier = np.where(counts > 0, np.log(counts / expected), 0.0)
    return np.maximum(likelier, 0.0).astype(np.float32)


def _strongest(evidence: Floats, dim: int) -> Floats:
    """Rows in the `dim` directions in which they differ most, by a randomised singular value decomposition
    (Halko, Martinsson and Tropp, 2011), each weighed by the root of its strength.
    """
    table = np.zeros((len(evidence), dim), np.float32)
    if not evidence.any():
        return table
    sketch = min(dim + 10, *evidence.shape)
    basis = np.random.default_rng(0).standard_normal((evidence.shape[1], sketch)).astype(np.float32)
    for _ in range(_PASSES):
        rows = _orthogonal(evidence @ basis)
        basis = evidence.T @ rows
    strength, left = np.linalg.eigh((basis.T @ basis).astype(np.float64))  # squared, the weakest first
    found = rows @ (left * np.maximum(strength, 0.0) ** 0.25)[:, ::-1][:, :dim].astype(np.float32)
    table[:, : found.shape[1]] = found
    table[~evidence.any(axis=1)] = 0.0
    return _evened(table)


def _orthogonal(columns: Floats) -> Floats:
    """An orthonormal basis of what `columns` (rows, few) span, from their small matrix of products; directions that hold
    nothing are zero.
    """
    strength, turned = np.linalg.eigh((columns.T @ columns).astype(np.float64))
    kept = strength > strength[-1] * 1e-9
    scale = np.where(kept, 1.0 / np.sqrt(np.where(kept, strength, 1.0)), 0.0)
    basis: Floats = columns @ (turned * scale).astype(np.float32)
    return basis


def _evened(table: Floats) -> Floats:
    """Each row with a root mean square of 1; zeros stay."""
    size = np.sqrt((table**2).mean(axis=1, keepdims=True))
    evened: Floats = np.divide(table, size, out=np.zeros_like(table), where=size > 0)
    return evened
