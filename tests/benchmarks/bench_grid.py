"""Is any network slower than in plain torch? `python -m tests.benchmarks.bench_grid [--hidden 16 256] [--batch 1 32]`.

For every cell, size of the state (16 … 1024) and batch (1 … 256): forward and back through a sequence, by the reader that
a run would choose (timing and all) and by torch's own layer, in turns, one thread, single precision. The time is that of
the processor, and of some turns the fastest counts, because whatever else a computer does only ever adds to it. Large
settings read fewer steps, so that the whole grid takes some ten minutes; the time that is left is told after every row.
What seems slower than 0.95 is measured again, twice, for longer.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch
from torch import nn

from engine.networks.layers import run_layer
from engine.networks.shapes import GATES
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.recipe.model import Cell
from engine.training.devices import use_threads
from engine.training.kernel_choice import choose_kernels, fused_layers
from tests.benchmarks.pairs import machine, say

HIDDEN, BATCHES = (16, 32, 64, 128, 256, 512, 1024), (1, 8, 32, 128, 256)
TORCH: dict[Cell, Any] = {Cell.RNN: nn.RNN, Cell.GRU: nn.GRU, Cell.LSTM: nn.LSTM}
SLOWER = 0.95
MOST_WORK = 10**10  # multiplications in reading forward: a second or so, forward and back


def seconds(layer: Any, x: torch.Tensor, grad: torch.Tensor, repeats: int) -> float:
    """Processor time of so many readings forward and back."""
    learned = [x, *layer.parameters()]
    begun = time.thread_time()
    for _ in range(repeats):
        states, _ = layer(x)
        torch.autograd.grad(states, learned, grad)
    return time.thread_time() - begun


class Chosen:
    """The layer as a run reads it."""

    def __init__(self, cell: Cell, size: int, batch: int) -> None:
        stack = RecurrentStack(StackConfig(cell=cell, input_size=size, widths=(size,)))
        (self.own,) = choose_kernels(stack, batch)
        (self.layer,) = fused_layers(stack)
        self.parameters = self.layer.parameters

    def __call__(self, x: torch.Tensor) -> Any:
        return run_layer(self.layer, x, None)


def steps_of(cell: Cell, size: int, batch: int, steps: int) -> int:
    """As many steps as a second's work allows, at least those that a kernel needs."""
    return max(8, min(steps, MOST_WORK // (batch * GATES[cell] * size * 2 * size)))


def measure(cell: Cell, size: int, batch: int, steps: int, budget: float) -> tuple[float, bool]:
    """How many times as fast as torch's in about `budget` seconds, and whether it is read by our kernel."""
    ours = Chosen(cell, size, batch)
    theirs = TORCH[cell](size, size)
    x = torch.randn(steps, batch, size, requires_grad=True)
    grad = torch.randn(steps, batch, size)
    once = seconds(theirs, x, grad, 1)
    seconds(ours, x, grad, 1)
    repeats = max(1, int(0.02 / max(once, 1e-6)))
    turns = max(5, min(60, int(budget / (2 * repeats * once))))
    fastest = {"ours": float("inf"), "theirs": float("inf")}
    for turn in range(turns):
        for name, layer in [("ours", ours), ("theirs", theirs)][:: 1 if turn % 2 else -1]:
            fastest[name] = min(fastest[name], seconds(layer, x, grad, repeats))
    return fastest["theirs"] / fastest["ours"], ours.own


def settled(cell: Cell, size: int, batch: int, steps: int, budget: float) -> tuple[float, bool]:
    """The same; what looks slow is measured again, because noise only ever makes one of both look slower."""
    steps = steps_of(cell, size, batch, steps)
    ratio, own = measure(cell, size, batch, steps, budget)
    for again in (2, 4):
        if ratio >= SLOWER:
            break
        ratio, own = measure(cell, size, batch, steps, again * budget)
    return ratio, own


def main() -> int:
    """Print a table for each cell; exit 1 where something is slower than torch's by more than a twentieth."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cell", choices=[cell.value for cell in Cell], action="append")
    arguments.add_argument("--hidden", type=int, nargs="*", default=list(HIDDEN))
    arguments.add_argument("--batch", type=int, nargs="*", default=list(BATCHES))
    arguments.add_argument("--steps", type=int, default=35)
    arguments.add_argument("--seconds", type=float, default=1.5, help="for each setting, both together")
    chosen = arguments.parse_args()
    use_threads(1)
    say(f"{machine()}; torch's time through ours, * read by our kernel")
    slow = []
    cells = [Cell(name) for name in chosen.cell or [cell.value for cell in Cell]]
    rows, done, begun = len(cells) * len(chosen.hidden), 0, time.monotonic()
    for cell in cells:
        say(f"{cell.value:6}" + "".join(f"{f'batch {batch}':>11}" for batch in chosen.batch))
        for size in chosen.hidden:
            row = []
            for batch in chosen.batch:
                ratio, own = settled(cell, size, batch, chosen.steps, chosen.seconds)
                row.append(f"{ratio:10.2f}{'*' if own else ' '}")
                if ratio < SLOWER:
                    slow.append(f"{cell.value} {size} batch {batch}: {ratio:.2f}")
            done += 1
            left = (time.monotonic() - begun) / done * (rows - done)
            say(f"{size:6}" + "".join(row) + f"   about {left / 60:.0f} min left")
    say("none slower than 0.95 of torch" if not slow else "slower: " + ", ".join(slow))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
