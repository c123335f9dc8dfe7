"""A file or folder becomes a corpus."""

from __future__ import annotations

from pathlib import Path

from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.plans import Plan, empty, make_plan
from engine.corpus.rows import RowReader
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task
from engine.words import QT_TRANSLATE_NOOP


def read_corpus(path: Path, settings: CorpusSettings, task: Task, control: RunControl) -> Work[Corpus]:
    """Read every document; yields progress in bytes. Raises `EngineError` for what cannot be read.

    Classification needs labels: without a label column, or without sub-folders, one sentence says what there is.
    """
    plan = make_plan(Path(path), settings, control)
    labelled = task is Task.CLASSIFICATION
    if labelled:
        _require_labels(plan)
    reader = RowReader(plan, Meter(Stage.READING, plan.size, control))
    texts: list[str] = []
    labels: list[str] = []
    for row in reader.rows():
        yield from reader.meter.events()
        if labelled and not row.label:
            reader.problems.add_unlabelled()
            continue
        texts.append(row.text)
        labels.append(row.label)
    yield reader.meter.last()
    running = plan.format is CorpusFormat.RUNNING
    if running:
        texts = ["".join(texts)]
    if not any(text and not text.isspace() for text in texts):
        raise empty(plan.name)
    has_labels = not running and all(labels)
    return Corpus(
        tuple(texts),
        tuple(labels) if has_labels else None,
        reader.fingerprint.source(),
        plan.format,
        plan.encoding,
        running,
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
