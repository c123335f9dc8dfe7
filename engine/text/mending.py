"""A cut mended: when only the user's words have changed, only the documents that hold them are cut again.

An entry acts on nothing but text that holds its characters, so that all other documents keep their tokens.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.sources import Meter
from engine.corpus.store import ERRORS, StoredTexts
from engine.events import Stage, Work
from engine.recipe.text import CutterName, Script, TextSettings
from engine.text.clauses import Clauses, Unit, put_together
from engine.text.cleaning import clean, clean_word
from engine.text.cut_writing import CutWriter, Write
from engine.text.cuts import CutCorpus
from engine.text.cutting import make_jobs
from engine.text.cutting_pool import CuttingPool, usual_workers
from engine.text.cutting_settings import cutting_settings
from engine.text.mapped import release
from engine.text.mended_words import WordFinder
from engine.text.user_words import parse_entry

MOST_WORDS = 50  # changed words beyond which everything is cut again
_ALONE_BELOW = 2_000_000  # characters that this process cuts sooner than others are started
_JOB = 65_536  # characters
_BLOCK = 4 << 20  # bytes
_AT_ONCE = 1 << 16  # documents that are put together at a time


def changed_words(before: TextSettings, after: TextSettings) -> tuple[str, ...] | None:
    """The words about which two settings differ; None when they differ in more, or in too many words."""
    one, other = cutting_settings(before), cutting_settings(after)
    old, new = one.pop("user_words"), other.pop("user_words")
    if one != other:
        return None
    kept = set(old) & set(new)
    in_order = [entry for entry in old if entry in kept] == [entry for entry in new if entry in kept]
    changed = set(old) ^ set(new) if in_order else set(old) | set(new)
    words = {parse_entry(entry).word for entry in changed}
    return tuple(sorted(words)) if len(words) <= MOST_WORDS else None


def documents_with(
    corpus: Corpus, words: Sequence[str], settings: TextSettings, control: RunControl
) -> NDArray[np.int64]:
    """The documents in whose cleaned text one of `words` is, and perhaps a few more; they rise."""
    words = [cleaned for word in words if len(cleaned := clean_word(word, settings)) > 1]
    if not words or settings.cutter is not CutterName.JIEBA:
        return np.empty(0, np.int64)
    if isinstance(corpus.texts, StoredTexts) and settings.script is Script.KEEP:
        return _found_in_store(corpus.texts, [_pattern(word, settings) for word in words], control)
    finder = WordFinder(words)
    held = []
    for i, text in enumerate(corpus.texts):
        control.check()
        if finder.finds(clean(text, settings)):
            held.append(i)
    return np.array(held, np.int64)


def mend(
    base: CutCorpus,
    corpus: Corpus,
    documents: NDArray[np.int64],
    words: Sequence[str],
    settings: TextSettings,
    control: RunControl,
) -> Callable[[Write, Write], Work[Sequence[str]]]:
    """What writes `base` with the places of `documents` cut again that hold `words`, which other settings cut otherwise.

    It returns the tokens, new ones at the end.
    """
    clauses = Clauses(base, words, settings)
    units: list[Unit] = []
    for number in documents.tolist():
        control.check()
        units += clauses.units(number, corpus.texts[number])
    texts = [unit.text for unit in units]
    characters = sum(map(len, texts))
    workers = usual_workers() if characters >= _ALONE_BELOW else 0

    def fill(write_ids: Write, write_offsets: Write) -> Work[Sequence[str]]:
        ids, offsets = bytearray(), bytearray()
        writer = CutWriter(ids.extend, offsets.extend, base.tokens)
        meter = Meter(Stage.CUTTING, characters, control)
        with CuttingPool(settings, base.task, workers) as pool:
            yield from pool.cut(make_jobs(enumerate(texts), _JOB), writer.take, meter)
        writer.finish(len(texts))
        yield meter.last()
        changed, new_ids, new_offsets = put_together(
            base, units, np.frombuffer(ids, np.int32), np.frombuffer(offsets, np.int64)
        )
        _Mended(base, np.array(changed, np.int64), new_ids, new_offsets).write(write_ids, write_offsets)
        return writer.tokens

    return fill


@dataclass(frozen=True)
class _Mended:
    """A cut in which `documents` have other tokens: document `documents[i]` has `ids[offsets[i]:offsets[i + 1]]`."""

    base: CutCorpus
    documents: NDArray[np.int64]
    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]

    def write(self, write_ids: Write, write_offsets: Write) -> None:
        """The whole cut with the mends in it, some documents after the other."""
        write_offsets(bytes(8))
        end = 0
        for start in range(0, len(self.base), _AT_ONCE):
            ids, lengths = self._some(start, min(start + _AT_ONCE, len(self.base)))
            write_ids(ids.tobytes())
            write_offsets((end + np.cumsum(lengths)).tobytes())
            end += len(ids)

    def _some(self, start: int, stop: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Ids and lengths of the documents from `start` to before `stop`."""
        base, offsets = self.base, self.base.offsets[start : stop + 1]
        old = base.ids[offsets[0] : offsets[-1]]
        first, last = np.searchsorted(self.documents, [start, stop])
        lengths = np.diff(offsets)
        if first == last:
            return old, lengths
        changed = np.zeros(stop - start, np.bool_)
        changed[self.documents[first:last] - start] = True
        kept = old[np.repeat(~changed, lengths)]
        lengths[changed] = np.diff(self.offsets[first : last + 1])
        new = np.repeat(changed, lengths)
        ids = np.empty(len(new), np.int32)
        ids[~new] = kept
        ids[new] = self.ids[self.offsets[first] : self.offsets[last]]
        release(base.ids)
        return ids, lengths


def _found_in_store(
    texts: StoredTexts, patterns: Sequence[re.Pattern[bytes]], control: RunControl
) -> NDArray[np.int64]:
    """The documents with a match, also where it reaches from one into the next; those too long to look at count too."""
    found: list[NDArray[np.int64]] = []
    for first, ends, data in texts.blocks(_BLOCK):
        control.check()
        if not data and ends[-1]:
            found.append(first + np.arange(len(ends)))
            continue
        matches = [match.span() for pattern in patterns for match in pattern.finditer(data)]
        if matches:
            places = np.array(matches) - (0, 1)  # of the first and the last byte
            found.append(first + np.unique(np.searchsorted(ends, places, side="right")))
    return np.unique(np.concatenate([np.empty(0, np.int64), *found]))


def _pattern(word: str, settings: TextSettings) -> re.Pattern[bytes]:
    """What finds `word` in text that is not cleaned yet."""
    variants = _variants(set(word), settings)
    return re.compile(b"".join(_any_of(variants[character]) for character in word), re.DOTALL)


def _any_of(characters: Iterable[str]) -> bytes:
    encoded = [re.escape(character.encode("utf-8", ERRORS)) for character in characters]
    return encoded[0] if len(encoded) == 1 else b"(?:%s)" % b"|".join(encoded)


def _variants(wanted: set[str], settings: TextSettings) -> dict[str, list[str]]:
    """The characters that cleaning makes each of `wanted` of, itself among them."""
    table = _changed_characters(settings.lowercase, settings.normalize_width, settings.normalize_punctuation)
    return {
        character: sorted({character, *table.get(character, ()), *_other_cases(character, settings)})
        for character in wanted
    }


def _other_cases(character: str, settings: TextSettings) -> set[str]:
    """Letters beyond the table that become `character`, and the sigma whose small form depends on its place."""
    cases = {character.upper(), character.title()} if settings.lowercase else set()
    return {case for case in cases if len(case) == 1 and case.lower() in (character, "\u03c3")}


@functools.lru_cache(maxsize=8)
def _changed_characters(lowercase: bool, width: bool, punctuation: bool) -> dict[str, tuple[str, ...]]:
    """By cleaned character those others of the basic plane that cleaning makes it of."""
    settings = TextSettings(lowercase=lowercase, normalize_width=width, normalize_punctuation=punctuation)
    plain = "".join(map(chr, chain(range(0xD800), range(0xE000, 0x10000))))
    table: dict[str, tuple[str, ...]] = {}
    for character, cleaned in zip(plain, clean_word(plain, settings), strict=True):
        if character != cleaned:
            table[cleaned] = (*table.get(cleaned, ()), character)
    return table
