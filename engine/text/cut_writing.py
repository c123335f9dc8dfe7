"""Answers of cutting put together: numbers of each place become numbers of the corpus, written one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.text.cutting import Answer, Job

Write = Callable[[bytes], object]


class CutWriter:
    """Takes answers in the order of the jobs; writes ids (int32) and where each document ends (int64, a 0 first)."""

    def __init__(self, write_ids: Write, write_offsets: Write, known: Sequence[str] = ()) -> None:
        self._write_ids, self._write_offsets = write_ids, write_offsets
        self._numbers = {token: number for number, token in enumerate(known)}
        self._tables: dict[
            object, NDArray[np.int32]
        ] = {}  # by place: the corpus's number of each of its numbers
        self._document = 0
        self._end = 0
        write_offsets(bytes(8))

    @property
    def tokens(self) -> tuple[str, ...]:
        """Those known at first and then every new one, in order of appearance."""
        return tuple(self._numbers)

    def take(self, job: Job, place: object, answer: Answer) -> None:
        """Add what a job gave."""
        table = self._tables.setdefault(place, np.empty(0, np.int32))
        if answer.new_tokens:
            numbers = self._numbers
            new = [numbers.setdefault(token, len(numbers)) for token in answer.new_tokens]
            table = self._tables[place] = np.append(table, np.array(new, np.int32))
        self._write_ids(table[np.frombuffer(answer.ids, np.int32)].tobytes())
        ends = self._end + np.cumsum(np.frombuffer(answer.lengths, np.int32), dtype=np.int64)
        self._add_ends(np.array(job.documents, np.int64), ends)

    def finish(self, documents: int) -> None:
        """Write the end of the last of so many documents."""
        if documents:
            self._write_offsets(self._end.to_bytes(8, "little"))

    def _add_ends(self, documents: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        """Write where those documents end that no later text belongs to; `documents` rise by 0 or 1."""
        if documents[0] != self._document:
            self._write_offsets(self._end.to_bytes(8, "little"))
        last = np.flatnonzero(np.diff(documents))  # the last text of each document but the last one
        self._write_offsets(ends[last].tobytes())
        self._document, self._end = int(documents[-1]), int(ends[-1])
