"""Whether the pre-flight card tells the truth, for every shipped preset.

    python3 -m tests.benchmarks.bench_preflight [PRESET …] [--corpus TASK=FILE …] [--processor-time]

Each preset is foretold in one process and one epoch of it is really trained, with all that a run does, in another.
Printed: how long foretelling took, foretold and real seconds of learning, and the most memory each process held. Aims:
time within 25 %, memory within 20 %, foretold in under 3 s (a few seconds of importing left out); exit code 1 when one
is missed. A task without `--corpus` learns from a text made by rule. Where other programs are busy, `--processor-time`
counts the processor's seconds instead of the clock's; the medians of `--turns` are what counts.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch

from engine.control import RunControl
from engine.events import EpochDone, RunStarted, StepDone, result_of
from engine.project.project import Project
from engine.recipe.presets import all_presets, build_recipe
from engine.recipe.recipe import Recipe, Task
from engine.training.memory_watch import MemoryWatch
from engine.training.preflight import foresee
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.vectors.kernels import has_gensim
from tests.benchmarks.made_corpora import made_corpus

CPU = torch.device("cpu")
MB = 1e6
TIME, MEMORY, SECONDS = 1.25, 1.20, 3.0
WITHOUT_DICTIONARY = {"model.vectors": "random"}  # what a network begins with takes no time of its epochs


def main() -> None:
    """A line for each preset."""
    options = _parser().parse_args()
    clock = time.process_time if options.processor_time else time.monotonic
    if options.part:
        preset, corpus = options.presets
        print(json.dumps({"foretell": foretold, "learn": learned}[options.part](preset, Path(corpus), clock)))
        return
    given = dict(pair.split("=", 1) for pair in options.corpus)
    missed = []
    with tempfile.TemporaryDirectory() as name:
        for preset in all_presets():
            if options.presets and preset.name not in options.presets:
                continue
            task = preset.task
            path = given.get(task.value) or made_corpus(Path(name), preset.name, task)
            told, kept = line(preset.name, Path(path), options)
            print(told, flush=True)
            missed += [] if kept else [preset.name]
    print("all within the aims" if not missed else f"beyond an aim: {', '.join(missed)}")
    sys.exit(1 if missed else 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("presets", nargs="*", metavar="PRESET", help="some of them (all)")
    parser.add_argument("--corpus", nargs="*", default=[], metavar="TASK=FILE")
    parser.add_argument("--processor-time", action="store_true")
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--part", choices=("foretell", "learn"), help=argparse.SUPPRESS)
    return parser


def line(preset: str, corpus: Path, options: argparse.Namespace) -> tuple[str, bool]:
    """What was foretold beside what was, and whether all aims are kept; medians of the turns."""
    turns = []
    for _ in range(options.turns):
        foreseen, real = (_apart(part, preset, corpus, options) for part in ("foretell", "learn"))
        turns.append((foreseen, real))
    took, told, was = (
        statistics.median(t[i][key] for t in turns)
        for i, key in ((0, "took"), (0, "seconds"), (1, "seconds"))
    )
    room, held = (statistics.median(t[i]["memory"] for t in turns) for i in (0, 1))
    kept = 1 / TIME <= told / was <= TIME and 1 / MEMORY <= room / held <= MEMORY and took < SECONDS
    return (
        f"{preset:16} foretold in {took:4.1f} s: epoch {told:7.2f} s, real {was:7.2f} ({told / was:.2f}); "
        f"memory {room / MB:6.0f} MB, real {held / MB:6.0f} ({room / held:.2f}){'' if kept else '  MISSED'}",
        kept,
    )


def _apart(part: str, preset: str, corpus: Path, options: argparse.Namespace) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.benchmarks.bench_preflight", preset, str(corpus), "--part", part]
    words += ["--processor-time"] if options.processor_time else []
    out = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(out.splitlines()[-1])
    return found


# In a process of its own


def _prepared(preset: str, corpus: Path) -> tuple[Recipe, Prepared]:
    recipe = build_recipe(preset).with_values(WITHOUT_DICTIONARY)
    one = {"vectors.epochs": 1} if recipe.task is Task.WORD_VECTORS else {"training.epochs": 1}
    recipe = recipe.with_values(one)
    # Seconds of importing are none of learning; the window has done this before, too.
    torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))])
    if recipe.task is Task.WORD_VECTORS and has_gensim():
        importlib.import_module("gensim.models.word2vec")
    return recipe, result_of(prepare(corpus, recipe, RunControl()))


def foretold(preset: str, corpus: Path, clock: Callable[[], float]) -> dict[str, float]:
    """Seconds that foretelling took, those it foretold, and the memory."""
    recipe, prepared = _prepared(preset, corpus)
    began = time.process_time() if clock is time.process_time else time.monotonic()
    found = foresee(recipe, prepared, RunControl(), CPU, clock=clock)
    return {"took": clock() - began, "seconds": found.epoch_seconds, "memory": found.memory}


def learned(preset: str, corpus: Path, clock: Callable[[], float]) -> dict[str, float]:
    """Seconds of learning in a run of one epoch, and the most memory that was held."""
    recipe, prepared = _prepared(preset, corpus)
    with MemoryWatch(CPU) as watch, tempfile.TemporaryDirectory() as name:
        with Project.create(Path(name) / "p.unroll") as project:
            work = start_run(project, recipe, prepared, RunControl(), device="cpu")
            begun = ended = clock()
            for event in work:
                if isinstance(event, RunStarted):
                    begun = clock()
                elif isinstance(event, StepDone):
                    ended = clock()
                elif isinstance(event, EpochDone) and clock is time.monotonic:
                    begun, ended = 0.0, event.seconds
        return {"seconds": ended - begun, "memory": watch.peak()}


if __name__ == "__main__":
    main()
