"""Which steps are drawn, and where: the columns of the unrolled view. Pure arithmetic.

A text longer than the width is shown by its beginning and its end, with one column of dots between them. A highlighted
step that would be hidden moves the gap, or opens a second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_COLUMNS = 160


@dataclass(frozen=True)
class Column:
    """One column: a step, or a gap (`step` is None) that stands for `hidden` steps; `x` is its centre."""

    step: int | None
    x: float
    hidden: int = 0

    @property
    def is_gap(self) -> bool:
        return self.step is None


def shown_steps(steps: int, fit: int, keep: int | None = None) -> list[list[int]]:
    """Runs of consecutive steps to draw when `fit` columns have room, gaps between them counted.

    One run if everything fits. Otherwise the first ceil((fit - 1) / 2) steps, a gap, the last ones; `keep` is always
    among them.
    """
    fit = min(max(fit, 1), MOST_COLUMNS)
    if steps <= fit:
        return [list(range(steps))] if steps else []
    if fit < 3:
        start = min(keep or 0, steps - fit)
        return [list(range(start, start + fit))]
    first = -(-(fit - 1) // 2)
    last = fit - 1 - first
    if keep is None or keep < first or keep >= steps - last:
        return [list(range(first)), list(range(steps - last, steps))]
    return _around(steps, fit, keep)


def _around(steps: int, fit: int, keep: int) -> list[list[int]]:
    """Runs that contain a step which the usual gap would hide."""
    if keep < fit - 2:  # the gap moves right
        return [list(range(keep + 1)), list(range(steps - (fit - 2 - keep), steps))]
    if steps - 1 - keep < fit - 2:  # the gap moves left
        last = steps - keep
        return [list(range(fit - 1 - last)), list(range(keep, steps))]
    if fit < 5:  # no room for gaps: its neighbours say more
        start = min(max(0, keep - (fit - 1) // 2), steps - fit)
        return [list(range(start, start + fit))]
    middle = max(1, fit - 4)
    start = min(max(keep - middle // 2, 1), steps - 1 - middle)
    runs = [[0], list(range(start, start + middle)), [steps - 1]]
    return [run for run in runs if run]


def tail_steps(steps: int, fit: int, keep: int | None = None) -> list[list[int]]:
    """One run of `fit` steps: the last ones, or those around `keep`. For a text that is being written."""
    fit = min(max(fit, 1), MOST_COLUMNS)
    start = max(0, steps - fit)
    if keep is not None and keep < start:
        start = max(0, keep - fit // 2)
    return [list(range(start, min(steps, start + fit)))] if steps else []


def place(runs: Sequence[Sequence[int]], left: float, pitch: float) -> tuple[Column, ...]:
    """Columns for the runs, the first centred half a pitch right of `left`, with a gap between two runs."""
    columns: list[Column] = []
    previous: int | None = None
    for run in runs:
        hidden = run[0] - previous - 1 if previous is not None else 0
        if hidden:
            columns.append(Column(None, left + (len(columns) + 0.5) * pitch, hidden))
        for step in run:
            columns.append(Column(step, left + (len(columns) + 0.5) * pitch))
        previous = run[-1]
    return tuple(columns)
