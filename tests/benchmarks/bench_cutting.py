"""How fast text is cut beside jieba and rjieba themselves, whether the words are the same, and how fast a csv becomes ids.

    python3 -m tests.benchmarks.bench_cutting [--chinese FILE ...] [--english FILE ...] [--rounds 3] [--megabytes 40]

Without files the larger samples are used (`python3 -m engine.corpus.samples` fetches them), or the small ones. First
one process cuts the Chinese texts as jieba, as rjieba alone, and as this program does, in turns and part by part, so
that whatever else the machine does slows all of them alike. Then whole imports are timed: a csv of the texts, repeated
and shuffled, is read, cut and numbered into an empty cache on the disk. Exits with 1 when a word differs, when the
Chinese cut is less than 10 times as fast as jieba's, or an import slower than 6 MB/s of Chinese or 12 of English.
"""

from __future__ import annotations

import argparse
import csv
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import eq
from pathlib import Path
from statistics import median
from typing import Any

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.reading import read_corpus
from engine.corpus.samples import list_samples
from engine.events import result_of
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Recipe, Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cutters import make_cutter
from engine.text.jieba_words import import_jieba, new_dictionary, without_spaces
from engine.text.pieces import PIECE
from engine.training.preparing import prepare

TIMES_JIEBA = 10
IMPORTS = {"Chinese": 6.0, "English": 12.0}  # MB/s
_BATCH = 60_000  # characters that are cut together
_PARTS = 20

Words = list[list[str]]
Cut = Callable[[Sequence[str]], Words]


@dataclass
class Timed:
    """One way of cutting: the seconds of each part, and how many texts were cut as by the first way."""

    name: str
    cut: Cut
    seconds: list[float] = field(default_factory=list)
    same: int = 0


def main() -> int:
    """Compare the ways of cutting, then time the imports."""
    options = _options()
    trouble: list[str] = []
    chinese = [text[:PIECE] for text in _texts(options.chinese, "zh")]
    english = [text[:PIECE] for text in _texts(options.english, "en")]
    for hmm in (True, False):
        trouble += _compare(chinese, hmm, options.rounds)
    _time_words(english, options.rounds)
    print(f"\nwhole import, csv to ids on disk ({options.megabytes} MB, median of {options.rounds} rounds)")
    for language, texts in (("Chinese", chinese), ("English", english)):
        trouble += _time_import(language, texts, options)
    for sentence in trouble:
        print(sentence)
    return 1 if trouble else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chinese", type=Path, nargs="+", default=[])
    parser.add_argument("--english", type=Path, nargs="+", default=[])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=40)
    return parser.parse_args()


def _texts(paths: Sequence[Path], language: str) -> list[str]:
    """The texts of the files, else of the largest sample of a language that is there."""
    if not paths:
        samples = [s for s in list_samples() if s.language == language and s.path and s.documents > 1]
        largest = max(samples, key=lambda sample: sample.characters)
        assert largest.path is not None
        paths = [largest.path]
    texts: list[str] = []
    for path in paths:
        settings = Recipe().corpus
        if path.suffix == ".txt":
            settings = settings.model_copy(update={"format": CorpusFormat.LINES})
        texts += result_of(read_corpus(path, settings, Task.LANGUAGE_MODEL, RunControl())).texts
    print(f"{', '.join(path.name for path in paths)}: {len(texts)} texts, {_megabytes(texts):.2f} MB")
    return texts


def _megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6


def _compare(texts: Sequence[str], hmm: bool, rounds: int) -> Iterator[str]:
    """Print how fast each way is; gives what is not as it has to be."""
    jieba, dictionary = import_jieba(), new_dictionary()
    jieba.initialize()
    ours = make_cutter(CutterName.JIEBA, TextSettings(hmm=hmm))
    ways = [
        Timed("jieba", lambda some: [jieba.lcut(text, HMM=hmm) for text in some]),
        Timed("rjieba alone", lambda some: [dictionary.cut(text, hmm) for text in some]),
        Timed("Unroll", lambda some: _in_batches(ours.cut_many, some)),
    ]
    for way in ways:
        way.cut(texts[:10])
    _run(ways, texts, rounds)
    print(f"\nChinese words, new words {'guessed' if hmm else 'not guessed'}, one process")
    megabytes = _megabytes(texts)
    for way in ways:
        times = median(j / w for j, w in zip(ways[0].seconds, way.seconds, strict=True))
        speed = megabytes / sum(way.seconds)
        print(
            f"  {way.name:<13}{speed:8.2f} MB/s{times:7.1f} times jieba  {way.same} of {len(texts)} texts as jieba"
        )
        if way.name == "Unroll" and way.same < len(texts):
            yield f"{len(texts) - way.same} texts were cut otherwise than by jieba."
        if way.name == "Unroll" and times < TIMES_JIEBA:
            yield f"Chinese words are cut {times:.1f} times as fast as by jieba, not {TIMES_JIEBA} times."


def _run(ways: Sequence[Timed], texts: Sequence[str], rounds: int) -> None:
    """Cut the texts in parts, each part in all ways in turn; of several rounds the quickest of a part counts."""
    size = -(-len(texts) // _PARTS)
    gc.collect()
    gc.freeze()
    for start in range(0, len(texts), size):
        part = texts[start : start + size]
        reference: Words = []
        for way in ways:
            best = float("inf")
            for _ in range(rounds):
                began = time.process_time()
                words = way.cut(part)
                best = min(best, time.process_time() - began)
            way.seconds.append(best)
            found = [without_spaces(some) for some in words]
            reference = reference or found
            way.same += sum(map(eq, found, reference))


def _in_batches(cut: Cut, texts: Sequence[str]) -> Words:
    """As an import does it: some ten thousand characters at a time."""
    words: Words = []
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text)
        if characters >= _BATCH:
            words += cut(batch)
            batch, characters = [], 0
    return words + cut(batch)


def _time_words(texts: Sequence[str], rounds: int) -> None:
    cutter = make_cutter(CutterName.WORDS, TextSettings())
    way = Timed("Unroll", lambda some: _in_batches(cutter.cut_many, some))
    _run([way], texts, rounds)
    print(f"\nEnglish words, one process\n  Unroll       {_megabytes(texts) / sum(way.seconds):8.2f} MB/s")


def _time_import(language: str, texts: Sequence[str], options: argparse.Namespace) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench-cutting-") as name:
        path = Path(name, f"{language}.csv")
        megabytes = _write_csv(path, texts, options.megabytes)
        speeds = [megabytes / _import(path, Path(name, f"cache{i}")) for i in range(options.rounds)]
    speed = median(speeds)
    print(f"  {language:<13}{speed:8.2f} MB/s")
    if speed < IMPORTS[language]:
        yield f"{language} is imported at {speed:.1f} MB/s, not {IMPORTS[language]:.0f}."


def _write_csv(path: Path, texts: Sequence[str], megabytes: int) -> float:
    chance = random.Random(0)
    rows = list(texts)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer: Any = csv.writer(file)
        writer.writerow(["label", "review"])
        while file.tell() < megabytes * 1_000_000:
            chance.shuffle(rows)
            writer.writerows((i % 2, text) for i, text in enumerate(rows))
    return path.stat().st_size / 1e6


def _import(path: Path, folder: Path) -> float:
    """Seconds from a csv to ids in an empty cache, the vocabulary counted and the corpus divided."""
    began = time.perf_counter()
    prepared = result_of(prepare(path, Recipe(), RunControl(), cache=Cache(folder)))
    assert len(prepared.cut.ids) > 0
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
