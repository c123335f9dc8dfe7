"""A corpus cut once: every token as a provisional id, in the order in which tokens first appear.

What the vocabulary holds, how long a document may be and how the corpus is divided are light layers above it, so that
changing them cuts nothing again.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.sources import Meter
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cutters import choose_cutter, make_cutter
from engine.text.pipeline import TextPipeline, cut_pieces
from engine.text.vocabulary import choose_vocabulary

_LIGHT = {"max_vocabulary", "min_count", "max_tokens", "truncate"}  # settings that cut nothing
_AT_ONCE = 1 << 22  # tokens that are counted together


@dataclass(frozen=True)
class CutCorpus:
    """Document i is `ids[offsets[i]:offsets[i + 1]]`, numbers of `tokens`; nothing is truncated.

    `settings` are those of the cut, the cutter resolved; their vocabulary size, minimum count and longest document mean
    nothing here.
    """

    tokens: Sequence[str]
    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    settings: TextSettings
    task: Task

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Tokens per document."""
        return np.diff(self.offsets)

    def fits(self, settings: TextSettings, task: Task) -> bool:
        """Whether this is what cutting with `settings` gives; "auto" is whatever was chosen."""
        wanted = cutting_settings(settings)
        if wanted["cutter"] is CutterName.AUTO:
            wanted["cutter"] = self.settings.cutter
        return task is self.task and wanted == cutting_settings(self.settings)

    def document(self, i: int) -> list[str]:
        """The tokens of one document."""
        return [self.tokens[number] for number in self.ids[self.offsets[i] : self.offsets[i + 1]]]

    def counts(self, documents: NDArray[np.integer] | None = None) -> NDArray[np.int64]:
        """How often each token occurs, in all documents or in some (numbers that rise)."""
        total = np.zeros(len(self.tokens), dtype=np.int64)
        if documents is None:
            for start in range(0, len(self.ids), _AT_ONCE):
                total += np.bincount(self.ids[start : start + _AT_ONCE], minlength=len(total))
            return total
        for chosen in np.array_split(documents, max(1, len(documents) // 65_536)):
            total += self._counted(chosen)
        return total

    def _counted(self, chosen: NDArray[np.integer]) -> NDArray[np.int64]:
        if not len(chosen):
            return np.zeros(len(self.tokens), dtype=np.int64)
        first, last = int(chosen[0]), int(chosen[-1]) + 1
        offsets = self.offsets[first : last + 1]
        wanted = np.zeros(last - first, dtype=np.bool_)
        wanted[chosen - first] = True
        inside = np.repeat(wanted, np.diff(offsets))
        return np.bincount(self.ids[offsets[0] : offsets[-1]][inside], minlength=len(self.tokens))


def cutting_settings(settings: TextSettings) -> dict[str, Any]:
    """The settings that decide how text is cut."""
    return {name: value for name, value in settings.model_dump().items() if name not in _LIGHT}


def build_from_cut(
    cut: CutCorpus, settings: TextSettings, documents: NDArray[np.integer] | None = None
) -> TextPipeline:
    """The pipeline of a cut, its vocabulary counted in `documents` (the training part)."""
    settings = settings.model_copy(update={"cutter": cut.settings.cutter})
    counts = cut.counts(documents)
    vocabulary = choose_vocabulary(cut.tokens, counts, settings.max_vocabulary, settings.min_count)
    return TextPipeline(settings, vocabulary, cut.task)


def cut_corpus(
    corpus: Corpus,
    settings: TextSettings,
    task: Task,
    control: RunControl,
    cache: Cache | None = None,
    base: CutCorpus | None = None,
) -> Work[CutCorpus]:
    """Cut every document; yields progress in characters.

    With a cache the cut is kept there, and found there the next time. `base` may be a cut of the same corpus with other
    user words: then only the documents that hold the words in question are cut again.
    """
    name = choose_cutter(islice(corpus.texts, 1000), settings, task)
    settings = settings.model_copy(update={"cutter": name})
    cutter = make_cutter(name, settings)
    table = TokenTable()
    ids = array("i")
    offsets = np.zeros(len(corpus) + 1, dtype=np.int64)
    meter = Meter(Stage.CUTTING, corpus.characters, control)
    for i, text in enumerate(corpus.texts):
        for piece in cut_pieces(text, settings, cutter, task):
            ids.extend(map(table.__getitem__, piece))
            meter.move(0)
            yield from meter.events()
        offsets[i + 1] = len(ids)
        meter.move(len(text))
    yield meter.last()
    flat = np.frombuffer(ids, dtype=np.int32) if ids else np.empty(0, dtype=np.int32)
    return CutCorpus(tuple(table), flat, offsets, settings, task)


class TokenTable(dict[str, int]):
    """Numbers by token; a new token gets the next one."""

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        return number
