"""Which task a corpus looks made for. It is a guess: every task can be chosen for every corpus that has what it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.corpus.columns import names_of_pair
from engine.corpus.plans import Plan
from engine.recipe.recipe import Task

ALIKE = 0.95  # the share of pairs of one length from which on they look answered token for token


def looks_like_pairs(plan: Plan, label_column: str) -> bool:
    """Whether each row seems to be a text and its answer: the columns say so, or they are two texts and nothing else.

    `label_column` is the one the user has chosen, "" for none.
    """
    source, target = plan.pair
    if not source or label_column:
        return False
    named = names_of_pair(source, target)
    alone = len(plan.columns) == 2 and not plan.label_column
    return all(named) or (alone and (any(named) or not plan.header))


def pair_task(pairs: Sequence[tuple[str, str]]) -> Task:
    """Token for token where nearly all pairs are as long as one another, in characters or in words; else freely."""
    ways: tuple[Callable[[str], int], ...] = (
        lambda text: len("".join(text.split())),
        lambda text: len(text.split()),
    )
    for length in ways:
        lengths = [(length(source), length(target)) for source, target in pairs]
        long_enough = [pair for pair in lengths if max(pair) > 1]
        if long_enough and sum(a == b for a, b in long_enough) >= ALIKE * len(long_enough):
            return Task.ALIGNED
    return Task.SEQ2SEQ


def task_for(plan: Plan, label_column: str, labels: int, rows: Sequence[Sequence[str]]) -> Task:
    """The task for a corpus with so many `labels`, whose first `rows` have the cells of `plan.columns`."""
    if looks_like_pairs(plan, label_column):
        places = [plan.columns.index(name) for name in plan.pair if name in plan.columns]
        if len(places) == 2:
            return pair_task([(_cell(row, places[0]), _cell(row, places[1])) for row in rows])
    return Task.CLASSIFICATION if labels > 1 else Task.LANGUAGE_MODEL


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
