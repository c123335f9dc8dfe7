"""What the importer sees in a file or folder, without keeping its text."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.control import RunControl
from engine.corpus.doctor.fixes import apply_fixes
from engine.corpus.doctor.layout import layout_of
from engine.corpus.doctor.mixed import MISFIT
from engine.corpus.encodings import Misfit
from engine.corpus.plans import Plan, Unread, empty, make_plan
from engine.corpus.rows import Row, RowReader
from engine.corpus.sources import CorpusPath, Meter
from engine.corpus.suggesting import looks_like_pairs, task_for
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.fixes import Fix, in_order
from engine.recipe.recipe import Task

PREVIEW_ROWS = 200
_PREVIEW_CHARACTERS = 2000
_BLOCK_ROWS = 1000
# A column of texts taken for labels would fill the memory with them.
_MOST_LABELS = 100_000


@dataclass(frozen=True)
class FileSeen:
    """One file of several, or one folder of texts."""

    name: str
    format: CorpusFormat
    encoding: str
    columns: tuple[str, ...]
    documents: int


@dataclass(frozen=True)
class Inspection:
    """Facts about a corpus; `preview` has the cells by column, or one cell a row for plain text.

    `path` is the first of several. What could not be read at all is in `unread`, and among the `problems`.
    `source_column` and `target_column` are two columns of text of which one could answer the other.
    """

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
    lengths: Sequence[int]
    suggested_task: Task
    source_column: str = ""
    target_column: str = ""
    files: tuple[FileSeen, ...] = ()
    unread: tuple[Unread, ...] = ()


def inspect_corpus(origin: CorpusPath, settings: CorpusSettings, control: RunControl) -> Work[Inspection]:
    """Go through everything once, keeping only counts and the first rows; yields progress in bytes.

    Raises `EngineError` for what cannot be read at all; broken rows and files become `problems`. Lines in another
    encoding than the rest are one, and are shown as they would be read with the fix for them.
    """
    try:
        return (yield from _inspected(origin, settings, control))
    except Misfit as misfit:
        mended = settings.model_copy(update={"fixes": in_order((*settings.fixes, Fix.REPAIR_ENCODING))})
        if mended == settings or _mostly_misfits(make_plan(origin, mended, control), control):
            raise
        found = yield from _inspected(origin, mended, control)
        return replace(found, problems=(misfit, *found.problems))


def suggest_task(origin: CorpusPath, settings: CorpusSettings, control: RunControl) -> Task:
    """The task that inspecting would suggest, after as many documents as it takes to see a second label."""
    plan = make_plan(origin, settings, control)
    if looks_like_pairs(plan, settings.label_column):
        return glance(origin, settings, control).suggested_task
    if plan.label_column:
        labels: set[str] = set()
        for block in RowReader(plan, Meter(Stage.READING, plan.size, control), cells=False).blocks():
            labels.update(row.label for row in block if row.label)
            if len(labels) > 1:
                return Task.CLASSIFICATION
    return Task.LANGUAGE_MODEL


def _mostly_misfits(plan: Plan, control: RunControl) -> bool:
    """Whether it is the encoding that is wrong, rather than a few lines."""
    rows = RowReader(plan, Meter(Stage.READING, plan.size, control), cells=False).rows()
    held = [bool(MISFIT.search(row.text)) for row in itertools.islice(rows, PREVIEW_ROWS * 10)]
    return sum(held) * 2 > len(held)


def _inspected(origin: CorpusPath, settings: CorpusSettings, control: RunControl) -> Work[Inspection]:
    plan = make_plan(origin, settings, control)
    reader = RowReader(plan, Meter(Stage.READING, plan.size, control))
    seen = _Seen(plan)
    for block in _fixed(reader, settings, control):
        yield from reader.meter.events()
        seen.add(block)
    yield reader.meter.last()
    if not seen.visible:
        raise empty(plan.name)
    if plan.running and not seen.broken:
        reader.problems.add_single_line(sum(seen.lengths))
    return replace(
        _seen_so_far(plan, seen, settings),
        path=reader.fingerprint.source().path,
        problems=reader.problems.sentences(),
        files=tuple(
            FileSeen(part.name, part.format, part.encoding, part.columns, count)
            for part, count in zip(plan.parts, reader.documents, strict=True)
        ),
    )


def glance(origin: CorpusPath, settings: CorpusSettings, control: RunControl) -> Inspection:
    """The first rows alone, without fixes: for the eye, until everything is gone through. Counts are those of these rows."""
    plan = make_plan(origin, settings, control)
    seen = _Seen(plan)
    for block in RowReader(plan, Meter(Stage.READING, plan.size, control)).blocks():
        seen.add(block)
        if plan.running or len(seen.preview) >= PREVIEW_ROWS:
            break
    return _seen_so_far(plan, seen, settings)


def _seen_so_far(plan: Plan, seen: _Seen, settings: CorpusSettings) -> Inspection:
    lengths = array("i", [sum(seen.lengths)]) if plan.running else seen.lengths
    return Inspection(
        path="",
        format=plan.format,
        encoding=plan.encoding,
        documents=len(lengths),
        characters=sum(lengths),
        columns=plan.columns,
        text_column=plan.text_column,
        label_column=plan.label_column,
        labels=dict(seen.labels.most_common()),
        problems=(),
        preview=tuple(seen.preview),
        lengths=lengths,
        suggested_task=task_for(plan, settings.label_column, len(seen.labels), seen.preview),
        source_column=plan.pair[0],
        target_column=plan.pair[1],
        unread=plan.unread,
    )


def _fixed(reader: RowReader, settings: CorpusSettings, control: RunControl) -> Iterator[list[Row]]:
    """The rows as they will be learnt from: with the doctor's fixes that were chosen."""
    if not settings.fixes:
        yield from reader.blocks()
        return
    rows = apply_fixes(reader.rows(), settings.fixes, layout_of(reader.plan), control.check)
    while block := list(itertools.islice(rows, _BLOCK_ROWS)):
        yield block


class _Seen:
    """What is kept of rows that went by."""

    def __init__(self, plan: Plan) -> None:
        self._running = plan.running
        self.lengths = array("i")
        self.labels: Counter[str] = Counter()
        self.preview: list[tuple[str, ...]] = []
        self.visible = self.broken = False

    def add(self, block: Sequence[Row]) -> None:
        """Count some rows."""
        self.lengths.extend([len(row.text) for row in block])
        if len(self.labels) < _MOST_LABELS:
            self.labels.update([row.label for row in block if row.label])
        self.visible = self.visible or any(not row.text.isspace() for row in block)
        self.broken = self.broken or any("\n" in row.text for row in block)
        for row in block:
            if len(self.preview) >= PREVIEW_ROWS or (self.preview and self._running):
                break
            self.preview += _preview(row.cells, self._running)


def _preview(cells: tuple[str, ...], running: bool) -> list[tuple[str, ...]]:
    """Rows for the table: the lines of a running text, else one row; never a whole book in a cell."""
    if running:
        lines = cells[0][: PREVIEW_ROWS * _PREVIEW_CHARACTERS].split("\n", PREVIEW_ROWS)[:PREVIEW_ROWS]
        return [(line[:_PREVIEW_CHARACTERS],) for line in lines if line.strip()]
    return [tuple(cell[:_PREVIEW_CHARACTERS] for cell in cells)]
