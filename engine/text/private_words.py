"""A dictionary of Chinese words for one user alone: words can be added, and jieba's shared one stays as it is.

Making one takes a tenth of a second, so one that is not used any more is kept: it serves again whoever wants the same
changes and maybe some after them. What was added cannot be taken out again.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Iterable
from typing import Any, Protocol

from engine.text.jieba_words import FastWords, ReferenceWords, Words, new_dictionary, new_tokenizer

_KEPT = 3

Change = tuple[str, bool]  # a word, and whether it is joined (else it is to be cut)


class PrivateWords(Words, Protocol):
    """Words of a dictionary of one's own."""

    def change(self, changes: Iterable[Change]) -> None:
        """Let words be just likelier than their parts, or take them out, one after the other."""


def private_words(changes: Iterable[Change], holder: object) -> PrivateWords:
    """A dictionary that is as jieba's but for `changes`; it belongs to `holder` as long as that lives."""
    wanted = tuple(changes)
    dictionary = _take(wanted)
    if dictionary is None:
        reference = ReferencePrivateWords(new_tokenizer())
        reference.change(wanted)
        return reference
    weakref.finalize(holder, _give_back, dictionary).atexit = False
    words = FastPrivateWords(dictionary)
    words.change(wanted[len(dictionary.changes) :])
    return words


def keep_spares(count: int) -> None:
    """Make dictionaries beforehand, so that the next mends need not wait for one."""
    spare = _spare()
    while (
        sum(not dictionary.changes for dictionary in spare) < count and (new := new_dictionary()) is not None
    ):
        spare.append(PrivateDictionary(new))


class PrivateDictionary:
    """An `rjieba.Jieba`, and how it differs from jieba's dictionary."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary
        self.changes: tuple[Change, ...] = ()
        self._out: set[str] = set()

    def known(self, word: str) -> bool:
        """Whether a word is in use."""
        return word not in self._out and bool(self.dictionary.has_word(word))

    def change(self, word: str, joined: bool) -> None:
        """Make one change more."""
        if joined:
            self.dictionary.add_word(word, self.dictionary.suggest_freq(word), None)
            self._out.discard(word)
        elif self.known(word):
            self.dictionary.add_word(word, 0, None)
            self._out.add(word)
        self.changes += ((word, joined),)


class FastPrivateWords(FastWords):
    """Private words by rjieba."""

    def __init__(self, dictionary: PrivateDictionary) -> None:
        super().__init__(dictionary.dictionary, dictionary.known)
        self._private = dictionary

    def change(self, changes: Iterable[Change]) -> None:
        """Let words be just likelier than their parts, or take them out, one after the other."""
        for word, joined in changes:
            self._private.change(word, joined)


class ReferencePrivateWords(ReferenceWords):
    """Private words by jieba itself, slower."""

    def change(self, changes: Iterable[Change]) -> None:
        """Let words be just likelier than their parts, or take them out, one after the other."""
        frequencies, total = self._tokenizer.FREQ, self._tokenizer.total
        for word, joined in changes:
            if joined:
                share = 1.0
                for part in self.cut(word, False):
                    share *= frequencies.get(part, 1) / total
                frequencies[word] = max(int(share * total) + 1, frequencies.get(word, 1))
                for end in range(1, len(word)):
                    frequencies.setdefault(word[:end], 0)
            elif word in frequencies:
                frequencies[word] = 0


def _take(changes: tuple[Change, ...]) -> PrivateDictionary | None:
    """The spare dictionary that has most of the changes and nothing else, or a new one."""
    spare = _spare()
    fitting = [d for d in spare if d.changes == changes[: len(d.changes)]]
    if fitting:
        best = max(fitting, key=lambda dictionary: len(dictionary.changes))
        spare.remove(best)
        return best
    new = new_dictionary()
    return PrivateDictionary(new) if new is not None else None


def _give_back(dictionary: PrivateDictionary) -> None:
    spare = _spare()
    spare.append(dictionary)
    changed = [d for d in spare if d.changes]
    if len(changed) > _KEPT:
        spare.remove(changed[0])


@functools.lru_cache(maxsize=1)
def _spare() -> list[PrivateDictionary]:
    """Dictionaries that nobody uses."""
    return []
