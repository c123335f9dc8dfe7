"""Cutting text into tokens: Chinese words, characters, or words between spaces.

Every cutter gives pieces of the text in their order and leaves nothing out but white space; line ends are tokens
of their own ("\\n"), and the characters cutter gives spaces too. What a task does not want, the pipeline drops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.bpe import BpeCutter
from engine.text.bpe_model import BpeModel
from engine.text.cleaning import clean_word
from engine.text.jieba_words import Words, shared_words, without_spaces
from engine.text.joining import join_words
from engine.text.learned_settings import LearnedSettings
from engine.text.mended_words import mended_words
from engine.text.user_words import UserWord, parse_entry

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
# Characters of scripts without spaces stand alone; a word may hold apostrophes, a number points and commas.
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = rf"[^\W_{_ALONE}]+(?:[\u0300-\u036f]+[^\W_{_ALONE}]*)*"
_WORD = re.compile(
    rf"\n|\d+(?:[.,]\d+)*(?![^\W{_ALONE}])|{_LETTERS}(?:['\u2019][^\W\d_{_ALONE}]+)*|[^\s]", re.UNICODE
)
# The same for text that is all ASCII, half again as fast; words come first because they are most of it.
_ASCII_WORD = re.compile(
    r"[a-zA-Z][a-zA-Z0-9]*(?:'[a-zA-Z]+)*|\n|\d+(?:[.,]\d+)*(?!\w)|[a-zA-Z0-9]+(?:'[a-zA-Z]+)*|[^\s\x1c-\x1f]",
    re.ASCII,
)
# An emoji with what belongs to it, a letter with its marks, a flag of two letters: one character to the eye.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_HAS_MARKS = re.compile(f"[{_MARKS}\u200d\U0001f1e6-\U0001f1ff]")
_CHARACTER = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|(?s:.)[{_MARKS}]*(?:\u200d[^\\s\u200d][{_MARKS}]*)*")
_LOOKED_AT = 200
_LOOKED_AT_CHARACTERS = 2000


class Cutter(Protocol):
    """Cuts text into tokens and joins tokens to natural text."""

    name: CutterName

    def cut(self, text: str) -> list[str]:
        """The tokens of `text`, each a piece of it, in order."""

    def cut_many(self, texts: Sequence[str]) -> list[list[str]]:
        """The tokens of each text, several times faster than one by one."""

    def join(self, tokens: Sequence[str]) -> str:
        """Natural text of `tokens`."""

    def places(self, text: str, tokens: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Start and end in `text` of each of its tokens."""


def _found_places(text: str, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of tokens between which there is nothing but white space."""
    end = 0
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        yield start, end


class JiebaCutter:
    """Chinese words; Latin words and numbers stay whole."""

    name = CutterName.JIEBA

    def __init__(self, words: Words, hmm: bool = True) -> None:
        self._words, self._hmm = words, hmm

    def cut(self, text: str) -> list[str]:
        """Words and punctuation marks; of white space only line ends."""
        return without_spaces(self._words.cut(text, self._hmm))

    def cut_many(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of each text."""
        return self._words.cut_many(texts, self._hmm)

    def join(self, tokens: Sequence[str]) -> str:
        """Chinese without spaces, Latin words with them."""
        return join_words(tokens)

    def places(self, text: str, tokens: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Start and end in `text` of each of its tokens."""
        return _found_places(text, tokens)


class WordCutter:
    """Words, numbers and punctuation marks, each Chinese character by itself."""

    name = CutterName.WORDS

    def cut(self, text: str) -> list[str]:
        """Words with their apostrophes, numbers with their points, marks one by one; line ends."""
        return _ASCII_WORD.findall(text) if text.isascii() else _WORD.findall(text)

    def cut_many(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of each text."""
        return [self.cut(text) for text in texts]

    def join(self, tokens: Sequence[str]) -> str:
        """Words with spaces between them, none before a comma."""
        return join_words(tokens)

    def places(self, text: str, tokens: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Start and end in `text` of each of its tokens."""
        return _found_places(text, tokens)


class CharacterCutter:
    """Characters; what the eye sees as one (an emoji with its skin, a letter with its accent) is one."""

    name = CutterName.CHARACTERS

    def cut(self, text: str) -> list[str]:
        """All characters, white space among them."""
        if _HAS_MARKS.search(text):
            return _CHARACTER.findall(text)
        return list(text)

    def cut_many(self, texts: Sequence[str]) -> list[list[str]]:
        """The characters of each text."""
        return [self.cut(text) for text in texts]

    def join(self, tokens: Sequence[str]) -> str:
        """The characters side by side."""
        return "".join(tokens)

    def places(self, text: str, tokens: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Start and end in `text` of each of its tokens."""
        return _found_places(text, tokens)


def make_cutter(name: CutterName, settings: TextSettings) -> Cutter:
    """The cutter of that name, which is not "auto" (see `choose_cutter`)."""
    if name is CutterName.JIEBA:
        return JiebaCutter(mended_words(_user_words(settings)), settings.hmm)
    if name is CutterName.WORDS:
        return WordCutter()
    if name is CutterName.CHARACTERS:
        return CharacterCutter()
    if isinstance(settings, LearnedSettings):
        return BpeCutter(settings.bpe)
    raise ValueError("auto has to be resolved by choose_cutter first, and bpe has to be learned")


def tokens_always(settings: TextSettings) -> Sequence[str]:
    """The tokens that are in the vocabulary even if they were never seen: the pieces and bytes of BPE."""
    return BpeModel.from_json(settings.bpe).tokens if isinstance(settings, LearnedSettings) else ()


def _user_words(settings: TextSettings) -> tuple[UserWord, ...]:
    """The user's words as they stand in cleaned text."""
    entries = map(parse_entry, settings.user_words)
    return tuple(UserWord(tuple(clean_word(piece, settings) for piece in entry.pieces)) for entry in entries)


def choose_cutter(texts: Iterable[str], settings: TextSettings, task: Task) -> CutterName:
    """The cutter of the settings, with "auto" decided by the task and by the script of the first texts.

    Text to be written is cut into characters, as the Time Machine experiment does: few tokens, none unknown. To be
    scored or to learn word vectors, Chinese is cut by jieba, anything else into words. What is answered freely is words,
    and characters in Chinese, whose words are too many to be learned from a few sentences each.
    """
    if settings.cutter is not CutterName.AUTO:
        return settings.cutter
    if task not in (Task.CLASSIFICATION, Task.SEQ2SEQ, Task.WORD_VECTORS):
        return CutterName.CHARACTERS
    sample = "".join(text[:_LOOKED_AT_CHARACTERS] for text in islice(texts, _LOOKED_AT))
    han = len(_HAN.findall(sample))
    chinese = (
        3 * han > len(_LETTER.findall(sample)) - han
    )  # a Chinese word has two characters, an English one five
    if not chinese:
        return CutterName.WORDS
    return CutterName.CHARACTERS if task is Task.SEQ2SEQ else CutterName.JIEBA


def warm_up() -> None:
    """Load the word lists, so that the first cut in the window is quick."""
    shared_words().cut("预热", True)
