"""The lecture's network beside a plain PyTorch loop: `python -m tests.benchmarks.bench_lecture [--train PATH] [--epochs 3]`.

Both learn from the same film reviews, cut and numbered alike: 10 000 words, vectors and state of 32, batches of 32. The
plain loop is a tutorial's: every review padded to 500 on the left, the last state read, Adam; it runs with the number of
threads it is faster with. Ours is `train` itself (its session), with the preset `lecture_imdb`. They take turns, at least
five each; what is printed are medians of the turns' ratios, by the clock and by processor time. With --epochs both learn
so many epochs and are judged by the same validation part. Keras' own loop joins in where Keras is installed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.session import Session
from tests.benchmarks.bench_training import made_up_reviews
from tests.benchmarks.pairs import better_threads, machine, say, take_turns

LONGEST, WORDS, SIZE, BATCH = 500, 10_000, 32, 32
AIMS, KERAS_AIM, POINT = {"rnn": 4.0, "gru": 4.0, "lstm": 1.8}, 4.0, 0.01
CELLS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


class PlainNetwork(nn.Module):
    """What a tutorial writes."""

    def __init__(self, cell: str, words: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(words, SIZE, padding_idx=0)
        self.recurrent = CELLS[cell](SIZE, SIZE, batch_first=True)
        self.answer = nn.Linear(SIZE, 2)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        states, _ = self.recurrent(self.embedding(ids))
        logits: torch.Tensor = self.answer(states[:, -1])
        return logits


class PlainLoop:
    """The plain loop over the same reviews."""

    def __init__(self, prepared: Prepared, cell: str) -> None:
        encoded = prepared.encoded
        assert encoded.labels is not None
        self.train, self.valid = (torch.from_numpy(part.copy()).long() for part in parts(prepared))
        self.table = torch.from_numpy(padded(prepared))
        self.labels = torch.from_numpy(np.asarray(encoded.labels, np.int64))
        torch.manual_seed(1)
        self.network = PlainNetwork(cell, len(prepared.pipeline.vocabulary))
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3)

    def epoch(self) -> Iterator[int]:
        """One step per item: the number of reviews in it."""
        for part in torch.split(self.train[torch.randperm(len(self.train))], BATCH):
            loss = nn.functional.cross_entropy(self.network(self.table[part]), self.labels[part])
            self.optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            self.optimizer.step()
            yield len(part)

    def steps(self) -> Iterator[int]:
        """Epoch after epoch."""
        while True:
            yield from self.epoch()

    @torch.no_grad()
    def accuracy(self) -> float:
        """On the validation part."""
        right = 0
        for part in torch.split(self.valid, 256):
            right += int((self.network(self.table[part]).argmax(dim=1) == self.labels[part]).sum())
        return right / max(1, len(self.valid))


class OurLoop:
    """A session of the program, with what it tells."""

    def __init__(self, prepared: Prepared, recipe: Recipe) -> None:
        self.session = Session("bench", recipe, prepared, torch.device("cpu"), 1)

    def epoch(self) -> Iterator[int]:
        """One step per item: the number of reviews in it."""
        session = self.session
        session.network.train()
        session.lessons.begin_epoch(session.position.epoch)
        while session.position.step_in_epoch < session.lessons.steps_per_epoch:
            session.step()
            yield sum(step.examples for step in session.tell())
        session.position.close_epoch()

    def steps(self) -> Iterator[int]:
        """Epoch after epoch."""
        while True:
            yield from self.epoch()

    def accuracy(self) -> float:
        """On the validation part."""
        looking = self.session.lessons.validate()
        while True:
            try:
                next(looking)
            except StopIteration as end:
                return float(end.value.accuracy)


def parts(prepared: Prepared) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """The documents to learn from and those to be judged by."""
    return np.asarray(prepared.split.train), np.asarray(prepared.split.valid)


def padded(prepared: Prepared) -> NDArray[np.int64]:
    """All reviews, (reviews, 500), zeros on the left."""
    encoded = prepared.encoded
    table = np.zeros((len(encoded), LONGEST), np.int64)
    for number in range(len(encoded)):
        ids = encoded.document(number)[:LONGEST]
        table[number, LONGEST - len(ids) :] = ids
    return table


def keras_steps(prepared: Prepared, cell: str) -> Iterator[int] | None:
    """Keras' loop, a hundred batches per item; None where Keras is not installed."""
    try:
        import keras  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    layers: Any = keras.layers
    kind = {"rnn": layers.SimpleRNN, "gru": layers.GRU, "lstm": layers.LSTM}[cell]
    model = keras.Sequential(
        [layers.Embedding(WORDS, SIZE), kind(SIZE), layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    train, _ = parts(prepared)
    table, labels = padded(prepared)[train], np.asarray(prepared.encoded.labels)[train]

    def steps() -> Iterator[int]:
        while True:
            chosen = np.random.default_rng().integers(0, len(table), 100 * BATCH)
            model.fit(table[chosen], labels[chosen], batch_size=BATCH, epochs=1, verbose=0)
            yield len(chosen)

    return steps()


def reviews(path: Path | None, recipe: Recipe) -> Prepared:
    """The corpus at `path`, or made-up reviews."""
    if path is None:
        return made_up_reviews(recipe)
    return result_of(prepare(path, recipe, RunControl(), cache=user_cache()))


def measure(cell: str, chosen: argparse.Namespace) -> bool:
    """Print reviews a second, ratios, and with --epochs what was learned; whether the aims are reached."""
    recipe = build_recipe("lecture_imdb").with_values({"model.cell": cell, "model.readout": chosen.readout})
    prepared = reviews(chosen.train, recipe)
    threads = better_threads(lambda: PlainLoop(prepared, cell).steps(), os.cpu_count() or 1, chosen.seconds)
    plain, ours = PlainLoop(prepared, cell), OurLoop(prepared, recipe)
    loops = {"plain": plain.steps(), "ours": ours.steps()}
    if (keras := keras_steps(prepared, cell)) is not None:
        loops["keras"] = keras
    counts = {"plain": threads, "ours": 1, "keras": threads}
    speeds = take_turns(loops, counts, chosen.turns, chosen.seconds / chosen.turns)
    reached = speeds.ratio("ours", "plain") >= AIMS[cell]
    if "keras" in loops and cell == "rnn":
        reached &= speeds.ratio("ours", "keras") >= KERAS_AIM
    for name in list(loops)[:1] + list(loops)[2:]:
        say(
            f"{cell:5} {name} {speeds.median(name):6.0f} reviews/s ({counts[name]} threads)  ours {speeds.median('ours'):6.0f}"
            f"  ratio {speeds.ratio('ours', name):.2f} by the clock,"
            f" {speeds.ratio('ours', name, processor=True):.2f} by processor time"
        )
    if chosen.epochs:
        reached &= learn(cell, prepared, recipe, threads, chosen.epochs)
    say(f"{cell:5} {'reached' if reached else 'MISSED'}")
    return reached


def learn(cell: str, prepared: Prepared, recipe: Recipe, threads: int, epochs: int) -> bool:
    """Both from the beginning, epoch after epoch; whether ours learns as much, within a point."""
    best = dict[str, float]()
    for name, loop, count in (
        ("plain", PlainLoop(prepared, cell), threads),
        ("ours", OurLoop(prepared, recipe), 1),
    ):
        torch.set_num_threads(count)
        found, begun = list[str](), time.process_time()
        for _ in range(epochs):
            for _ in loop.epoch():
                pass
            best[name] = loop.accuracy()
            found.append(f"{best[name]:.4f}")
        say(
            f"{cell:5} {name:5} accuracy {' '.join(found)}  ({time.process_time() - begun:.0f} s of processor time)"
        )
    return best["ours"] >= best["plain"] - POINT


def main() -> int:
    """Measure each cell."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--train", type=Path, help="labelled reviews; without it made-up ones of like lengths"
    )
    arguments.add_argument("--cell", choices=list(CELLS), action="append")
    arguments.add_argument("--readout", default="mean")
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=20.0, help="for each loop, all turns together")
    arguments.add_argument("--epochs", type=int, default=0, help="also learn so many epochs and compare")
    chosen = arguments.parse_args()
    if chosen.epochs and chosen.train is None:
        arguments.error("made-up reviews teach nothing: --epochs needs --train")
    torch.set_num_threads(os.cpu_count() or 1)
    say(machine())
    reached = [measure(cell, chosen) for cell in chosen.cell or list(CELLS)]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
