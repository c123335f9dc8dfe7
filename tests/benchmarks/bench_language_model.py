"""Tokens a second of a language model of two layers of 256: `python -m tests.benchmarks.bench_language_model`.

35 steps, batch 32, 65 characters with vectors of 64, on made-up running text. Beside it a plain PyTorch loop of the same
network (one layer object of two layers, Adam, the gradient clipped, the loss fetched), in turns: with the number of
threads it is faster with by the clock, unless --threads names one. The share of the peak is that of the products alone
(six multiplications and additions per weight and token, forward and back) in the fastest large product of single
precision that this computer was seen to do between the turns; bfloat16 can go beyond it. Ours is as `train` would run it
(training.precision=auto, threads found by timing, both kept in the user's cache: XDG_CACHE_HOME names another), and a
second time with float32. Exit code 1 where ours misses its aim of 1.5 (rnn), 1.2 (gru) or 1.1 (lstm) times the plain loop
by the clock.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from engine.corpus.documents import Corpus, CorpusSource
from engine.corpus.splits import Split
from engine.recipe.corpus import CorpusFormat
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.text.cut_corpus import CutCorpus
from engine.text.encoded import EncodedCorpus
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import Vocabulary
from engine.training.preparing import Prepared
from engine.training.session import Session
from tests.benchmarks.pairs import Speeds, better_threads, machine, say, take_turns

TOKENS, WORDS, DIM, SIZE, LAYERS, STEPS, BATCH = 400_000, 65, 64, 256, 2, 35, 32
AIMS = {"rnn": 1.5, "gru": 1.2, "lstm": 1.1}
CELLS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


def running_text(recipe: Recipe, tokens: int = TOKENS, words: int = WORDS) -> Prepared:
    """Made-up ids of one running text."""
    ids = np.random.default_rng(1).integers(3, words, tokens).astype(np.int32)
    offsets = np.array([0, tokens])
    corpus = Corpus(("",), None, CorpusSource("", 0, ""), CorpusFormat.RUNNING, "utf-8", running=True)
    vocabulary = Vocabulary(tuple(map(str, range(words))), (1,) * words, words)
    nothing = np.empty(0, np.int64)
    return Prepared(
        corpus,
        TextPipeline(recipe.text, vocabulary),
        EncodedCorpus(ids, offsets, None, ()),
        Split(np.arange(1), nothing, nothing),
        CutCorpus(vocabulary.tokens, ids, offsets, recipe.text, recipe.task),
    )


class PlainModel(nn.Module):
    """What a tutorial writes."""

    def __init__(self, cell: str, words: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(words, DIM)
        self.recurrent = CELLS[cell](DIM, SIZE, LAYERS, batch_first=True)
        self.answer = nn.Linear(SIZE, words)

    def forward(self, ids: Tensor, state: Tensor | None) -> tuple[Tensor, Tensor]:
        states, state = self.recurrent(self.embedding(ids), state)
        return self.answer(states), state


def plain_steps(prepared: Prepared, cell: str) -> Iterator[int]:
    """One window per item: its tokens."""
    words = len(prepared.pipeline.vocabulary)
    ids = torch.from_numpy(np.asarray(prepared.encoded.ids_at(np.array([0]), np.array([TOKENS])), np.int64))
    width = (len(ids) - 1) // BATCH
    inputs, targets = ids[: width * BATCH].view(BATCH, width), ids[1 : width * BATCH + 1].view(BATCH, width)
    torch.manual_seed(1)
    model = PlainModel(cell, words)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    while True:
        state = None
        for start in range(0, width - STEPS, STEPS):
            logits, state = model(inputs[:, start : start + STEPS], state)
            state = tuple(part.detach() for part in state) if cell == "lstm" else state.detach()
            loss = cross_entropy(logits.flatten(0, 1), targets[:, start : start + STEPS].flatten())
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            loss.item()
            yield BATCH * STEPS


class Ours:
    """The same of a session."""

    def __init__(self, prepared: Prepared, recipe: Recipe, threads: int | None) -> None:
        self.session = Session("bench", recipe, prepared, torch.device("cpu"), threads)

    def steps(self) -> Iterator[int]:
        """One window per item: its tokens."""
        session = self.session
        while True:
            session.network.train()
            session.lessons.begin_epoch(session.position.epoch)
            while session.position.step_in_epoch < session.lessons.steps_per_epoch:
                session.step()
                yield sum(step.tokens for step in session.tell())
            session.position.close_epoch()


def our_steps(prepared: Prepared, recipe: Recipe, threads: int) -> Iterator[int]:
    """The same, with so many threads."""
    return Ours(prepared, recipe, threads).steps()


def products(size: int = 1024) -> Iterator[int]:
    """Large matrix products, one per item: floating-point operations."""
    a, b, c = torch.randn(size, size), torch.randn(size, size), torch.empty(size, size)
    while True:
        torch.mm(a, b, out=c)
        yield 2 * size**3


def work_per_token(cell: str) -> int:
    """Floating-point operations of the products, forward and back."""
    gates = {"rnn": 1, "gru": 3, "lstm": 4}[cell]
    weights = gates * SIZE * (DIM + SIZE + (LAYERS - 1) * 2 * SIZE) + SIZE * WORDS
    return 6 * weights


def measure(cell: str, turns: int, seconds: float, threads: int | None) -> bool:
    """Print tokens a second, their ratios and the share of the peak; whether the aim is reached."""
    recipe = build_recipe("characters").with_values(
        {
            "model.cell": cell,
            "model.embedding_dim": DIM,
            "model.hidden_size": SIZE,
            "model.num_layers": LAYERS,
            "model.dropout": 0.0,
            "training.batch_size": BATCH,
            "training.bptt_steps": STEPS,
        }
    )
    prepared = running_text(recipe)
    plain = threads or better_threads(
        lambda: plain_steps(prepared, cell), os.cpu_count() or 1, min(6.0, seconds)
    )
    ours = Ours(prepared, recipe, threads)
    whole = Ours(prepared, recipe.with_values({"training.precision": "float32"}), threads)
    loops = {
        "plain": plain_steps(prepared, cell),
        "ours": ours.steps(),
        "float32": whole.steps(),
        "products": products(),
    }
    counts = {
        "plain": plain,
        "ours": ours.session.threads,
        "float32": whole.session.threads,
        "products": plain,
    }
    speeds = take_turns(loops, counts, turns, seconds / turns)
    peak = max(speeds.processor["products"])
    say(
        f"{cell:5} plain {speeds.median('plain'):7.0f} tokens/s, {plain} threads, {_share(speeds, 'plain', cell)}"
    )
    for name in ("ours", "float32"):
        precision = "bfloat16" if name == "ours" and ours.session.bfloat16 else "float32"
        say(
            f"{cell:5} {name:7} {speeds.median(name):7.0f} tokens/s, {counts[name]} threads, {precision:8}"
            f" {_share(speeds, name, cell)}  ratio {speeds.ratio(name, 'plain'):.2f} by the clock,"
            f" {speeds.ratio(name, 'plain', processor=True):.2f} by processor time"
        )
    ratio = speeds.ratio("ours", "plain")
    say(
        f"{cell:5} aim {AIMS[cell]}, {'reached' if ratio >= AIMS[cell] else 'MISSED'} (peak {peak / 1e9:.0f} GFLOP/s)"
    )
    return ratio >= AIMS[cell]


def _share(speeds: Speeds, name: str, cell: str) -> str:
    share = work_per_token(cell) * max(speeds.processor[name]) / max(speeds.processor["products"])
    return f"{share:.0%} of the peak"


def main() -> int:
    """Measure each cell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cell", choices=list(CELLS), action="append")
    arguments.add_argument("--turns", type=int, default=7)
    arguments.add_argument("--seconds", type=float, default=14.0, help="for each loop, all turns together")
    arguments.add_argument(
        "--threads", type=int, help="of all loops; without it each has as many as are best for it"
    )
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads or os.cpu_count() or 1)
    say(machine())
    begun = time.monotonic()
    reached = [
        measure(cell, chosen.turns, chosen.seconds, chosen.threads) for cell in chosen.cell or list(CELLS)
    ]
    say(f"{time.monotonic() - begun:.0f} s")
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
