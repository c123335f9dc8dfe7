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
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs

from engine.text.new_words import NewWords

Cut = Callable[[str, bool], list[str]]

_CACHED_RUNS = 1 << 16
_LATIN_JOINTS = frozenset("+#&._%-")


def cut_words(text: str, hmm: bool) -> list[str]:
    """The words of `text`, spaces and punctuation among them; joined they are the text again."""
    return _cut()(text, hmm)


@functools.lru_cache(maxsize=1)
def _cut() -> Cut:
    return fast_cut() or reference_cut()


def fast_cut() -> Cut | None:
    """The cut by rjieba, or None where it is not installed."""
    try:
        import rjieba
    except ImportError:
        return None
    dictionary = rjieba.Jieba()
    guess = _guesser(dictionary.has_word)

    def cut(text: str, hmm: bool) -> list[str]:
        words: list[str] = dictionary.cut(text, False)
        return _guess_between(words, dictionary.has_word, guess) if hmm else words

    return cut


def _guess_between(
    words: list[str], known: Callable[[str], bool], guess: Callable[[str], tuple[str, ...]]
) -> list[str]:
    """Dictionary words as they are; each run of single characters between them cut by `guess`."""
    result: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1:
            single = "\u4e00" <= word <= "\u9fd5" or (
                word in _LATIN_JOINTS or (word.isascii() and word.isalnum())
            )
        else:
            single = word.isascii() and word.isalnum() and not known(word)
        if single:
            run += word
            continue
        if run:
            result += guess(run) if len(run) > 1 else (run,)
            run = ""
        result.append(word)
    if run:
        result += guess(run) if len(run) > 1 else (run,)
    return result


def _guesser(known: Callable[[str], bool]) -> Callable[[str], tuple[str, ...]]:
    """jieba's guess at new words in a run of characters; a run in the dictionary was meant as single characters."""
    model = NewWords(_import_jieba().finalseg)

    @functools.lru_cache(maxsize=_CACHED_RUNS)
    def guess(run: str) -> tuple[str, ...]:
        return tuple(run) if known(run) else tuple(model.cut(run))

    return guess


def reference_cut() -> Cut:
    """The cut by jieba itself; its dictionary is kept in the user's cache folder and its log stays silent."""
    jieba = _import_jieba()
    folder = Path(platformdirs.user_cache_dir("unroll", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        jieba.dt.tmp_dir = str(folder)
    except OSError:
        pass  # jieba then uses the system's temporary folder
    jieba.initialize()

    def cut(text: str, hmm: bool) -> list[str]:
        words: list[str] = jieba.lcut(text, HMM=hmm)
        return words

    return cut


def _import_jieba() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escape sequences and pkg_resources, both jieba's own
        import jieba
        import jieba.finalseg
    jieba.setLogLevel(logging.CRITICAL)
    return jieba
