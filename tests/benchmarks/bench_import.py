"""How long it takes from a csv file to the first training steps, and how much memory, for ever larger files.

    python3 -m tests.benchmarks.bench_import [--corpus FILE.csv] [--megabytes 20 200 2000] [--steps 20] [--set KEY=VALUE ...]

Repeats and shuffles the rows of a table into files of each size and runs `main.py train` on them, each in a process of
its own, with a cache that is empty at first and again with what it left; training is stopped (Ctrl+C) after a few
steps. Prints time, speed and peak memory (of the process, and of it with its children) of the import and of the first
steps, then what a cancel and a kill in the middle of an import leave behind. Exits with 1 when a process and its
children hold 1 GiB or more, when a larger file is slower per megabyte than a smaller one, or when anything half-made
is left.
"""

from __future__ import annotations

import argparse
import csv
import io
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.memory import MemoryWatch, Peak

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 1 << 30
SLOWER = 1.15  # how much more time a megabyte of a larger file may take: the machine is not alone
CANCEL_SECONDS = 0.2
SHARE_DONE = {"checking": 0.0, "reading": 0.3, "cutting": 0.3}  # when an import is cancelled or killed


@dataclass(frozen=True)
class Measured:
    """Seconds and peak memory of one child process, until its first step and from there."""

    import_seconds: float
    steps_seconds: float
    importing: Peak
    stepping: Peak
    code: int


def main() -> int:
    """Measure each size, then a cancel and a kill."""
    csv.field_size_limit(1 << 30)
    options = _options()
    trouble: list[str] = []
    with tempfile.TemporaryDirectory(prefix="bench-import-", dir=options.folder) as name:
        folder = Path(name)
        print(f"{options.corpus.name}, {options.steps} steps, settings: {' '.join(options.set) or 'usual'}")
        print(f"{'size':>9}  {'':<6} {'import':>9} {'speed':>11} {'memory':>16}  {'steps':>8} {'memory':>16}")
        seconds = [
            _measure_size(folder, megabytes, options, trouble) for megabytes in sorted(options.megabytes)
        ]
        for smaller, larger in itertools.pairwise(seconds):
            if larger > smaller * SLOWER:
                trouble.append(f"A megabyte took {smaller:.3f} s and of the larger file {larger:.3f} s.")
        _measure_ends(folder, options, trouble)
    for sentence in trouble:
        print(sentence)
    return 1 if trouble else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=ROOT / "resources/samples/takeaway-zh.csv")
    parser.add_argument("--megabytes", type=int, nargs="+", default=[20, 200, 2000])
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--folder", help="where the files are made (the system's place for passing files)")
    return parser.parse_args()


def make_table(corpus: Path, path: Path, megabytes: int) -> None:
    """Write the rows of a csv file again and again, shuffled, until `path` has that many megabytes."""
    with corpus.open(encoding="utf-8-sig", newline="") as source:
        header, *rows = map(_line, csv.reader(source))
    draw = random.Random(0)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        while file.tell() < megabytes * 1_000_000:
            draw.shuffle(rows)
            file.writelines(rows)


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _measure_size(folder: Path, megabytes: int, options: argparse.Namespace, trouble: list[str]) -> float:
    """Print the lines of one size; gives the seconds a megabyte took to import."""
    table, cache = folder / f"{megabytes}.csv", folder / "cache"
    make_table(options.corpus, table, megabytes)
    size = table.stat().st_size / 1e6
    first = _run(table, cache, options)
    again = _run(table, cache, options)
    for words, run in (("first", first), ("again", again)):
        print(
            f"{size:>6,.0f} MB  {words:<6} {run.import_seconds:>7.1f} s {size / run.import_seconds:>6.1f} MB/s"
            f" {_memory(run.importing)}  {run.steps_seconds:>6.1f} s {_memory(run.stepping)}",
            flush=True,
        )
        if run.code != 130:
            trouble.append(f"Training on {size:,.0f} MB ended with {run.code}, not as stopped.")
        if max(run.importing.together, run.stepping.together) >= MOST_BYTES:
            trouble.append(f"{size:,.0f} MB took 1 GiB of memory or more.")
    shutil.rmtree(cache)
    table.unlink()
    return first.import_seconds / size


def _memory(peak: Peak) -> str:
    return f"{peak.own / (1 << 20):>5.0f} ({peak.together / (1 << 20):>5.0f}) MiB"


def _run(table: Path, cache: Path, options: argparse.Namespace) -> Measured:
    """Train until the first steps are done, then stop as Ctrl+C does."""
    started = time.perf_counter()
    with _start(table, cache, options) as child:
        watch = MemoryWatch(child.pid)
        importing, imported, steps = Peak(0, 0), 0.0, 0
        assert child.stdout is not None
        for line in child.stdout:
            event = json.loads(line)["event"]
            if event == "run_started":
                importing, imported = watch.take(), time.perf_counter()
            steps += event == "step_done"
            if steps == options.steps and event == "step_done":
                child.send_signal(signal.SIGINT)
        ended = time.perf_counter()
        stepping = watch.take()
        watch.end()
        code = child.wait()
    return Measured(imported - started, ended - imported, importing, stepping, code)


def _start(
    table: Path, cache: Path, options: argparse.Namespace, *, heard: bool = False
) -> subprocess.Popen[str]:
    project = table.with_suffix(".unroll")
    project.unlink(missing_ok=True)
    settings = [part for setting in options.set for part in ("--set", setting)]
    command = [sys.executable, str(ROOT / "main.py"), "train", str(project), "--corpus", str(table)]
    return subprocess.Popen(
        [*command, *settings, "--device", "cpu", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if heard else subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "UNROLL_CACHE": str(cache)},
    )


def _measure_ends(folder: Path, options: argparse.Namespace, trouble: list[str]) -> None:
    """Stop and kill imports in their middle, and look at what is left."""
    table, cache = folder / "ends.csv", folder / "cache"
    make_table(options.corpus, table, sorted(options.megabytes)[0])
    for stage in ("checking", "reading", "cutting"):
        shutil.rmtree(cache, ignore_errors=True)
        seconds = _end_within(stage, signal.SIGINT, table, cache, options)
        left = _half_made(cache)
        print(f"cancelled while {stage}: heard {seconds * 1000:.0f} ms later, half-made entries left: {left}")
        if left or seconds > CANCEL_SECONDS:
            trouble.append("A cancelled import was not ended at once, or left something.")
    for stage in ("reading", "cutting"):
        shutil.rmtree(cache, ignore_errors=True)
        _end_within(stage, signal.SIGKILL, table, cache, options)
        before = _half_made(cache)
        code = _run(table, cache, options).code
        left = _half_made(cache)
        print(f"killed while {stage}: half-made entries left: {before}, after the next import: {left}")
        if left or code != 130:
            trouble.append("What a killed import left was not swept.")


def _end_within(
    stage: str, how: signal.Signals, table: Path, cache: Path, options: argparse.Namespace
) -> float:
    """Send a signal when a stage is half done; gives the seconds until the program says that it has stopped."""
    with _start(table, cache, options, heard=True) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        for line in child.stdout:
            event = json.loads(line)
            if event.get("stage") == stage and event["done"] >= SHARE_DONE[stage] * event["total"]:
                break
        sent = time.perf_counter()
        child.send_signal(how)
        for line in child.stderr:
            if "Stopped" in line:
                return time.perf_counter() - sent
        return time.perf_counter() - sent


def _half_made(cache: Path) -> int:
    return sum(path.name.startswith(".passing") and path.is_dir() for path in cache.glob(".*"))


if __name__ == "__main__":
    sys.exit(main())
