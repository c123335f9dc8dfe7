"""The work behind the pair that is told step by step: the matrices of a run, a sentence of its corpus, the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import Event, Work
from engine.recipe.vectors import Architecture
from gui.pages.try_streams import Kept, Opened, RunKey
from gui.views.vector_pair_picture import PairPicture

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.vectors.one_pair import Matrices, PairStep, SentenceWord

LOOKED_AT = 300  # documents in which a sentence is looked for
READ_OF_ONE = 2000  # characters
FEWEST, MOST = 6, 16  # tokens of a sentence to show
MOST_TOKENS = 200  # of a sentence that someone types
RARE = 5000  # words behind this place are known too little to begin with
_ENDS = re.compile(r"(?<=[.!?…。！？；])\s*|\n+")


@dataclass(frozen=True)
class PairQuestion:
    """Which pairs are wanted. An empty `sentence` is looked for in the corpus, the one with number `drawn`; without a
    `center` a telling word is chosen, without an `architecture` it is the run's. `seed` draws the false words.
    """

    sentence: str = ""
    drawn: int = 0
    center: int | None = None
    architecture: Architecture | None = None
    fresh: bool = False
    seed: int = 0


@dataclass(frozen=True, eq=False)
class PairAnswer:
    """The pairs, or why there are none. `sentence` is the one that was read ("" when none was found)."""

    sentence: str
    picture: PairPicture | None
    problem: EngineError | None = None


def load_matrices(key: RunKey) -> Matrices:
    """What a run of word vectors has learned."""
    from engine.project.project import Project
    from engine.vectors.one_pair import Matrices

    with Project.open(key.project) as project:
        return Matrices.load(project, key.run)


def load_fresh_matrices(key: RunKey) -> Matrices:
    """What learning the words of a run would begin with."""
    from engine.project.project import Project
    from engine.vectors.one_pair import Matrices

    with Project.open(key.project) as project:
        return Matrices.fresh(project, key.run)


def pairing(
    learned: Kept[Matrices],
    fresh: Kept[Matrices],
    key: RunKey,
    corpus: Corpus | None,
    question: PairQuestion,
) -> Opened[PairAnswer]:
    """The pairs of a word in a sentence, worked out with the numbers of a run."""

    def open_work(control: RunControl) -> Work[PairAnswer]:
        yield from _nothing()
        matrices = (fresh if question.fresh else learned).get(key)
        control.check()
        if question.architecture is not None:
            matrices = matrices.as_by(question.architecture)
        sentence = question.sentence or find_sentence(matrices, corpus, question.drawn, control)
        if not sentence:
            return PairAnswer("", None)
        try:
            return PairAnswer(sentence, _picture(matrices, sentence, question))
        except EngineError as error:
            return PairAnswer(sentence, None, error)

    return open_work


def _picture(matrices: Matrices, sentence: str, question: PairQuestion) -> PairPicture:
    from engine.vectors.one_pair import read_sentence, steps_of

    words = read_sentence(matrices, sentence)[:MOST_TOKENS]
    settings = matrices.settings
    center = question.center
    if center is None or center >= len(words):
        center = telling_place(words)
    rate, reach = settings.learning_rate, settings.window
    pairs = steps_of(matrices, words, center, rate=rate, reach=reach, seed=question.seed)
    return PairPicture(
        words,
        pairs,
        settings.architecture,
        center,
        reach,
        (len(matrices.words), int(matrices.inputs.shape[1])),
        _reach(pairs),
        question.fresh,
    )


def _reach(pairs: Sequence[PairStep]) -> float:
    """The size that almost no number of the rows shown exceeds."""
    rows = [row for pair in pairs for row in (*pair.before, *(one.vector for one in pair.compared))]
    return float(np.percentile(np.abs(np.array(rows)), 99)) or 1.0


def find_sentence(matrices: Matrices, corpus: Corpus | None, drawn: int, control: RunControl) -> str:
    """A sentence of the corpus that is neither short nor long and whose words nearly all have vectors; "" without one."""
    from engine.vectors.one_pair import read_sentence

    if corpus is None or not len(corpus):
        return ""
    best, most = "", 0.0
    random = np.random.default_rng(drawn)
    for document in random.permutation(len(corpus))[:LOOKED_AT].tolist():
        control.check()
        sentences = [each.strip() for each in _ENDS.split(corpus.beginning(document, READ_OF_ONE))]
        for sentence in random.permutation(np.array(sentences, dtype=object))[:3].tolist():
            fit = _fit(read_sentence(matrices, sentence)) if 2 < len(sentence) < READ_OF_ONE / 4 else 0.0
            if fit > most:
                best, most = sentence, fit
            if most >= 1:
                return best
    return best


def _fit(words: Sequence[SentenceWord]) -> float:
    """From 0 to 1: how well a sentence shows what is to be shown."""
    known = sum(word.row is not None and word.token.isalnum() for word in words)
    if known < 2:
        return 0.0
    length = min(1.0, len(words) / FEWEST, MOST / len(words))
    return length * min(1.0, known / (0.75 * len(words)))


def telling_place(words: Sequence[SentenceWord]) -> int:
    """A word to begin with: a rare one among the well known ones, with others on both sides."""
    known = [place for place, word in enumerate(words) if word.row is not None]
    spoken = [place for place in known if words[place].token.isalnum()] or known
    inner = [place for place in spoken if place not in (known[0], known[-1])] or spoken
    usual = [place for place in inner if (words[place].row or 0) < RARE] or inner
    return max(usual, key=lambda place: words[place].row or 0, default=0)


def _nothing() -> Iterator[Event]:
    return iter(())
