"""Running text cut into parallel streams, and the streams into windows that follow one another.

ids   t0 t1 t2 … t11        two streams, windows of 3:     inputs          targets
                                                           t0 t1 t2        t1 t2 t3
                                                           t6 t7 t8        t7 t8 t9    then t3 t4 … with the state
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.errors import EngineError
from engine.text.encoded import EncodedCorpus
from engine.words import QT_TRANSLATE_NOOP

Ids = NDArray[np.int64]
SHORTEST_STREAM = 2
IGNORED = -100  # a target that does not count, as torch's cross entropy has it


@dataclass(frozen=True, slots=True)
class Window:
    """`inputs` and `targets` (streams, steps), the targets one token further on; `tokens` of the targets count."""

    inputs: Tensor
    targets: Tensor
    tokens: int


def join_documents(encoded: EncodedCorpus, documents: NDArray[np.int64]) -> Ids:
    """The documents one after the other; each ends with its <eos>."""
    parts = [encoded.document(int(number)) for number in documents]
    return np.concatenate([np.empty(0, np.int64), *parts]).astype(np.int64)


class TrainingWindows:
    """Windows over `streams` equal stretches of the text; the state is carried from each to the next.

    Every epoch begins at another place within the first window, chosen by seed and epoch, so that the windows are not
    cut at the same places every time. The few tokens left over wait for another epoch.
    """

    def __init__(self, ids: Ids, streams: int, steps: int, seed: int) -> None:
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
        self._ids, self._steps, self._seed, self._streams = ids, steps, seed, streams
        whole = usable // streams
        self._slack = min(steps - 1, whole // 4)  # how far an epoch's beginning may move
        self._length = (usable - self._slack) // streams
        self.count = -(-self._length // steps)

    def epoch(self, epoch: int, device: torch.device) -> list[Window]:
        """The windows of one epoch in order."""
        start = int(np.random.default_rng([self._seed, epoch]).integers(0, self._slack + 1))
        size = self._length * self._streams
        inputs = torch.from_numpy(self._ids[start : start + size].reshape(self._streams, self._length)).to(
            device
        )
        targets = torch.from_numpy(
            self._ids[start + 1 : start + 1 + size].reshape(self._streams, self._length)
        )
        targets = targets.to(device)
        return [
            Window(one, other, one.numel())
            for one, other in zip(
                torch.split(inputs, self._steps, dim=1), torch.split(targets, self._steps, dim=1), strict=True
            )
        ]


def evaluation_windows(ids: Ids, streams: int, steps: int, device: torch.device) -> Iterator[Window]:
    """Windows over every token of `ids` but the first, which nothing foretells; short streams end in ignored targets."""
    usable = len(ids) - 1
    if usable < 1:
        return
    streams = max(1, min(streams, usable // steps))
    length = -(-usable // streams)
    inputs, targets = np.zeros(streams * length, np.int64), np.full(streams * length, IGNORED, np.int64)
    inputs[:usable], targets[:usable] = ids[:-1], ids[1:]
    table = torch.from_numpy(np.stack([inputs, targets]).reshape(2, streams, length)).to(device)
    counted = (targets.reshape(streams, length) != IGNORED).sum(axis=0)
    for start in range(0, length, steps):
        one, other = table[:, :, start : start + steps]
        yield Window(one, other, int(counted[start : start + steps].sum()))
