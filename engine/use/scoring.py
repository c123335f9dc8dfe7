"""Labels for texts, and what each word had to do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.networks.classifier import Classifier
from engine.networks.states import StateTrace
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.text.pipeline import TextPipeline, TracedToken
from engine.text.vocabulary import PAD
from engine.training.batches import pad_ids, sorted_batches
from engine.training.checkpoints import load_network
from engine.training.devices import choose_threads, use_threads
from engine.use.other_uses import refuse_other_task
from engine.words import QT_TRANSLATE_NOOP

MOST_EXPLAINED = 160  # tokens; an explanation reads the text about twice for each
_POOL_TEXTS, _BATCH_TEXTS, _BATCH_TOKENS = 1024, 256, 32_768

Probabilities = NDArray[np.float64]  # (texts, labels)


@dataclass(frozen=True)
class Score:
    """The likeliest label of a text. `truncated`: it was longer than the longest document, the rest was not read."""

    label: str
    probability: float
    probabilities: dict[str, float]
    unknown_tokens: tuple[str, ...]
    truncated: bool


@dataclass(frozen=True)
class Explanation:
    """What happened on the way to an answer.

    `tokens` are those that were read, `MOST_EXPLAINED` at most; the two rows of numbers belong to them.
    `answers`: the probability of `score.label` when the text ends after the token. `effects`: by how many percentage
    points the token raises that probability, the text with it against the text without it; None where nothing else
    is left. A longer text is explained as if it ended with the last of `tokens`.
    """

    tokens: tuple[TracedToken, ...]
    score: Score
    answers: tuple[float, ...]
    effects: tuple[float | None, ...]
    trace: StateTrace


class Scorer:
    """A trained classifier with its text pipeline, on the CPU. It computes in the thread that calls it."""

    def __init__(
        self, network: Classifier, pipeline: TextPipeline, labels: tuple[str, ...], threads: int = 1
    ) -> None:
        """`threads`: how many processor threads compute; more than one rarely helps (see devices.py)."""
        self._threads = threads
        self._network = network
        self.pipeline = pipeline
        self.labels = labels

    @classmethod
    def load(cls, project: Project, run: str | None = None, epoch: int | None = None) -> Scorer:
        """The scorer of a run, as it was after `epoch` if one is named.

        Raises `EngineError` when there is no such run, no weights or no labels.
        """
        record = project.run(run)
        refuse_other_task(record, Task.CLASSIFICATION)
        network = load_network(project, record, epoch=epoch)
        assert isinstance(network, Classifier)
        return cls(
            network, project.run_pipeline(record), project.run_labels(record), choose_threads(record.recipe)
        )

    def score(self, text: str) -> Score:
        """The likeliest label; raises `EngineError` for a text without a single token."""
        traced = self._trace(text)
        return self._score(traced, self._probabilities([_read(traced)])[0])

    def score_many(self, texts: Sequence[str], control: RunControl) -> Work[list[Score]]:
        """A score for each text, in their order; texts of like length are read together. Yields progress in texts."""
        scores: list[Score] = []
        yield from self.score_each(texts, control, lambda _, score: scores.append(score))
        return scores

    def score_each(
        self, texts: Sequence[str], control: RunControl, take: Callable[[str, Score], object]
    ) -> Work[None]:
        """The same, each text and its score handed to `take` in their order; a few thousand are held at a time."""
        meter = Meter(Stage.SCORING, len(texts), control)
        for start in range(0, len(texts), _POOL_TEXTS):
            pool = texts[start : start + _POOL_TEXTS]
            for text, score in zip(pool, (yield from self._score_pool(pool, meter)), strict=True):
                take(text, score)
        yield meter.last()

    def _score_pool(self, texts: Sequence[str], meter: Meter) -> Work[list[Score]]:
        """As many texts as are cut and held at a time."""
        traced = [self.pipeline.trace(text) for text in texts]
        ids = [_read(tokens) for tokens in traced]
        found: dict[int, Score] = {}
        for batch in _batches(ids):
            p = self._probabilities([ids[i] for i in batch])
            found.update((i, self._score(traced[i], row)) for i, row in zip(batch, p, strict=True))
            meter.move(len(batch))
            yield from meter.events()
        return [found[i] for i in range(len(texts))]

    def explain(self, text: str) -> Explanation:
        """The score with the answer after each token and what each token did to it."""
        traced = self._trace(text)
        score = self._score(traced, self._probabilities([_read(traced)])[0])
        tokens = tuple(token for token in traced if token.is_read)[:MOST_EXPLAINED]
        ids = [token.id for token in tokens]
        answers = self._each([ids[: n + 1] for n in range(len(ids))], score.label)
        without = self._each(
            [ids[:n] + ids[n + 1 :] for n in range(len(ids))] if len(ids) > 1 else [], score.label
        )
        effects = tuple(100 * (answers[-1] - p) for p in without) or (None,)
        return Explanation(tokens, score, answers, effects, self._network.trace(torch.tensor(ids)))

    def _trace(self, text: str) -> tuple[TracedToken, ...]:
        traced = self.pipeline.trace(text)
        if not traced:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "There is no word to score. Give a text with some words.")
            )
        return traced

    def _score(self, traced: Sequence[TracedToken], p: Probabilities) -> Score:
        best = int(p.argmax())
        unknown = dict.fromkeys(token.token for token in traced if not token.known and not token.left_out)
        return Score(
            self.labels[best],
            float(p[best]),
            dict(zip(self.labels, p.tolist(), strict=True)),
            tuple(unknown),
            any(token.cut_off for token in traced),
        )

    def _each(self, texts: Sequence[list[int]], label: str) -> tuple[float, ...]:
        """The probability of one label for each of many texts, in batches of like length."""
        place = self.labels.index(label)
        found = np.zeros(len(texts))
        for batch in _batches(texts):
            found[batch] = self._probabilities([texts[i] for i in batch])[:, place]
        return tuple(found.tolist())

    @torch.no_grad()
    def _probabilities(self, texts: list[list[int]]) -> Probabilities:
        use_threads(self._threads)
        ids, lengths = pad_ids(texts, torch.device("cpu"))
        logits = self._network(ids, lengths).double()
        p: Probabilities = torch.softmax(logits, dim=-1).numpy()
        return p


def _read(traced: Sequence[TracedToken]) -> list[int]:
    """The ids the network reads; a text without a token is read as a single <pad>, as in training."""
    return [token.id for token in traced if token.is_read] or [PAD]


def _batches(texts: Sequence[list[int]]) -> list[list[int]]:
    """The numbers of texts of like length that are read together."""
    lengths = np.array([len(ids) for ids in texts], dtype=np.int64)
    found = sorted_batches(np.arange(len(texts)), lengths, _BATCH_TEXTS, _BATCH_TOKENS)
    return [[int(i) for i in batch] for batch in found]
