"""Words as points of a map: worked out in a job, kept for looking again, and comparable from epoch to epoch."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.events import Work
from gui.pages.try_streams import Opened, RunKey
from gui.pages.vectors_shelf import VectorKey, VectorShelf, at_epoch

Places = NDArray[np.float64]
MOST_KEPT = 40  # maps; the largest takes a third of a megabyte


class Way(Enum):
    """How words become points."""

    PCA = "pca"
    TSNE = "tsne"


@dataclass(frozen=True)
class Wanted:
    """A map of the `count` most frequent words of `key`; with `epoch` as they were after it."""

    key: VectorKey
    count: int
    way: Way
    epoch: int | None = None

    @property
    def at(self) -> VectorKey:
        """The vectors that are drawn."""
        return self.key if self.epoch is None else at_epoch(self.key, self.epoch)

    def is_of(self, other: Wanted) -> bool:
        """Whether both draw the same words the same way, perhaps after different epochs."""
        return (_who(self.key), self.count, self.way) == (_who(other.key), other.count, other.way)


def _who(key: VectorKey) -> object:
    return (key.project, key.run) if isinstance(key, RunKey) else key


@dataclass(frozen=True, eq=False)
class Points:
    """The most frequent words, of `all_words`, with their places (words, 2) on a map that is as large as `frame` needs."""

    words: tuple[str, ...]
    places: Places
    all_words: int
    frame: Places


class Maps:
    """Maps that were drawn; of too many the one looked at longest ago goes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Wanted, Points] = OrderedDict()

    def get(self, wanted: Wanted) -> Points | None:
        """The map that was drawn before."""
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
        return self._kept.get(wanted)

    def put(self, wanted: Wanted, points: Points) -> None:
        """Keep a map."""
        self._kept[wanted] = points
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def nearest(self, wanted: Wanted) -> Points | None:
        """The map of the same words after the epoch that is nearest, to begin from."""
        others = [other for other in self._kept if other.is_of(wanted)]
        last = 1 << 30  # no epoch: after the last one

        def apart(other: Wanted) -> int:
            mine = last if wanted.epoch is None else wanted.epoch
            return abs(mine - (last if other.epoch is None else other.epoch))

        return self._kept[min(others, key=apart)] if others else None


def mapping(shelf: VectorShelf, wanted: Wanted, begin: Points | None = None) -> Opened[Points]:
    """Draw a map. By PCA every epoch lies on the axes of the newest; a t-SNE starts from the map `begin` and is laid over it."""

    def open_work(control: RunControl) -> Work[Points]:
        from engine.vectors.films import axes_of, laid_over, points_on
        from engine.vectors.maps import tsne

        newest = shelf.get(wanted.key)
        control.check()
        axes = axes_of(newest.table[: wanted.count])
        vectors = shelf.get(wanted.at)
        control.check()
        table, words = vectors.table[: wanted.count], vectors.words[: wanted.count]
        places = points_on(table, axes)
        if wanted.way is Way.PCA:
            frame = places if wanted.epoch is None else points_on(newest.table[: wanted.count], axes)
            return Points(words, places, len(vectors), frame)
        same = begin is not None and begin.words == words
        start = begin.places if begin is not None and same else places
        found = yield from tsne(table, control, start=start)
        if begin is not None and same:
            found = laid_over(found, begin.places)
        return Points(words, found, len(vectors), found)

    return open_work
