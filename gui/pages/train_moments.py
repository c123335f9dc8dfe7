"""What the network of a run could do after one of its epochs: worked out in jobs, and kept for looking again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import Work
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from gui.job import bare
from gui.pages.try_streams import (
    Kept,
    Opened,
    RunKey,
    load_answerer,
    load_scorer,
    load_vectors,
    load_writer,
)
from gui.views.pictures import explanation_picture
from gui.views.unrolled.picture import Word

if TYPE_CHECKING:
    from engine.vectors.word_vectors import WordVectors

NEIGHBOURS = 6
MOST_WRITTEN = 60  # tokens: enough to see how it writes, little enough to slide
FREQUENT = 100  # words, among which one is chosen where there is no text
MOST_KEPT = 400  # moments; each is a few sentences

WRITERS = frozenset([Task.LANGUAGE_MODEL, Task.CONDITIONAL])
ANSWERERS = frozenset([Task.ALIGNED, Task.SEQ2SEQ])


@dataclass(frozen=True)
class Asked:
    """One question to a run as it was after `epoch`: what it makes of `text`, and what is near `word` ("": any word)."""

    project: Path
    run_id: int
    run: str
    epoch: int
    text: str
    label: str | None
    word: str
    writing: WritingSettings

    @property
    def key(self) -> RunKey:
        """Which network answers it."""
        return RunKey(self.project, self.run, None, self.label, self.epoch)


@dataclass(frozen=True, eq=False)
class Moment:
    """The answer to `Asked`. What could not be answered has a `problem` in its place.

    For labels: `label`, its `probability` and all `probabilities`; `words` coloured by their `effects` in percentage
    points for `effects_for`. For the other tasks `text`: what was written or answered.
    """

    epoch: int
    label: str = ""
    probability: float = 0.0
    probabilities: tuple[tuple[str, float], ...] = ()
    words: tuple[Word, ...] = ()
    effects: tuple[float | None, ...] = ()
    effects_for: str = ""
    text: str | None = None
    problem: EngineError | None = None
    word: str = ""
    neighbours: tuple[tuple[str, float], ...] = ()
    word_problem: EngineError | None = None


class Moments:
    """Moments that were worked out, so that sliding back is instant; of too many the one looked at longest ago goes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Asked, Moment] = OrderedDict()

    def get(self, asked: Asked) -> Moment | None:
        """The answer to a question that was asked before."""
        if asked in self._kept:
            self._kept.move_to_end(asked)
        return self._kept.get(asked)

    def put(self, asked: Asked, moment: Moment) -> None:
        """Keep an answer."""
        self._kept[asked] = moment
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


class Networks:
    """The networks that were loaded last, one of a kind, so that another sentence need not load them again."""

    def __init__(self) -> None:
        self.scorer, self.writer = Kept(load_scorer), Kept(load_writer)
        self.answerer, self.vectors = Kept(load_answerer), Kept(load_vectors)


def looking_back(networks: Networks, run: RunRecord, asked: Asked) -> Opened[Moment]:
    """Answer a question; raises `EngineError` when nothing is kept of the epoch."""

    def open_work(control: RunControl) -> Work[Moment]:
        control.check()
        vectors = networks.vectors.get(asked.key)
        problem: EngineError | None = None
        made, tokens = Moment(asked.epoch), tuple[str, ...]()
        try:
            made, tokens = yield from _use(networks, run, asked, control)
        except EngineError as error:
            problem = bare(error)
        control.check()
        word, near, word_problem = _near(vectors, asked.word, tokens)
        return replace(made, problem=problem, word=word, neighbours=near, word_problem=word_problem)

    return open_work


def _use(
    networks: Networks, run: RunRecord, asked: Asked, control: RunControl
) -> Work[tuple[Moment, tuple[str, ...]]]:
    """What the task of the run makes of the text, and the text's tokens."""
    task = run.recipe.task
    if task in WRITERS:
        return (yield from _write(networks, asked, control))
    if not asked.text.strip() or task is Task.WORD_VECTORS:
        return Moment(asked.epoch), ()
    return _answer(networks, asked) if task in ANSWERERS else _score(networks, run, asked)


def _score(networks: Networks, run: RunRecord, asked: Asked) -> tuple[Moment, tuple[str, ...]]:
    scorer = networks.scorer.get(asked.key)
    explanation = scorer.explain(asked.text)
    vocabulary = len(scorer.pipeline.vocabulary)
    picture = explanation_picture(explanation, run.recipe, run.labels, vocabulary)
    score, which = explanation.score, picture.positive_label
    made = Moment(
        asked.epoch,
        score.label,
        score.probability,
        tuple(score.probabilities.items()),
        picture.words,
        tuple(picture.effects or ()),
        score.label if which is None else run.labels[which],
    )
    return made, tuple(token.token for token in explanation.tokens)


def _answer(networks: Networks, asked: Asked) -> tuple[Moment, tuple[str, ...]]:
    answerer = networks.answerer.get(asked.key)
    found = answerer.alternatives(asked.text, asked.writing)
    said = found[0].text if found else ""
    return Moment(asked.epoch, text=said), tuple(answerer.pipeline.tokens(asked.text))


def _write(networks: Networks, asked: Asked, control: RunControl) -> Work[tuple[Moment, tuple[str, ...]]]:
    writer = networks.writer.get(asked.key)
    written = yield from writer.write(asked.text, asked.writing, control)
    control.check()  # half a text is no answer
    return Moment(asked.epoch, text=written.text), tuple(writer.pipeline.tokens(asked.text))


def _near(
    vectors: WordVectors, word: str, tokens: Iterable[str]
) -> tuple[str, tuple[tuple[str, float], ...], EngineError | None]:
    """A word, those nearest to it, and why there are none."""
    from engine.vectors.similarity import Metric

    word = word.strip() or _any_word(vectors, tokens)
    if not word:
        return "", (), None
    try:
        return word, tuple(vectors.neighbours(word, Metric.COSINE, NEIGHBOURS)), None
    except EngineError as error:
        return word, (), bare(error)


def _any_word(vectors: WordVectors, tokens: Iterable[str]) -> str:
    """The longest known word of a text, else of the frequent ones: the same after every epoch."""
    known = [token for token in tokens if token in vectors and token.isalpha()]
    known = known or [word for word in vectors.words[:FREQUENT] if word.isalpha()] or list(vectors.words[:1])
    return max(known, key=len, default="")
