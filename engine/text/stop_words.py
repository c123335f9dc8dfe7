"""Words that say little: our own lists, and what a setting makes of them."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from engine.recipe.text import TextSettings
from engine.recipe.word_lists import read_word_list
from engine.resources import resource_path
from engine.text.cleaning import clean_word

LISTS = ("chinese", "english")


@functools.lru_cache(maxsize=len(LISTS))
def stop_list(name: str) -> tuple[str, ...]:
    """The words of one of our lists."""
    return read_word_list(resource_path("stop_words", f"{name}.txt"))


def expand_stop_words(words: Iterable[str]) -> tuple[str, ...]:
    """Every word that is left out: those of our lists in place of their names, without those that have a - in front."""
    found: dict[str, None] = {}
    kept: set[str] = set()
    for word in words:
        if word in LISTS:
            found.update(dict.fromkeys(stop_list(word)))
        elif len(word) > 1 and word.startswith("-"):
            kept.add(word[1:])
        else:
            found[word] = None
    return tuple(word for word in found if word not in kept)


@functools.lru_cache(maxsize=16)
def stop_set(settings: TextSettings) -> frozenset[str]:
    """The tokens of cleaned text that are left out."""
    return frozenset(clean_word(word, settings) for word in expand_stop_words(settings.stop_words))
