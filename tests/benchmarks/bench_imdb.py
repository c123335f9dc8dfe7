"""Film reviews from vectors to verdicts: `python -m tests.benchmarks.bench_imdb --train PATH --unsup PATH [--seeds 0 1 2]`.

TRAIN are the labelled reviews, UNSUP those without labels, each an archive or a folder. For every split seed:

    imdb_vectors   learns word vectors from UNSUP; once, for all splits (no labelled text is in it)
    imdb_cpu       begins with them and learns from the training part of TRAIN
    bag of words   hashed words and pairs of neighbouring words, their mean, one linear layer (Joulin et al., 2017), by the
                   same code of the command line's corpus and split; with --fasttext the fasttext package itself

All three are judged by the same validation part, which none of them has read. What is printed for imdb_cpu is the
program's own figure, that of the epoch with the lowest validation loss; beside it stands the accuracy of the last epoch,
which nothing was chosen by. Seconds are those of training, with reading and cutting left out, and processor seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import EpochDone, RunEnded, WeightsTaken, result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run

BUCKETS, DIM, BAG_EPOCHS, BAG_BATCH, BAG_RATE = 1 << 20, 16, 4, 64, 5e-3
PRIME = 1_000_003


@dataclass
class Outcome:
    """How a run went."""

    best: float
    last: float
    seconds: float
    processor: float


def say(text: str) -> None:
    """At once, also into a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def learn(project: Project, corpus: Path, recipe: Recipe, name: str, device: str) -> Outcome:
    """Train a run as the command line does, telling of its epochs."""
    prepared = result_of(prepare(corpus, recipe, RunControl(), cache=user_cache()))
    outcome = Outcome(0.0, 0.0, 0.0, -_processor())
    for event in start_run(project, recipe, prepared, RunControl(), name=name, device=device):
        if isinstance(event, WeightsTaken):
            say(f"   begins with {event.words:,} of {event.vocabulary:,} words of {event.source}")
        elif isinstance(event, EpochDone):
            accuracy = "" if event.valid_accuracy is None else f", {100 * event.valid_accuracy:.2f} % right"
            valid = "" if event.valid_loss is None else f", {event.valid_loss:.4f} on new text"
            spent = outcome.processor + _processor()
            say(
                f"   epoch {event.epoch}: loss {event.train_loss:.4f}{valid}{accuracy}, {event.seconds:.0f} s, {spent:.0f} s of processor"
            )
            outcome.last = event.valid_accuracy or 0.0
        elif isinstance(event, RunEnded):
            outcome.seconds = event.seconds
            outcome.best = (event.best and event.best.valid_accuracy) or 0.0
    outcome.processor += _processor()
    return outcome


def _processor() -> float:
    """Processor seconds of this process and those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Bag(nn.Module):
    """The mean of the vectors of all words and pairs, and a linear layer."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(BUCKETS, DIM, mode="mean", sparse=True)
        nn.init.uniform_(self.table.weight, -1 / DIM, 1 / DIM)
        self.answer = nn.Linear(DIM, labels)

    def forward(self, ids: Tensor, starts: Tensor) -> Tensor:
        logits: Tensor = self.answer(self.table(ids, starts))
        return logits


def bags(prepared: Prepared) -> list[NDArray[np.int64]]:
    """The numbers of the words of each document, and of its pairs of neighbours, by their hash."""
    result = []
    for document in range(len(prepared.encoded)):
        first, last = prepared.cut.offsets[document : document + 2]
        words = prepared.cut.ids[first:last].astype(np.int64)
        pairs = (words[:-1] * PRIME + words[1:] * 31 + 7) % (BUCKETS - BUCKETS // 8) + BUCKETS // 8
        result.append(np.concatenate([words % (BUCKETS // 8), pairs]))
    return result


def batches(numbers: NDArray[np.integer], draw: np.random.Generator | None) -> Iterator[NDArray[np.integer]]:
    order = numbers if draw is None else draw.permutation(numbers)
    yield from (order[i : i + BAG_BATCH] for i in range(0, len(order), BAG_BATCH))


def bag_of_words(prepared: Prepared, seed: int) -> Outcome:
    """Accuracy on the validation part after each epoch; the best one is the figure, as of the networks."""
    torch.manual_seed(seed)
    texts, labels = bags(prepared), prepared.encoded.labels
    assert labels is not None
    network = Bag(len(prepared.encoded.label_names))
    tables = torch.optim.SparseAdam(network.table.parameters(), lr=BAG_RATE)
    rest = torch.optim.Adam(network.answer.parameters(), lr=BAG_RATE)
    draw = np.random.default_rng(seed)
    begun, spent = time.monotonic(), _processor()
    outcome = Outcome(0.0, 0.0, 0.0, 0.0)
    for _ in range(BAG_EPOCHS):
        for batch in batches(prepared.split.train, draw):
            tables.zero_grad()
            rest.zero_grad()
            loss = cross_entropy(network(*_together(texts, batch)), torch.from_numpy(labels[batch]).long())
            loss.backward()  # type: ignore[no-untyped-call]
            tables.step()  # type: ignore[no-untyped-call]
            rest.step()
        outcome.last = _right(network, texts, prepared)
        outcome.best = max(outcome.best, outcome.last)
    outcome.seconds, outcome.processor = time.monotonic() - begun, _processor() - spent
    return outcome


def _together(texts: list[NDArray[np.int64]], batch: NDArray[np.integer]) -> tuple[Tensor, Tensor]:
    some = [texts[i] for i in batch]
    starts = np.cumsum([0, *map(len, some[:-1])])
    return torch.from_numpy(np.concatenate(some)), torch.from_numpy(starts)


@torch.no_grad()
def _right(network: Bag, texts: list[NDArray[np.int64]], prepared: Prepared) -> float:
    labels, valid = prepared.encoded.labels, prepared.split.valid
    assert labels is not None
    right = 0
    for batch in batches(valid, None):
        answers = network(*_together(texts, batch)).argmax(dim=1).numpy()
        right += int((answers == labels[batch]).sum())
    return right / len(valid)


def package(prepared: Prepared, folder: Path) -> float:
    """Accuracy of the fasttext package on the same words and split."""
    import fasttext  # type: ignore[import-not-found,unused-ignore]

    labels = prepared.encoded.labels
    assert labels is not None

    def line(i: int) -> str:
        return f"__label__{labels[i]} {' '.join(prepared.cut.document(i))}"

    for name, part in (("train", prepared.split.train), ("valid", prepared.split.valid)):
        mixed = np.random.default_rng(0).permutation(part)  # it learns in the order of the file
        (folder / name).write_text("\n".join(map(line, mixed)) + "\n", "utf-8")
    model = fasttext.train_supervised(
        str(folder / "train"), lr=0.5, epoch=5, wordNgrams=2, dim=DIM, thread=2, verbose=0
    )
    return float(model.test(str(folder / "valid"))[1])


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads or torch.get_num_threads())
    say(f"{os.cpu_count()} processors, torch {torch.__version__}, {torch.get_num_threads()} threads")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Project.create(folder / "imdb.unroll") as project:
            _compare(project, folder, options)


def _compare(project: Project, folder: Path, options: argparse.Namespace) -> None:
    free = {"training.threads": options.threads} if options.threads else {}
    before = Outcome(0.0, 0.0, 0.0, 0.0)
    start = {}
    if options.unsup:
        say(f"{options.vectors} on {options.unsup.name}")
        recipe = build_recipe(options.vectors).with_values(free)
        before = learn(project, options.unsup, recipe, "vectors", options.device)
        say(f"   {before.seconds:.0f} s, {before.processor:.0f} s of processor")
        start = {"model.vectors": "vectors"}
    for seed in options.seeds:
        recipe = build_recipe(options.preset).with_values({**start, **free, "corpus.split_seed": seed})
        say(f"split {seed}: {options.preset} on {options.train.name}")
        found = learn(project, options.train, recipe, f"split {seed}", options.device)
        prepared = result_of(prepare(options.train, recipe, RunControl(), cache=user_cache()))
        bag = bag_of_words(prepared, seed)
        say(
            f"split {seed}: best epoch {100 * found.best:.2f} %, last epoch {100 * found.last:.2f} %; training in all "
            f"{before.seconds + found.seconds:.0f} s ({before.processor + found.processor:.0f} s of processor), "
            f"vectors {before.seconds:.0f} s of it"
        )
        say(
            f"split {seed}: bag of words and pairs {100 * bag.best:.2f} %, last epoch {100 * bag.last:.2f} %, {bag.seconds:.0f} s"
        )
        if options.fasttext:
            say(f"split {seed}: the fasttext package {100 * package(prepared, folder):.2f} %")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--unsup", type=Path, help="without it, word vectors begin as random numbers")
    parser.add_argument("--preset", default="imdb_cpu")
    parser.add_argument("--vectors", default="imdb_vectors", help="preset of the word vectors")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--threads", type=int, help="(as the recipe says)")
    parser.add_argument("--device", default="auto")
    parser.add_argument(
        "--fasttext", action="store_true", help="also the fasttext package, when it is installed"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
