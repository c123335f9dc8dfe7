"""A corpus that was cut: every token as a provisional id, in the order in which tokens first appear.

What the vocabulary holds, how long a document may be and how the corpus is divided are light layers above it, so that
changing them cuts nothing again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cutting_settings import cutting_settings
from engine.text.mapped import NumberFile, release

_AT_ONCE = 1 << 22  # tokens that are counted together


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
    def lengths(self) -> NDArray[np.int64]:
        """Tokens per document."""
        return np.diff(self.offsets)

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

    def counts(self, documents: NDArray[np.integer] | None = None) -> NDArray[np.int64]:
        """How often each token occurs, in all documents or in some (numbers that rise)."""
        total = np.zeros(len(self.tokens), dtype=np.int64)
        if documents is None:
            for start in range(0, len(self.ids), _AT_ONCE):
                total += np.bincount(self.ids[start : start + _AT_ONCE], minlength=len(total))
                release(self.ids)
            return total
        for chosen in np.array_split(documents, max(1, len(documents) // 65_536)):
            total += self._counted(chosen)
            release(self.ids)
            release(self.offsets)
        return total

    def _counted(self, chosen: NDArray[np.integer]) -> NDArray[np.int64]:
        if not len(chosen):
            return np.zeros(len(self.tokens), dtype=np.int64)
        first, last = int(chosen[0]), int(chosen[-1]) + 1
        offsets = self.offsets[first : last + 1]
        wanted = np.zeros(last - first, dtype=np.bool_)
        wanted[chosen - first] = True
        inside = np.repeat(wanted, np.diff(offsets))
        return np.bincount(self.ids[offsets[0] : offsets[-1]][inside], minlength=len(self.tokens))
