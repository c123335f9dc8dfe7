"""The work behind Try it. A loaded network is kept between two sentences; everything here runs inside jobs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from engine.control import RunControl
from engine.events import Event, Work
from engine.recipe.text import CutterName
from engine.recipe.writing import WritingSettings

if TYPE_CHECKING:
    from engine.networks.states import StateTrace
    from engine.recipe.corpus import CorpusSettings
    from engine.recipe.recipe import Task
    from engine.text.pipeline import TextPipeline, TracedToken
    from engine.use.alternatives import Alternative
    from engine.use.answer_trace import AnswerTrace
    from engine.use.answering import Answerer
    from engine.use.scoring import Explanation, Scorer
    from engine.use.writing import Writer
    from engine.vectors.word_vectors import WordVectors

T = TypeVar("T")
Opened = Callable[[RunControl], Work[T]]


@dataclass(frozen=True)
class RunKey:
    """Which network: a run of a project file, at the state of its best epoch; writing, for which label.

    With `epoch` it is the network as it was after that epoch.
    """

    project: Path
    run: str
    best_epoch: int | None
    label: str | None = None
    epoch: int | None = None


class Kept(Generic[T]):
    """The newest network that was loaded, so that the next sentence need not load it again."""

    def __init__(self, load: Callable[[RunKey], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._key: RunKey | None = None
        self._value: T | None = None

    def get(self, key: RunKey) -> T:
        """The network of `key`, loaded when it is not the kept one. Raises `EngineError` when it cannot be."""
        with self._lock:
            if self._value is None or self._key != key:
                self._value, self._key = self._load(key), key
            return self._value


def load_scorer(key: RunKey) -> Scorer:
    """The scorer of a run."""
    from engine.project.project import Project
    from engine.use.scoring import Scorer

    with Project.open(key.project) as project:
        return Scorer.load(project, key.run, key.epoch)


def load_writer(key: RunKey) -> Writer:
    """The writer of a run."""
    from engine.project.project import Project
    from engine.use.writing import Writer

    with Project.open(key.project) as project:
        return Writer.load(project, key.run, key.label, key.epoch)


def load_answerer(key: RunKey) -> Answerer:
    """The answerer of a run."""
    from engine.project.project import Project
    from engine.use.answering import Answerer

    with Project.open(key.project) as project:
        return Answerer.load(project, key.run, key.epoch)


def load_vectors(key: RunKey) -> WordVectors:
    """The word vectors of a run."""
    from engine.project.project import Project
    from engine.vectors.word_vectors import WordVectors

    with Project.open(key.project) as project:
        return WordVectors.load(project, key.run, key.epoch)


@dataclass(frozen=True, eq=False)
class Explained:
    """A scored sentence with its reasons, and how long it took in seconds."""

    text: str
    explanation: Explanation
    tokens: tuple[TracedToken, ...]  # all of them, also those that were cut off or not explained
    seconds: float
    signs: bool = False  # whether a token is a single character


def explaining(kept: Kept[Scorer], key: RunKey, text: str) -> Opened[Explained]:
    """Score one sentence and explain the score."""

    def open_work(control: RunControl) -> Work[Explained]:
        yield from _nothing()
        scorer = kept.get(key)
        control.check()
        started = time.perf_counter()
        scorer.score(text)
        seconds = time.perf_counter() - started
        signs = _in_signs(scorer.pipeline)
        return Explained(text, scorer.explain(text), scorer.pipeline.trace(text), seconds, signs)

    return open_work


def scoring_file(
    kept: Kept[Scorer], key: RunKey, trained_on: CorpusSettings, source: Path, target: Path
) -> Opened[int]:
    """Score every text of a file into a new one; returns how many."""

    def open_work(control: RunControl) -> Work[int]:
        from engine.cache import user_cache
        from engine.use.scored_files import score_file

        return score_file(kept.get(key), trained_on, source, target, control, user_cache())

    return open_work


@dataclass(frozen=True, eq=False)
class Written:
    """What was written after a prompt, the tokens read for it in order, and the states while they were read."""

    prompt: str
    text: str
    read: tuple[str, ...]
    unknown_tokens: tuple[str, ...]
    trace: StateTrace | None


TRACE_LIMIT = 3000  # tokens; a longer text is shown without its states


def writing(kept: Kept[Writer], key: RunKey, prompt: str, settings: WritingSettings) -> Opened[Written]:
    """Write after `prompt`, token by token; stopped early, what was written stays."""

    def open_work(control: RunControl) -> Work[Written]:
        writer = kept.get(key)
        result = yield from writer.write(prompt, settings, control)
        read = (*writer.pipeline.tokens(prompt), *result.tokens[:-1])
        traced = 0 < len(read) <= TRACE_LIMIT
        trace = writer.trace(prompt, result.tokens[:-1]) if traced else None
        return Written(prompt, result.text[len(prompt) :], read, result.unknown_tokens, trace)

    return open_work


@dataclass(frozen=True, eq=False)
class AnsweredText:
    """A text, its likeliest answers, and what was in mind while it got the one at `place` (None: nothing to read)."""

    text: str
    tokens: tuple[TracedToken, ...]
    answers: tuple[Alternative, ...]
    place: int = 0
    seen: AnswerTrace | None = None
    signs: bool = False  # whether a token of the text is a single character


def answering(
    kept: Kept[Answerer], key: RunKey, text: str, settings: WritingSettings
) -> Opened[AnsweredText]:
    """Answer one text and look into the likeliest answer."""

    def open_work(control: RunControl) -> Work[AnsweredText]:
        yield from _nothing()
        answerer = kept.get(key)
        control.check()
        answers, tokens = answerer.alternatives(text, settings), answerer.pipeline.trace(text)
        control.check()
        seen = answerer.look_at(text, answers[0]) if answers else None
        return AnsweredText(text, tokens, answers, 0, seen, _in_signs(answerer.pipeline))

    return open_work


def looking(kept: Kept[Answerer], key: RunKey, answered: AnsweredText, place: int) -> Opened[AnsweredText]:
    """Look into another one of the answers."""

    def open_work(control: RunControl) -> Work[AnsweredText]:
        yield from _nothing()
        seen = kept.get(key).look_at(answered.text, answered.answers[place])
        return replace(answered, place=place, seen=seen)

    return open_work


def answering_file(
    kept: Kept[Answerer],
    key: RunKey,
    trained_on: CorpusSettings,
    task: Task,
    source: Path,
    target: Path,
    settings: WritingSettings,
) -> Opened[int]:
    """Answer every text of a file into a new one; returns how many."""

    def open_work(control: RunControl) -> Work[int]:
        from engine.cache import user_cache
        from engine.use.answered_files import answer_file

        return answer_file(kept.get(key), trained_on, task, source, target, settings, control, user_cache())

    return open_work


def _in_signs(pipeline: TextPipeline) -> bool:
    return pipeline.settings.cutter is CutterName.CHARACTERS


def _nothing() -> Iterator[Event]:
    """No events: the work is short."""
    return iter(())
