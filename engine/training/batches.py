"""Texts in batches of like length, so that hardly any padding is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.text.encoded import EncodedCorpus

POOL_BATCHES = 64
SORTED_TOGETHER = 1 << 18  # documents
Documents = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class TextBatch:
    """`ids` (batch, steps) padded with 0 at the end, `lengths` (batch,) of at least 1, `labels` (batch,)."""

    ids: Tensor
    lengths: Tensor
    labels: Tensor
    tokens: int


@dataclass(frozen=True, slots=True)
class Padded:
    """`ids` (batch, steps) padded with 0 at the end, `lengths` (batch,) of at least 1; `tokens` without padding."""

    ids: Tensor
    lengths: Tensor
    tokens: int


class BatchOrder(Sequence[Documents]):
    """The batches of an epoch: stretches of `size` documents of `order`, in the sequence `places`."""

    def __init__(self, order: Documents, size: int, places: NDArray[np.int64]) -> None:
        self._order, self._size, self._places = order, size, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Documents: ...
    @overload
    def __getitem__(self, index: slice) -> list[Documents]: ...
    def __getitem__(self, index: int | slice) -> Documents | list[Documents]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        start = int(self._places[index]) * self._size
        return self._order[start : start + self._size]


def shuffled_batches(
    documents: Documents, lengths: NDArray[np.integer], size: int, seed: int, epoch: int
) -> BatchOrder:
    """All `documents` in batches of `size` (the last may be smaller), another order each epoch.

    They are shuffled, and within pools of 64 batches sorted by length; then the batches are shuffled. `seed` and
    `epoch` alone decide, so a run that goes on in the middle of an epoch finds the same order. Of millions of documents
    nothing is held but their numbers.
    """
    draw = np.random.default_rng([seed, epoch])
    order = draw.permutation(documents)
    pool = size * POOL_BATCHES
    for start in range(0, len(order), pool):
        part = order[start : start + pool]
        part[:] = part[np.argsort(lengths[part], kind="stable")]
    return BatchOrder(order, size, draw.permutation(-(-len(order) // size)))


def sorted_batches(
    documents: Documents, lengths: NDArray[np.integer], size: int, tokens: int
) -> Iterator[Documents]:
    """All `documents`, longest first, in batches of at most `size` documents and about `tokens` tokens.

    Of very many documents each quarter of a million is sorted by itself.
    """
    for first in range(0, len(documents), SORTED_TOGETHER):
        some = documents[first : first + SORTED_TOGETHER]
        order = some[np.argsort(-lengths[some], kind="stable")]
        start = 0
        while start < len(order):
            fitting = max(1, min(size, tokens // max(1, int(lengths[order[start]]))))
            yield order[start : start + fitting]
            start += fitting


ALL_ROWS = slice(None)


def make_batch(
    encoded: EncodedCorpus, documents: Documents, device: torch.device, rows: slice = ALL_ROWS
) -> TextBatch:
    """The documents side by side with their labels; only some `rows` of them, as wide as all would be."""
    texts = pad_documents(encoded, documents, device, rows)
    return TextBatch(texts.ids, texts.lengths, labels_of(encoded, documents[rows], device), texts.tokens)


def pad_documents(
    encoded: EncodedCorpus, documents: Documents, device: torch.device, rows: slice = ALL_ROWS
) -> Padded:
    """The documents side by side, an empty one read as a single <pad>; only some `rows`, as wide as all would be."""
    starts, lengths = encoded.spans(documents)
    steps = max(1, int(lengths.max()))
    starts, lengths = starts[rows], lengths[rows]
    inside = np.arange(steps) < lengths[:, None]
    ids = np.zeros(inside.shape, dtype=np.int64)
    ids[inside] = encoded.ids_at(starts, lengths)
    return Padded(_tensor(ids, device), _tensor(np.maximum(lengths, 1), device), int(lengths.sum()))


def padded_cells(lengths: NDArray[np.integer]) -> int:
    """How many steps a batch of texts of these lengths takes over all its texts, padding included."""
    return len(lengths) * max(1, int(lengths.max()))


def labels_of(encoded: EncodedCorpus, documents: Documents, device: torch.device) -> Tensor:
    """The numbers of the documents' labels, (batch,)."""
    assert encoded.labels is not None
    return _tensor(encoded.labels[documents], device)


def pad_ids(texts: list[list[int]], device: torch.device) -> tuple[Tensor, Tensor]:
    """`(ids, lengths)` of encoded texts, as in a batch."""
    lengths = np.array([max(1, len(text)) for text in texts])
    ids = np.zeros((len(texts), int(lengths.max())))
    for row, text in enumerate(texts):
        ids[row, : len(text)] = text
    return _tensor(ids, device), _tensor(lengths, device)


def sent(values: NDArray[Any], device: torch.device) -> Tensor:
    """Numbers on their way to a device. Nobody waits for a graphics card to have them: it fetches them from where they lie."""
    here = torch.from_numpy(values)
    return (here.pin_memory() if device.type == "cuda" else here).to(device, non_blocking=True)


def _tensor(values: NDArray[Any], device: torch.device) -> Tensor:
    return sent(values.astype(np.int64), device)
