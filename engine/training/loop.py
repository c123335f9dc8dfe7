"""The training loop: a generator of facts, top to bottom. Each yield is also a place to pause or stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from engine.control import RunControl
from engine.events import (
    BestEpoch,
    CheckpointSaved,
    EndReason,
    EpochDone,
    RunEnded,
    RunPaused,
    RunResumed,
    Work,
)
from engine.project.records import Checkpoint
from engine.training.parallel import TeamLost
from engine.training.schedules import judge_plateau
from engine.training.scores import Scores, improves, perplexity
from engine.training.session import Session
from engine.training.trouble import refuse_divergence, trouble_explained

T = TypeVar("T")

SAVE_SECONDS = 5.0
SAVE_SHARE = 10  # learning takes at least ten times as long as saving, however large the network


class Keeper(Protocol):
    """Where a run is kept."""

    def save(self, checkpoints: Sequence[Checkpoint], forget: Sequence[str] = ()) -> None:
        """Keep states, all or none, with the events told so far; those in the slots to `forget` go."""

    def finish(self, ended: RunEnded) -> None:
        """Note how the run ended."""


AfterEpoch = Callable[[Session], Work[None]]  # samples, watched sentences, gradient reach


def train(session: Session, control: RunControl, keeper: Keeper, after_epoch: AfterEpoch) -> Work[RunEnded]:
    """Learn until the epochs are done, validation stops improving or the user stops; ends with one `RunEnded`.

    A stop saves the state first, so the run can be resumed. Raises `EngineError` when the loss is not finite, memory
    runs out, the disk is full or a process of a team has ended; what was saved before stays.
    """
    with trouble_explained(session.recipe):
        saver = _Saver(session, keeper)
        yield session.started()
        try:
            reason = yield from _learn(session, control, saver, after_epoch)
        except TeamLost:
            if session.leave():
                yield from session.tell()
                yield saver.save(best=False)
            raise
        ended = session.ended(reason)
        keeper.finish(ended)
    yield ended
    return ended


def _learn(session: Session, control: RunControl, saver: _Saver, after_epoch: AfterEpoch) -> Work[EndReason]:
    """Epoch after epoch; gives why it ended."""
    reason = session.over()
    while reason is None:
        went_on = yield from _learn_epoch(session, control, saver)
        with session.average.in_place():
            scores = (yield from _validate(session, control)) if went_on else None
        if scores is None:
            yield saver.save(best=False)
            return EndReason.STOPPED
        yield from _close_epoch(session, scores, saver, after_epoch)
        reason = session.over() or (EndReason.STOPPED if control.stopping_after_epoch else None)
    return reason


def _learn_epoch(session: Session, control: RunControl, saver: _Saver) -> Work[bool]:
    """The steps of an epoch that are still to do; False after a stop."""
    position, lessons = session.position, session.lessons
    if position.step_in_epoch == 0:
        lessons.begin_epoch(position.epoch)
    session.network.train()
    while position.step_in_epoch < lessons.steps_per_epoch:
        if control.paused or control.stopped:
            yield from session.tell()
            if not (yield from _go_on(session, control)):
                return False
        session.step()
        if session.telling_due:
            yield from session.tell()
        if saver.due:
            yield from session.tell()
            yield saver.save(best=False)
    yield from session.tell()
    return True


def _validate(session: Session, control: RunControl) -> Work[Scores | None]:
    """What the validation part says, or None after a stop. Without a validation part: empty scores."""
    scores = yield from _look(session, control)
    return scores if session.team is None else session.team.whole_scores(scores)


def _look(session: Session, control: RunControl) -> Work[Scores | None]:
    """What this process's share of the validation part says, or None after a stop."""
    looking, team = session.lessons.validate(), session.team
    while True:
        going = yield from _go_on(session, control)
        if not going or (team is not None and team.asked_to_stop):
            looking.close()
            return None
        try:
            next(looking)
        except StopIteration as end:
            return _result(end)


def _close_epoch(session: Session, scores: Scores, saver: _Saver, after_epoch: AfterEpoch) -> Work[None]:
    """Judge the epoch, tell of it, save it."""
    position = session.position
    epoch = position.epoch + 1
    refuse_divergence(scores.loss, position.step, session.recipe)
    best = scores.count == 0 or improves(scores, position.best)
    told = _epoch_done(session, scores, best)
    if best:
        position.best = BestEpoch(epoch, told.valid_loss, told.valid_accuracy, told.valid_perplexity)
        position.stale = 0
    else:
        position.stale += 1
    judge_plateau(session.recipe.training, position, best=best)
    yield told
    if session.leads:
        with session.average.in_place():
            yield from after_epoch(session)
    position.close_epoch()
    session.lessons.state = None
    yield saver.save(best=best, epoch_done=True)


def _epoch_done(session: Session, scores: Scores, best: bool) -> EpochDone:
    position, lessons = session.position, session.lessons
    sums, loss = position.sums, position.sums.mean_loss()
    valid_loss = scores.loss if scores.count else None
    return EpochDone(
        epoch=position.epoch + 1,
        step=position.step,
        train_loss=loss,
        valid_loss=valid_loss,
        train_accuracy=sums.right / max(1, sums.weight) if lessons.gives_accuracy else None,
        valid_accuracy=scores.accuracy if scores.count else None,
        train_perplexity=perplexity(loss) if lessons.gives_perplexity else None,
        valid_perplexity=perplexity(valid_loss) if lessons.gives_perplexity else None,
        learning_rate=session.learning_rate,
        seconds=sums.seconds,
        examples_per_second=sums.per_second(sums.examples),
        tokens_per_second=sums.per_second(sums.tokens),
        best=best,
        clipped_share=session.clipped_share,
        noise_scale=session.noise_scale,
    )


def _go_on(session: Session, control: RunControl) -> Work[bool]:
    """Wait while paused, telling so; False after a stop."""
    if not control.paused:
        return not control.stopped
    yield RunPaused(session.position.step)
    begun = time.monotonic()
    going = control.proceed()
    session.rest(time.monotonic() - begun)
    if going:
        yield RunResumed(session.position.step)
    return going


class _Saver:
    """Saves, and knows when the next save is due: after 5 seconds, more rarely when saving is slow.

    Time decides only when a state is written, never what is in it.
    """

    def __init__(self, session: Session, keeper: Keeper) -> None:
        self._session, self._keeper = session, keeper
        self._next = time.monotonic() + SAVE_SECONDS
        if session.team is not None:
            session.team.save_due = self._is_time

    @property
    def due(self) -> bool:
        team = self._session.team
        return self._is_time() if team is None else team.saving

    def _is_time(self) -> bool:
        return time.monotonic() >= self._next

    def save(self, *, best: bool, epoch_done: bool = False) -> CheckpointSaved:
        begun = time.monotonic()
        self._session.refuse_broken()
        if not self._session.leads:
            self._session.whole_carried()  # the one that leads keeps it
            return CheckpointSaved(self._session.position.epoch, self._session.position.step, best)
        states = [self._session.best_state()] if best else []
        snapshots, forget = self._session.snapshots() if epoch_done else ((), ())
        self._keeper.save([*states, *snapshots, self._session.state()], forget)
        ended = time.monotonic()
        self._next = ended + max(SAVE_SECONDS, SAVE_SHARE * (ended - begun))
        return CheckpointSaved(self._session.position.epoch, self._session.position.step, best)


def _result(end: StopIteration) -> Scores:
    scores = end.value
    assert isinstance(scores, Scores)
    return scores
