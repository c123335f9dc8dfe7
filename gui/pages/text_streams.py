"""The work behind the Text page: a few real lines cut with the settings of now, and the words of the whole corpus counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.cache import user_cache
from engine.control import RunControl
from engine.corpus.splits import split_documents
from engine.events import Work
from engine.recipe.recipe import Recipe
from engine.recipe.text import CutterName
from engine.text.counting import count_cut
from engine.text.cut_corpus import CutCorpus, cut_corpus, cutting_settings
from engine.text.cutters import choose_cutter
from engine.text.encoded import renumbered
from engine.text.learned_settings import to_learn
from engine.text.learning import learn_settings
from engine.text.pipeline import TextPipeline
from engine.text.private_words import keep_spares
from engine.text.user_words import load_user_words
from engine.text.vocabulary import Vocabulary
from gui.pages.text_counts import Counted

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus

SAMPLES = 12
_LONGEST = 20_000  # characters of a sample line; the rest of a longer one is not cut for the preview
_SHORT = 200
_COMPARED_LENGTH = 24  # characters: lines about as long show the ways of cutting best
_LOOKED_AT = 400  # documents among which the sample lines are chosen
_EMPTY = Vocabulary((), (), 0)

Line = tuple[int, str]  # place in the corpus (from 1) and text


@dataclass(frozen=True)
class CutLine:
    """A sample line: its place in the corpus (from 1) and its tokens. `apart` are those with white space before them,
    `left_out` the stop words.
    """

    place: int
    tokens: tuple[str, ...]
    apart: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True)
class CutLines:
    """The sample and how it is cut; `cutter` is the one that was used."""

    cutter: CutterName
    sample: tuple[Line, ...]
    lines: tuple[CutLine, ...]


@dataclass(frozen=True)
class Way:
    """A way of cutting: the cutter, and whether jieba guesses new words. `mendable` where the user's words act."""

    cutter: CutterName
    hmm: bool = True
    mendable: bool = False


@dataclass(frozen=True)
class WayLines:
    """Sample lines cut in one way."""

    way: Way
    lines: tuple[CutLine, ...]


def cut_key(recipe: Recipe) -> tuple[object, ...]:
    """What decides which tokens are counted; recipes with the same key share their counts."""
    corpus = recipe.corpus
    split = (corpus.validation_fraction, corpus.test_fraction, corpus.split_seed)
    cut = {name: tuple(v) if isinstance(v, list) else v for name, v in cutting_settings(recipe.text).items()}
    return (tuple(sorted(cut.items())), recipe.task, *split)


def training_documents(corpus: Corpus, recipe: Recipe) -> NDArray[np.integer]:
    """The numbers of the documents that are learned from, and so the part whose words are counted."""
    labels: Any = None
    if recipe.task.labelled and corpus.labels is not None:
        labels = renumbered(corpus, sorted(corpus.label_counts))
    return np.sort(split_documents(labels, len(corpus), recipe.corpus).train)


def sample_lines(corpus: Corpus) -> tuple[Line, ...]:
    """Lines spread over the corpus (of a running text: its first ones), short ones preferred, with their places."""
    if corpus.running:
        lines = corpus.beginning(0, 100 * _SHORT).split("\n")
        return tuple((place, line) for place, line in enumerate(lines, 1) if line.strip())[:SAMPLES]
    looked_at = np.unique(np.linspace(0, len(corpus) - 1, min(_LOOKED_AT, len(corpus))).astype(int)).tolist()
    texts = {i: corpus.texts[i][:_LONGEST] for i in looked_at}
    short = [i for i, text in texts.items() if 8 <= len(text) <= _SHORT]
    chosen = short if len(short) >= SAMPLES else [i for i, text in texts.items() if text.strip()]
    if not chosen:
        return ()
    places = np.unique(np.linspace(0, len(chosen) - 1, min(SAMPLES, len(chosen))).astype(int))
    return tuple((chosen[i] + 1, texts[chosen[i]]) for i in places)


def cutting(corpus: Corpus, sample: Sequence[Line], recipe: Recipe) -> Callable[[RunControl], Work[CutLines]]:
    """Cut the sample lines, which are chosen first where `sample` is empty."""

    def open_work(control: RunControl) -> Work[CutLines]:
        lines = tuple(sample) or sample_lines(corpus)
        name = choose_cutter(islice(corpus.texts, 1000), recipe.text, recipe.task)
        cut = yield from _cut_lines(corpus, lines, recipe, {"cutter": name}, control)
        return CutLines(name, lines, cut)

    return open_work


def _cut_lines(
    corpus: Corpus, lines: Sequence[Line], recipe: Recipe, values: dict[str, Any], control: RunControl
) -> Work[tuple[CutLine, ...]]:
    """The lines cut with the settings of a recipe, some of them replaced; word pieces are learned first."""
    settings = recipe.text.model_copy(update=values)
    if to_learn(settings):
        train = training_documents(corpus, recipe)
        settings = yield from learn_settings(corpus, settings, train, control, user_cache())
    pipeline = TextPipeline(settings, _EMPTY, recipe.task)
    return tuple(cut_line(line, pipeline, control) for line in lines)


def cut_line(line: Line, pipeline: TextPipeline, control: RunControl) -> CutLine:
    """One line as the pipeline cuts it."""
    control.check()
    place, text = line
    traced = pipeline.trace(text)
    apart = (i for i in range(1, len(traced)) if traced[i - 1].end < traced[i].start)
    left_out = (i for i, token in enumerate(traced) if token.left_out)
    return CutLine(place, tuple(token.token for token in traced), frozenset(apart), frozenset(left_out))


WAYS = (
    Way(CutterName.CHARACTERS),
    Way(CutterName.WORDS),
    Way(CutterName.JIEBA, mendable=True),
    Way(CutterName.JIEBA, hmm=False, mendable=True),
    Way(CutterName.BPE),
)
COMPARED = 3  # sample lines that are cut in every way


def comparing(
    corpus: Corpus, sample: Sequence[Line], recipe: Recipe
) -> Callable[[RunControl], Work[tuple[WayLines, ...]]]:
    """Cut some of the sample lines in every way."""

    def open_work(control: RunControl) -> Work[tuple[WayLines, ...]]:
        lines = sorted(sample, key=lambda line: abs(len(line[1]) - _COMPARED_LENGTH))[:COMPARED]
        found = []
        for way in WAYS:
            values = {"cutter": way.cutter, "hmm": way.hmm}
            found.append(WayLines(way, (yield from _cut_lines(corpus, lines, recipe, values, control))))
        return tuple(found)

    return open_work


def loading_words(path: Path) -> Callable[[RunControl], Work[tuple[str, ...]]]:
    """Read a list of the user's words."""

    def open_work(control: RunControl) -> Work[tuple[str, ...]]:
        yield from ()
        return load_user_words(path)

    return open_work


def counting(corpus: Corpus, recipe: Recipe, base: CutCorpus | None) -> Callable[[RunControl], Work[Counted]]:
    """Cut the corpus (unless `base` is what these settings give) and count the training part."""

    def open_work(control: RunControl) -> Work[Counted]:
        train, cache = training_documents(corpus, recipe), user_cache()
        settings = yield from learn_settings(corpus, recipe.text, train, control, cache)
        cut = base
        if cut is None or not cut.fits(settings, recipe.task):
            cut = yield from cut_corpus(corpus, settings, recipe.task, control, cache, base)
        control.check()
        counted = Counted(cut, count_cut(cut, train))
        control.check()
        counted.warm_up()
        if cut.settings.cutter is CutterName.JIEBA:
            keep_spares(1)  # so that the next mend takes effect at once
        return counted

    return open_work
