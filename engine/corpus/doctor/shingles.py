"""What makes two texts alike: their shingles, sketched in 64 bytes by MinHash.

A token is one Chinese (or Japanese) character or one word of letters and digits, small or capital; a shingle is two
tokens in a row, so that scripts with and without spaces are treated alike; punctuation and spaces count for nothing.
MinHash (Broder 1997): of each of 64 random orders the first shingle is kept, as one byte; two texts agree in such a
byte as often as their shingles overlap (Jaccard index), by chance in one of 256.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SKETCH = 64  # bytes
FEWEST_TOKENS = 8  # shorter texts are alike by chance, unless they have the very same tokens
_FEWEST_SAME = 3

_ALONE, _IN_WORD = 1, 2
_LAST = 0xFFFF
_WORD_PLACES = 64


class _Tables(NamedTuple):
    """For each code point of the basic plane: its kind, and a random number of its small letter."""

    kinds: NDArray[np.uint8]
    numbers: NDArray[np.uint64]


class Sketches(NamedTuple):
    """`bytes[i]` is the sketch (64 bytes) of the text `places[i]`; texts with few tokens have none."""

    places: NDArray[np.int64]
    bytes: NDArray[np.uint8]


def sketches(texts: Sequence[str]) -> Sketches:
    """The sketches of the texts that are long enough to have one. That of a text with fewer than eight tokens agrees
    with another one only when the tokens are the same.
    """
    tokens, starts = _tokens(texts)
    counts = np.diff(starts)
    places = np.flatnonzero(counts >= _FEWEST_SAME)
    if not len(places):
        return Sketches(places, np.empty((0, SKETCH), dtype=np.uint8))
    chosen = np.repeat(counts >= _FEWEST_SAME, counts)
    tokens, counts = tokens[chosen], counts[places]
    ends = np.cumsum(counts)
    starts = ends - counts
    shingles = _mixed(tokens * _FIRST + np.append(tokens[1:], np.uint64(0)))
    shingles[ends - 1] = shingles[ends - 2]  # the last token of a text has none after it
    found = _least((shingles >> np.uint64(32)).astype(np.uint32), starts)
    short = counts < FEWEST_TOKENS
    if short.any():
        found[short] = np.tile(
            _whole(tokens, starts, counts)[short].view(np.uint8).reshape(-1, 8), SKETCH // 8
        )
    return Sketches(places, found)


def _whole(
    tokens: NDArray[np.uint64], starts: NDArray[np.int64], counts: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """A number for all tokens of each text in their order."""
    places = np.arange(len(tokens)) - np.repeat(starts, counts)
    return _mixed(np.add.reduceat(tokens * _PLACES[places & (_WORD_PLACES - 1)], starts))


def _tokens(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """`(tokens, starts)`: a number for each token of all texts, and at which one each text begins (and the last ends)."""
    kinds, numbers = _characters("\n".join(texts) + "\n")
    in_word = kinds == _IN_WORD
    begins = in_word.copy()
    begins[1:] &= kinds[:-1] != _IN_WORD
    begins |= kinds == _ALONE
    first = np.flatnonzero(begins)
    text_ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    starts = np.concatenate([[0], np.searchsorted(first, text_ends)])
    if not len(first):
        return np.empty(0, dtype=np.uint64), starts
    if in_word.any():
        # Letters count by their place in the word, so that "no" is not "on".
        sizes = np.diff(np.append(first, len(kinds)))
        since = np.arange(first[0], len(kinds), dtype=np.int32) - np.repeat(first.astype(np.int32), sizes)
        numbers[first[0] :] *= _PLACES[since & (_WORD_PLACES - 1)]
    return _mixed(np.add.reduceat(numbers, first)), starts


def _characters(text: str) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """The kind and the number of each character."""
    tables = _tables()
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        return tables.kinds[codes], tables.numbers[codes]
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    places = np.minimum(wide, _LAST)
    kinds, numbers = tables.kinds[places], tables.numbers[places]
    beyond = (places == _LAST) & (wide >= 0x20000) & (wide < 0x40000)  # rare Chinese characters
    if beyond.any():
        kinds[beyond], numbers[beyond] = _ALONE, _mixed(wide[beyond].astype(np.uint64))
    return kinds, numbers


def _least(shingles: NDArray[np.uint32], starts: NDArray[np.int64]) -> NDArray[np.uint8]:
    """One byte of the least shingle of each text in each of the random orders."""
    result = np.empty((len(starts), SKETCH), dtype=np.uint8)
    ordered = np.empty_like(shingles)
    for number, factor in enumerate(_ORDERS):
        np.multiply(shingles, factor, out=ordered)
        least = np.minimum.reduceat(ordered, starts)
        result[:, number] = (least * _SPREAD) >> np.uint32(24)  # the least are alike in their first bits
    return result


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each number as another one in which every bit depends on every bit (the end of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


@functools.lru_cache(maxsize=1)
def _tables() -> _Tables:
    kinds = np.zeros(_LAST + 1, dtype=np.uint8)
    small = np.zeros(_LAST + 1, dtype=np.uint64)
    for code in range(_LAST):
        character = chr(code)
        if character.isalnum():
            kinds[code] = _ALONE if _stands_alone(code) else _IN_WORD
            lower = character.lower()
            small[code] = ord(lower) if len(lower) == 1 else code
    numbers = _mixed(small + np.uint64(0x9E3779B97F4A7C15))
    numbers[kinds == 0] = 0
    return _Tables(kinds, numbers)


def _stands_alone(code: int) -> bool:
    """Chinese characters, and the Japanese syllables beside them."""
    return 0x3040 <= code < 0x3100 or 0x3400 <= code < 0xA000 or 0xF900 <= code < 0xFB00


def _odd_numbers(count: int, seed: int) -> NDArray[np.uint64]:
    """Random odd numbers, the same on every computer."""
    found: NDArray[np.uint64] = np.random.PCG64(seed).random_raw(count) | np.uint64(1)
    return found


_FIRST = np.uint64(0x9E3779B97F4A7C15)
_SPREAD = np.uint32(0x9E3779B1)
_PLACES = np.append(np.uint64(1), _odd_numbers(_WORD_PLACES - 1, 1))
_ORDERS = [np.uint32(number >> 32) | np.uint32(1) for number in _odd_numbers(SKETCH, 2).tolist()]
