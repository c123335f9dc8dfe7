"""The one stream behind inspection and reading: every document of a plan with its label and its cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from engine.corpus.part_rows import PartReader
from engine.corpus.plans import Plan
from engine.corpus.problems import Problems
from engine.corpus.row import Row
from engine.corpus.sources import Fingerprint, Meter
from engine.errors import EngineError

__all__ = ["Row", "RowReader"]


class RowReader:
    """Reads a plan once from its first byte to its last; `problems` and `fingerprint` are whole afterwards.

    Without `cells` rows carry none, which is a little faster.
    """

    def __init__(self, plan: Plan, meter: Meter, *, cells: bool = True) -> None:
        self._cells = cells
        self.plan = plan
        self.meter = meter
        self.problems = Problems()
        self.fingerprint = Fingerprint(plan.origin)
        self.documents: list[int] = [0] * len(plan.parts)  # how many each part gave

    def rows(self) -> Iterator[Row]:
        """Documents that have text, in the order of the files. A running text comes in pieces: join them."""
        return itertools.chain.from_iterable(self.blocks())

    def blocks(self) -> Iterator[list[Row]]:
        """The rows of a chunk of a file at a time, so that asking and telling costs once a block."""
        for unread in self.plan.unread:
            self.problems.add_unread(unread.name, unread.reason)
        for name, count in self.plan.ignored:
            self.problems.add_ignored(name, count)
        hashed: set[Path] = set()
        fault: EngineError | None = None
        for number, part in enumerate(self.plan.parts):
            reader = PartReader(part, self.plan, self.meter, self.problems, self.fingerprint, hashed)
            try:
                for block in reader.blocks(cells=self._cells):
                    self.documents[number] += len(block)
                    yield block
            except EngineError as error:
                if self.plan.alone:
                    raise
                fault = fault or error
                self.problems.add_unread(part.name, error, self.documents[number])
            reader.finish()
        if fault is not None and not any(self.documents):
            raise fault
