"""Chinese words by jieba, on rjieba's fast path where that gives the same words.

The dictionary and the algorithm are jieba's (Sun Junyi); rjieba is its port to Rust. Both parts are loaded at the
first cut, never at import.
"""

from __future__ import annotations

import functools
import logging
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import platformdirs

Cut = Callable[[str, bool], list[str]]

# With HMM, jieba splits Latin words and numbers at these joints and rjieba does not.
_JOINTS = re.compile(r"[-._]")
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")


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

    def cut(text: str, hmm: bool) -> list[str]:
        words: list[str] = rjieba.cut(text, hmm)
        if not hmm or not _JOINTS.search(text):
            return words
        return [part for word in words for part in _split_at_joints(word)]

    return cut


def _split_at_joints(word: str) -> list[str]:
    if len(word) > 1 and word.isascii() and _JOINTS.search(word):
        return [part for part in _LATIN.split(word) if part]
    return [word]


def reference_cut() -> Cut:
    """The cut by jieba itself; its dictionary is kept in the user's cache folder and its log stays silent."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escape sequences and pkg_resources, both jieba's own
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
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
