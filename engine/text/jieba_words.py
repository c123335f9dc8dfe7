"""Chinese words by jieba, on rjieba's fast path where that gives the same words.

The dictionary and the algorithm are jieba's (Sun Junyi); rjieba is its port to Rust. Without the hidden Markov model
both give the same words always. With it they differ where two ways of cutting are almost equally likely, in rare
characters, and in Latin words with joints: so rjieba finds the words of the dictionary, and what is left between them
goes to jieba's own model. Both parts are loaded at the first cut, never at import.
"""

from __future__ import annotations

import functools
import logging
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import platformdirs

from engine.text.jieba_many import JOINTS, SEPARATOR, ManyWords
from engine.text.new_words import NewWords
from engine.text.new_words_many import ManyNewWords

_CACHED_RUNS = 1 << 16
_WORTH_IT = 1000  # characters from which arrays are faster than a loop


class Words(Protocol):
    """What cuts Chinese text into words."""

    def cut(self, text: str, hmm: bool) -> list[str]:
        """The words of `text`, spaces and punctuation among them; joined they are the text again."""

    def cut_many(self, texts: Sequence[str], hmm: bool) -> list[list[str]]:
        """The words of each text without white space, but with line ends."""


class FastWords:
    """rjieba's words; `dictionary` is an `rjieba.Jieba`, `known` tells whether a word of it is in use."""

    def __init__(self, dictionary: Any, known: Callable[[str], bool] | None = None) -> None:
        self._dictionary = dictionary
        self._known: Callable[[str], bool] = known or dictionary.has_word
        one, many = _models()
        self._guess = _guesser(one, self._known)
        self._many = ManyWords(self._cut_known, self._known, many, self._guess_between)

    def cut(self, text: str, hmm: bool) -> list[str]:
        """The words of `text`, spaces and punctuation among them; joined they are the text again."""
        words = self._cut_known(text)
        return self._guess_between(words) if hmm else words

    def cut_many(self, texts: Sequence[str], hmm: bool) -> list[list[str]]:
        """The words of each text without white space, but with line ends."""
        if sum(map(len, texts)) < _WORTH_IT or any(SEPARATOR in text for text in texts):
            return [without_spaces(self.cut(text, hmm)) for text in texts]
        return self._many.cut(texts, hmm)

    def _cut_known(self, text: str) -> list[str]:
        words: list[str] = self._dictionary.cut(text, False)
        return words

    def _guess_between(self, words: list[str]) -> list[str]:
        """Dictionary words as they are; each run of single characters between them is cut by the model."""
        result: list[str] = []
        run = ""
        for word in words:
            if len(word) == 1:
                single = "\u4e00" <= word <= "\u9fd5" or (
                    word in JOINTS or (word.isascii() and word.isalnum())
                )
            else:
                single = word.isascii() and word.isalnum() and not self._known(word)
            if single:
                run += word
                continue
            if run:
                result += self._guess(run) if len(run) > 1 else (run,)
                run = ""
            result.append(word)
        if run:
            result += self._guess(run) if len(run) > 1 else (run,)
        return result


class ReferenceWords:
    """jieba itself; `tokenizer` is a `jieba.Tokenizer`."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def cut(self, text: str, hmm: bool) -> list[str]:
        """The words of `text`, spaces and punctuation among them; joined they are the text again."""
        words: list[str] = self._tokenizer.lcut(text, HMM=hmm)
        return words

    def cut_many(self, texts: Sequence[str], hmm: bool) -> list[list[str]]:
        """The words of each text without white space, but with line ends."""
        return [without_spaces(self.cut(text, hmm)) for text in texts]


def without_spaces(words: Sequence[str]) -> list[str]:
    """The words but for white space; line ends stay."""
    return [word for word in words if word == "\n" or not word.isspace()]


@functools.lru_cache(maxsize=1)
def shared_words() -> Words:
    """The words of jieba's own dictionary, which nobody changes."""
    return fast_words() or reference_words()


def fast_words() -> FastWords | None:
    """The words by rjieba, or None where it is not installed."""
    dictionary = new_dictionary()
    return FastWords(dictionary) if dictionary else None


def new_dictionary() -> Any:
    """A dictionary of rjieba of its own, or None where that is not installed."""
    try:
        import rjieba
    except ImportError:
        return None
    return rjieba.Jieba()


def reference_words() -> ReferenceWords:
    """The words by jieba itself."""
    return ReferenceWords(new_tokenizer())


def new_tokenizer() -> Any:
    """A tokenizer of jieba of its own; its dictionary is kept in the user's cache folder and its log stays silent."""
    jieba = import_jieba()
    tokenizer = jieba.Tokenizer()
    folder = Path(platformdirs.user_cache_dir("unroll", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
    except OSError:
        pass  # jieba then uses the system's temporary folder
    tokenizer.initialize()
    return tokenizer


@functools.lru_cache(maxsize=1)
def _models() -> tuple[NewWords, ManyNewWords]:
    """jieba's model for one run and for many."""
    tables = import_jieba().finalseg
    one = NewWords(tables)
    return one, ManyNewWords(tables, lambda run: tuple(one.cut(run)))


def _guesser(model: NewWords, known: Callable[[str], bool]) -> Callable[[str], tuple[str, ...]]:
    """jieba's guess at new words in a run of characters; a run in the dictionary was meant as single characters."""

    @functools.lru_cache(maxsize=_CACHED_RUNS)
    def guess(run: str) -> tuple[str, ...]:
        return tuple(run) if known(run) else tuple(model.cut(run))

    return guess


def import_jieba() -> Any:
    """jieba, without its warnings and its log."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escape sequences and pkg_resources, both jieba's own
        import jieba
        import jieba.finalseg
    jieba.setLogLevel(logging.CRITICAL)
    return jieba
