"""What a recipe leaves open is settled by a short timing of the very network: precision, and how many threads.

bfloat16 has twice the speed in large products on processors that multiply it themselves (AVX512-BF16, AMX), and three
digits. Only products are taken in it: weights, sums, what the optimiser remembers, softmax and loss stay in single
precision. It is taken where a step is clearly faster so. More threads are taken where each doubling makes a step clearly
faster.

What was found is kept in the user's cache, so that the same recipe computes in the same way again on a computer, and with
every state of a run, so that a resume goes on in it. Small networks are not timed: one thread, single precision.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import nn

from engine.cache import make_key
from engine.networks.build import AnyNetwork
from engine.networks.layers import StepLayer
from engine.recipe.recipe import Recipe
from engine.recipe.training import Precision
from engine.training.devices import multiplies_bfloat16, use_threads
from engine.training.kernel_choice import choose_kernels, machine_key, put_kernels, speeds_folder
from engine.training.lessons import Lessons

WORTH_TIMING = (
    10**8
)  # multiplications in reading a batch: below, single precision and one thread are the fastest
MOST_WORK = 10**10  # above, a step takes seconds, and products are all there is
ROUNDS, SECONDS = 6, 1.0
LOW_MARGIN, THREADS_MARGIN = 1.1, 1.25  # so many times as fast


class Settled(Protocol):
    """Of a session, what is settled, and with what."""

    recipe: Recipe
    network: AnyNetwork
    lessons: Lessons
    noise: torch.Generator
    kernels: list[bool]
    threads: int
    bfloat16: bool


@dataclass(frozen=True)
class Way:
    """How to compute."""

    bfloat16: bool
    threads: int


def settle(session: Settled, *, threads_open: bool, folder: Path | None = None) -> None:
    """Settle how a new session on the processor computes: its precision where that is "auto", with `threads_open` threads."""
    training = session.recipe.training
    precision_open = training.precision is Precision.AUTO and multiplies_bfloat16(torch.device("cpu"))
    precision_open &= not any(isinstance(module, StepLayer) for module in session.network.modules())
    if not (precision_open or threads_open) or session.lessons.steps_per_epoch < 1:
        return
    session.lessons.begin_epoch(0)
    middle = session.lessons.steps_per_epoch // 2
    work = session.lessons.cells(middle) * multiplied(session.network)
    if work < WORTH_TIMING:
        return
    if work > MOST_WORK:
        _go(session, Way(session.bfloat16 or precision_open, session.threads))
        return
    kept = (folder or speeds_folder()) / f"{_key(session.recipe, work, precision_open, threads_open)}.json"
    way = _read(kept)
    if way is None:
        way = _measured(session, middle, precision_open=precision_open, threads_open=threads_open)
        _write(kept, way)
    _go(session, way)


def multiplied(network: nn.Module) -> int:
    """How many weights every token is multiplied with."""
    tables = {id(m.weight) for m in network.modules() if isinstance(m, nn.Embedding)}
    return sum(p.numel() for p in network.parameters() if p.dim() > 1 and id(p) not in tables)


def _go(session: Settled, way: Way) -> None:
    session.threads, session.bfloat16 = way.threads, way.bfloat16
    use_threads(way.threads)
    session.kernels = choose_kernels(session.network, session.recipe.training.batch_size, low=way.bfloat16)


def _measured(session: Settled, index: int, *, precision_open: bool, threads_open: bool) -> Way:
    way = Way(session.bfloat16, session.threads)
    if precision_open:
        # The time of this thread where it does all the work: other programs do not count.
        clock = time.thread_time if way.threads == 1 else time.perf_counter
        low = Way(True, way.threads)
        if _ratio(session, index, way, low, clock) > LOW_MARGIN:
            way = low
    count = 2
    while threads_open and count <= (os.cpu_count() or 1):
        more = Way(way.bfloat16, count)
        if _ratio(session, index, way, more, time.perf_counter) < THREADS_MARGIN:
            break
        way, count = more, 2 * count
    return way


def _ratio(session: Settled, index: int, way: Way, other: Way, clock: Callable[[], float]) -> float:
    """How many times as fast a step is the `other` way; the fastest of some turns counts for each."""
    fastest = dict.fromkeys((way, other), float("inf"))
    readers = dict[Way, list[bool]]()
    begun = time.monotonic()
    for turn in range(ROUNDS):
        for one in fastest:
            use_threads(one.threads)
            if one not in readers:
                batch = session.recipe.training.batch_size
                readers[one] = choose_kernels(session.network, batch, low=one.bfloat16)
            put_kernels(session.network, readers[one])
            fastest[one] = min(fastest[one], _seconds(session, index, low=one.bfloat16, clock=clock))
        if turn and time.monotonic() - begun > SECONDS:
            break
    return fastest[way] / max(fastest[other], 1e-9)


def _seconds(session: Settled, index: int, *, low: bool, clock: Callable[[], float]) -> float:
    """Of one batch read forward and back; leaves the session as it was."""
    noise = session.noise.get_state()
    session.network.train()
    begun = clock()
    with torch.autocast("cpu", torch.bfloat16, enabled=low):
        lesson = session.lessons.read(index)
    lesson.loss.backward()  # type: ignore[no-untyped-call]
    taken = clock() - begun
    session.network.zero_grad(set_to_none=True)
    session.lessons.state = None
    session.noise.set_state(noise)
    return taken


def _key(recipe: Recipe, work: int, precision_open: bool, threads_open: bool) -> str:
    training = recipe.training
    sizes = training.batch_size, training.bptt_steps, len(str(work))
    asked = precision_open, threads_open, training.precision.value, str(training.threads)
    model = recipe.model.model_dump(mode="json")
    return make_key("way", recipe.task.value, model, sizes, asked, os.cpu_count(), machine_key())


def _read(path: Path) -> Way | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Way(bool(kept["bfloat16"]), max(1, int(kept["threads"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, way: Way) -> None:
    """Keep what was found; without a folder that can be written it is found again next time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        passing = path.with_suffix(f".{os.getpid()}")
        passing.write_text(json.dumps(asdict(way)), "utf-8")
        passing.replace(path)
