"""Batches too slow to be tried whole are tried cut short: as many texts side by side, fewer tokens of each.

What a step costs and the memory it needs grow evenly with the tokens, so two lengths tell both for any other.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from engine.control import RunControl
from engine.recipe.recipe import Recipe, Task
from engine.training.lessons import make_lessons
from engine.training.memory_watch import MemoryWatch
from engine.training.preparing import Prepared
from engine.training.session import Session

LONGEST_STEP = 0.25  # share of the time for trying that one step may take before batches are cut short
# The share that the longer ones of the short steps should take, were they as fast as a product of medium size.
_SHORT_STEP = 0.5
_SHORTER = 6  # times as short are the others
_FRESH = (
    1.2  # pieces beyond `devices.LARGEST_KEPT` are taken anew beside what is kept of smaller ones (measured)
)
_PASSES = 6  # products of a weight with a cell: two operations forward, four backward


@dataclass(frozen=True, slots=True)
class ShortTrials:
    """`timed`: cells and seconds of each step; `held`: cells and the most bytes held; `look`: seconds a cell only read."""

    timed: list[tuple[int, float]]
    held: list[tuple[int, int]]
    look: float

    def memory(self, cells: int) -> int:
        """What a batch of so many cells would hold at its fullest."""
        (few, low), (many, high) = self.held
        slope = max(0.0, (high - low) / max(1, many - few))
        return round(high + _FRESH * slope * max(0, cells - many))


def short_lengths(session: Session, cells: NDArray[np.int64], seconds: float) -> tuple[int, int] | None:
    """Two lengths to cut to, when a whole batch would take too much of `seconds`; None when it would not."""
    a_cell = _PASSES * _multiplied(session) / _speed(session.device)
    largest = int(cells.max())
    if a_cell * largest < LONGEST_STEP * seconds:
        return None
    texts = _side_by_side(session.recipe)
    longest = largest // texts
    long = max(2, min(longest, round(_SHORT_STEP * seconds / (a_cell * texts))))
    return None if long >= longest else (max(1, long // _SHORTER), long)


def try_short(
    session: Session,
    lengths: tuple[int, int],
    control: RunControl,
    step: Callable[[Session, int], float],
    clock: Callable[[], float],
) -> ShortTrials:
    """Learn from the largest batch of each length; `step` learns from one and gives its seconds."""
    timed, held, look = [], [], 0.0
    session.network.train()
    for number, longest in enumerate(lengths):
        recipe, prepared = cut_short(session.recipe, session.prepared, longest)
        session.lessons = make_lessons(session.network, recipe, prepared)
        session.lessons.begin_epoch(0)
        sizes = [session.lessons.cells(index) for index in range(min(200, session.lessons.steps_per_epoch))]
        index = int(np.argmax(sizes))
        with MemoryWatch(session.device) as watch:
            for turn in range(2 - number):  # the first step of all makes what later ones use again
                control.check()
                spent = step(session, index)
                if turn or number:
                    timed.append((sizes[index], spent))
            if number == 0:
                look = _look(session, index, clock) / max(1, sizes[index])
            held.append((sizes[index], watch.peak()))
    return ShortTrials(timed, held, look)


def cut_short(recipe: Recipe, prepared: Prepared, longest: int) -> tuple[Recipe, Prepared]:
    """The same lessons with at most `longest` tokens of each text, or in each window."""
    if recipe.task is Task.LANGUAGE_MODEL:
        return recipe.with_values({"training.bptt_steps": max(2, longest)}), prepared
    encoded, targets = prepared.encoded, prepared.targets
    return recipe, replace(
        prepared,
        encoded=replace(encoded, longest=longest),
        targets=None if targets is None else replace(targets, longest=longest),
    )


def _side_by_side(recipe: Recipe) -> int:
    return recipe.training.batch_size


def _multiplied(session: Session) -> int:
    """Weights that every cell is multiplied with: all but the tables of word vectors."""
    tables = {id(m.weight) for m in session.network.modules() if isinstance(m, torch.nn.Embedding)}
    return sum(p.numel() for p in session.network.parameters() if id(p) not in tables)


@torch.no_grad()
def _look(session: Session, index: int, clock: Callable[[], float]) -> float:
    session.network.eval()
    session.lessons.state = None
    begun = clock()
    float(session.lessons.read(index).loss)
    session.network.train()
    return clock() - begun


@torch.no_grad()
def _speed(device: torch.device) -> float:
    """Operations a second of a product of medium size, so that a slow step is not tried to find out that it is slow."""
    a, b = torch.ones(256, 512, device=device), torch.ones(512, 512, device=device)
    # The time of this thread alone, where it does all the work: other programs do not count.
    alone = device.type == "cpu" and torch.get_num_threads() == 1
    clock = time.thread_time if alone else time.perf_counter
    best = 0.0
    for _ in range(4):
        begun = clock()
        float((a @ b)[0, 0])
        best = max(best, 2 * a.numel() * b.shape[1] / max(1e-9, clock() - begun))
    return best
