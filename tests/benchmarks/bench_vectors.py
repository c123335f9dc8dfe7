"""Word vectors beside gensim's own: how fast they are learned, and whether they know the same neighbours.

    python3 -m tests.benchmarks.bench_vectors --corpus reviews.csv [--architecture cbow skip_gram] [--workers 2] [--pairs 5]

Both read the same words of the same documents with the same settings. Ours is a whole run: cut text from the disk, the
loss measured and told after every step, states saved in a project. gensim's text lies ready in memory, its vocabulary is
built before, and its loss is off. The two take turns, one epoch each, so that what else the machine does hits both alike.

Then the neighbours: each learns for `--epochs` epochs, gensim with two seeds. For the most frequent content words, how many
of the ten nearest are shared, ours with each of gensim's and these with each other.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gensim
import numpy as np
from gensim.models import Word2Vec

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import EpochDone, RunStarted, StepDone, result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.text.stop_words import LISTS, stop_list
from engine.text.vocabulary import SPECIALS
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors

_NEIGHBOURS = 10


def main() -> None:
    """Print ratios and shares."""
    options = _options()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors, gensim {gensim.__version__}, "
          f"{options.workers} worker(s)")  # fmt: skip
    for architecture in options.architecture:
        recipe = _recipe(architecture, options)
        prepared = result_of(prepare(options.corpus, recipe, RunControl(), cache=user_cache()))
        sentences = [prepared.cut.document(int(i)) for i in prepared.split.train[: options.documents]]
        if options.documents:
            prepared = _shortened(prepared, options.documents)
        words = sum(map(len, sentences))
        print(f"\n{architecture}: {len(sentences):,} documents, {words:,} words, "
              f"{len(prepared.pipeline.vocabulary) - len(SPECIALS):,} with a vector of {recipe.vectors.dim}")  # fmt: skip
        if options.pairs:
            _compare_speed(prepared, recipe, sentences, options.pairs)
        if options.epochs:
            _compare_neighbours(prepared, recipe, sentences, options.words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", required=True, nargs="+", help="files or folders")
    parser.add_argument(
        "--architecture", nargs="+", choices=("cbow", "skip_gram"), default=["cbow", "skip_gram"]
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--pairs", type=int, default=5, help="how many times the two take turns; 0 leaves it out"
    )
    parser.add_argument(
        "--epochs", type=int, default=5, help="before neighbours are compared; 0 leaves it out"
    )
    parser.add_argument("--words", type=int, default=200, help="content words whose neighbours are compared")
    parser.add_argument("--documents", type=int, help="only so many of the documents")
    parser.add_argument("--dim", type=int, default=100)
    return parser.parse_args()


def _recipe(architecture: str, options: argparse.Namespace) -> Recipe:
    return build_recipe(
        None,
        {
            "task": "word_vectors",
            "corpus": {"validation_fraction": 0.01},
            "vectors": {"architecture": architecture, "dim": options.dim, "epochs": max(1, options.epochs)},
            "training": {"threads": options.workers},
        },
    )


def _shortened(prepared: Prepared, documents: int) -> Prepared:
    split = dataclasses.replace(prepared.split, train=prepared.split.train[:documents])
    return dataclasses.replace(prepared, split=split)


def _compare_speed(
    prepared: Prepared, recipe: Recipe, sentences: Sequence[Sequence[str]], pairs: int
) -> None:
    once = recipe.with_values({"vectors.epochs": 1})
    words = sum(map(len, sentences))
    ratios, costs = list[float](), list[float]()
    ready = _gensim(prepared, once, seed=1)
    ready.train(sentences[:200], total_examples=200, epochs=1)  # loads what is loaded once
    print(
        f"{'pair':>6}  {'ours words/s':>13}  {'gensim words/s':>14}  {'ratio':>6}  {'of processor time':>17}"
    )
    for pair in range(1, pairs + 1):
        ours, cost, _ = _ours(prepared, once, 1)
        model = _gensim(prepared, once, seed=pair)
        begun, begun_cost = time.perf_counter(), time.process_time()
        model.train(sentences, total_examples=len(sentences), epochs=1)
        theirs = time.perf_counter() - begun
        ratios.append(theirs / ours)
        costs.append((time.process_time() - begun_cost) / cost)
        speeds = f"{words / ours:>13,.0f}  {words / theirs:>14,.0f}"
        print(f"{pair:>6}  {speeds}  {ratios[-1]:>6.2f}  {costs[-1]:>17.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}, of processor time {statistics.median(costs):.2f} "
          "(ours to gensim; 1 is as fast)")  # fmt: skip


def _ours(prepared: Prepared, recipe: Recipe, seed: int) -> tuple[float, float, WordVectors]:
    """Seconds from the first word to the end of the run, processor seconds, and its vectors."""
    recipe = recipe.with_values({"training.seed": seed})
    losses: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "p.unroll") as project:
        begun = cost = 0.0
        for event in start_run(project, recipe, prepared, RunControl(), device="cpu"):
            if isinstance(event, RunStarted):
                begun, cost = time.perf_counter(), time.process_time()
            elif isinstance(event, StepDone):
                losses.append(event.loss)
            elif isinstance(event, EpochDone) and recipe.vectors.epochs > 1:
                print(
                    f"  epoch {event.epoch}: loss {event.train_loss:.4f}, of other text {event.valid_loss:.4f}"
                )
        seconds, cost = time.perf_counter() - begun, time.process_time() - cost
        if recipe.vectors.epochs > 1:
            print(
                f"  {len(losses)} measured losses from {losses[0]:.4f} to {losses[-1]:.4f}; {_rises(losses)}"
            )
        return seconds, cost, WordVectors.load(project)


def _rises(losses: Sequence[float], window: int = 9) -> str:
    smooth = np.convolve(losses, np.ones(window) / window, "valid")
    rises = np.diff(smooth).clip(min=0)
    return f"smoothed over {window} it rises {int((rises > 0).sum())} times, by {rises.max(initial=0):.4f} at most"


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


def _compare_neighbours(
    prepared: Prepared, recipe: Recipe, sentences: Sequence[Sequence[str]], count: int
) -> None:
    _, _, ours = _ours(prepared, recipe, 1)
    theirs = []
    for seed in (1, 2):
        model = _gensim(prepared, recipe, seed)
        model.train(sentences, total_examples=len(sentences), epochs=recipe.vectors.epochs)
        theirs.append(WordVectors(model.wv.index_to_key, model.wv.vectors))
    words = content_words(ours.words, count)
    print(f"ten nearest shared, mean over {len(words)} content words:")
    print(f"  ours and gensim seed 1  {shared(ours, theirs[0], words):.3f}")
    print(f"  ours and gensim seed 2  {shared(ours, theirs[1], words):.3f}")
    print(f"  gensim seeds 1 and 2    {shared(theirs[0], theirs[1], words):.3f}")


def content_words(words: Sequence[str], count: int) -> list[str]:
    """The most frequent ones (they come first) that are no stop words; an English one has three letters at least."""
    stop = {word for name in LISTS for word in stop_list(name)}
    fit = (w for w in words if w.isalpha() and w not in stop and len(w) > (2 if w.isascii() else 1))
    return [word for _, word in zip(range(count), fit, strict=False)]


def shared(one: WordVectors, other: WordVectors, words: Sequence[str]) -> float:
    """The mean share of the ten nearest words that both have."""
    return statistics.fmean(len(_nearest(one, word) & _nearest(other, word)) / _NEIGHBOURS for word in words)


def _nearest(vectors: WordVectors, word: str) -> set[str]:
    return {near for near, _ in vectors.neighbours(word, Metric.COSINE, _NEIGHBOURS)}


if __name__ == "__main__":
    main()
