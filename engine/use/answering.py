"""A trained network answers texts: token for token, or freely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.networks.aligned import Aligned
from engine.networks.seq2seq import Seq2Seq
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from engine.text.pipeline import TextPipeline, TracedToken
from engine.training.answers import answer_ids
from engine.training.batches import sorted_batches
from engine.training.checkpoints import load_network
from engine.training.devices import choose_threads, use_threads
from engine.use.alternatives import Alternative, likeliest_answers
from engine.use.answer_trace import AnswerTrace
from engine.use.looking import look_at_pair, look_token_by_token
from engine.use.other_uses import refuse_other_task
from engine.words import QT_TRANSLATE_NOOP

_POOL_TEXTS, _BATCH_TEXTS, _BATCH_TOKENS = 1024, 64, 8192


@dataclass(frozen=True)
class Answered:
    """An answer as natural text, and its tokens one by one. `unknown_tokens` of the question were never met."""

    text: str
    tokens: tuple[str, ...]
    unknown_tokens: tuple[str, ...] = ()


Take = Callable[[str, Answered], object]


class Answerer:
    """A trained network for pairs with its text pipeline, on the CPU. It computes in the thread that calls it."""

    def __init__(
        self, network: Aligned | Seq2Seq, pipeline: TextPipeline, writing: WritingSettings, threads: int = 1
    ) -> None:
        """`writing` says how long an answer may become, and how many drafts are kept unless it is said otherwise."""
        assert pipeline.target is not None
        self._network, self.pipeline, self.answering = network, pipeline, pipeline.target
        self._writing, self._threads = writing, threads

    @classmethod
    def load(cls, project: Project, run: str | None = None, epoch: int | None = None) -> Answerer:
        """The answerer of a run, as it was after `epoch` if one is named.

        Raises `EngineError` when there is no such run, no weights or it does not answer.
        """
        record = project.run(run)
        refuse_other_task(record, Task.ALIGNED, Task.SEQ2SEQ)
        network = load_network(project, record, epoch=epoch)
        assert isinstance(network, (Aligned, Seq2Seq))
        pipeline = project.run_pipeline(record)
        return cls(network, pipeline, record.recipe.writing, choose_threads(record.recipe))

    def alternatives(self, text: str, writing: WritingSettings) -> tuple[Alternative, ...]:
        """The likeliest answers to a text, the best first; none to a text without tokens."""
        use_threads(self._threads)
        return likeliest_answers(self._network, self.answering, self.pipeline.encode(text), writing)

    def look_at(self, text: str, answer: Alternative) -> AnswerTrace:
        """What is in mind while `text` gets this very answer, one of its `alternatives`."""
        use_threads(self._threads)
        read, names = self._read(text), self.answering.vocabulary
        if isinstance(self._network, Aligned):
            return look_token_by_token(self._network, read, names, answer.ids)
        return look_at_pair(self._network, read, names, answer.ids, ended=answer.ended)

    def answer_many(
        self,
        texts: Sequence[str],
        control: RunControl,
        beam: int | None = None,
        length_power: float | None = None,
    ) -> Work[list[Answered]]:
        """The answer to each text, in their order; texts of like length are read together. Yields progress in texts.

        Without `beam` and `length_power` it is answered as the run was set to.
        """
        answers: list[Answered] = []
        keep: Take = lambda _, answered: answers.append(answered)  # noqa: E731
        yield from self.answer_each(texts, control, keep, beam, length_power)
        return answers

    def answer_each(
        self,
        texts: Sequence[str],
        control: RunControl,
        take: Take,
        beam: int | None = None,
        length_power: float | None = None,
    ) -> Work[None]:
        """The same, each text and its answer handed to `take` in their order; some are held at a time."""
        use_threads(self._threads)
        meter = Meter(Stage.ANSWERING, len(texts), control)
        values = {"beam": beam, "length_power": length_power}
        writing = self._writing.model_copy(update={k: v for k, v in values.items() if v is not None})
        for start in range(0, len(texts), _POOL_TEXTS):
            pool = texts[start : start + _POOL_TEXTS]
            for text, answered in zip(
                pool, (yield from self._answer_pool(pool, meter, writing)), strict=True
            ):
                take(text, answered)
        yield meter.last()

    def look(self, text: str, beam: int | None = None) -> AnswerTrace:
        """The answer to a text and everything on the way to it; raises `EngineError` for a text without a token."""
        use_threads(self._threads)
        read = self._read(text)
        if not read:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "There is no word to answer. Give a text with some words.")
            )
        ids, most = [token.id for token in read], self._writing.tokens
        answer = answer_ids(self._network, [ids], most, beam or self._writing.beam)[0]
        names = self.answering.vocabulary
        if isinstance(self._network, Aligned):
            return look_token_by_token(self._network, read, names, answer)
        return look_at_pair(self._network, read, names, answer, ended=len(answer) < most)

    def _read(self, text: str) -> list[TracedToken]:
        """The tokens that the network reads of a text."""
        return [token for token in self.pipeline.trace(text) if token.is_read]

    def _answer_pool(
        self, texts: Sequence[str], meter: Meter, writing: WritingSettings
    ) -> Work[list[Answered]]:
        ids = [self.pipeline.encode(text) for text in texts]
        lengths = np.array([len(one) for one in ids])
        found: dict[int, Answered] = {}
        for part in sorted_batches(np.arange(len(texts)), lengths, _BATCH_TEXTS, _BATCH_TOKENS):
            numbers: list[int] = part.tolist()
            answers = answer_ids(
                self._network, [ids[i] for i in numbers], writing.tokens, writing.beam, writing.length_power
            )
            for number, answer in zip(numbers, answers, strict=True):
                found[number] = self._answered(texts[number], answer)
            meter.move(len(numbers))
            yield from meter.events()
        return [found[number] for number in range(len(texts))]

    def _answered(self, text: str, answer: list[int]) -> Answered:
        names = self.answering.vocabulary.tokens
        known = self.pipeline.vocabulary.ids
        unknown = dict.fromkeys(token for token in self.pipeline.tokens(text) if token not in known)
        return Answered(self.answering.decode(answer), tuple(names[i] for i in answer), tuple(unknown))
