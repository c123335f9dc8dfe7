"""Whether the pre-flight card tells the truth: python3 -m tests.benchmarks.bench_preflight PRESET=CORPUS …

Each preset is foretold, then one epoch of it is really learned. Printed: how long foretelling took, foretold and real
seconds of the epoch, and the most memory held in each (aims: within 25 % and 20 %). Run it on a machine that is quiet.

    python3 -m tests.benchmarks.bench_preflight balanced=reviews.csv writer=shakespeare.txt couplets=couplets.tsv
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.training.devices import choose_threads
from engine.training.memory_watch import MemoryWatch
from engine.training.preflight import foresee
from engine.training.preparing import prepare
from engine.training.session import Session

CPU = torch.device("cpu")
MB = 1e6


def main() -> None:
    """One line for each preset."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs="+", metavar="PRESET=CORPUS")
    for pair in parser.parse_args().pairs:
        preset, _, corpus = pair.partition("=")
        print(line(preset, Path(corpus)), flush=True)


def line(preset: str, corpus: Path) -> str:
    """Foretell and learn one epoch."""
    recipe = build_recipe(preset)
    prepared = result_of(prepare(corpus, recipe, RunControl(), cache=user_cache()))
    began = time.monotonic()
    foretold = foresee(recipe, prepared, RunControl(), CPU)
    took = time.monotonic() - began
    with MemoryWatch(CPU) as watch:
        session = Session("", recipe, prepared, CPU, choose_threads(recipe))
        session.lessons.begin_epoch(0)
        session.network.train()
        began = time.monotonic()
        for _ in range(session.lessons.steps_per_epoch):
            session.step()
            session.tell()
        real = time.monotonic() - began
        for _ in session.lessons.validate():
            pass
        held = watch.peak()
    return (
        f"{preset:14} foretold in {took:4.1f} s: epoch {foretold.epoch_seconds:7.2f} s, real {real:7.2f} "
        f"({foretold.epoch_seconds / real:.2f}); memory {foretold.memory / MB:6.0f} MB, real {held / MB:6.0f} "
        f"({foretold.memory / held:.2f})"
    )


if __name__ == "__main__":
    main()
