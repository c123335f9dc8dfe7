"""A classifier that begins with word vectors beside one that begins with random numbers, over several seeds.

    python3 -m tests.benchmarks.bench_vector_start --labelled waimai.csv --unlabelled waimai.csv shopping.csv
    python3 -m tests.benchmarks.bench_vector_start --labelled imdb-train --unlabelled imdb-unsup --seeds 1 2 3

The vectors are learned once from the texts of UNLABELLED (no label is looked at) with the preset vectors_skipgram, as long as
those of the default classifier; or --vectors names a project that has some, and both sides have vectors of that length.
Then the default classifier learns from LABELLED, for every seed with and without them (`model.vectors`), all else alike: the
same split, the same order, the same beginning of the other weights. Printed is the accuracy on the validation part in the
epoch with the lowest validation loss, the program's own figure. No label of the validation part is ever learned from; its
texts are where LABELLED is among UNLABELLED.

With `--documents N` only so many are learned from, and so many judged by, which is quick and where vectors matter most.
The exit code is 1 when the mean over the seeds is not raised.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import sys
import tempfile
from pathlib import Path

import numpy as np

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import EpochDone, RunEnded, WeightsTaken, result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.vectors.word_vectors import WordVectors


def main() -> int:
    """Learn, compare, and say whether the aim is met."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(options.vectors) if options.vectors else Path(folder) / "vectors.unroll"
        if not home.exists():
            _learn_vectors(home, options)
        with Project.open(home) as project:
            vectors, dim = f"{home.resolve()}:{project.run().name}", WordVectors.load(project).dim
        recipe = build_recipe(None, {"task": "classification", **_trees(options.set)})
        recipe = recipe.with_values({"model.embedding_dim": dim})
        prepared = result_of(prepare(options.labelled, recipe, RunControl(), cache=user_cache()))
        prepared = _some(prepared, options.documents)
        _say(f"{len(prepared.split.train):,} texts to learn from, {len(prepared.split.valid):,} to judge by")
        with Project.create(Path(folder) / "classifiers.unroll") as project:
            pairs = [_pair(project, prepared, recipe, vectors, seed) for seed in options.seeds]
    plain, begun = (statistics.fmean(side) for side in zip(*pairs, strict=True))
    better = sum(with_vectors > without for without, with_vectors in pairs)
    _say(
        f"mean of {len(pairs)} seeds: random {100 * plain:.2f} %, word vectors {100 * begun:.2f} %, "
        f"{100 * (begun - plain):+.2f} points; better with {better} of {len(pairs)} seeds"
    )
    return 0 if begun > plain else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labelled", required=True, nargs="+", help="files, folders or archives")
    parser.add_argument(
        "--unlabelled", nargs="+", help="what the vectors are learned from; LABELLED when left out"
    )
    parser.add_argument("--vectors", help="a project of vectors: used when it is there, else made and kept")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--documents", type=int, help="learn from only so many, and judge by so many")
    parser.add_argument(
        "--set", nargs="+", default=[], help="settings of the classifier, such as training.epochs=6"
    )
    return parser.parse_args()


def _trees(settings: list[str]) -> dict[str, dict[str, object]]:
    trees: dict[str, dict[str, object]] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        group, _, key = name.partition(".")
        trees.setdefault(group, {})[key] = value
    return trees


def _learn_vectors(home: Path, options: argparse.Namespace) -> None:
    """Train a project of vectors of the size that the default classifier has."""
    dim = build_recipe(None, {"task": "classification"}).model.embedding_dim
    recipe = build_recipe("vectors_skipgram", {"vectors": {"dim": dim}})
    corpus = options.unlabelled or options.labelled
    prepared = result_of(prepare(corpus, recipe, RunControl(), cache=user_cache()))
    with Project.create(home) as project:
        for event in start_run(project, recipe, prepared, RunControl(), device="cpu"):
            if isinstance(event, EpochDone):
                _say(f"vectors, epoch {event.epoch}: loss {event.train_loss:.4f}, {event.seconds:.0f} s")


def _some(prepared: Prepared, documents: int | None) -> Prepared:
    """With only so many texts of both parts, drawn evenly."""
    if documents is None:
        return prepared
    draw, split = np.random.default_rng(1), prepared.split
    train, valid = (
        np.sort(draw.choice(part, min(documents, len(part)), replace=False))
        for part in (split.train, split.valid)
    )
    return dataclasses.replace(prepared, split=dataclasses.replace(split, train=train, valid=valid))


def _pair(
    project: Project, prepared: Prepared, recipe: Recipe, vectors: str, seed: int
) -> tuple[float, float]:
    """The accuracies of one seed, without vectors and with them."""
    once = recipe.with_values({"training.seed": seed})
    plain = _accuracy(project, prepared, once, f"random, seed {seed}")
    with_vectors = once.with_values({"model.vectors": vectors})
    return plain, _accuracy(project, prepared, with_vectors, f"word vectors, seed {seed}")


def _accuracy(project: Project, prepared: Prepared, recipe: Recipe, name: str) -> float:
    epochs, known, found = list[str](), "", 0.0
    for event in start_run(project, recipe, prepared, RunControl(), name=name, device="auto"):
        if isinstance(event, WeightsTaken):
            known = f"; begins with {event.words:,} of {event.vocabulary:,} words"
        elif isinstance(event, EpochDone):
            epochs.append(f"{100 * (event.valid_accuracy or 0.0):.2f}")
        elif isinstance(event, RunEnded):
            found = (event.best and event.best.valid_accuracy) or 0.0
    _say(f"{name:>20}: {100 * found:.2f} % (epochs {' '.join(epochs)}){known}")
    return found


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
