"""Tokens a second of a language model of two layers of 256: `python -m tests.benchmarks.bench_language_model`.

35 steps, batch 32, 65 characters with vectors of 64, on made-up running text. Beside it a plain PyTorch loop of the same
network (one layer object of two layers, Adam, the gradient clipped, the loss fetched), one thread each, in turns. The
share of the peak is that of the products alone (six multiplications and additions per weight and token, forward and
back) in the fastest large product that this computer was seen to do between the turns. Ours is measured a second time
with training.precision=bfloat16, which processors without such products take for float32.
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
from tests.benchmarks.pairs import machine, say, take_turns

TOKENS, WORDS, DIM, SIZE, LAYERS, STEPS, BATCH = 400_000, 65, 64, 256, 2, 35, 32
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


def our_steps(prepared: Prepared, recipe: Recipe, threads: int) -> Iterator[int]:
    """The same of a session."""
    session = Session("bench", recipe, prepared, torch.device("cpu"), threads)
    while True:
        session.network.train()
        session.lessons.begin_epoch(session.position.epoch)
        while session.position.step_in_epoch < session.lessons.steps_per_epoch:
            session.step()
            yield sum(step.tokens for step in session.tell())
        session.position.close_epoch()


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


def measure(cell: str, turns: int, seconds: float, threads: int) -> None:
    """Print tokens a second of both, their ratio and the share of the peak."""
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
    low = recipe.with_values({"training.precision": "bfloat16"})
    loops = {
        "plain": plain_steps(prepared, cell),
        "ours": our_steps(prepared, recipe, threads),
        "bfloat16": our_steps(prepared, low, threads),
        "products": products(),
    }
    speeds = take_turns(loops, dict.fromkeys(loops, threads), turns, seconds / turns)
    work = work_per_token(cell)
    shares = {
        name: work * max(speeds.processor[name]) / max(speeds.processor["products"])
        for name in ("plain", "ours")
    }
    say(
        f"{cell:5} plain {speeds.median('plain'):7.0f} tokens/s ({shares['plain']:.0%} of the peak)  ours"
        f" {speeds.median('ours'):7.0f} ({shares['ours']:.0%})  ratio {speeds.ratio('ours', 'plain'):.2f} by the clock,"
        f" {speeds.ratio('ours', 'plain', processor=True):.2f} by processor time"
        f"  (peak {max(speeds.processor['products']) / 1e9:.0f} GFLOP/s)  in bfloat16, when asked for,"
        f" {speeds.median('bfloat16'):.0f} tokens/s, ratio {speeds.ratio('bfloat16', 'plain'):.2f} by the clock,"
        f" {speeds.ratio('bfloat16', 'plain', processor=True):.2f} by processor time"
    )


def main() -> int:
    """Measure each cell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cell", choices=list(CELLS), action="append")
    arguments.add_argument("--turns", type=int, default=7)
    arguments.add_argument("--seconds", type=float, default=14.0, help="for each loop, all turns together")
    arguments.add_argument(
        "--threads", type=int, default=1, help="of all loops; a run takes one at this size"
    )
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    say(machine())
    begun = time.monotonic()
    for cell in chosen.cell or list(CELLS):
        measure(cell, chosen.turns, chosen.seconds, chosen.threads)
    say(f"{time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
