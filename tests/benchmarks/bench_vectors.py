"""Word vectors beside gensim's own: how fast they are learned, and whether they know the same neighbours.

    python3 -m tests.benchmarks.bench_vectors [--corpus FILE ...] [--architecture cbow skip_gram] [--workers 1 2]

Both read the same words of the same documents with the same settings. Ours is a whole run: cut text from the disk, the
loss measured and told after every step, states saved in a project; its time ends with the last epoch, as gensim's does.
gensim's text lies ready in memory, its vocabulary is built before, its loss is off and it saves nothing. The two take turns,
so that what else the machine does hits both alike; with --loaded only processor time is judged.

Then the neighbours, of several seeds each: for the most frequent content words, how many of the ten nearest a run of ours
shares with one of gensim's, and two of gensim's with each other. No seed is used twice: the same seed begins with the same
numbers in both. Without --corpus both read made-up text, in which the words of a subject stand together.

The exit code is 1 when the median speed is below 0.95 of gensim's, or when fewer neighbours are shared than gensim's own seeds
share, by more than the noise that is told.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import math
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import gensim
import numpy as np
from gensim.models import Word2Vec

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import EpochDone, RunStarted, result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.text.stop_words import LISTS, stop_list
from engine.text.vocabulary import SPECIALS
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from tests.benchmarks.made_subjects import write_subjects

AIM = 0.95
NEIGHBOURS = 10

Sentences = Sequence[Sequence[str]]


class Spent(NamedTuple):
    """Seconds by the clock and of the processor."""

    wall: float
    processor: float


def main() -> int:
    """Print ratios and shares, and say whether the aims are met."""
    options = _options()
    _say(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors, gensim {gensim.__version__}"
    )
    met = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or [str(write_subjects(Path(folder) / "made.csv"))]
        for architecture in options.architecture:
            recipe = _recipe(architecture, options)
            prepared = result_of(prepare(corpus, recipe, RunControl(), cache=user_cache()))
            short = _shortened(prepared, options.words)
            for workers in options.workers if options.turns else ():
                met.append(_compare_speed(short, recipe, workers, options))
            if options.seeds:
                met.append(_compare_neighbours(prepared, recipe, options))
    _say("all aims met" if all(met) else "an aim is missed")
    return 0 if all(met) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", nargs="+", help="files or folders; made-up text when left out")
    parser.add_argument(
        "--architecture", nargs="+", choices=("cbow", "skip_gram"), default=["cbow", "skip_gram"]
    )
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--turns", type=int, default=5, help="for each of both; 0 leaves speed out")
    parser.add_argument("--words", type=int, default=1_000_000, help="of the text, for the speed")
    parser.add_argument("--speed-epochs", type=int, default=3)
    parser.add_argument("--loaded", action="store_true", help="judge speed by processor time alone")
    parser.add_argument("--seeds", type=int, default=3, help="of each of both; 0 leaves neighbours out")
    parser.add_argument("--epochs", type=int, default=5, help="before neighbours are compared")
    parser.add_argument("--content-words", type=int, default=200)
    parser.add_argument("--dim", type=int, default=100)
    return parser.parse_args()


def _recipe(architecture: str, options: argparse.Namespace) -> Recipe:
    return build_recipe(
        None,
        {
            "task": "word_vectors",
            "corpus": {"validation_fraction": 0.01},
            "vectors": {"architecture": architecture, "dim": options.dim, "epochs": options.epochs},
        },
    )


def _shortened(prepared: Prepared, words: int) -> Prepared:
    """With only so many documents to learn from that they have about that many words."""
    train = prepared.split.train
    reached = np.cumsum(prepared.encoded.lengths[train], dtype=np.int64)
    kept = train[: int(np.searchsorted(reached, words)) + 1]
    return dataclasses.replace(prepared, split=dataclasses.replace(prepared.split, train=kept))


def _sentences(prepared: Prepared) -> Sentences:
    return [prepared.cut.document(int(i)) for i in prepared.split.train]


def _compare_speed(prepared: Prepared, recipe: Recipe, workers: int, options: argparse.Namespace) -> bool:
    recipe = recipe.with_values({"vectors.epochs": options.speed_epochs, "training.threads": workers})
    sentences = _sentences(prepared)
    words = sum(map(len, sentences))
    architecture = recipe.vectors.architecture.value
    _say(f"\n{architecture}, {workers} worker(s): {words:,} words, {options.speed_epochs} times")
    _train_gensim(
        prepared, recipe.with_values({"vectors.epochs": 1}), sentences[:200], 1
    )  # loads what is loaded once
    _say(
        f"{'turn':>6}  {'ours words/s':>13}  {'gensim words/s':>14}  {'ratio':>6}  {'of processor time':>17}"
    )
    ratios, costs = list[float](), list[float]()
    for turn in range(1, options.turns + 1):
        ours, _ = _ours(prepared, recipe, turn)
        theirs, _ = _train_gensim(prepared, recipe, sentences, turn)
        ratios.append(theirs.wall / ours.wall)
        costs.append(theirs.processor / ours.processor)
        speeds = [words * options.speed_epochs / one.wall for one in (ours, theirs)]
        _say(f"{turn:>6}  {speeds[0]:>13,.0f}  {speeds[1]:>14,.0f}  {ratios[-1]:>6.2f}  {costs[-1]:>17.2f}")
    ratio, cost = statistics.median(ratios), statistics.median(costs)
    met = cost >= AIM and (options.loaded or ratio >= AIM)
    _say(f"median ratio {ratio:.2f}, of processor time {cost:.2f}; 1 is as fast as gensim, at least {AIM} is wanted: "
         f"{'met' if met else 'MISSED'}")  # fmt: skip
    return met


def _ours(prepared: Prepared, recipe: Recipe, seed: int) -> tuple[Spent, WordVectors]:
    """What it took from the first word to the end of the last epoch, and the vectors."""
    recipe = recipe.with_values({"training.seed": seed})
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "p.unroll") as project:
        begun = ended = Spent(0.0, 0.0)
        for event in start_run(project, recipe, prepared, RunControl(), device="cpu"):
            if isinstance(event, RunStarted):
                begun = _now()
            elif isinstance(event, EpochDone):
                ended = _now()
        return Spent(ended.wall - begun.wall, ended.processor - begun.processor), WordVectors.load(project)


def _train_gensim(
    prepared: Prepared, recipe: Recipe, sentences: Sentences, seed: int
) -> tuple[Spent, WordVectors]:
    """What it took to train, and the vectors."""
    model = _gensim(prepared, recipe, seed)
    begun = _now()
    model.train(sentences, total_examples=len(sentences), epochs=recipe.vectors.epochs)
    ended = _now()
    spent = Spent(ended.wall - begun.wall, ended.processor - begun.processor)
    return spent, WordVectors(model.wv.index_to_key, model.wv.vectors)


def _now() -> Spent:
    return Spent(time.perf_counter(), time.process_time())


def _gensim(prepared: Prepared, recipe: Recipe, seed: int) -> Any:
    settings, vocabulary = recipe.vectors, prepared.pipeline.vocabulary
    model = Word2Vec(
        vector_size=settings.dim,
        window=settings.window,
        negative=settings.negative,
        sg=int(settings.architecture.value == "skip_gram"),
        sample=settings.subsample,
        alpha=settings.learning_rate,
        min_count=1,
        workers=int(recipe.training.threads),
        seed=seed,
        epochs=settings.epochs,
    )
    first = len(SPECIALS)
    counts = dict(zip(vocabulary.tokens[first:], vocabulary.counts[first:], strict=True))
    model.build_vocab_from_freq(counts, corpus_count=len(prepared.split.train))
    return model


def _compare_neighbours(prepared: Prepared, recipe: Recipe, options: argparse.Namespace) -> bool:
    recipe = recipe.with_values({"training.threads": max(options.workers)})
    sentences, seeds = _sentences(prepared), range(1, options.seeds + 1)
    ours = [_ours(prepared, recipe, 100 + seed)[1] for seed in seeds]
    theirs = [_train_gensim(prepared, recipe, sentences, seed)[1] for seed in seeds]
    words = content_words(ours[0].words, options.content_words)
    _say(
        f"\n{recipe.vectors.architecture.value}: ten nearest shared, mean over {len(words)} content words, {len(ours)} seeds "
        f"each, {sum(map(len, sentences)):,} words read {recipe.vectors.epochs} times"
    )
    mixed = _told("ours and gensim", [shared(a, b, words) for a in ours for b in theirs])
    alike = _told("gensim and gensim", [shared(a, b, words) for a, b in itertools.combinations(theirs, 2)])
    _told("ours and ours", [shared(a, b, words) for a, b in itertools.combinations(ours, 2)])
    noise = math.hypot(mixed[1], alike[1])
    met = mixed[0] >= alike[0] - noise
    _say(f"  ours shares {mixed[0] - alike[0]:+.4f} of them more than gensim's seeds do; noise of this figure {noise:.4f}: "
         f"{'met' if met else 'MISSED'}")  # fmt: skip
    return met


def _told(name: str, values: Sequence[float]) -> tuple[float, float]:
    """The mean, and how far it may be off (its standard error)."""
    mean = statistics.fmean(values)
    error = statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    _say(f"  {name:<18} {mean:.4f} ± {error:.4f}")
    return mean, error


def content_words(words: Sequence[str], count: int) -> list[str]:
    """The most frequent ones (they come first) that are no stop words; an English one has three letters at least."""
    stop = {word for name in LISTS for word in stop_list(name)}
    fit = (w for w in words if w.isalpha() and w not in stop and len(w) > (2 if w.isascii() else 1))
    return [word for _, word in zip(range(count), fit, strict=False)]


def shared(one: WordVectors, other: WordVectors, words: Sequence[str]) -> float:
    """The mean share of the ten nearest words that both have."""
    return statistics.fmean(len(_nearest(one, word) & _nearest(other, word)) / NEIGHBOURS for word in words)


def _nearest(vectors: WordVectors, word: str) -> set[str]:
    return {near for near, _ in vectors.neighbours(word, Metric.COSINE, NEIGHBOURS)}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
