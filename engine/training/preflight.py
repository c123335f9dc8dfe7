"""What a run will take, told before it begins: a few real batches are timed while the memory they need is watched.

A step costs about `a + b · cells`, where a batch's cells are its texts times the longest of them. Batches of all sizes
are read, a line is laid through their times, and an epoch is its sum over all batches. What is measured here is learned
by a network of its own that is thrown away.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
import psutil
import torch
from numpy.typing import NDArray

from engine.control import RunControl
from engine.networks.shapes import describe_task, sizes_of
from engine.recipe.recipe import Recipe, Task
from engine.training.devices import MOST_KEPT, choose_threads
from engine.training.forecast import ROOM, Costs, Forecast, judged
from engine.training.lessons import EVALUATION_TOKENS
from engine.training.memory_watch import MemoryWatch
from engine.training.optimisers import remembered_numbers
from engine.training.preflight_short import short_lengths, try_short
from engine.training.preparing import Prepared, check_corpus
from engine.training.session import Session
from engine.training.trouble import trouble_explained
from engine.training.vector_preflight import foresee_vectors

BUDGET_SECONDS = 2.0
_SIZED = 2000  # batches whose size is looked at to know those of all
_QUANTILES = (0.5, 1.0, 0.1, 0.9, 0.3, 0.7)  # of the batches by size, in the order in which they are tried
_MOST = 60
_LONGEST_LOOK = 1.0  # second
_SETTLED = 20  # steps after which memory hardly grows
_LEAST = 0.4  # share of the time that is left for the batches, however long the network took to make
_BYTES = 4  # float32

Clock = Callable[[], float]


def foresee(
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    device: torch.device,
    seconds: float = BUDGET_SECONDS,
    clock: Clock = time.monotonic,
) -> Forecast:
    """Time a few batches for about `seconds` and say what the whole run will take, in seconds of `clock`.

    Raises `EngineError` when nothing can be learned from the corpus or the device has gone, `Stopped` when the user
    stops. A network that does not fit is no error: the lamp is red.
    """
    check_corpus(prepared.corpus, recipe)
    if recipe.task is Task.WORD_VECTORS:
        return foresee_vectors(recipe, prepared, control, device, seconds, clock)
    parameters, free = _parameters(recipe, prepared), free_memory(device)
    state = parameters * (2 + remembered_numbers(recipe.training)) * _BYTES
    if state > ROOM * free:
        held = psutil.Process().memory_info().rss
        epochs = recipe.training.epochs
        blind = Forecast(
            device.type,
            choose_threads(recipe),
            parameters,
            0,
            epochs,
            0.0,
            0.0,
            held + state,
            state,
            state,
            free,
            0,
        )
        return judged(blind, recipe, None)
    before = torch.get_num_threads()
    try:
        with trouble_explained(recipe):
            return _tried(recipe, prepared, control, device, state, free, seconds, clock)
    finally:
        torch.set_num_threads(before)


def free_memory(device: torch.device) -> int:
    """Bytes that are left on the device."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    return int(psutil.virtual_memory().available)


def _parameters(recipe: Recipe, prepared: Prepared) -> int:
    sizes = sizes_of(recipe, prepared.pipeline, len(prepared.encoded.label_names))
    layers = describe_task(recipe.task.value, recipe.model, sizes, steps=1, batch=1)
    return sum(layer.parameters for layer in layers)


def _tried(
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    device: torch.device,
    state: int,
    free: int,
    seconds: float,
    clock: Clock,
) -> Forecast:
    with MemoryWatch(device) as watch:
        held, begun = watch.now(), time.monotonic()
        session = Session("", recipe, prepared, device)
        # What a recipe leaves open may be settled by a timing of its own the first time.
        seconds = max(_LEAST * seconds, seconds - (time.monotonic() - begun))
        lessons = session.lessons
        lessons.begin_epoch(0)
        numbers = _sampled(lessons.steps_per_epoch)
        cells = np.array([lessons.cells(int(number)) for number in numbers], dtype=np.int64)
        epoch_cells = float(cells.mean()) * lessons.steps_per_epoch
        valid_cells = epoch_cells * lessons.valid_examples / max(1, lessons.train_examples)
        lengths = short_lengths(session, cells, seconds)
        if lengths is None:
            timed = _timed_steps(session, numbers, cells, control, seconds, clock)
            look = _timed_look(session, cells, clock)
            _end_epoch(session, look * min(EVALUATION_TOKENS, valid_cells))
            peak = watch.peak()
            peak += _kept_later(device, peak - held - state, len(timed))
        else:
            short = try_short(session, lengths, control, lambda s, index: _step(s, index, clock), clock)
            timed, look = short.timed, short.look
            peak = max(watch.peak(), short.memory(int(cells.max())), watch.now() + 2 * state)
    costs = costs_of(timed, look)
    forecast = Forecast(
        device=device.type,
        threads=session.threads,
        parameters=sum(p.numel() for p in session.network.parameters()),
        steps_per_epoch=lessons.steps_per_epoch,
        epochs=recipe.training.epochs,
        epoch_seconds=costs.learning(lessons.steps_per_epoch, epoch_cells),
        valid_seconds=costs.look * valid_cells,
        memory=peak,
        more=max(0, peak - held),
        state=state,
        free=free,
        batches=len(timed),
    )
    return judged(forecast, recipe, costs)


def _timed_steps(
    session: Session,
    numbers: NDArray[np.int64],
    cells: NDArray[np.int64],
    control: RunControl,
    seconds: float,
    clock: Clock,
) -> list[tuple[int, float]]:
    """Cells and seconds of the batches that were tried, of those in `numbers`, which have so many `cells`.

    The first is read twice, because the first step makes what all later ones use again; so the time of one batch at
    the least, the largest, is always known.
    """
    by_size = np.argsort(cells, kind="stable")
    session.network.train()
    timed: list[tuple[int, float]] = []
    begun = time.monotonic()
    for turn in range(-1, _MOST):
        control.check()
        round_, quantile = divmod(max(0, turn), len(_QUANTILES))
        place = round(_QUANTILES[quantile] * (len(by_size) - 1))
        chosen = by_size[max(0, place - round_)]  # another batch of about that size in every round
        spent = _step(session, int(numbers[chosen]), clock)
        if turn >= 0:
            timed.append((int(cells[chosen]), spent))
        if len(timed) > 1 and time.monotonic() - begun > seconds:
            break
    return timed


def _sampled(steps: int) -> NDArray[np.int64]:
    """The batches whose size is looked at, spread over the epoch."""
    return np.linspace(0, steps - 1, min(steps, _SIZED)).astype(np.int64)


def _step(session: Session, index: int, clock: Clock) -> float:
    """Learn from batch `index` as the loop does; gives the seconds."""
    begun = clock()
    session.position.step_in_epoch = index
    session.lessons.state = None
    session.step()
    session.tell()
    return clock() - begun


@torch.no_grad()
def _timed_look(session: Session, cells: NDArray[np.int64], clock: Clock) -> float:
    """Seconds a cell for reading without learning, from a batch of the usual size."""
    numbers = _sampled(session.lessons.steps_per_epoch)
    index = int(numbers[np.argsort(cells, kind="stable")[len(cells) // 2]])
    session.network.eval()
    session.lessons.state = None
    session.lessons.read(index)
    begun = clock()
    session.lessons.state = None
    float(session.lessons.read(index).loss)
    return (clock() - begun) / max(1, session.lessons.cells(index))


def _kept_later(device: torch.device, worked_in: int, steps: int) -> int:
    """Bytes that later steps leave with the program: pieces of other sizes that were freed (`devices.keep_freed_memory`).

    Most come in the first `_SETTLED` steps; with fewer tried, the rest is about as large as what was worked in (measured).
    """
    if device.type != "cpu":
        return 0
    return round(min(MOST_KEPT, 0.75 * max(0, worked_in)) * max(0.0, 1 - steps / _SETTLED))


def _end_epoch(session: Session, seconds: float) -> None:
    """Do what may need more memory than a step: look at the largest batch of the validation part, where that takes but
    a moment (`seconds`), and save the state.
    """
    if session.lessons.valid_examples and seconds < _LONGEST_LOOK:
        next(session.lessons.validate(), None)
        session.network.train()
    _ = session.best_state(), session.state()  # they are saved together


def costs_of(timed: Sequence[tuple[int, float]], look: float) -> Costs:
    """The line through (cells, seconds), neither of its parts below 0; slow outliers, where the machine was busy, count less."""
    cells = np.array([c for c, _ in timed], dtype=np.float64)
    seconds = np.array([s for _, s in timed])
    weights = np.ones_like(seconds)
    step = cell = 0.0
    for _ in range(10):  # least absolute deviations, by reweighting
        step, cell = _line(cells, seconds, weights)
        off = np.abs(seconds - step - cell * cells)
        weights = 1.0 / np.maximum(off, 1e-6 + 0.01 * seconds)
    return Costs(step, cell, look)


def _line(
    cells: NDArray[np.float64], seconds: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    total = weights.sum()
    x, y = (weights * cells).sum() / total, (weights * seconds).sum() / total
    spread = (weights * (cells - x) ** 2).sum()
    slope = float((weights * (cells - x) * (seconds - y)).sum() / spread) if spread > 0 else 0.0
    slope = max(0.0, slope)
    if y - slope * x < 0 or spread == 0:  # through the origin
        return 0.0, float(y / x) if x else 0.0
    return float(y - slope * x), slope
