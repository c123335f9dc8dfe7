"""The user's own words: which characters stay together and where a cut has to be.

An entry `云计算` keeps these characters together, `计算/机` cuts between 算 and 机. Entries work in their order; of two
about the same characters the later one counts. What they do to a text is in `engine/text/mended_words.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from engine.recipe.word_lists import (
    CUT,
    LONGEST_WORD,
    check_user_words,
    entry_fault,
    read_word_list,
    write_word_list,
    wrong_word,
)

_KEY = "text.user_words"


@dataclass(frozen=True)
class UserWord:
    """One entry; `pieces` is one string to keep together, or several to cut between."""

    pieces: tuple[str, ...]

    @property
    def word(self) -> str:
        """The characters the entry is about."""
        return "".join(self.pieces)

    @property
    def joins(self) -> bool:
        """Whether the characters stay together."""
        return len(self.pieces) == 1


def parse_entry(entry: str) -> UserWord:
    """The entry written as `entry`; raises `EngineError` saying what is wrong with it."""
    if fault := entry_fault(entry):
        raise wrong_word(_KEY, fault, {"word": entry, "limit": LONGEST_WORD})
    return UserWord(tuple(entry.split(CUT)))


def format_entry(word: UserWord) -> str:
    """How an entry is written."""
    return CUT.join(word.pieces)


def join_entry(*tokens: str) -> str:
    """The entry that makes one token of neighbours."""
    return "".join(tokens)


def split_entry(token: str, place: int) -> str:
    """The entry that cuts `token` in front of its character `place` (1 … len - 1)."""
    if not 0 < place < len(token):
        raise ValueError(f"no cut inside {token!r} at {place}")
    return token[:place] + CUT + token[place:]


def check_entries(entries: Iterable[str]) -> tuple[str, ...]:
    """`entries` as they are kept: of those about the same characters the last. Raises `EngineError` for a wrong one."""
    try:
        return check_user_words(tuple(entries))
    except PydanticCustomError as error:
        raise wrong_word(_KEY, error.type, dict(error.context or {})) from None


def with_entry(entries: Sequence[str], entry: str) -> tuple[str, ...]:
    """`entries` and one more, which takes the place of an earlier one about the same characters."""
    return check_entries([*entries, entry])


def load_user_words(path: Path) -> tuple[str, ...]:
    """The entries of a file: one a line, or a dictionary of jieba (word, frequency, tag). Raises `EngineError`."""
    return check_entries(read_word_list(path))


def save_user_words(path: Path, entries: Iterable[str]) -> None:
    """Write the entries to a file that `load_user_words` reads; raises `EngineError`."""
    write_word_list(path, entries)
