"""Does an epoch cost what there is to read, and no more memory? `python -m tests.benchmarks.bench_scaling [--reviews 4000]`.

Made-up labelled reviews, once, four times and sixteen times as many, written to csv files, read, cut and learned from by
the same code as `train`, each time in a process of its own, sizes in turns. Printed are the median seconds of the epochs
after the first (processor time, and the clock's), divided by the size: linear means that they stay alike; and the most
memory that the process held while it learned, as it grows from size to size. The smallest corpus has to be larger than
the pools in which like lengths are put together (64 batches), and its epoch long beside what every epoch costs once
(validation, saving): a corpus of a thousand reviews is a tenth dearer for each for these two reasons. Exit code 1 where
an epoch is more than a tenth away from linear by processor time, or memory grows by more than 64 MB.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from tests.benchmarks.memory import MemoryWatch
from tests.benchmarks.pairs import say

SIZES = (1, 4, 16)
EPOCHS = 3
AWAY, GROWTH = 0.1, 64 << 20
WORDS = 5000


def write_reviews(path: Path, count: int) -> None:
    """A csv file with random words, whose lengths are spread like those of film reviews; the same ones every time."""
    draw = np.random.default_rng(1)
    words = [f"w{number}" for number in range(WORDS)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        for number in range(count):
            length = int(np.clip(draw.lognormal(5.2, 0.65), 10, 500))
            writer.writerow([" ".join(words[i] for i in draw.integers(0, WORDS, length)), "ab"[number % 2]])


def learn(path: Path, cell: str) -> dict[str, float]:
    """Train on a file in this process: what an epoch after the first cost, and the most memory while learning."""
    from engine.cache import Cache
    from engine.control import RunControl
    from engine.events import EpochDone, RunStarted, result_of
    from engine.project.project import Project
    from engine.recipe.presets import build_recipe
    from engine.training.preparing import prepare
    from engine.training.runs import start_run

    values = {"model.cell": cell, "training.epochs": EPOCHS, "training.threads": 1}
    recipe = build_recipe("lecture_imdb").with_values(values)
    watch = MemoryWatch(os.getpid())
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "s.unroll") as project:
        prepared = result_of(prepare(path, recipe, RunControl(), cache=Cache(Path(folder) / "cache")))
        clock = processor = 0.0
        spent, worked = list[float](), list[float]()
        for event in start_run(project, recipe, prepared, RunControl(), device="cpu"):
            if isinstance(event, RunStarted | EpochDone):
                spent.append(time.perf_counter() - clock)
                worked.append(time.process_time() - processor)
                clock, processor = time.perf_counter(), time.process_time()
                if isinstance(event, RunStarted):
                    watch.take()
    peak = watch.take().own
    watch.end()
    # Before the run, and the first epoch, in which memory is found: neither counts.
    return {"clock": statistics.mean(spent[2:]), "processor": statistics.mean(worked[2:]), "memory": peak}


def measure(reviews: int, turns: int, cell: str) -> bool:
    """All sizes in turns, each in a process of its own; whether all is linear."""
    found: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            write_reviews(Path(folder) / f"{size}.csv", size * reviews)
        for _ in range(turns):
            for size in SIZES:
                file = str(Path(folder) / f"{size}.csv")
                command = [
                    sys.executable,
                    "-m",
                    "tests.benchmarks.bench_scaling",
                    "--learn",
                    file,
                    "--cell",
                    cell,
                ]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                found[size].append(json.loads(done.stdout.splitlines()[-1]))
    middle = {
        size: {name: statistics.median(row[name] for row in rows) for name in rows[0]}
        for size, rows in found.items()
    }
    first = middle[SIZES[0]]
    for size, row in middle.items():
        say(
            f"{cell:5} {size:2}x {size * reviews:7} reviews: an epoch {row['processor']:7.2f} s of the processor"
            f" ({row['processor'] / size / first['processor']:.2f} of linear), {row['clock']:7.2f} s"
            f" ({row['clock'] / size / first['clock']:.2f}), {row['memory'] / 2**20:.0f} MB"
            f" ({(row['memory'] - first['memory']) / 2**20:+.0f})"
        )
    return all(
        abs(row["processor"] / size / first["processor"] - 1) <= AWAY
        and row["memory"] - first["memory"] <= GROWTH
        for size, row in middle.items()
    )


def main() -> int:
    """Print a line for each size."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reviews", type=int, default=4000, help="of the smallest corpus")
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--cell", choices=["rnn", "gru", "lstm"], default="rnn")
    arguments.add_argument("--learn", type=Path, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.learn is not None:
        say(json.dumps(learn(chosen.learn, chosen.cell)))
        return 0
    return 0 if measure(chosen.reviews, chosen.turns, chosen.cell) else 1


if __name__ == "__main__":
    sys.exit(main())
