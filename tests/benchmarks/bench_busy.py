"""Training while another program keeps every core busy: `python -m tests.benchmarks.bench_busy [--cell lstm]`.

A session of the lecture's network (made-up reviews) learns for some seconds alone, then beside as many processes as there
are cores, each of which computes without a pause; at least five times in turns. Printed is the speed beside them as a
share of that alone, by the clock; exit code 1 where it is less than 40 %.
With --plain a plain loop of the same cell with as many torch threads as there are cores
is measured too, in a process of its own, which does not wait patiently (OMP_WAIT_POLICY unset, as is usual).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

if "--as-plain" not in sys.argv:
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch

from engine.recipe.presets import build_recipe
from tests.benchmarks.bench_lecture import OurLoop, PlainLoop
from tests.benchmarks.bench_training import made_up_reviews
from tests.benchmarks.pairs import machine, say

AIM = 0.4


def compute() -> None:
    """Never rest."""
    while True:
        sum(range(100_000))


def speed(steps: Iterator[int], seconds: float) -> float:
    """Reviews a second of the clock."""
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        done += next(steps)
    return done / (time.perf_counter() - begun)


def shares(steps: Iterator[int], cores: int, turns: int, seconds: float) -> tuple[float, float]:
    """Reviews a second alone (median), and the median share of it that is left beside busy processes."""
    context = multiprocessing.get_context("spawn")
    next(steps)
    alone, left = list[float](), list[float]()
    for _ in range(turns):
        alone.append(speed(steps, seconds))
        others = [context.Process(target=compute, daemon=True) for _ in range(cores)]
        for other in others:
            other.start()
        time.sleep(1.0)  # until they have started
        left.append(speed(steps, seconds) / alone[-1])
        for other in others:
            other.kill()
            other.join()
    return statistics.median(alone), statistics.median(left)


def measure(cell: str, turns: int, seconds: float, *, plain: bool) -> float:
    """One loop, alone and not; the share that is left."""
    cores = os.cpu_count() or 1
    recipe = build_recipe("lecture_imdb").with_values({"model.cell": cell})
    prepared = made_up_reviews(recipe)
    if plain:
        torch.set_num_threads(cores)
        steps = PlainLoop(prepared, cell).steps()
    else:
        steps = OurLoop(prepared, recipe).steps()
    alone, left = shares(steps, cores, turns, seconds)
    name = f"plain, {cores} threads" if plain else "ours"
    say(f"{cell:5} {name:17} alone {alone:6.0f} reviews/s, beside {cores} busy processes {left:.0%} of it")
    return left


def main() -> int:
    """Measure each cell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cell", choices=["rnn", "gru", "lstm"], action="append")
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=3.0, help="of each turn")
    arguments.add_argument("--plain", action="store_true", help="also a plain loop with all cores")
    arguments.add_argument("--as-plain", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    least = 1.0
    for cell in chosen.cell or ["rnn", "gru", "lstm"]:
        if not chosen.as_plain:
            say(machine())
        least = min(least, measure(cell, chosen.turns, chosen.seconds, plain=chosen.as_plain))
        if chosen.plain:
            given = [
                "--as-plain",
                "--cell",
                cell,
                "--turns",
                str(chosen.turns),
                "--seconds",
                str(chosen.seconds),
            ]
            environment = {name: value for name, value in os.environ.items() if not name.startswith("OMP_")}
            command = [sys.executable, "-m", "tests.benchmarks.bench_busy", *given]
            subprocess.run(command, check=True, env=environment)
    return 0 if chosen.as_plain or least >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
