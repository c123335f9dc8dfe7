"""What the importer sees in a file or folder, without keeping its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from engine.control import RunControl
from engine.corpus.plans import empty, make_plan
from engine.corpus.rows import RowReader
from engine.corpus.sources import CorpusPath, Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task

PREVIEW_ROWS = 200
_PREVIEW_CHARACTERS = 2000


@dataclass(frozen=True)
class Inspection:
    """Facts about a corpus; `preview` has the cells by column, or one cell a row for plain text."""

    path: str
    format: CorpusFormat
    encoding: str
    documents: int
    characters: int
    columns: tuple[str, ...]
    text_column: str
    label_column: str
    labels: dict[str, int]
    problems: tuple[EngineError, ...]
    preview: tuple[tuple[str, ...], ...]
    lengths: tuple[int, ...]
    suggested_task: Task


def inspect_corpus(path: CorpusPath, settings: CorpusSettings, control: RunControl) -> Work[Inspection]:
    """Go through the whole file once, keeping only counts and the first rows; yields progress in bytes.

    Raises `EngineError` for what cannot be read at all; broken rows become `problems`.
    """
    plan = make_plan(path, settings, control)
    reader = RowReader(plan, Meter(Stage.READING, plan.size, control))
    lengths: list[int] = []
    labels: Counter[str] = Counter()
    preview: list[tuple[str, ...]] = []
    visible = broken = False
    for row in reader.rows():
        yield from reader.meter.events()
        lengths.append(len(row.text))
        visible = visible or not row.text.isspace()
        broken = broken or "\n" in row.text
        if row.label:
            labels[row.label] += 1
        if len(preview) < PREVIEW_ROWS and not (preview and plan.format is CorpusFormat.RUNNING):
            preview += _preview(row.cells, plan.format)
    yield reader.meter.last()
    if not visible:
        raise empty(plan.name)
    if plan.format is CorpusFormat.RUNNING:
        lengths = [sum(lengths)]
        if not broken:
            reader.problems.add_single_line(lengths[0])
    return Inspection(
        path=reader.fingerprint.source().path,
        format=plan.format,
        encoding=plan.encoding,
        documents=len(lengths),
        characters=sum(lengths),
        columns=plan.columns,
        text_column=plan.text_column,
        label_column=plan.label_column,
        labels=dict(labels.most_common()),
        problems=reader.problems.sentences(),
        preview=tuple(preview),
        lengths=tuple(lengths),
        suggested_task=Task.CLASSIFICATION if len(labels) > 1 else Task.LANGUAGE_MODEL,
    )


def _preview(cells: tuple[str, ...], corpus_format: CorpusFormat) -> list[tuple[str, ...]]:
    """Rows for the table: the lines of a running text, else one row; never a whole book in a cell."""
    if corpus_format is CorpusFormat.RUNNING:
        lines = cells[0][: PREVIEW_ROWS * _PREVIEW_CHARACTERS].split("\n", PREVIEW_ROWS)[:PREVIEW_ROWS]
        return [(line[:_PREVIEW_CHARACTERS],) for line in lines if line.strip()]
    return [tuple(cell[:_PREVIEW_CHARACTERS] for cell in cells)]
