"""Does bfloat16 cost accuracy? `python -m tests.benchmarks.bench_precision --corpus FILE [--preset NAME] [--set KEY=VALUE]`.

The same recipe learns from the same corpus for the same number of steps in float32 and in bfloat16, with several seeds, and
is judged by the validation part, in single precision, as a run is. Printed are the losses of each seed (and accuracies), the
spread over the seeds in float32, and the difference of the means. Exit code 1 where bfloat16 is worse by more than the
spread and by more than a hundredth of the loss. By default: 2 x 256 over characters of a running text.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.scores import Scores
from engine.training.session import Session
from tests.benchmarks.pairs import say

LARGE = {"model.hidden_size": "256", "model.num_layers": "2", "model.dropout": "0.0"}


def learned(recipe: Recipe, prepared: Prepared, steps: int) -> Scores:
    """What the validation part says after so many steps."""
    session = Session("bench", recipe, prepared, torch.device("cpu"), 1)
    for _ in range(steps):
        if session.position.step_in_epoch == 0:
            session.lessons.begin_epoch(session.position.epoch)
            session.network.train()
        session.step()
        session.tell()
        if session.position.step_in_epoch == session.lessons.steps_per_epoch:
            session.position.close_epoch()
    return result_of(session.lessons.validate())  # type: ignore[arg-type]


def main() -> int:
    """Print a line for each precision; exit 1 where bfloat16 is clearly worse."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--preset", default="characters")
    arguments.add_argument("--cell", choices=["rnn", "gru", "lstm"], action="append")
    arguments.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    arguments.add_argument("--steps", type=int, default=300)
    arguments.add_argument("--seeds", type=int, default=3)
    chosen = arguments.parse_args()
    if not torch.cpu._is_avx512_bf16_supported():
        say("this processor does not multiply bfloat16: nothing to compare")
        return 0
    worse = False
    for cell in chosen.cell or ["rnn", "gru", "lstm"]:
        values = {**LARGE, "model.cell": cell, **dict(pair.split("=", 1) for pair in chosen.set)}
        recipe = build_recipe(chosen.preset).with_values(values)
        prepared = result_of(prepare(chosen.corpus, recipe, RunControl(), cache=user_cache()))
        losses = dict[str, list[float]]()
        for precision in ("float32", "bfloat16"):
            seeds = range(1, chosen.seeds + 1)
            runs = [{"training.precision": precision, "training.seed": seed} for seed in seeds]
            found = [learned(recipe.with_values(run), prepared, chosen.steps) for run in runs]
            losses[precision] = [scores.loss for scores in found]
            right = "".join(f" {scores.accuracy:.4f}" for scores in found if scores.accuracy is not None)
            say(
                f"{cell:5} {precision:8} loss" + "".join(f" {loss:.4f}" for loss in losses[precision]) + right
            )
        spread = max(losses["float32"]) - min(losses["float32"])
        difference = statistics.mean(losses["bfloat16"]) - statistics.mean(losses["float32"])
        say(f"{cell:5} difference of the means {difference:+.4f}, spread over the seeds {spread:.4f}")
        worse |= difference > max(spread, 0.01 * statistics.mean(losses["float32"]))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
