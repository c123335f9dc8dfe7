"""The work behind the Text page's preview: a few real lines cut with the settings of now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.control import RunControl
from engine.corpus.splits import split_documents
from engine.events import Work
from engine.recipe.recipe import Recipe, Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.counting import TokenCounts, count_tokens
from engine.text.cutters import choose_cutter, make_cutter
from engine.text.pipeline import cut_pieces

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus

SAMPLES = 12
_LONGEST = 20_000  # characters of a sample line; the rest of a longer one is not cut for the preview
_SHORT = 200


@dataclass(frozen=True)
class CutLines:
    """Sample lines: the place of each in the corpus (from 1) and its tokens; `cutter` is the one that was used."""

    cutter: CutterName
    lines: tuple[tuple[int, tuple[str, ...]], ...]


def cut_key(recipe: Recipe) -> tuple[object, ...]:
    """What decides which tokens are counted; recipes with the same key share their counts."""
    text, corpus = recipe.text, recipe.corpus
    split = (corpus.validation_fraction, corpus.test_fraction, corpus.split_seed)
    return (text.cutter, text.lowercase, text.hmm, recipe.task, *split)


def training_texts(corpus: Corpus, recipe: Recipe) -> list[str]:
    """The part of the corpus that is learned from, and so the part whose words are counted."""
    labels = None
    if recipe.task is Task.CLASSIFICATION and corpus.labels is not None:
        numbers = {name: i for i, name in enumerate(sorted(set(corpus.labels)))}
        labels = [numbers[label] for label in corpus.labels]
    split = split_documents(labels, len(corpus), recipe.corpus)
    return [corpus.texts[int(i)] for i in split.train]


def sample_lines(corpus: Corpus) -> list[tuple[int, str]]:
    """Lines spread over the corpus (of a running text: its first ones), short ones preferred, with their places."""
    if corpus.running:
        lines = corpus.texts[0][: 100 * _SHORT].split("\n")
        return [(place, line) for place, line in enumerate(lines, 1) if line.strip()][:SAMPLES]
    short = [i for i, text in enumerate(corpus.texts) if 8 <= len(text) <= _SHORT]
    chosen = short if len(short) >= SAMPLES else [i for i, text in enumerate(corpus.texts) if text.strip()]
    places = np.linspace(0, len(chosen) - 1, min(SAMPLES, len(chosen))).astype(int)
    return [(chosen[i] + 1, corpus.texts[chosen[i]][:_LONGEST]) for i in places]


def cutting(
    lines: Sequence[tuple[int, str]], texts: Sequence[str], settings: TextSettings, task: Task
) -> Callable[[RunControl], Work[CutLines]]:
    """Cut the sample lines; `texts` is the corpus, from which "auto" decides."""

    def open_work(control: RunControl) -> Work[CutLines]:
        name = choose_cutter(islice(texts, 1000), settings, task)
        cutter = make_cutter(name, settings)
        cut = []
        for place, line in lines:
            control.check()
            tokens = tuple(token for piece in cut_pieces(line, settings, cutter, task) for token in piece)
            cut.append((place, tokens))
        yield from ()
        return CutLines(name, tuple(cut))

    return open_work


def counting(corpus: Corpus, recipe: Recipe) -> Callable[[RunControl], Work[TokenCounts]]:
    """Cut the training part and count."""

    def open_work(control: RunControl) -> Work[TokenCounts]:
        return count_tokens(training_texts(corpus, recipe), recipe.text, recipe.task, control)

    return open_work
