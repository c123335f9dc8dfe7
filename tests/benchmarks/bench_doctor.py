"""How fast the data doctor is and how much memory it takes, on a corpus and on the same corpus repeated.

    python3 -m tests.benchmarks.bench_doctor FILE.csv [--times 1 10] [--fix NAME ...]

Prints for each size the documents, the seconds of one processor, megabytes a second, peak memory, and how long it took
until a stop in the middle was heard. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engine.control import RunControl
from engine.corpus.doctor.examining import examine
from engine.corpus.plans import make_plan
from engine.errors import Stopped
from engine.events import Progressed, result_of
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task
from tests.benchmarks.memory import MemoryWatch

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measure each size in a child process."""
    options = _options()
    settings = CorpusSettings(fixes=tuple(options.fix))
    if options.child:
        print(json.dumps(_measure(options.corpus, settings)))
        return 0
    print(f"{'size':>9} {'documents':>11} {'seconds':>9} {'speed':>10} {'memory':>9} {'stop':>8}")
    for times in options.times:
        with tempfile.TemporaryDirectory(prefix="bench-doctor-") as folder:
            corpus = _repeated(options.corpus, times, Path(folder))
            command = [sys.executable, "-m", "tests.benchmarks.bench_doctor", str(corpus), "--child"]
            command += ["--fix", *options.fix] if options.fix else []
            child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
            memory = MemoryWatch(child.pid)
            told = json.loads(child.communicate()[0])
            memory.end()
            megabytes = corpus.stat().st_size / 1e6
            print(
                f"{megabytes:6.0f} MB {told['documents']:>11,} {told['seconds']:>9.1f}"
                f" {megabytes / told['seconds']:>5.1f} MB/s {memory.take().own >> 20:>5} MiB"
                f" {told['stopped']:>5.2f} s"
            )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--fix", nargs="+", default=[])
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _repeated(corpus: Path, times: int, folder: Path) -> Path:
    """The rows of a table many times over, its header once."""
    header, _, rows = corpus.read_bytes().partition(b"\n")
    path = folder / corpus.name
    with path.open("wb") as file:
        file.write(header + b"\n")
        for _ in range(times):
            file.write(rows if rows.endswith(b"\n") else rows + b"\n")
    return path


def _measure(corpus: Path, settings: CorpusSettings) -> dict[str, float]:
    """Examine once to the end, once more until it is stopped half-way."""
    labels = make_plan(corpus, settings, RunControl()).label_column
    task = Task.CLASSIFICATION if labels else Task.LANGUAGE_MODEL
    start = time.process_time()
    found = result_of(examine(corpus, settings, task, RunControl()))
    seconds = time.process_time() - start
    return {"documents": found.documents, "seconds": seconds, "stopped": _stopped(corpus, settings, task)}


def _stopped(corpus: Path, settings: CorpusSettings, task: Task) -> float:
    control = RunControl()
    start = 0.0
    try:
        for event in examine(corpus, settings, task, control):
            if isinstance(event, Progressed) and event.total and event.done * 2 > event.total and not start:
                control.stop()
                start = time.perf_counter()
    except Stopped:
        return time.perf_counter() - start
    return 0.0


if __name__ == "__main__":
    sys.exit(main())
