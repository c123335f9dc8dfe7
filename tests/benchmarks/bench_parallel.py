"""Several processes beside one: the same losses, and what happens when one of them is killed.

    python3 -m tests.benchmarks.bench_parallel
    python3 -m tests.benchmarks.bench_parallel --corpus reviews.csv --set task=classification --processes 4

Trains the same recipe by `main.py train` alone and under torchrun at the same global batch, for a classifier and a
language model on made-up text (or what --corpus and --set say), and compares the loss of every step: some fifty of them,
because differences of rounding grow in any training; in float32 unless --set says otherwise, because bfloat16 rounds
gradients to three digits, and the sum of two rounded ones is another one. Then a process is killed (SIGKILL) at random
moments, of every rank in turn: the others must end by themselves soon, torchrun must say so with its exit code, a sentence
must tell how to go on, `check` must find nothing, and the run, gone on with alone or together, must end with the losses
of the run that was left alone. Exit code 1 when an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from engine.project.project import Project
from engine.project.records import LAST

ROOT = Path(__file__).resolve().parents[2]
CLOSE = 1e-4  # how far losses may be apart
SOON = 30.0  # seconds from the kill until all have ended; then torchrun would kill them
WORDS = [f"w{number}" for number in range(600)]
SIZES = ["model.hidden_size=128", "model.embedding_dim=32", "model.dropout=0.3"]
OTHERS = ["training.patience=0", "training.learning_rate=0.0003"]


@dataclass(frozen=True)
class Case:
    """What is learned."""

    name: str
    corpus: Path
    settings: tuple[str, ...]

    def command(self, project: Path, epochs: int) -> list[str]:
        """The arguments of `main.py`."""
        settings = [*self.settings, f"training.epochs={epochs}"]
        if not any(setting.startswith("training.precision=") for setting in settings):
            settings.append("training.precision=float32")
        return ["train", str(project), "--corpus", str(self.corpus), "--device", "cpu", "--set", *settings]


def made_cases(folder: Path) -> list[Case]:
    """A classifier whose batches have rows of different lengths, and a language model; both with dropout."""
    draw = random.Random(1)
    rows = []
    for number in range(2000):
        words = draw.choices(WORDS, k=draw.randint(5, 120))
        words[draw.randrange(len(words))] = ("fine", "dull")[number % 2]
        rows.append(f"{number % 2},{' '.join(words)}")
    reviews, running = folder / "reviews.csv", folder / "running.txt"
    reviews.write_text("\n".join(["label,text", *rows]), encoding="utf-8")
    running.write_text(" ".join(draw.choices(WORDS[:80], k=120_000)), encoding="utf-8")
    return [
        Case("classification", reviews, (*SIZES, *OTHERS, "training.batch_size=181")),
        Case(
            "language model",
            running,
            (*SIZES, *OTHERS, "task=language_model", "training.batch_size=67", "training.bptt_steps=64"),
        ),
    ]


def run(arguments: list[str], processes: int = 1) -> subprocess.Popen[str]:
    """`main.py` alone, or in several processes."""
    several = ["-m", "torch.distributed.run", "--nproc-per-node", str(processes)] if processes > 1 else []
    environment = {**os.environ, "UNROLL_NO_BOOTSTRAP": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, *several, str(ROOT / "main.py"), *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def must_end_well(process: subprocess.Popen[str]) -> None:
    """Wait for it; what it complained about ends the benchmark."""
    _, complaint = process.communicate()
    if process.returncode != 0:
        sys.exit(f"{shlex.join(map(str, process.args))}\n{complaint}")  # type: ignore[arg-type]


def losses(project: Path) -> np.ndarray:
    """The loss of every step."""
    with Project.open(project) as opened:
        return np.asarray(opened.history(opened.runs()[-1]).losses)


def compare(case: Case, folder: Path, processes: int, steps: int) -> tuple[Path, int, float, float]:
    """The project learned alone, its epochs, how far the losses are apart, and how many times as fast many are."""
    alone, many = folder / f"{case.name}-alone.unroll", folder / f"{case.name}-many.unroll"
    epochs = 1
    must_end_well(run(case.command(alone, epochs)))
    if (first := len(losses(alone))) < steps:
        epochs = -(-steps // first)
        alone.unlink()
        must_end_well(run(case.command(alone, epochs)))
    must_end_well(run(case.command(many, epochs), processes))
    a, b = losses(alone), losses(many)
    if len(a) != len(b):
        return alone, epochs, float("inf"), 0.0
    ratio = speed(many) / speed(alone)
    return alone, epochs, float(np.abs(a - b).max()), ratio


def speed(project: Path) -> float:
    """Tokens a second, the median of the epochs."""
    with Project.open(project) as opened:
        epochs = opened.epochs(opened.runs()[-1])
    return statistics.median(epoch.tokens_per_second for epoch in epochs)


def kill_one(case: Case, folder: Path, processes: int, turn: int, alone: Path, epochs: int) -> str:
    """Kill the process of rank `turn` at some moment, and go on; gives what was wrong, or nothing."""
    project = folder / f"{case.name}-killed-{turn}.unroll"
    started = run(case.command(project, epochs), processes)
    workers = wait_for_workers(started, project)
    time.sleep(random.Random(turn).uniform(0.0, 1.0))
    rank = turn % processes
    if rank not in workers or started.poll() is not None:
        started.kill()
        return f"rank {rank} had ended before it could be killed; choose more steps"
    workers[rank].kill()
    begun = time.monotonic()
    _, complaint = started.communicate()
    took = time.monotonic() - begun
    with_state = state_of(project)
    again = processes if turn % 2 else 1
    checked = run(["check", str(project)])
    clean = checked.communicate()[0].strip()
    must_end_well(run(["resume", str(project), "--device", "cpu"], again))
    apart = float(np.abs(losses(alone) - losses(project)).max())
    print(
        f"  rank {rank} killed {with_state}: ended after {took:.1f} s with code {started.returncode}; {clean}; "
        f"gone on with in {again} process{'es' if again > 1 else ''}: {apart:.1e} apart"
    )
    left = [pid for pid, worker in workers.items() if worker.is_running() and worker.status() != "zombie"]
    wrong = [
        *(["not soon"] if took > SOON else []),
        *(["with exit code 0"] if started.returncode == 0 else []),
        *(["without a sentence"] if "Go on with: main.py resume" not in complaint else []),
        *(["a fault"] if "A fault in Unroll" in complaint else []),
        *(["check found something"] if checked.returncode else []),
        *([f"ranks {left} still run"] if left else []),
        *(["other losses"] if apart > CLOSE else []),
    ]
    return ", ".join(wrong)


def wait_for_workers(started: subprocess.Popen[str], project: Path) -> dict[int, psutil.Process]:
    """The processes by rank, as soon as they learn."""
    while started.poll() is None and "after" not in state_of(project):
        time.sleep(0.05)
    found: dict[int, psutil.Process] = {}
    try:
        for child in psutil.Process(started.pid).children():
            found[int(child.environ()["RANK"])] = child
    except (psutil.Error, KeyError):
        pass
    return found


def state_of(project: Path) -> str:
    """Where the run stood when it was last saved."""
    if not project.exists():
        return "before it began"
    with Project.open(project) as opened:
        runs = opened.runs()
        state = opened.load_checkpoint(runs[-1], LAST) if runs else None
    return f"after step {state.step}" if state else "before a state was saved"


def main() -> int:
    """Compare, kill, judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="what to learn from, instead of made-up text")
    parser.add_argument("--set", nargs="+", default=[], dest="settings", help="settings of the recipe")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--steps", type=int, default=50, help="at least so many are compared (50)")
    parser.add_argument("--kills", type=int, default=5, help="of each case (5)")
    asked = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        cases = (
            [Case("corpus", asked.corpus.absolute(), tuple(asked.settings))]
            if asked.corpus
            else made_cases(folder)
        )
        for case in cases:
            alone, epochs, apart, ratio = compare(case, folder, asked.processes, asked.steps)
            print(
                f"{case.name}: {asked.processes} processes beside one over {asked.steps} steps or more: losses "
                f"{apart:.1e} apart (aim {CLOSE:.0e}); {ratio:.2f} times the tokens a second"
            )
            missed += apart > CLOSE
            if asked.kills:
                missed += kill_some(case, folder, asked, alone, epochs)
    print("All aims are met." if not missed else f"{missed} aims are missed.")
    return int(missed > 0)


def kill_some(case: Case, folder: Path, asked: argparse.Namespace, alone: Path, epochs: int) -> int:
    """Kill as often as asked; how often something was wrong."""
    wrong = [kill_one(case, folder, asked.processes, turn, alone, epochs) for turn in range(asked.kills)]
    for sentence in filter(None, wrong):
        print(f"  WRONG: {sentence}")
    return len(list(filter(None, wrong)))


if __name__ == "__main__":
    sys.exit(main())
