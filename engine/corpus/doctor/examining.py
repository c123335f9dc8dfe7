"""The examination: every document of a corpus is looked at once, and what is wrong comes out as findings."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from engine.control import RunControl
from engine.corpus.doctor.blocks import blocks_of, holders, lines_of
from engine.corpus.doctor.comparing import EXAMPLES, Comparison
from engine.corpus.doctor.findings import Diagnosis, Example, Fault, Finding
from engine.corpus.doctor.fixes import fix_blocks
from engine.corpus.doctor.headers import HeaderRows
from engine.corpus.doctor.invisible import is_empty
from engine.corpus.doctor.keys import LabelCodes
from engine.corpus.doctor.label_counts import rare_labels, too_many
from engine.corpus.doctor.layout import Layout, layout_of
from engine.corpus.doctor.lengths import LEAST, Lengths, lengths_of
from engine.corpus.doctor.mojibake import LOST
from engine.corpus.doctor.snippets import difference, shortened
from engine.corpus.doctor.text_faults import MENDING, TEXT_FAULTS, TextFault
from engine.corpus.plans import make_plan
from engine.corpus.problems import Problems
from engine.corpus.rows import Row, RowReader
from engine.corpus.sources import CorpusPath, Meter
from engine.events import Stage, Work
from engine.recipe.corpus import CorpusSettings
from engine.recipe.fixes import Fix, in_order
from engine.recipe.recipe import Task


def examine(origin: CorpusPath, settings: CorpusSettings, task: Task, control: RunControl) -> Work[Diagnosis]:
    """Look at a corpus as it is read with `settings`, its fixes done; yields progress in bytes, then in comparisons.

    Raises `EngineError` for what cannot be read at all. Nothing is changed.
    """
    tolerant = settings.model_copy(update={"fixes": in_order((*settings.fixes, Fix.REPAIR_ENCODING))})
    plan = make_plan(origin, tolerant, control, task)
    layout = layout_of(plan)
    reader = RowReader(plan, Meter(Stage.EXAMINING, plan.size, control), cells=False)
    examination = Examination(layout, task, control)
    try:
        blocks = fix_blocks(reader.rows(), settings.fixes, layout, control.check)
        if layout.running:
            blocks = blocks_of(lines_of(chain.from_iterable(blocks)))
        for block in blocks:
            yield from reader.meter.events()
            control.check()
            examination.see(block)
        yield reader.meter.last()
        return (yield from examination.diagnosis(settings, reader.problems))
    finally:
        examination.close()


class Examination:
    """Takes the documents of a corpus a block at a time, then gives the diagnosis."""

    def __init__(self, layout: Layout, task: Task, control: RunControl) -> None:
        self._layout = layout
        self._labelled = task is not Task.LANGUAGE_MODEL
        self._labels_needed = task.labelled
        self._headers = HeaderRows(layout.header)
        self._labels, self._lengths = LabelCodes(), Lengths()
        self._longest: list[tuple[int, int, Row]] = []
        self._comparison = Comparison(control.check)
        self._counts = dict.fromkeys(Fault, 0)
        self._examples: dict[Fault, list[Example]] = {fault: [] for fault in Fault}
        self._documents = 0

    def see(self, rows: Sequence[Row]) -> None:
        """Look at the next documents."""
        if self._labels_needed:
            rows = [row for row in rows if row.label]  # others are not learned from
        self._documents += len(rows)
        headers = set() if self._layout.running else set(self._headers.of(rows))
        for number in sorted(headers):
            self._tell(Fault.HEADERS, rows[number])
        empty = self._see_texts(rows, headers)
        if self._layout.running:
            return
        sound = [row for number, row in enumerate(rows) if number not in headers]
        self._labels.add(sound)
        self._see_lengths(sound)
        self._comparison.add(rows, headers | empty)

    def diagnosis(self, settings: CorpusSettings, problems: Problems) -> Work[Diagnosis]:
        """Everything that was found; `problems` are what reading left out."""
        self._add_problems(problems, settings)
        if not self._layout.running:
            self._judge_lengths()
        findings = [
            Finding(fault, count, tuple(self._examples[fault]), self._fix(fault))
            for fault, count in self._counts.items()
            if count
        ]
        if not self._layout.running:
            findings += yield from self._comparison.findings(settings, self._labels_needed, self._labelled)
            findings += self._label_findings()
        order = list(Fault)
        findings.sort(key=lambda finding: order.index(finding.fault))
        return Diagnosis(
            tuple(findings), self._documents, in_order(settings.fixes), self._comparison.compared
        )

    def _fix(self, fault: Fault) -> Fix | None:
        """What mends a fault; of a running text nothing is left out."""
        fix = _FIXES[fault]
        return None if self._layout.running and fix not in MENDING else fix

    def close(self) -> None:
        """Give the temporary files back."""
        self._comparison.close()

    def _see_texts(self, rows: Sequence[Row], headers: set[int]) -> set[int]:
        """Count the faults that show in a text by itself; gives the places of documents with nothing to see."""
        empty: set[int] = set()
        for fault in TEXT_FAULTS:
            for number in fault.hinted(rows):
                row = rows[number]
                if fault.fault is Fault.CONTROL_CHARACTERS and is_empty(row.text):
                    empty.add(number)
                elif number not in headers:
                    self._tell_mended(fault, row)
        for number in holders([row.text for row in rows], LOST, wide=True):
            self._tell(Fault.LOST_CHARACTERS, rows[number], LOST)
        for number in sorted(empty):
            self._tell(Fault.EMPTY, rows[number])
        return empty

    def _tell_mended(self, fault: TextFault, row: Row) -> None:
        """Count a document of which some part has the fault, and show what would become of the first few."""
        encoding = self._layout.encoding_of(row.place[0])
        part = next((part for part in row[:3] if part and fault.is_in(part, encoding)), None)
        if part is None:
            return
        self._counts[fault.fault] += 1
        if len(self._examples[fault.fault]) < EXAMPLES:
            mended = fault.mend(part, encoding)
            place = difference(part, mended)
            example = Example(row.place, shortened(part, place), row.label, shortened(mended, place))
            self._examples[fault.fault].append(example)

    def _tell(self, fault: Fault, row: Row, pattern: re.Pattern[str] | None = None) -> None:
        """Count a document, and show the first few around the pattern."""
        self._counts[fault] += 1
        if len(self._examples[fault]) < EXAMPLES:
            found = pattern.search(row.text) if pattern else None
            snippet = shortened(row.text, found.start() if found else 0)
            self._examples[fault].append(Example(row.place, snippet, row.label))

    def _see_lengths(self, rows: Sequence[Row]) -> None:
        lengths = lengths_of(rows)
        self._lengths.add(lengths)
        floor = max(LEAST, self._longest[0][0] if len(self._longest) == EXAMPLES else 0)
        for number in np.flatnonzero(lengths > floor).tolist():
            entry = (int(lengths[number]), -self._documents - number, rows[number])
            if len(self._longest) < EXAMPLES:
                heapq.heappush(self._longest, entry)
            else:
                heapq.heappushpop(self._longest, entry)

    def _judge_lengths(self) -> None:
        usual = self._lengths.longest_usual()
        self._counts[Fault.OVER_LONG] = self._lengths.longer(usual)
        self._examples[Fault.OVER_LONG] = [
            Example(row.place, shortened(row.text, 0), row.label)
            for length, _, row in sorted(self._longest, reverse=True)
            if length > usual
        ]

    def _add_problems(self, problems: Problems, settings: CorpusSettings) -> None:
        self._counts[Fault.BROKEN_ROWS] = problems.broken_rows
        self._examples[Fault.BROKEN_ROWS] = [
            Example(("", int(str(sentence.values["line"]))), str(sentence))
            for sentence in problems.broken_row_sentences[:EXAMPLES]
        ]
        if Fix.DROP_EMPTY not in settings.fixes:  # they are left out either way
            self._counts[Fault.EMPTY] += problems.blank
            examples = [
                *self._examples[Fault.EMPTY],
                *(Example(place, "") for place in problems.blank_places),
            ]
            self._examples[Fault.EMPTY] = examples[:EXAMPLES]

    def _label_findings(self) -> Iterator[Finding]:
        if not self._labelled:
            return
        counts = self._labels.named_counts()
        if (label := too_many(counts)) is not None:
            yield Finding(Fault.ONE_SIDED, 1, (_label_example(label, counts),), Fix.BALANCE_LABELS)
        if rare := rare_labels(counts):
            examples = tuple(_label_example(name, counts) for name in rare[:EXAMPLES])
            yield Finding(Fault.RARE_LABELS, len(rare), examples, Fix.DROP_RARE_LABELS)


def _label_example(label: str, counts: Mapping[str, int]) -> Example:
    return Example(("", 0), f"{label}: {counts[label]:,}", label)


_FIXES = {
    **{fault.fault: fault.fix for fault in TEXT_FAULTS},
    Fault.BROKEN_ROWS: None,
    Fault.HEADERS: Fix.DROP_HEADERS,
    Fault.LOST_CHARACTERS: Fix.DROP_LOST,
    Fault.EMPTY: Fix.DROP_EMPTY,
    Fault.OVER_LONG: Fix.DROP_LONG,
}
