"""A corpus that was cut: every token as a provisional id, in the order in which tokens first appear.

What the vocabulary holds, how long a document may be and how the corpus is divided are light layers above it, so that
changing them cuts nothing again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cutting_settings import cutting_settings
from engine.text.mapped import NumberFile, release

_AT_ONCE = 1 << 20  # tokens that are counted together


@dataclass(frozen=True)
class CutFiles:
    """Ids and offsets on the disk."""

    ids: NumberFile[np.int32]
    offsets: NumberFile[np.int64]


@dataclass(frozen=True)
class CutCorpus:
    """Document i is `ids[offsets[i]:offsets[i + 1]]`, numbers of `tokens`; nothing is truncated.

    `settings` are those of the cut, the cutter resolved; their vocabulary size, minimum count and longest document mean
    nothing here. `files` are where ids and offsets are mapped from, if they are on the disk.
    """

    tokens: Sequence[str]
    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    settings: TextSettings
    task: Task
    files: CutFiles | None = field(default=None, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def lengths(self) -> NDArray[np.int32]:
        """Tokens per document."""
        return self.lengths_of(np.arange(len(self), dtype=np.int32))

    def lengths_of(self, documents: NDArray[np.integer]) -> NDArray[np.int32]:
        """Tokens per document of some documents (numbers that rise)."""
        lengths = np.empty(len(documents), np.int32)
        for start in range(0, len(self), _AT_ONCE):
            low, high = np.searchsorted(documents, [start, start + _AT_ONCE])
            some = np.diff(self.offsets[start : start + _AT_ONCE + 1])
            lengths[low:high] = some[documents[low:high] - start]
            release(self.offsets)
        return lengths

    def fits(self, settings: TextSettings, task: Task) -> bool:
        """Whether this is what cutting with `settings` gives; "auto" is whatever was chosen."""
        wanted = cutting_settings(settings)
        if settings.cutter is CutterName.AUTO:
            wanted["cutter"] = self.settings.cutter.value
        have = cutting_settings(self.settings)
        if "bpe" not in wanted:
            have.pop("bpe", None)  # whatever was learned
        return task is self.task and wanted == have

    def document(self, i: int) -> list[str]:
        """The tokens of one document."""
        return [self.tokens[number] for number in self.ids[self.offsets[i] : self.offsets[i + 1]]]

    def counts(
        self, documents: NDArray[np.integer] | None = None, control: RunControl | None = None
    ) -> NDArray[np.int64]:
        """How often each token occurs, in all documents or in some (numbers that rise). `control` may stop it."""
        total = np.zeros(len(self.tokens), dtype=np.int64)
        for start in range(0, len(self.ids), _AT_ONCE):
            if control is not None:
                control.check()
            ids = self.ids[start : start + _AT_ONCE]
            if documents is not None:
                ids = ids[self._inside(documents, start, start + len(ids))]
            total += np.bincount(ids, minlength=len(total))
            release(self.ids)
            release(self.offsets)
        return total

    def _inside(self, documents: NDArray[np.integer], start: int, stop: int) -> NDArray[np.bool_]:
        """Which of the tokens from `start` to before `stop` belong to the documents; a long one may reach beyond both."""
        first = int(np.searchsorted(self.offsets, start, side="right")) - 1
        last = int(np.searchsorted(self.offsets, stop, side="left"))
        # In the documents' own kind of number, or all of them would be copied into another.
        low, high = np.searchsorted(documents, np.array([first, last], documents.dtype))
        wanted = np.zeros(last - first, dtype=np.bool_)
        wanted[documents[low:high] - first] = True
        ends: NDArray[np.int64] = np.clip(self.offsets[first : last + 1], start, stop)
        return np.repeat(wanted, ends[1:] - ends[:-1])
