"""Is any network slower than in plain torch? `python -m tests.benchmarks.bench_grid [--hidden 16 256] [--batch 1 32]`.

For every cell, size of the state (16 … 1024) and batch (1 … 256): forward and back through a sequence, by the reader that
a run would choose (timing and all) and by torch's own layer, in turns, one thread. The time is that of the processor, and
of some turns the fastest counts, because whatever else a computer does only ever adds to it.
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
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.recipe.model import Cell
from engine.training.devices import use_threads
from engine.training.kernel_choice import choose_kernels, fused_layers
from tests.benchmarks.pairs import machine, say

HIDDEN, BATCHES = (16, 32, 64, 128, 256, 512, 1024), (1, 8, 32, 128, 256)
TORCH: dict[Cell, Any] = {Cell.RNN: nn.RNN, Cell.GRU: nn.GRU, Cell.LSTM: nn.LSTM}
SLOWER = 0.95


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


def measure(cell: Cell, size: int, batch: int, steps: int, turns: int) -> tuple[float, bool]:
    """How many times as fast as torch's, and whether it is read by our kernel."""
    ours = Chosen(cell, size, batch)
    theirs = TORCH[cell](size, size)
    x = torch.randn(steps, batch, size, requires_grad=True)
    grad = torch.randn(steps, batch, size)
    once = seconds(theirs, x, grad, 1)
    seconds(ours, x, grad, 1)
    repeats = max(1, int(0.02 / max(once, 1e-6)))
    fastest = {"ours": float("inf"), "theirs": float("inf")}
    for turn in range(turns):
        for name, layer in [("ours", ours), ("theirs", theirs)][:: 1 if turn % 2 else -1]:
            fastest[name] = min(fastest[name], seconds(layer, x, grad, repeats))
    return fastest["theirs"] / fastest["ours"], ours.own


def main() -> int:
    """Print a table for each cell; exit 1 where something is slower than torch's by more than a twentieth."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cell", choices=[cell.value for cell in Cell], action="append")
    arguments.add_argument("--hidden", type=int, nargs="*", default=list(HIDDEN))
    arguments.add_argument("--batch", type=int, nargs="*", default=list(BATCHES))
    arguments.add_argument("--steps", type=int, default=35)
    arguments.add_argument("--turns", type=int, default=7)
    chosen = arguments.parse_args()
    use_threads(1)
    say(f"{machine()}; torch's time through ours, * read by our kernel")
    slow = []
    for cell in map(Cell, chosen.cell or [cell.value for cell in Cell]):
        say(f"{cell.value:6}" + "".join(f"{f'batch {batch}':>11}" for batch in chosen.batch))
        for size in chosen.hidden:
            row = []
            for batch in chosen.batch:
                ratio, own = measure(cell, size, batch, chosen.steps, chosen.turns)
                if ratio < SLOWER:  # perhaps the noise of other programs: look longer
                    ratio, own = measure(cell, size, batch, chosen.steps, 4 * chosen.turns)
                row.append(f"{ratio:10.2f}{'*' if own else ' '}")
                if ratio < SLOWER:
                    slow.append(f"{cell.value} {size} batch {batch}: {ratio:.2f}")
            say(f"{size:6}" + "".join(row))
    say("none slower than 0.95 of torch" if not slow else "slower: " + ", ".join(slow))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
