"""The rows of one part of a plan: one file of any kind, or a folder of texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.corpus.folder_rows import FolderRows
from engine.corpus.part_bytes import PartBytes
from engine.corpus.parts import Part
from engine.corpus.plans import Plan
from engine.corpus.problems import Problems
from engine.corpus.row import Row
from engine.corpus.sources import Fingerprint, Meter
from engine.corpus.table_rows import TableRows
from engine.corpus.text_rows import TextRows


class PartReader:
    """Reads one part; what it reads is counted, and hashed unless its file (an archive) was `hashed` before."""

    def __init__(
        self,
        part: Part,
        plan: Plan,
        meter: Meter,
        problems: Problems,
        fingerprint: Fingerprint,
        hashed: set[Path],
    ) -> None:
        self.part, self.plan, self.problems = part, plan, problems
        self._bytes = PartBytes(part, meter, fingerprint, hashed, named=plan.named)

    def blocks(self, *, cells: bool) -> Iterator[list[Row]]:
        """Documents that have text, some at a time; pieces of text when the whole plan is a running text."""
        if self.part.texts:
            return FolderRows(self._bytes, self.plan, self.problems).blocks()
        if self.part.columns:
            return TableRows(self._bytes, self.plan, self.problems).blocks(cells)
        return TextRows(self._bytes, self.plan, self.problems).blocks()

    def finish(self) -> None:
        """Hash what a fault has left unread, so that the hash is always that of whole files."""
        self._bytes.finish()
