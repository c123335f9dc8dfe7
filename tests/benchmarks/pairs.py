"""Timing loops against each other in turns, so that whatever else a computer does meets all of them alike."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import torch

Steps = Iterator[int]  # does one step per item and gives how much was done in it


@dataclass
class Speeds:
    """Of each loop, turn by turn: how much it did in a second of the clock and in one of the processor."""

    clock: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, list[float]] = field(default_factory=dict)

    def ratio(self, one: str, other: str, *, processor: bool = False) -> float:
        """The median over the turns of `one`'s speed through `other`'s."""
        table = self.processor if processor else self.clock
        return statistics.median(a / b for a, b in zip(table[one], table[other], strict=True))

    def median(self, name: str) -> float:
        """A second of the clock."""
        return statistics.median(self.clock[name])


def take_turns(loops: Mapping[str, Steps], threads: Mapping[str, int], turns: int, seconds: float) -> Speeds:
    """Let every loop run for `seconds`, with its number of threads, `turns` times over; first a step to warm up."""
    speeds = Speeds({name: [] for name in loops}, {name: [] for name in loops})
    for name, steps in loops.items():
        torch.set_num_threads(threads[name])
        next(steps)
    for _ in range(turns):
        for name, steps in loops.items():
            torch.set_num_threads(threads[name])
            done, begun, worked = 0, time.perf_counter(), time.process_time()
            while time.perf_counter() - begun < seconds:
                done += next(steps)
            speeds.clock[name].append(done / (time.perf_counter() - begun))
            speeds.processor[name].append(done / (time.process_time() - worked))
    return speeds


def better_threads(make: Callable[[], Steps], most: int, seconds: float) -> int:
    """With how many threads a loop is fastest by the clock: 1, 2, … doubling up to `most`."""
    counts = [1 << power for power in range(most.bit_length()) if 1 << power <= most]
    loops = {str(count): make() for count in counts}
    speeds = take_turns(loops, {str(count): count for count in counts}, 3, seconds / 3)
    return max(counts, key=lambda count: speeds.median(str(count)))


def say(text: str) -> None:
    """At once, also into a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def machine() -> str:
    """What a figure was measured on."""
    capability = torch.backends.cpu.get_cpu_capability()
    return f"{torch.get_num_threads()} threads at most, {capability}, torch {torch.__version__}"
