"""Which of the processes that torchrun started this one is: read from the environment, without torch."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """Process number `rank` of `size` in all, and number `local_rank` of `local_size` on this computer."""

    rank: int
    size: int
    local_rank: int
    local_size: int

    @property
    def leads(self) -> bool:
        """Whether it is the one that speaks and writes the project."""
        return self.rank == 0


def seat_of(environment: Mapping[str, str] = os.environ) -> Seat | None:
    """This process's seat among several; None where it works alone."""
    try:
        rank, size = int(environment["RANK"]), int(environment["WORLD_SIZE"])
        local_rank, local_size = int(environment["LOCAL_RANK"]), int(environment["LOCAL_WORLD_SIZE"])
    except (KeyError, ValueError):
        return None
    return Seat(rank, size, local_rank, local_size) if size > 1 and "MASTER_ADDR" in environment else None
