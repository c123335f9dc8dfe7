"""Chinese words with the user's own mends, on a dictionary of their own: jieba's shared one stays as it is.

A joined word gets the frequency with which it is just likelier than its parts, worked out in the order of the entries
(a later one counts on the earlier). A word to be cut gets none, and where its characters stand in a row there is a cut
all the same. Text without the characters of any entry never comes here: the shared words cut it, with their speed.
"""

from __future__ import annotations

import functools
import operator
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from weakref import WeakValueDictionary

from engine.text.breaks import BREAK, CLAUSE
from engine.text.jieba_words import Words, shared_words, without_spaces
from engine.text.private_words import private_words
from engine.text.user_words import UserWord

_IN_ONE_WORD = re.compile("[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")  # what jieba can have in one word
_FEW = 40  # words that are looked for one by one


def mended_words(entries: tuple[UserWord, ...]) -> Words:
    """The words of `entries`, else the shared ones. Entries are written as cleaned text is."""
    if not entries:
        return shared_words()
    known = _in_use()
    words = known.get(entries)
    if words is None:
        words = known[entries] = MendedWords(entries, shared_words())
    return words


@functools.lru_cache(maxsize=1)
def _in_use() -> WeakValueDictionary[tuple[UserWord, ...], MendedWords]:
    """Mended words that somebody holds."""
    return WeakValueDictionary()


class MendedWords:
    """The words of `entries` where their characters are, else those of `shared`."""

    def __init__(self, entries: Iterable[UserWord], shared: Words) -> None:
        entries = [entry for entry in entries if len(entry.word) > 1]
        self._shared = shared
        self._finder = WordFinder(entry.word for entry in entries)
        changes = [(e.word, e.joins) for e in entries if not e.joins or _IN_ONE_WORD.fullmatch(e.word)]
        self._private = private_words(changes, self)
        self._whole = any(BREAK.search(entry.word) for entry in entries)
        odd = [entry.word for entry in entries if entry.joins and not _IN_ONE_WORD.fullmatch(entry.word)]
        odd.sort(key=len, reverse=True)
        self._odd = re.compile(f"({'|'.join(map(re.escape, odd))})") if odd else None
        self._cuts = [
            (
                entry,
                frozenset(later.word for later in entries[i:] if later.joins and entry.word in later.word),
            )
            for i, entry in enumerate(entries)
            if not entry.joins
        ]

    def cut(self, text: str, hmm: bool) -> list[str]:
        """The words of `text`, spaces and punctuation among them; joined they are the text again."""
        return [
            word
            for part, held in self._parts(text)
            for word in (self._mended(part, hmm) if held else self._shared.cut(part, hmm))
        ]

    def cut_many(self, texts: Sequence[str], hmm: bool) -> list[list[str]]:
        """The words of each text without white space, but with line ends."""
        if not self._finder.finds("\n".join(texts)):
            return self._shared.cut_many(texts, hmm)
        shared: list[str] = []
        private: list[str] = []
        plan: list[list[tuple[str, Iterator[list[str]] | None]]] = []
        from_shared, from_private = _later(shared, self._shared, hmm), _later(private, self._private, hmm)
        for text in texts:
            plan.append([])
            for part, held in self._parts(text):
                if held and self._is_odd(part):
                    plan[-1].append((part, None))
                    continue
                (private if held else shared).append(part)
                plan[-1].append((part, from_private if held else from_shared))
        return [
            [
                word
                for part, found in parts
                for word in (without_spaces(self._mended(part, hmm)) if found is None else next(found))
            ]
            for parts in plan
        ]

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """`text` in parts, and whether an entry is in each: what is around such a clause keeps the shared words."""
        if self._whole or not self._finder.finds(text):
            yield text, self._finder.finds(text)
            return
        done = 0
        for clause in CLAUSE.finditer(text):
            if self._finder.finds(clause[0]):
                if clause.start() > done:
                    yield text[done : clause.start()], False
                yield clause[0], True
                done = clause.end()
        if done < len(text):
            yield text[done:], False

    def _is_odd(self, text: str) -> bool:
        """Whether more is to be done than to cut with the private dictionary."""
        return (self._odd is not None and self._odd.search(text) is not None) or any(
            entry.word in text for entry, _ in self._cuts
        )

    def _mended(self, text: str, hmm: bool) -> list[str]:
        if self._odd is None:
            words = self._private.cut(text, hmm)
        else:
            parts = self._odd.split(text)  # every second one is an odd word
            words = [
                word
                for i, part in enumerate(parts)
                for word in ([part] if i % 2 else self._private.cut(part, hmm))
            ]
        for entry, spared in self._cuts:
            if entry.word in text:
                words = self._cut_at(words, _places(text, entry), entry, spared)
        return words

    def _cut_at(
        self, words: Sequence[str], places: Iterable[int], entry: UserWord, spared: Container[str]
    ) -> list[str]:
        """The words, cut at `places` of their text too; words in `spared` stay whole."""
        result: list[str] = []
        wanted = sorted(set(places))
        begin = i = 0
        for word in words:
            end = begin + len(word)
            first = i = bisect_right(wanted, begin, i)
            i = bisect_left(wanted, end, i)
            if i == first or word in spared:
                result.append(word)
            elif word == entry.word:
                result += entry.pieces
            else:
                places_inside = [0, *(place - begin for place in wanted[first:i]), len(word)]
                for a, b in pairwise(places_inside):
                    result += self._private.cut(word[a:b], False)
            begin = end
        return result


def _later(texts: Sequence[str], words: Words, hmm: bool) -> Iterator[list[str]]:
    """The words of texts that are still being gathered, cut together when the first are asked for."""
    yield from words.cut_many(texts, hmm)


class WordFinder:
    """Tells whether a text holds one of many words, each of two characters or more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._by_pair: dict[str, list[str]] = {}
        for word in self._words if len(self._words) > _FEW else ():
            self._by_pair.setdefault(word[:2], []).append(word)

    def finds(self, text: str) -> bool:
        """Whether a word is in `text`."""
        if not self._by_pair:
            return any(word in text for word in self._words)
        pairs = self._by_pair.keys() & set(map(operator.add, text, text[1:]))
        return any(word in text for pair in pairs for word in self._by_pair[pair])


def _places(text: str, entry: UserWord) -> Iterator[int]:
    """Where `text` has to be cut for the sake of an entry."""
    start = text.find(entry.word)
    while start >= 0:
        for length in accumulate(map(len, entry.pieces[:-1])):
            yield start + length
        start = text.find(entry.word, start + 1)
