"""What a run that another program trains has told since it was looked at last, as the events it came from."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from engine.events import BestEpoch, EndReason, Event, RunEnded, StepDone
from engine.project.history import RunHistory
from engine.project.learner import Learner
from engine.project.project import Project
from engine.project.records import RunRecord

_MOMENTS = ("epochs", "sentences", "samples", "answers", "gradients")


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a run was looked at: its program and, after `step` steps, how many of each kind of moment."""

    begun: tuple[str, int, float]
    step: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class News:
    """`events` since the last look; `seen` is for the next one; `learner` None when nobody trains any more."""

    events: tuple[Event, ...]
    seen: Seen | None
    run: RunRecord | None
    learner: Learner | None


def read_news(project: Project, seen: Seen | None, name: str | None = None) -> News:
    """What is new of the run that is being trained elsewhere, or, when it is over, of the run called `name`."""
    learner = project.learner()
    if learner is not None and (learner.is_this_program or not learner.lives()):
        learner = None
    wanted = learner.started.run if learner is not None else name
    run = next((run for run in reversed(project.runs()) if run.name == wanted), None)
    if run is None:
        return News((), None, None, None)
    history = project.history(run)
    begun = seen.begun if learner is None and seen is not None else _begun(learner)
    now = Seen(begun, _last_step(history), tuple(len(getattr(history, kind)) for kind in _MOMENTS))
    events: list[Event] = []
    if learner is not None and not _goes_on(seen, now):
        # What it has told so far is remembered from the file; from here on it is told.
        epoch = len(history.epochs)
        events.append(dataclasses.replace(learner.started, step=now.step, epoch=epoch))
    elif seen is not None:
        events.extend(_since(history, seen))
    if learner is None:
        events.append(run.summary or _cut_off(run, history))
    return News(tuple(events), now, run, learner)


def _begun(learner: Learner | None) -> tuple[str, int, float]:
    return (learner.host, learner.pid, learner.begun) if learner is not None else ("", 0, 0.0)


def _goes_on(seen: Seen | None, now: Seen) -> bool:
    """Whether what is there now is what was there before, and more."""
    if seen is None or seen.begun != now.begun or now.step < seen.step:
        return False
    return all(new >= old for new, old in zip(now.counts, seen.counts, strict=True))


def _cut_off(run: RunRecord, history: RunHistory) -> RunEnded:
    """The end of a run whose program has not lived to tell it."""
    kept = [epoch for epoch in history.epochs if epoch.best]
    best = kept[-1] if kept else None
    return RunEnded(
        run.name,
        EndReason.STOPPED,
        len(history.epochs),
        None
        if best is None
        else BestEpoch(best.epoch, best.valid_loss, best.valid_accuracy, best.valid_perplexity),
        seconds=sum(epoch.seconds for epoch in history.epochs),
        examples_per_second=0.0,
        tokens_per_second=0.0,
        parameters=0,
    )


def _last_step(history: RunHistory) -> int:
    return int(history.steps[-1]) if len(history.steps) else 0


def _since(history: RunHistory, seen: Seen) -> list[Event]:
    """The steps first, then the moments."""
    ends = np.array([epoch.step for epoch in history.epochs])
    events: list[Event] = []
    for place in np.flatnonzero(history.steps > seen.step):
        step, accuracy = int(history.steps[place]), float(history.accuracies[place])
        events.append(
            StepDone(
                step,
                1 + int(np.searchsorted(ends, step)),
                float(history.losses[place]),
                None if np.isnan(accuracy) else accuracy,
                float(history.grad_norms[place]),
                examples=0,
                tokens=0,
                seconds=0.0,
            )
        )
    for kind, count in zip(_MOMENTS, seen.counts, strict=True):
        events.extend(getattr(history, kind)[count:])
    return events
