"""The loop that learns word vectors: a generator of facts, like that of the networks."""

from __future__ import annotations

import time
from collections.abc import Callable

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
from engine.training.loop import Keeper
from engine.training.vector_session import VectorSession
from engine.vectors.crew import Crew

SAVE_SECONDS = 5.0
SAVE_SHARE = 100  # learning takes at least a hundred times as long as saving
TELL_SECONDS = 0.05

AfterEpoch = Callable[[VectorSession], Work[None]]


def learn_vectors(
    session: VectorSession, control: RunControl, keeper: Keeper, after_epoch: AfterEpoch, device: str
) -> Work[RunEnded]:
    """Learn until the epochs are done or the user stops; ends with one `RunEnded`. A stop saves the state first.

    The last epoch is handed out: the learning rate falls to nothing at the end, and vectors of text read more often are
    better ones even where the loss on other text says no more.
    """
    saver = _Saver(session, keeper)
    yield session.started(device)
    reason = session.over()
    while reason is None:
        if not (yield from _learn_epoch(session, control, saver)):
            yield saver.save()
            reason = EndReason.STOPPED
            break
        yield from _close_epoch(session, after_epoch)
        saver.remember_epoch()
        reason = session.over() or (EndReason.STOPPED if control.stopping_after_epoch else None)
        if reason is not None or saver.due:  # an epoch of a short text is sooner read again than saved
            yield saver.save(best=True)
    ended = session.ended(reason)
    keeper.finish(ended)
    yield ended
    return ended


def _learn_epoch(session: VectorSession, control: RunControl, saver: _Saver) -> Work[bool]:
    """The jobs of an epoch that are still to do; False after a stop."""
    with session.crew() as crew:
        while not session.epoch_read:
            if control.paused or control.stopped:
                yield from _hold(session, crew)
                if not (yield from _go_on(session, control)):
                    return False
                crew.go_on()
            yield from session.take(crew.wait(TELL_SECONDS))
            if saver.due and not session.epoch_read:
                yield from _hold(session, crew)
                yield saver.save(crew)
    return not control.stopped or session.epoch_read


def _hold(session: VectorSession, crew: Crew) -> Work[None]:
    """Let everybody finish the job at hand, and tell of it."""
    crew.hold()
    yield from session.take(crew.wait(0))


def _go_on(session: VectorSession, control: RunControl) -> Work[bool]:
    """Wait while paused, telling so; False after a stop."""
    if control.paused:
        yield RunPaused(session.position.step)
        session.count_time()
        going = control.proceed()
        session.count_time(resting=True)
        if going:
            yield RunResumed(session.position.step)
    return not control.stopped


def _close_epoch(session: VectorSession, after_epoch: AfterEpoch) -> Work[None]:
    """Judge the epoch, tell of it, begin the next."""
    position, sums = session.position, session.position.sums
    epoch, valid_loss = position.epoch + 1, session.valid_loss()
    position.best = BestEpoch(epoch, valid_loss, None, None)
    yield EpochDone(
        epoch=epoch,
        step=position.step,
        train_loss=sums.mean_loss(),
        valid_loss=valid_loss,
        train_accuracy=None,
        valid_accuracy=None,
        train_perplexity=None,
        valid_perplexity=None,
        learning_rate=session.jobs.rate(position.epoch, session.jobs.count - 1),
        seconds=sums.seconds,
        examples_per_second=sums.per_second(sums.examples),
        tokens_per_second=sums.per_second(sums.tokens),
        best=True,
    )
    yield from after_epoch(session)
    session.close_epoch()


class _Saver:
    """Saves, and knows when the next save is due: after 5 seconds, more rarely when saving is slow."""

    def __init__(self, session: VectorSession, keeper: Keeper) -> None:
        self._session, self._keeper = session, keeper
        self._next = time.monotonic() + SAVE_SECONDS
        self._snapshots: dict[str, Checkpoint] = {}
        self._forget: tuple[str, ...] = ()

    def remember_epoch(self) -> None:
        """Keep the vectors of the epoch just closed with the next state."""
        taken, self._forget = self._session.snapshot()
        self._snapshots |= {one.slot: one for one in taken}
        for slot in self._forget:
            self._snapshots.pop(slot, None)

    @property
    def due(self) -> bool:
        return time.monotonic() >= self._next

    def save(self, crew: Crew | None = None, *, best: bool = False) -> CheckpointSaved:
        """Keep the state; a crew that was held works on while it is written."""
        begun = time.monotonic()
        states = self._session.state(best=best)
        if crew is not None:
            crew.go_on()
        self._keeper.save([*self._snapshots.values(), *states], self._forget)
        self._snapshots.clear()
        ended = time.monotonic()
        self._next = ended + max(SAVE_SECONDS, SAVE_SHARE * (ended - begun))
        return CheckpointSaved(self._session.position.epoch, self._session.position.step, best)
