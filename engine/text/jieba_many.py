"""jieba's words of many texts in one go, several times faster than text by text.

rjieba finds the words of the dictionary in all texts together. Which of them are single characters is looked up in
arrays, and the hidden Markov model goes over all runs of them at once. The list of words is edited only where it joins
characters, and where Latin letters meet points and dashes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine.text.new_words_many import FIRST_HAN, LAST_HAN, Flags, ManyNewWords, Places

Words = list[str]
Region = tuple[int, int, Words]  # start, end, and the words that come there

SEPARATOR = "\x1e"  # between two texts; no text that is cut here holds it
JOINTS = frozenset("+#&._%-")
_OTHER, _HAN, _LETTER, _JOINT, _SPACE = range(5)


class ManyWords:
    """`cut_known` cuts by the dictionary alone, `known` tells whether a run is in it, `guess_between` cuts a list of
    its words again where they are single characters and Latin letters.
    """

    def __init__(
        self,
        cut_known: Callable[[str], Words],
        known: Callable[[str], bool],
        guess: ManyNewWords,
        guess_between: Callable[[Words], Words],
    ) -> None:
        self._cut_known, self._known = cut_known, known
        self._guess, self._guess_between = guess, guess_between
        self._kinds = _kinds()

    def cut(self, texts: Sequence[str], hmm: bool) -> list[Words]:
        """The words of each text; white space is left out but for line ends. No text holds the `SEPARATOR`."""
        text = SEPARATOR.join(texts)
        words = self._cut_known(text)
        tokens = _Tokens(text, words, self._kinds)
        longer = self._put_guesses(words, text, tokens) if hmm else ()
        for i in np.flatnonzero(tokens.first == _SPACE).tolist():
            words[i] = ""
        for a, b, region in reversed(longer):
            words[a:b] = region
        return _divided(list(filter(None, words)))

    def _put_guesses(self, words: Words, text: str, tokens: _Tokens) -> Sequence[Region]:
        """Put into `words` what the hidden Markov model joins, with empty strings in the places that become free.

        What has more words than there were places is given back.
        """
        first, after = _runs(tokens.han)
        starts, lengths = tokens.starts[first], after - first
        begins = self._guess.begins(tokens.codes, starts, lengths)
        changed = _any_between(~begins, starts, starts + lengths)
        slow_first, slow_after = tokens.latin_regions(first[changed])
        slow = list(zip(slow_first.tolist(), slow_after.tolist(), strict=True))
        regions = [(a, b, self._guess_between(words[a:b])) for a, b in slow]
        changed &= ~_inside(first, slow_first, slow_after)
        flags = begins.tobytes()
        runs = zip(*(column[changed].tolist() for column in (first, after, starts)), strict=True)
        for a, b, start in runs:
            end = start + b - a
            run = text[start:end]
            if self._known(run):  # it was meant as single characters
                continue
            if b - a == 2:
                words[a], words[a + 1] = run, ""
            else:
                _put(words, a, b, _split(run, flags[start:end]))
        for a, b, region in regions:
            if len(region) <= b - a:
                _put(words, a, b, region)
        return [region for region in regions if len(region[2]) > region[1] - region[0]]


class _Tokens:
    """The words of the dictionary as arrays with one place a word."""

    def __init__(self, text: str, found: Words, kinds: NDArray[np.uint8]) -> None:
        self.codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        lengths = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
        ends = np.cumsum(lengths)
        self.starts = ends - lengths
        of_text = kinds[np.minimum(self.codes, LAST_HAN + 1)]
        self.first, self._last = of_text[self.starts], of_text[ends - 1]
        self.han = (self.first == _HAN) & (lengths == 1)

    def latin_regions(self, changed: Places) -> tuple[Places, Places]:
        """Neighbours of single characters and Latin words, some of which may cut otherwise together: there is a point
        or a dash, two Latin words meet, or the model joins characters (`changed`).
        """
        letter_before, joint_before = self.first == _LETTER, self.first == _JOINT
        latin = (letter_before | joint_before) & ((self._last == _LETTER) | (self._last == _JOINT))
        uneasy = latin & (joint_before | (self._last == _JOINT))
        uneasy[1:] |= latin[1:] & latin[:-1]
        uneasy[changed] = True
        first, after = _runs(latin | self.han)
        mixed = _any_between(latin, first, after) & _any_between(uneasy, first, after)
        return first[mixed], after[mixed]


def _kinds() -> NDArray[np.uint8]:
    """What a character is to jieba, by its number; beyond the last Han character all are alike."""
    kinds = np.zeros(LAST_HAN + 2, dtype=np.uint8)
    for number in range(FIRST_HAN):
        character = chr(number)
        if character.isspace() and character != "\n":
            kinds[number] = _SPACE
        elif character in JOINTS:
            kinds[number] = _JOINT
        elif character.isascii() and character.isalnum():
            kinds[number] = _LETTER
    kinds[FIRST_HAN : LAST_HAN + 1] = _HAN
    kinds[ord(SEPARATOR)] = _OTHER
    return kinds


def _runs(flags: Flags) -> tuple[Places, Places]:
    """Where two or more neighbours are set: the first of them and the one after the last."""
    edges = np.diff(np.concatenate([[False], flags, [False]]).view(np.int8))
    first, after = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    several = after - first > 1
    return first[several], after[several]


def _any_between(flags: Flags, first: Places, after: Places) -> Flags:
    """For each span whether a flag is set in it."""
    counts = np.concatenate([[0], np.cumsum(flags)])
    return np.asarray(counts[after] > counts[first])


def _inside(places: Places, first: Places, after: Places) -> Flags:
    """Which of `places` lie in one of the spans; all rise."""
    return np.asarray(
        np.searchsorted(first, places, side="right") > np.searchsorted(after, places, side="right")
    )


def _split(run: str, flags: bytes) -> Words:
    """The words of a run; a flag is 1 where one begins."""
    places = [i for i, flag in enumerate(flags) if flag]
    return [run[a:b] for a, b in pairwise([*places, len(run)])]


def _put(words: Words, start: int, end: int, region: Words) -> None:
    words[start:end] = region + [""] * (end - start - len(region))


def _divided(words: Words) -> list[Words]:
    """The words between the separators."""
    result: list[Words] = []
    start = 0
    try:
        while True:
            end = words.index(SEPARATOR, start)
            result.append(words[start:end])
            start = end + 1
    except ValueError:
        result.append(words[start:])
    return result
