"""A file or folder becomes a corpus: on disk with a cache, in memory without."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from engine.cache import Cache, make_key
from engine.control import RunControl
from engine.corpus.contents import content_hash, looks_of
from engine.corpus.doctor.fixes import apply_fixes
from engine.corpus.doctor.layout import layout_of
from engine.corpus.documents import Corpus, CorpusSource
from engine.corpus.kept_problems import as_plain, problems_of
from engine.corpus.plans import Plan, empty, make_plan
from engine.corpus.rows import Row, RowReader
from engine.corpus.sources import CorpusPath, Meter, PastedText, given_paths
from engine.corpus.store import Store, open_store
from engine.corpus.store_writing import InMemory, StoreWriter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task
from engine.words import QT_TRANSLATE_NOOP

STORE_VERSION = 2  # another one when the same file would be read into other documents
_AFTER_READING = {"validation_fraction", "test_fraction", "split_seed"}
_BLOCK_CHARACTERS = 1 << 18
_ROW_CHARACTERS = 500  # what a row costs beside its text


def read_corpus(
    origin: CorpusPath,
    settings: CorpusSettings,
    task: Task,
    control: RunControl,
    cache: Cache | None = None,
) -> Work[Corpus]:
    """Read every document; yields progress in bytes. Raises `EngineError` for what cannot be read.

    With a cache the texts lie there and what was read before is not read again; without one they are in memory.
    Classification needs labels: without a label column, or without sub-folders, one sentence says what there is.
    """
    if cache is None:
        kept = InMemory()
        facts = yield from _read(origin, settings, task, control, kept)
        return _corpus(kept.finish(facts), origin)
    before = looks_of(origin, control)
    contents = yield from content_hash(origin, control, cache)
    key = reading_key(contents, settings, task)
    if (corpus := _open(cache, key, origin)) is not None:
        return corpus
    with cache.make(key) as folder:
        writer = StoreWriter(folder, labels_needed=task.labelled)
        try:
            facts = yield from _read(origin, settings, task, control, writer)
            if before != looks_of(origin, control):
                raise _changed(origin)
            writer.finish(facts)
        finally:
            writer.close()
    if (corpus := _open(cache, key, origin)) is None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The prepared text was removed while it was used. Read the corpus again."
            )
        )
    return corpus


def reading_key(contents: str, settings: CorpusSettings, task: Task) -> str:
    """The name of what reading gives: the same contents read in the same way."""
    values = settings.model_dump(mode="json", exclude=_AFTER_READING)
    return make_key("corpus", STORE_VERSION, contents, values, task.value)


def _read(
    origin: CorpusPath,
    settings: CorpusSettings,
    task: Task,
    control: RunControl,
    kept: InMemory | StoreWriter,
) -> Work[dict[str, Any]]:
    """Give every row to `kept`; returns how it was read."""
    plan = make_plan(origin, settings, control, task)
    labelled = task.labelled
    if labelled:
        _require_labels(plan)
    reader = RowReader(plan, Meter(Stage.READING, plan.size, control), cells=False)
    blocks = reader.blocks()
    if settings.fixes:
        blocks = _blocks(apply_fixes(reader.rows(), settings.fixes, layout_of(plan), control.check))
    broken = False
    for block in blocks:
        yield from reader.meter.events()
        if labelled:
            whole = [row for row in block if row.label]
            reader.problems.add_unlabelled(len(block) - len(whole))
            block = whole
        if plan.running and not broken:
            broken = any("\n" in row.text for row in block)
        kept.add(block)
    yield reader.meter.last()
    if not kept.visible:
        raise empty(plan.name)
    if plan.running and not broken:
        reader.problems.add_single_line(kept.characters)
    source = reader.fingerprint.source()
    return {
        "format": plan.format.value,
        "encoding": plan.encoding,
        "running": plan.running,
        "size": source.size,
        "sha256": source.sha256,
        "problems": as_plain(reader.problems.sentences()),
    }


def _blocks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows together, as many as are read in a moment: few where they are long."""
    block: list[Row] = []
    room = _BLOCK_CHARACTERS
    for row in rows:
        block.append(row)
        room -= len(row.text) + _ROW_CHARACTERS
        if room <= 0:
            yield block
            block, room = [], _BLOCK_CHARACTERS
    if block:
        yield block


def _open(cache: Cache, key: str, origin: CorpusPath) -> Corpus | None:
    folder = cache.find(key)
    if folder is None:
        return None
    try:
        return _corpus(open_store(folder), origin, key)
    except (OSError, ValueError, KeyError, TypeError):  # removed or damaged since it was looked at
        return None


def _corpus(store: Store, origin: CorpusPath, key: str = "") -> Corpus:
    facts = store.facts
    return Corpus(
        store.texts,
        store.labels,
        _source(origin, facts["size"], facts["sha256"]),
        CorpusFormat(facts["format"]),
        facts["encoding"],
        facts["running"],
        store.targets,
        key,
        problems_of(facts["problems"]),
    )


def _source(origin: CorpusPath, size: int, sha256: str) -> CorpusSource:
    if isinstance(origin, PastedText):
        return CorpusSource("", size, sha256, pasted=origin.text)
    paths = tuple(os.path.abspath(path) for path in given_paths(origin))
    return CorpusSource(paths[0], size, sha256, paths if len(paths) > 1 else ())


def _changed(origin: CorpusPath) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine", "{name} was changed while it was read. Wait until it is finished, then read it again."
        ),
        name=", ".join(path.name for path in given_paths(origin)),
    )


def _require_labels(plan: Plan) -> None:
    if plan.label_column:
        return
    if plan.columns:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{name} has no column that looks like labels; its columns are {columns}. Choose the label column.",
            ),
            name=plan.name,
            columns=", ".join(plan.columns),
        )
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} has texts but no labels. Choose a table with a label column or a folder with one sub-folder "
            "per label, or let the network write text instead.",
        ),
        name=plan.name,
    )
