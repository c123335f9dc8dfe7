"""All that changes while word vectors are learned, and its state as checkpoints."""

from __future__ import annotations

import functools
import math
import threading
import time
from collections import Counter
from collections.abc import Sequence

import numpy as np
from safetensors.numpy import load, save

from engine.errors import EngineError
from engine.events import EndReason, RunEnded, RunStarted, StepDone
from engine.project.records import BEST, LAST, Checkpoint, snapshot_slot
from engine.recipe.recipe import Recipe
from engine.recipe.vectors import Architecture
from engine.text.vocabulary import SPECIALS
from engine.training.position import Position
from engine.training.preparing import Prepared, streams_of
from engine.training.snapshots import forgotten, is_kept, stride_of
from engine.vectors.crew import Crew
from engine.vectors.draws import Counts
from engine.vectors.jobs import JobDone, Jobs
from engine.vectors.kernels import Kernel, Learner
from engine.vectors.one_pair import OUTPUT_TENSOR
from engine.vectors.pairs import draw_pairs
from engine.vectors.similarity import Floats
from engine.vectors.word_vectors import TENSOR
from engine.words import QT_TRANSLATE_NOOP

_FIRST = len(SPECIALS)  # the id of the first word that has a vector
# A step has so many tokens for each pair that is looked at after it, which costs a hundredth of learning them. The mean of
# many pairs is what makes the curve smooth: from step to step each pair goes up and down on its own.
_TOKENS_A_PAIR = {Architecture.SKIP_GRAM: 50, Architecture.CBOW: 200}
_FEWEST_PAIRS = 256
_VALID_PAIRS = 4_000


class VectorSession:
    """A run under way. A `crew` does its jobs; `take` makes steps of them; `state` is what a resume needs.

    With one worker a run of the same recipe and corpus gives the same vectors bit for bit, in one go or resumed. Several
    workers change the same vectors at the same time without waiting for each other (Recht et al. 2011), so that the
    last digits are up to chance, resumed or not; which text is read with which learning rate is the same.
    """

    def __init__(self, name: str, recipe: Recipe, prepared: Prepared, kernel: Kernel, workers: int) -> None:
        self.name, self.recipe, self.prepared, self.kernel = name, recipe, prepared, kernel
        self.workers = workers
        self.counts = word_counts(prepared)
        stream, valid = streams_of(prepared, recipe)
        settings, seed = recipe.vectors, recipe.training.seed
        self.jobs = Jobs(stream, self.counts, _FIRST, settings, seed)
        step_tokens = self.jobs.tokens // self.jobs.steps
        pairs = max(_FEWEST_PAIRS, step_tokens // _TOKENS_A_PAIR[settings.architecture])
        self.train_pairs = draw_pairs(stream, self.counts, _FIRST, settings, pairs, seed)
        self.valid_pairs = draw_pairs(valid, self.counts, _FIRST, settings, _VALID_PAIRS, seed)
        refuse_too_little(len(self.train_pairs))
        self.train_words, self.valid_words = len(stream), len(valid)
        self.position = Position()
        self.job = 0  # the next of the epoch under way
        self._lock = threading.Lock()
        self._begin_steps()
        self._begun = self._counted = time.monotonic()
        self._idle = 0.0

    # Learning

    def crew(self) -> Crew:
        """Workers for what is left of the epoch; `take` what they have done."""
        learners = [self.kernel.learner() for _ in range(self.workers)]
        doers = [functools.partial(self._do, learner) for learner in learners]
        self._counted = time.monotonic()
        return Crew(doers, self.job, self.jobs.count)

    def _do(self, learner: Learner, number: int) -> JobDone:
        """A job; whoever does the last one of a step measures the loss."""
        done = self.jobs.do(learner, self.position.epoch, number)
        step = number // self.jobs.per_step
        with self._lock:
            self._left[step] -= 1
            last = not self._left[step]
        if last:
            self._losses[step] = self.train_pairs.loss(*self.kernel.tables())
        return done

    def take(self, done: Sequence[JobDone]) -> list[StepDone]:
        """Count jobs; gives the steps that are whole with them, in order."""
        position, per_step = self.position, self.jobs.per_step
        self.count_time()
        for one in done:
            self._tokens[one.number // per_step] += one.tokens
            self._words[one.number // per_step] += one.words
            self._taken[one.number // per_step] += 1
        self.job += len(done)
        steps = []
        while (step := position.step_in_epoch) < self.jobs.steps and self._taken[step] == self._size(step):
            steps.append(self._told(step))
        return steps

    def count_time(self, *, resting: bool = False) -> None:
        """Add the time since the last call to the time of learning, or leave it out."""
        now = time.monotonic()
        if resting:
            self._idle += now - self._counted
        else:
            self.position.sums.seconds += now - self._counted
        self._counted = now

    @property
    def epoch_read(self) -> bool:
        """Whether every job of the epoch is done."""
        return self.job >= self.jobs.count

    def valid_loss(self) -> float | None:
        """The loss on pairs of text that is not learned from; None when nothing is kept back."""
        return self.valid_pairs.loss(*self.kernel.tables()) if len(self.valid_pairs) else None

    def close_epoch(self) -> None:
        """Begin the next epoch."""
        self.position.close_epoch()
        self.job = 0
        self._begin_steps()

    def _told(self, step: int) -> StepDone:
        position, sums = self.position, self.position.sums
        loss, tokens, words = self._losses[step], self._tokens[step], self._words[step]
        refuse_divergence(loss, self.recipe)
        position.step += 1
        position.step_in_epoch += 1
        sums.loss += loss * tokens
        sums.weight += tokens
        sums.tokens += tokens
        sums.examples += words
        return StepDone(position.step, position.epoch + 1, loss, None, math.nan, words, tokens, self.seconds)

    def _begin_steps(self) -> None:
        """Forget the jobs of the epoch before; what was done of a step before a resume is in `position` and `job`."""
        self._tokens: Counter[int] = Counter()
        self._words: Counter[int] = Counter()
        self._taken: Counter[int] = Counter()
        self._losses: dict[int, float] = {}
        self._left = {step: self._size(step) for step in range(self.jobs.steps)}

    def _size(self, step: int) -> int:
        """How many jobs a step has."""
        return min(self.jobs.per_step, self.jobs.count - step * self.jobs.per_step)

    # Beginning, end

    @property
    def seconds(self) -> float:
        """Since the run started here, pauses left out."""
        return time.monotonic() - self._begun - self._idle

    @property
    def parameters(self) -> int:
        """Numbers that are learned: both matrices."""
        return 2 * len(self.counts) * self.recipe.vectors.dim

    def started(self, device: str) -> RunStarted:
        """The first event."""
        return RunStarted(
            run=self.name,
            task=self.recipe.task.value,
            device=device,
            threads=self.workers,
            parameters=self.parameters,
            epochs=self.recipe.vectors.epochs,
            steps_per_epoch=self.jobs.steps,
            train_examples=self.train_words,
            valid_examples=self.valid_words,
            step=self.position.step,
            epoch=self.position.epoch,
        )

    def over(self) -> EndReason | None:
        """Why there is nothing left to do, or None."""
        return EndReason.COMPLETED if self.position.epoch >= self.recipe.vectors.epochs else None

    def ended(self, reason: EndReason) -> RunEnded:
        """The last event."""
        return self.position.ended(self.name, reason, self.seconds, self.parameters)

    # State

    def state(self, *, best: bool) -> list[Checkpoint]:
        """All that a resume needs; with `best` the vectors alone before it. Nobody may be at work."""
        position = self.position
        vectors, contexts = (_with_specials(table) for table in self.kernel.tables())
        tree = {**position.as_tree(), "seconds": position.seconds + self.seconds}
        step = position.step_in_epoch
        meta = {
            "position": tree,
            "job": self.job,
            "begun": [self._tokens[step], self._words[step], self._taken[step]],
            "threads": self.workers,
        }
        whole = save({TENSOR: vectors, OUTPUT_TENSOR: contexts})
        last = Checkpoint(LAST, position.epoch, position.step, whole, meta)
        if not best:
            return [last]
        for_use = save({TENSOR: vectors})
        return [Checkpoint(BEST, position.epoch, position.step, for_use, {"position": tree}), last]

    def snapshot(self) -> tuple[tuple[Checkpoint, ...], tuple[str, ...]]:
        """The vectors of the epoch just closed for the time machine, and the slots of those that have to go for it."""
        epoch = self.position.epoch
        tensors = save({TENSOR: _with_specials(self.kernel.tables()[0]).astype(np.float16)})
        stride = stride_of(epoch, len(tensors), self.recipe.training.snapshots)
        kept = Checkpoint(snapshot_slot(epoch), epoch, self.position.step, tensors, {})
        gone = tuple(snapshot_slot(number) for number in forgotten(epoch, stride))
        return ((kept,) if is_kept(epoch, stride) else ()), gone

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a kept state."""
        tensors = load(checkpoint.tensors)
        self.kernel.put(tensors[TENSOR][_FIRST:], tensors[OUTPUT_TENSOR][_FIRST:])
        self.workers = int(checkpoint.meta["threads"])
        self.position = Position.from_tree(checkpoint.meta["position"])
        self.job = int(checkpoint.meta["job"])
        self._begin_steps()
        step = self.position.step_in_epoch
        self._tokens[step], self._words[step], self._taken[step] = map(int, checkpoint.meta["begun"])
        if step in self._left:
            self._left[step] -= self._taken[step]


def word_counts(prepared: Prepared) -> Counts:
    """How often each word that has a vector occurs in the training part."""
    return np.array(prepared.pipeline.vocabulary.counts[_FIRST:], np.int64)


def refuse_divergence(loss: float, recipe: Recipe) -> None:
    """Raise `EngineError` when the loss is not a finite number."""
    if not math.isfinite(loss):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The word vectors have become too long to be numbers. Make vectors.learning_rate (now {rate}) smaller; "
                "the last epoch that was saved is kept.",
            ),
            rate=recipe.vectors.learning_rate,
        )


def refuse_too_little(found: int) -> None:
    """Raise `EngineError` when there are no two words, or no two beside each other."""
    if found < 2:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "There is too little text to learn word vectors from: no words that occur often enough stand beside each "
                "other. Use more text, or make vectors.min_count smaller.",
            )
        )


def _with_specials(table: Floats) -> Floats:
    """With a row of zeros for each special token before the words, as in the embeddings of networks."""
    return np.concatenate([np.zeros((_FIRST, table.shape[1]), np.float32), table])
