"""Running text cut into parallel streams, and the streams into windows that follow one another.

ids   t0 t1 t2 … t11        two streams, windows of 3:     inputs          targets
                                                           t0 t1 t2        t1 t2 t3
                                                           t6 t7 t8        t7 t8 t9    then t3 t4 … with the state
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, overload

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.errors import EngineError
from engine.networks.rows import ALONE, Member
from engine.training.batches import ALL_ROWS, sent
from engine.words import QT_TRANSLATE_NOOP

Ids = NDArray[np.integer]
SHORTEST_STREAM = 2
IGNORED = -100  # a target that does not count, as torch's cross entropy has it
TOGETHER = 1 << 20  # tokens that are read and brought to the device at once


class Tokens(Protocol):
    """Ids of a text, read in stretches: an array, or a `TokenStream`."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Ids: ...


@dataclass(frozen=True, slots=True)
class Window:
    """`inputs` and `targets` (streams, steps), the targets one token further on; `tokens` of the targets count."""

    inputs: Tensor
    targets: Tensor
    tokens: int


class Windows(Sequence[Window]):
    """Windows of `steps` over `streams` stretches of `length` tokens from `first` on; nothing after `last` is read.

    They are made when they are asked for, some neighbours together, of some `rows` (streams) only. Where a stretch is
    short, inputs end in <pad> and targets in `IGNORED`.
    """

    def __init__(
        self,
        ids: Tokens,
        first: int,
        last: int,
        streams: int,
        length: int,
        steps: int,
        device: torch.device,
        rows: slice = ALL_ROWS,
    ) -> None:
        self._ids, self._last, self._device = ids, last, device
        self._begins = [first + stream * length for stream in range(streams)][rows]
        self._length, self._steps = length, steps
        self._together = max(1, TOGETHER // (streams * steps))  # windows
        self._block = -1
        self._table: tuple[Tensor, Tensor, NDArray[np.int64]]

    @property
    def streams(self) -> int:
        """How many streams are read here."""
        return len(self._begins)

    def __len__(self) -> int:
        return -(-self._length // self._steps)

    @overload
    def __getitem__(self, index: int) -> Window: ...
    @overload
    def __getitem__(self, index: slice) -> list[Window]: ...
    def __getitem__(self, index: int | slice) -> Window | list[Window]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        block, place = divmod(index, self._together)
        if block != self._block:
            self._table, self._block = self._read(block), block
        inputs, targets, counted = self._table
        columns = slice(place * self._steps, (place + 1) * self._steps)
        return Window(inputs[:, columns], targets[:, columns], int(counted[columns].sum()))

    def _read(self, block: int) -> tuple[Tensor, Tensor, NDArray[np.int64]]:
        """Inputs, targets (streams, columns), and how many targets of each column count."""
        start = block * self._together * self._steps
        columns = min(self._together * self._steps, self._length - start)
        inputs = np.zeros((len(self._begins), columns), np.int64)
        targets = np.full((len(self._begins), columns), IGNORED, np.int64)
        for row, begin in enumerate(self._begins):
            stop = min(begin + start + columns, self._last)
            if stop > begin + start:
                ids = self._ids[begin + start : stop + 1]
                inputs[row, : len(ids) - 1], targets[row, : len(ids) - 1] = ids[:-1], ids[1:]
        counted = (targets != IGNORED).sum(axis=0)
        return (
            sent(inputs, self._device),
            sent(targets, self._device),
            counted,
        )


class TrainingWindows:
    """Windows over `streams` equal stretches of the text; the state is carried from each to the next.

    Every epoch begins at another place within the first window, chosen by seed and epoch, so that the windows are not
    cut at the same places every time. The few tokens left over wait for another epoch.
    """

    def __init__(self, ids: Tokens, streams: int, steps: int, seed: int) -> None:
        usable = len(ids) - 1
        if usable < streams * SHORTEST_STREAM:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The training part has {tokens} tokens, too few for a batch of {batch} streams. "
                    "Use a longer text, or set training.batch_size to {limit} or less.",
                ),
                tokens=len(ids),
                batch=streams,
                limit=max(1, usable // SHORTEST_STREAM),
            )
        self._ids, self._steps, self._seed, self.streams = ids, steps, seed, streams
        whole = usable // streams
        self._slack = min(steps - 1, whole // 4)  # how far an epoch's beginning may move
        self._length = (usable - self._slack) // streams
        self.count = -(-self._length // steps)

    def epoch(self, epoch: int, device: torch.device, rows: slice = ALL_ROWS) -> Windows:
        """The windows of one epoch in order, of some `rows` (streams) only."""
        start = int(np.random.default_rng([self._seed, epoch]).integers(0, self._slack + 1))
        last = start + self._length * self.streams
        return Windows(self._ids, start, last, self.streams, self._length, self._steps, device, rows)


def evaluation_windows(
    ids: Tokens, streams: int, steps: int, device: torch.device, member: Member = ALONE
) -> Windows:
    """Windows over every token of `ids` but the first, which nothing foretells; short streams end in ignored targets.

    Of several processes each has some of the streams, or none.
    """
    usable = max(0, len(ids) - 1)
    streams = max(1, min(streams, usable // steps))
    rows = member.counted(streams)
    return Windows(ids, 0, usable, streams, -(-usable // streams), steps, device, rows)
