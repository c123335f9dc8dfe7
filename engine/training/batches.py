"""Texts in batches of like length, so that hardly any padding is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.text.encoded import EncodedCorpus

POOL_BATCHES = 64
Documents = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TextBatch:
    """`ids` (batch, steps) padded with 0 at the end, `lengths` (batch,) of at least 1, `labels` (batch,)."""

    ids: Tensor
    lengths: Tensor
    labels: Tensor
    tokens: int


def shuffled_batches(
    documents: Documents, lengths: NDArray[np.int64], size: int, seed: int, epoch: int
) -> list[Documents]:
    """All `documents` in batches of `size` (the last may be smaller), another order each epoch.

    They are shuffled, and within pools of 64 batches sorted by length; then the batches are shuffled. `seed` and
    `epoch` alone decide, so a run that goes on in the middle of an epoch finds the same order.
    """
    draw = np.random.default_rng([seed, epoch])
    order = draw.permutation(documents)
    pool = size * POOL_BATCHES
    pools = [order[start : start + pool] for start in range(0, len(order), pool)]
    order = np.concatenate([part[np.argsort(lengths[part], kind="stable")] for part in pools])
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    return [batches[place] for place in draw.permutation(len(batches))]


def sorted_batches(
    documents: Documents, lengths: NDArray[np.int64], size: int, tokens: int
) -> list[Documents]:
    """All `documents`, longest first, in batches of at most `size` documents and about `tokens` tokens."""
    order = documents[np.argsort(-lengths[documents], kind="stable")]
    batches, start = [], 0
    while start < len(order):
        fitting = max(1, min(size, tokens // max(1, int(lengths[order[start]]))))
        batches.append(order[start : start + fitting])
        start += fitting
    return batches


def make_batch(encoded: EncodedCorpus, documents: Documents, device: torch.device) -> TextBatch:
    """The documents side by side; an empty one is read as a single <pad>."""
    starts, lengths = encoded.spans(documents)
    steps = np.arange(max(1, int(lengths.max())))
    inside = steps < lengths[:, None]
    ids = np.zeros(inside.shape, dtype=np.int64)
    numbers = encoded.numbers[(starts[:, None] + steps)[inside]]
    ids[inside] = numbers if encoded.lookup is None else encoded.lookup[numbers]
    assert encoded.labels is not None
    return TextBatch(
        _tensor(ids, device),
        _tensor(np.maximum(lengths, 1), device),
        _tensor(encoded.labels[documents], device),
        int(lengths.sum()),
    )


def pad_ids(texts: list[list[int]], device: torch.device) -> tuple[Tensor, Tensor]:
    """`(ids, lengths)` of encoded texts, as in a batch."""
    lengths = np.array([max(1, len(text)) for text in texts])
    ids = np.zeros((len(texts), int(lengths.max())))
    for row, text in enumerate(texts):
        ids[row, : len(text)] = text
    return _tensor(ids, device), _tensor(lengths, device)


def _tensor(values: NDArray[np.generic], device: torch.device) -> Tensor:
    return torch.from_numpy(values.astype(np.int64)).to(device, non_blocking=True)
