"""What learning word vectors will take: the first jobs are done for a moment by vectors that are thrown away."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import psutil
import torch

from engine.control import RunControl
from engine.recipe.recipe import Recipe
from engine.training.forecast import Forecast, judged
from engine.training.memory_watch import MemoryWatch
from engine.training.preparing import Prepared
from engine.training.trouble import trouble_explained
from engine.training.vector_runs import new_session
from engine.training.vector_session import VectorSession

_TELL_SECONDS = 0.02
_BYTES = 4  # float32


def foresee_vectors(
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    device: torch.device,
    seconds: float,
    clock: Callable[[], float] = time.monotonic,
) -> Forecast:
    """Do jobs for about `seconds`, and say what all of them will take."""
    free = int(psutil.virtual_memory().available)
    with trouble_explained(recipe), MemoryWatch(device) as watch:
        held = watch.now()
        session = new_session(recipe, prepared, device)
        tokens, spent = _learn_a_while(session, control, seconds, clock)
        begun = clock()
        session.valid_loss()
        look = clock() - begun
        peak = watch.peak()
    state = session.parameters * _BYTES
    step_tokens = max(1, session.jobs.tokens // session.jobs.steps)
    forecast = Forecast(
        device=device.type,
        threads=session.workers,
        parameters=session.parameters,
        steps_per_epoch=session.jobs.steps,
        epochs=recipe.vectors.epochs,
        epoch_seconds=spent * session.jobs.tokens / max(1, tokens),
        valid_seconds=look,
        memory=peak + state,  # saving holds a copy of both tables
        more=max(0, peak + state - held),
        state=state,
        free=free,
        batches=max(1, tokens // step_tokens),
    )
    return judged(forecast, recipe, None)


def _learn_a_while(
    session: VectorSession, control: RunControl, seconds: float, clock: Callable[[], float]
) -> tuple[int, float]:
    """Tokens learned from and the seconds this took; the first job, which loads what all use, is left out."""
    tokens, begun, ended = 0, 0.0, math.inf
    with session.crew() as crew:
        while not session.epoch_read and time.monotonic() < ended:
            control.check()
            done = crew.wait(_TELL_SECONDS)
            session.take(done)
            if begun:
                tokens += sum(one.tokens for one in done)
            elif done:
                begun, ended = clock(), time.monotonic() + seconds
    tokens += sum(one.tokens for one in crew.wait(0))  # what was under way was waited for
    return tokens, clock() - begun
