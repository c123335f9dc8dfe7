"""Does a large vocabulary cost what is read of it? `python -m tests.benchmarks.bench_vocabulary [--words 50000]`.

A language model (one layer of 128, vectors of 128) and a classifier (state of 32, vectors of 64) with so many words, one
thread, in turns, on made-up text whose words are as frequent as those of a language are (the n-th is 1/n as frequent):
with word tables whose every number is corrected at each step, and with the rows alone that were read (touched_rows.py);
the language model with the full softmax and with the adaptive one. Printed are tokens a second and ratios; exit code 1
where rows alone are slower.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Iterator
from unittest import mock

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch

from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training import touched_rows
from engine.training.preparing import Prepared
from engine.training.session import Session
from tests.benchmarks.bench_language_model import running_text
from tests.benchmarks.bench_training import made_up_reviews
from tests.benchmarks.pairs import machine, say, take_turns


def steps(recipe: Recipe, prepared: Prepared, *, rows: bool) -> Iterator[int]:
    """A batch per item: its tokens."""
    with mock.patch.object(touched_rows, "LARGE", touched_rows.LARGE if rows else 1 << 62):
        session = Session("bench", recipe, prepared, torch.device("cpu"), 1)
    while True:
        session.network.train()
        session.lessons.begin_epoch(session.position.epoch)
        while session.position.step_in_epoch < session.lessons.steps_per_epoch:
            session.step()
            yield sum(step.tokens for step in session.tell())
        session.position.close_epoch()


def frequent(prepared: Prepared, words: int) -> Prepared:
    """The same text with words as frequent as a language has them."""
    draw = np.random.default_rng(1)
    shares = 1.0 / np.arange(1, words - 2)
    ids = 3 + draw.choice(words - 3, int(prepared.encoded.offsets[-1]), p=shares / shares.sum())
    encoded = dataclasses.replace(prepared.encoded, numbers=ids.astype(np.int32))
    return dataclasses.replace(prepared, encoded=encoded)


def compare(name: str, loops: dict[str, Iterator[int]], turns: int, seconds: float) -> bool:
    """Print each loop beside the first; whether the second, rows alone, is at least as fast."""
    speeds = take_turns(loops, dict.fromkeys(loops, 1), turns, seconds / turns)
    first, second, *_ = loops
    for loop in loops:
        say(
            f"{name:14} {loop:22} {speeds.median(loop):8.0f} tokens/s"
            f"  ratio {speeds.ratio(loop, first):6.2f} by the clock,"
            f" {speeds.ratio(loop, first, processor=True):6.2f} by processor time"
        )
    return speeds.ratio(second, first, processor=True) >= 1.0


def main() -> int:
    """Measure both tasks."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--words", type=int, default=50_000)
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=15.0, help="for each loop, all turns together")
    chosen = arguments.parse_args()
    torch.set_num_threads(1)
    say(machine())
    sizes = {"model.embedding_dim": "128", "model.hidden_size": "128", "model.num_layers": "1"}
    model = build_recipe("characters").with_values({**sizes, "training.batch_size": "32"})
    text = frequent(running_text(model, words=chosen.words), chosen.words)
    adaptive = model.with_values({"model.softmax": "adaptive"})
    reviews = build_recipe("lecture_imdb").with_values({"model.embedding_dim": "64"})
    fast = compare(
        "language model",
        {
            "adaptive, whole tables": steps(adaptive, text, rows=False),
            "adaptive, rows": steps(adaptive, text, rows=True),
            "full, whole tables": steps(model, text, rows=False),
            "full, rows": steps(model, text, rows=True),
        },
        chosen.turns,
        chosen.seconds,
    )
    prepared = frequent(made_up_reviews(reviews, words=chosen.words), chosen.words)
    kinds = {
        "whole tables": steps(reviews, prepared, rows=False),
        "rows": steps(reviews, prepared, rows=True),
    }
    return 0 if compare("classifier", kinds, chosen.turns, chosen.seconds) and fast else 1


if __name__ == "__main__":
    sys.exit(main())
