"""What is asked of the word vectors of a run, and the work that answers it beside the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import Event, Work
from engine.vectors.similarity import Floats, Metric
from gui.pages.try_streams import Opened
from gui.pages.vectors_shelf import VectorKey

if TYPE_CHECKING:
    from engine.vectors.word_vectors import WordVectors

Ranked = tuple[tuple[str, float], ...]

NEIGHBOURS = 8
ANALOGIES = 3
CHOSEN = 12  # words of the heat map nobody has chosen
# A word to begin with has so many letters and is among so many of the most frequent words.
USUAL_LEAST, USUAL_WORDS = 5, 400


class Ask(Enum):
    """The questions."""

    NEAR = "near"
    PAIR = "pair"
    ANALOGY = "analogy"
    ODD = "odd"


@dataclass(frozen=True)
class Answer:
    """What was asked for which words, and a ranking for each metric; `unknown` are the words the run never
    met, `known` the words as the run writes them."""

    words: tuple[str, ...]
    ranked: Mapping[Metric, Ranked] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rows:
    """Words with their vectors (words, dim); `reach` is the size that almost no number of the run exceeds."""

    words: tuple[str, ...]
    table: Floats
    reach: float
    unknown: tuple[str, ...] = ()


class Source(Protocol):
    """Where vectors come from: the shelf of the page."""

    def get(self, key: VectorKey) -> WordVectors:
        """The vectors of `key`."""
        ...


def asking(kept: Source, key: VectorKey, ask: Ask, words: Sequence[str]) -> Opened[Answer]:
    """Answer a question by all four metrics. Without a word for NEAR it is about a frequent one."""

    def open_work(control: RunControl) -> Work[Answer]:
        yield from _nothing()
        vectors = kept.get(key)
        control.check()
        given = tuple(words) or (frequent_word(vectors),)
        unknown = unknown_words(vectors, given)
        if unknown or not given[0]:
            return Answer(given, unknown=unknown)
        ranked = {}
        for metric in Metric:
            control.check()
            ranked[metric] = _ranked(vectors, ask, given, metric)
        return Answer(given, ranked, known=tuple(vectors.words[vectors.place(word)] for word in given))

    return open_work


def _ranked(vectors: WordVectors, ask: Ask, words: Sequence[str], metric: Metric) -> Ranked:
    if ask is Ask.NEAR:
        return tuple(vectors.neighbours(words[0], metric, NEIGHBOURS))
    if ask is Ask.PAIR:
        return ((words[1], vectors.similarity(words[0], words[1], metric)),)
    if ask is Ask.ANALOGY:
        return tuple(vectors.analogy(words[0], words[1], words[2], metric, ANALOGIES))
    return tuple(vectors.odd_one_out(words, metric)[:1])


def taking_rows(kept: Source, key: VectorKey, words: Sequence[str]) -> Opened[Rows]:
    """The vectors of some words; without any, of a frequent word and its nearest ones."""

    def open_work(control: RunControl) -> Work[Rows]:
        yield from _nothing()
        vectors = kept.get(key)
        control.check()
        given = tuple(words) or _some_words(vectors)
        unknown = unknown_words(vectors, given)
        known = [word for word in given if word not in unknown]
        places = np.array([vectors.place(word) for word in known], np.intp)
        return Rows(tuple(known), vectors.table[places], _reach(vectors), unknown)

    return open_work


def unknown_words(vectors: WordVectors, words: Sequence[str]) -> tuple[str, ...]:
    """Those of `words` that have no vector, each once."""
    return tuple(dict.fromkeys(word for word in words if not _known(vectors, word)))


def _known(vectors: WordVectors, word: str) -> bool:
    try:
        vectors.place(word)
    except EngineError:
        return False
    return True


def frequent_word(vectors: WordVectors) -> str:
    """A word to begin with: the most frequent longer one (a Chinese one of two characters); "" where there is none."""
    frequent = [word for word in vectors.words[:USUAL_WORDS] if word.isalpha()]
    telling = (word for word in frequent if len(word) >= (USUAL_LEAST if word.isascii() else 2))
    return next(telling, "") or next(iter(frequent or vectors.words), "")


def _some_words(vectors: WordVectors) -> tuple[str, ...]:
    word = frequent_word(vectors)
    if not word:
        return ()
    return (word, *(near for near, _ in vectors.neighbours(word, Metric.COSINE, CHOSEN - 1)))


def _reach(vectors: WordVectors) -> float:
    """The 99th percentile of the numbers' sizes, over the most frequent words."""
    some = np.abs(vectors.table[:5000])
    return float(np.percentile(some, 99)) if some.size else 0.0


def _nothing() -> Iterator[Event]:
    return iter(())
