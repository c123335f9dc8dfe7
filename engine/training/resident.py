"""Documents where they are read: on a graphics card their ids lie there from the beginning, and batches are made there.

Of a batch then only the numbers of its documents travel, and nobody waits for them. On the processor, and where a corpus
is too large, batches are put together here.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.text.encoded import EncodedCorpus
from engine.training.batches import (
    ALL_ROWS,
    Documents,
    Padded,
    TextBatch,
    labels_of,
    make_batch,
    pad_documents,
    sent,
)

MOST_TOKENS = 1 << 27  # to be brought in about a second
SHARE = 4  # of the memory that is free, so much as one part
_AT_ONCE = 1 << 16  # documents


class Texts:
    """The documents of a corpus as `device` reads them; `resident` None decides by device and size."""

    def __init__(self, encoded: EncodedCorpus, device: torch.device, *, resident: bool | None = None) -> None:
        self.encoded, self.device = encoded, device
        if resident is None:
            resident = device.type != "cpu" and fits(encoded, device)
        self._there = _Resident(encoded, device) if resident else None

    @property
    def resident(self) -> bool:
        """Whether batches are made on the device."""
        return self._there is not None

    def padded(self, documents: Documents, rows: slice = ALL_ROWS) -> Padded:
        """The documents side by side: see `pad_documents`."""
        if self._there is None:
            return pad_documents(self.encoded, documents, self.device, rows)
        lengths = self.encoded.lengths[documents].astype(np.int64)
        numbers = sent(documents[rows].astype(np.int64), self.device)
        ids, there = self._there.padded(numbers, max(1, int(lengths.max())))
        return Padded(ids, there, int(lengths[rows].sum()))

    def labels(self, documents: Documents) -> Tensor:
        """The numbers of the documents' labels, (batch,)."""
        if self._there is None:
            return labels_of(self.encoded, documents, self.device)
        return self._there.labels_of(sent(documents.astype(np.int64), self.device))

    def batch(self, documents: Documents, rows: slice = ALL_ROWS) -> TextBatch:
        """The documents side by side with their labels: see `make_batch`."""
        if self._there is None:
            return make_batch(self.encoded, documents, self.device, rows)
        texts = self.padded(documents, rows)
        return TextBatch(texts.ids, texts.lengths, self.labels(documents[rows]), texts.tokens)


def fits(encoded: EncodedCorpus, device: torch.device) -> bool:
    """Whether a corpus may lie on a device: it is not too large, and leaves most of the memory to the network."""
    tokens = int(encoded.lengths.sum(dtype=np.int64))
    needed = 4 * tokens + 24 * len(encoded)
    free = torch.cuda.mem_get_info(device)[0] if device.type == "cuda" else None
    return not encoded.ends and tokens <= MOST_TOKENS and (free is None or needed <= free // SHARE)


class _Resident:
    """All ids in one row, and where each document begins in it."""

    def __init__(self, encoded: EncodedCorpus, device: torch.device) -> None:
        lengths = encoded.lengths.astype(np.int64)
        ends = np.cumsum(lengths)
        self.ids = torch.zeros(int(lengths.sum()) + 1, dtype=torch.int32, device=device)  # never empty
        for start, ids in _stretches(encoded):
            self.ids[start : start + len(ids)] = sent(ids, device)
        self.starts, self.lengths = sent(ends - lengths, device), sent(lengths, device)
        self.labels = None if encoded.labels is None else sent(encoded.labels.astype(np.int64), device)

    def padded(self, documents: Tensor, steps: int) -> tuple[Tensor, Tensor]:
        """Ids (batch, steps) padded with 0, and lengths (batch,) of at least 1."""
        lengths = self.lengths[documents]
        places = torch.arange(steps, device=documents.device)
        inside = places < lengths[:, None]
        found = self.ids[(self.starts[documents][:, None] + places) * inside]
        return found * inside.long(), lengths.clamp(min=1)

    def labels_of(self, documents: Tensor) -> Tensor:
        """The numbers of their labels, (batch,)."""
        assert self.labels is not None
        return self.labels[documents]


def _stretches(encoded: EncodedCorpus) -> Iterator[tuple[int, NDArray[np.int32]]]:
    """All ids, those of some documents at a time, and where they begin."""
    place = 0
    for first in range(0, len(encoded), _AT_ONCE):
        ids = encoded.ids_at(*encoded.spans(np.arange(first, min(first + _AT_ONCE, len(encoded)))))
        yield place, ids
        place += len(ids)
