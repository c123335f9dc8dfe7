"""Cutting a corpus: once for each way of cutting, by several processes, kept in the cache, and mended rather than repeated."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache, make_key
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.steady_file import open_steady
from engine.text.cut_writing import CutWriter, Write
from engine.text.cuts import CutCorpus as CutCorpus
from engine.text.cuts import CutFiles
from engine.text.cutters import tokens_always
from engine.text.cutting import make_jobs
from engine.text.cutting_pool import CuttingPool, usual_workers
from engine.text.cutting_settings import LIGHT
from engine.text.cutting_settings import cutting_settings as cutting_settings
from engine.text.learning import learn_settings
from engine.text.mapped import NumberFile
from engine.text.mending import changed_words, documents_with, mend
from engine.text.pipeline import TextPipeline, resolve_settings
from engine.text.ready_workers import ReadyWorkers
from engine.text.vocabulary import choose_vocabulary
from engine.words import QT_TRANSLATE_NOOP

_VERSION = 1  # of the files below and of what cutting gives
_ALONE_BELOW = 400_000  # characters that this process cuts sooner than others are started
_JOB_ALONE, _JOB = 8_192, 131_072  # characters
_KEPT_FROM = 1 << 24  # tokens from which a mended cut is written to the disk
_IDS, _OFFSETS, _TOKENS = "ids", "offsets", "tokens.json"

Fill = Callable[[Write, Write], Work[Sequence[str]]]  # writes ids and offsets; returns the tokens


def build_from_cut(
    cut: CutCorpus,
    settings: TextSettings,
    documents: NDArray[np.integer] | None = None,
    control: RunControl | None = None,
) -> TextPipeline:
    """The pipeline of a cut, its vocabulary counted in `documents` (the training part)."""
    settings = cut.settings.model_copy(update={name: getattr(settings, name) for name in LIGHT})
    counts = cut.counts(documents, control)
    vocabulary = choose_vocabulary(
        cut.tokens, counts, settings.max_vocabulary, settings.min_count, tokens_always(settings)
    )
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
    ready: ReadyWorkers | None = None,
) -> Work[CutCorpus]:
    """Cut every document; yields progress in characters. The result is the same with any number of `workers`.

    With a cache the cut is kept there, and found there the next time. `base` may be a cut of the same corpus with other
    user words: then only the documents that hold the words in question are cut again, and the numbers of the tokens
    are those of `base`. `ready` may hold processes that were started before.
    """
    settings = resolve_settings(corpus.texts, settings, task)
    settings = yield from learn_settings(corpus, settings, range(len(corpus)), control, cache)
    key = make_key("cut", _VERSION, corpus.key, cutting_settings(settings), task.value)
    if not corpus.key:
        cache = None
    if cache is not None and (found := _open(cache, key, settings, task)) is not None:
        return found
    words = None
    if base is not None and base.task is task and len(base) == len(corpus):
        words = changed_words(base.settings, settings)
    if base is None or words is None:
        fill = _cutting(corpus, settings, task, control, workers, ready)
        return (yield from _kept(fill, settings, task, cache, key))
    documents = documents_with(corpus, words, settings, control)
    if not len(documents):
        return replace(base, settings=settings)
    fill = mend(base, corpus, documents, words, settings, control)
    return (yield from _kept(fill, settings, task, cache if len(base.ids) >= _KEPT_FROM else None, key))


def _cutting(
    corpus: Corpus,
    settings: TextSettings,
    task: Task,
    control: RunControl,
    workers: int | None,
    ready: ReadyWorkers | None,
) -> Fill:
    """Cut everything."""
    if workers is None:
        workers = usual_workers() if corpus.characters >= _ALONE_BELOW else 0

    def fill(write_ids: Write, write_offsets: Write) -> Work[Sequence[str]]:
        writer = CutWriter(write_ids, write_offsets)
        meter = Meter(Stage.CUTTING, corpus.characters, control)
        jobs = make_jobs(corpus.pieces(), _JOB if workers else _JOB_ALONE)
        with CuttingPool(settings, task, workers, ready.take(workers) if ready else ()) as pool:
            yield from pool.cut(jobs, writer.take, meter)
        writer.finish(len(corpus))
        yield meter.last()
        return writer.tokens

    return fill


def _kept(fill: Fill, settings: TextSettings, task: Task, cache: Cache | None, key: str) -> Work[CutCorpus]:
    """What `fill` writes, in the cache or in memory."""
    if cache is None:
        ids, offsets = bytearray(), bytearray()
        tokens = yield from fill(ids.extend, offsets.extend)
        return CutCorpus(
            tokens, np.frombuffer(ids, np.int32), np.frombuffer(offsets, np.int64), settings, task
        )
    with cache.make(key) as folder:
        yield from _fill_folder(fill, folder)
    if (found := _open(cache, key, settings, task)) is not None:
        return found
    raise EngineError(
        QT_TRANSLATE_NOOP("engine", "The prepared text was removed while it was used. Read the corpus again.")
    )


def _fill_folder(fill: Fill, folder: Path) -> Work[None]:
    with open_steady(folder / _IDS) as ids, open_steady(folder / _OFFSETS) as offsets:
        tokens = yield from fill(ids.write, offsets.write)
    (folder / _TOKENS).write_text(json.dumps(tokens), "ascii")


def _open(cache: Cache, key: str, settings: TextSettings, task: Task) -> CutCorpus | None:
    """What was kept under a key; None when there is nothing, or when it was removed or damaged since."""
    folder = cache.find(key)
    if folder is None:
        return None
    try:
        tokens = tuple(json.loads((folder / _TOKENS).read_text("ascii")))
        files = CutFiles(NumberFile(folder / _IDS, np.int32), NumberFile(folder / _OFFSETS, np.int64))
        ids, offsets = files.ids.mapped(), files.offsets.mapped()
    except (OSError, ValueError):
        return None
    return CutCorpus(tokens, ids, offsets, settings, task, files)
