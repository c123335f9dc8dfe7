"""The weights after every epoch, kept small: numbers of two bytes, and no more of them than a run may take.

When they grow too many every second one goes, then every second of those, so that what is left is spread evenly over the
whole training. Which ones are there follows from the epoch alone, however often the run was cut off.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

MEGABYTE = 1_000_000


def halved(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Floating numbers in two bytes: as float16, or as bfloat16 where they are too large for that."""
    return {name: _half(value) if value.is_floating_point() else value for name, value in tensors.items()}


def _half(value: Tensor) -> Tensor:
    large = value.numel() and float(value.abs().max()) > torch.finfo(torch.float16).max
    return value.to(torch.bfloat16 if large else torch.float16)


def stride_of(epoch: int, size: int, megabytes: int) -> int:
    """Every how-manieth epoch is kept after `epoch` epochs, each of `size` bytes; 0: none, they are too large."""
    room = megabytes * MEGABYTE // max(1, size)
    if room < 2:  # the first and one more
        return 0
    stride = 1
    while epoch // stride + 1 > room:
        stride *= 2
    return stride


def is_kept(epoch: int, stride: int) -> bool:
    """Whether the snapshot of an epoch is among those kept: the first, and every `stride`-th."""
    return stride > 0 and (epoch == 1 or epoch % stride == 0)


def forgotten(epoch: int, stride: int) -> list[int]:
    """The epochs before `epoch` whose snapshots go."""
    return [number for number in range(1, epoch) if not is_kept(number, stride)]
