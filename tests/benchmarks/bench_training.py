"""Training speed beside a plain PyTorch loop: `python -m tests.benchmarks.bench_training [--cell lstm] [--seconds 20]`.

Both train the lecture's network (10 000 words, vectors and state of 32, batch 32) on the same made-up reviews, whose
lengths are spread like those of film reviews (mean about 230, at most 500), one thread each, taking turns. The plain
loop pads every review to 500 and reads the last state; ours batches texts of like length.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
from torch import nn

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

REVIEWS, LONGEST, WORDS = 4000, 500, 10_000


def made_up_reviews(recipe: Recipe, words: int = WORDS, reviews: int = REVIEWS) -> Prepared:
    """Random words with two labels, prepared for training."""
    draw = np.random.default_rng(1)
    lengths = np.clip(draw.lognormal(5.2, 0.65, reviews), 10, LONGEST).astype(np.int64)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    ids = draw.integers(3, words, offsets[-1]).astype(np.int32)
    encoded = EncodedCorpus(ids, offsets, draw.integers(0, 2, reviews), ("neg", "pos"))
    corpus = Corpus(
        ("",) * reviews, ("neg",) * reviews, CorpusSource("", 0, ""), CorpusFormat.CSV, "utf-8", running=False
    )
    vocabulary = Vocabulary(tuple(map(str, range(words))), (1,) * words, words)
    nothing = np.empty(0, np.int64)
    return Prepared(
        corpus,
        TextPipeline(recipe.text, vocabulary),
        encoded,
        Split(np.arange(reviews), nothing, nothing),
        CutCorpus(vocabulary.tokens, ids, offsets, recipe.text, recipe.task),
    )


class PlainNetwork(nn.Module):
    """What a tutorial writes."""

    def __init__(self, cell: str) -> None:
        super().__init__()
        self.embedding = nn.Embedding(WORDS, 32, padding_idx=0)
        kind = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[cell]
        self.recurrent = kind(32, 32, batch_first=True)
        self.answer = nn.Linear(32, 2)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        states, _ = self.recurrent(self.embedding(ids))
        logits: torch.Tensor = self.answer(states[:, -1])
        return logits


def plain_steps(prepared: Prepared, cell: str) -> Iterator[int]:
    """One step of a plain loop per item: the number of reviews in it."""
    encoded = prepared.encoded
    assert encoded.labels is not None
    table = torch.zeros(REVIEWS, LONGEST, dtype=torch.int64)
    for number in range(REVIEWS):
        ids = torch.from_numpy(encoded.document(number).astype(np.int64))
        table[number, LONGEST - len(ids) :] = ids
    labels = torch.from_numpy(encoded.labels)
    torch.manual_seed(1)
    network = PlainNetwork(cell)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    while True:
        for part in torch.split(torch.randperm(REVIEWS), 32):
            loss = nn.functional.cross_entropy(network(table[part]), labels[part])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            yield len(part)


def our_steps(prepared: Prepared, recipe: Recipe) -> Iterator[int]:
    """The same of a session."""
    session = Session("bench", recipe, prepared, torch.device("cpu"), 1)
    while True:
        session.lessons.begin_epoch(session.position.epoch)
        while session.position.step_in_epoch < session.lessons.steps_per_epoch:
            session.step()
            yield sum(step.examples for step in session.tell())
        session.position.close_epoch()


def measure(cell: str, readout: str, seconds: float) -> dict[str, float]:
    """Reviews per second of both, in turns of half a second."""
    torch.set_num_threads(1)
    recipe = build_recipe("lecture_imdb").with_values({"model.cell": cell, "model.readout": readout})
    prepared = made_up_reviews(recipe)
    loops = {"plain": plain_steps(prepared, cell), "ours": our_steps(prepared, recipe)}
    reviews, spent = dict.fromkeys(loops, 0), dict.fromkeys(loops, 0.0)
    for steps in loops.values():
        next(steps)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name, steps in loops.items():
            begun = time.perf_counter()
            while time.perf_counter() - begun < 0.5:
                reviews[name] += next(steps)
            spent[name] += time.perf_counter() - begun
    return {name: reviews[name] / spent[name] for name in loops}


def main() -> int:
    """Print reviews per second and their ratio for each cell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cell", choices=["rnn", "lstm", "gru"], action="append")
    arguments.add_argument("--readout", default="mean")
    arguments.add_argument("--seconds", type=float, default=20.0)
    chosen = arguments.parse_args()
    for cell in chosen.cell or ["rnn", "lstm", "gru"]:
        speed = measure(cell, chosen.readout, chosen.seconds)
        print(
            f"{cell:5} plain loop {speed['plain']:7.0f} reviews/s   ours {speed['ours']:7.0f} reviews/s   "
            f"ratio {speed['ours'] / speed['plain']:.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
