"""A corpus cut once: every token as a provisional id, in the order in which tokens first appear.

What the vocabulary holds, how long a document may be and how the corpus is divided are light layers above it, so that
changing them cuts nothing again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache, make_key
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cut_writing import CutWriter
from engine.text.cutting import make_jobs
from engine.text.cutting_pool import CuttingPool, usual_workers
from engine.text.mapped import map_array, release
from engine.text.pipeline import TextPipeline, resolve_settings
from engine.text.stop_words import expand_stop_words
from engine.text.vocabulary import choose_vocabulary
from engine.words import QT_TRANSLATE_NOOP

_VERSION = 1  # of the files below and of what cutting gives
_LIGHT = {"max_vocabulary", "min_count", "max_tokens", "truncate"}  # settings that cut nothing
_AT_ONCE = 1 << 22  # tokens that are counted together
_ALONE_BELOW = 400_000  # characters that this process cuts sooner than others are started
_JOB_ALONE, _JOB = 8_192, 131_072  # characters
_IDS, _OFFSETS, _TOKENS = "ids", "offsets", "tokens.json"


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
        if settings.cutter is CutterName.AUTO:
            wanted["cutter"] = self.settings.cutter.value
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
                release(self.ids)
            return total
        for chosen in np.array_split(documents, max(1, len(documents) // 65_536)):
            total += self._counted(chosen)
            release(self.ids)
        release(self.offsets)
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
    """The settings that decide how text is cut, as plain values; stop words as they are written out."""
    tree = settings.model_dump(mode="json", exclude=_LIGHT)
    return {**tree, "stop_words": list(expand_stop_words(settings.stop_words))}


def build_from_cut(
    cut: CutCorpus, settings: TextSettings, documents: NDArray[np.integer] | None = None
) -> TextPipeline:
    """The pipeline of a cut, its vocabulary counted in `documents` (the training part)."""
    resolved = {"cutter": cut.settings.cutter, "stop_words": cut.settings.stop_words}
    settings = settings.model_copy(update=resolved)
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
    *,
    workers: int | None = None,
) -> Work[CutCorpus]:
    """Cut every document; yields progress in characters. The result is the same with any number of `workers`.

    With a cache the cut is kept there, and found there the next time. `base` may be a cut of the same corpus with other
    user words: then only the documents that hold the words in question are cut again.
    """
    settings = resolve_settings(corpus.texts, settings, task)
    if workers is None:
        workers = usual_workers() if corpus.characters >= _ALONE_BELOW else 0
    if cache is None or not corpus.key:
        return (yield from _cut_in_memory(corpus, settings, task, workers, control))
    key = make_key("cut", _VERSION, corpus.key, cutting_settings(settings), task.value)
    if (found := _open(cache, key, settings, task)) is not None:
        return found
    with cache.make(key) as folder:
        yield from _cut_to_files(corpus, settings, task, workers, control, folder)
    if (found := _open(cache, key, settings, task)) is not None:
        return found
    raise EngineError(
        QT_TRANSLATE_NOOP("engine", "The prepared text was removed while it was used. Read the corpus again.")
    )


def _cut_in_memory(
    corpus: Corpus, settings: TextSettings, task: Task, workers: int, control: RunControl
) -> Work[CutCorpus]:
    ids, offsets = bytearray(), bytearray()
    writer = CutWriter(ids.extend, offsets.extend)
    yield from _cut(corpus, settings, task, workers, control, writer)
    return CutCorpus(
        writer.tokens, np.frombuffer(ids, np.int32), np.frombuffer(offsets, np.int64), settings, task
    )


def _cut_to_files(
    corpus: Corpus, settings: TextSettings, task: Task, workers: int, control: RunControl, folder: Path
) -> Work[None]:
    with (folder / _IDS).open("wb") as ids, (folder / _OFFSETS).open("wb", 1 << 20) as offsets:
        writer = CutWriter(ids.write, offsets.write)
        yield from _cut(corpus, settings, task, workers, control, writer)
    (folder / _TOKENS).write_text(json.dumps(writer.tokens), "ascii")


def _cut(
    corpus: Corpus, settings: TextSettings, task: Task, workers: int, control: RunControl, writer: CutWriter
) -> Work[None]:
    meter = Meter(Stage.CUTTING, corpus.characters, control)
    jobs = make_jobs(corpus.pieces(), _JOB if workers else _JOB_ALONE)
    with CuttingPool(settings, task, workers) as pool:
        yield from pool.cut(jobs, writer.take, meter)
    writer.finish(len(corpus))
    yield meter.last()


def _open(cache: Cache, key: str, settings: TextSettings, task: Task) -> CutCorpus | None:
    """What was kept under a key; None when there is nothing, or when it was removed or damaged since."""
    folder = cache.find(key)
    if folder is None:
        return None
    try:
        tokens = tuple(json.loads((folder / _TOKENS).read_text("ascii")))
        ids, offsets = map_array(folder / _IDS, np.int32), map_array(folder / _OFFSETS, np.int64)
    except (OSError, ValueError):
        return None
    return CutCorpus(tokens, ids, offsets, settings, task)
