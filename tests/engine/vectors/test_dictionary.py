"""What a dictionary says of characters becomes vectors that lie near one another for characters used alike."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import Stopped
from engine.vectors.dictionary import Entry, dictionary_vectors, read_dictionary
from engine.vectors.word_vectors import WordVectors

# Two kinds of characters: colours stand before things, verbs of going stand after them.
COLOURS, THINGS, GOING = "红绿青", "花草山水", "来去"
ENTRIES = [
    *(Entry(a + b, 50, "n") for a, b in itertools.product(COLOURS, THINGS)),
    *(Entry(a + b, 50, "v") for a, b in itertools.product(THINGS, GOING)),
]


def vectors_of(words: str | list[str], dim: int = 4, spread: float = 1.0) -> WordVectors:
    return dictionary_vectors(list(words), dim, spread, RunControl(), ENTRIES)


def likeness(vectors: WordVectors, one: str, other: str) -> float:
    a, b = (vectors.table[vectors.places[word]] for word in (one, other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_what_is_used_alike_lies_near() -> None:
    vectors = vectors_of(COLOURS + THINGS + GOING)

    assert likeness(vectors, "红", "绿") > 0.99
    assert likeness(vectors, "来", "去") > 0.99
    assert likeness(vectors, "红", "来") < 0.5


def test_every_vector_has_the_wanted_size_and_is_the_same_again() -> None:
    vectors, again = (vectors_of(COLOURS + THINGS, dim=30, spread=0.1) for _ in range(2))

    np.testing.assert_allclose((vectors.table**2).mean(axis=1) ** 0.5, 0.1, rtol=1e-5)
    assert vectors.table.shape == (7, 30)
    assert np.array_equal(vectors.table, again.table)


def test_words_are_the_mean_of_their_characters_and_traditional_ones_are_looked_up_as_simplified() -> None:
    vectors = vectors_of(["红", "紅", "花", "红花", "好", "word"])

    assert set(vectors.words) == {"红", "紅", "花", "红花"}
    assert likeness(vectors, "红", "紅") > 0.999
    middle = sum(vectors.table[vectors.places[c]] for c in "红花")
    assert float(middle @ vectors.table[vectors.places["红花"]]) > 0.999 * np.linalg.norm(middle) * 2
    assert len(vectors_of(["word", "好"])) == 0


def test_it_stops_when_asked() -> None:
    control = RunControl()
    control.stop()

    with pytest.raises(Stopped):
        dictionary_vectors(["红"], 4, 1.0, control, ENTRIES)


def test_the_real_dictionary_knows_words_and_what_they_are() -> None:
    entries = {entry.word: entry for entry in itertools.islice(read_dictionary(), 20_000)}

    assert len(entries) > 19_900
    assert all(entry.often >= 0 and entry.speech for entry in entries.values())
