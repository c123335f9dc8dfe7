"""The fixes that leave documents out, each a small object: some judge as rows come, some must have seen every row.

`make_step` makes one for a name. A `Judge` is shown all rows (`see`), works out what stays (`decide`), and then says it
for the same rows in the same order (`keep`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from engine.corpus.doctor.dropping import DropEmpty, DropHeaders, DropHolders, DropSeen
from engine.corpus.doctor.judging import (
    JudgeBalance,
    JudgeConflicts,
    JudgeLengths,
    JudgeNear,
    JudgeRareLabels,
)
from engine.corpus.doctor.keys import Mask
from engine.corpus.doctor.layout import Layout
from engine.corpus.doctor.mojibake import LOST
from engine.corpus.rows import Row
from engine.recipe.fixes import Fix

Rows = list[Row]
Check = Callable[[], None]


@runtime_checkable
class Step(Protocol):
    """A fix that needs to see only what has come so far."""

    def apply(self, rows: Rows) -> Rows: ...


class Judge(Protocol):
    """A fix that must see every row first."""

    def see(self, rows: Rows) -> None: ...
    def decide(self) -> None: ...
    def keep(self, rows: Rows) -> Mask: ...
    def close(self) -> None: ...


def make_step(fix: Fix, layout: Layout, check: Check) -> Step | Judge:
    """The step of a fix that does not mend texts."""
    makers: dict[Fix, Callable[[], Step | Judge]] = {
        Fix.DROP_HEADERS: lambda: DropHeaders(layout),
        Fix.DROP_LOST: lambda: DropHolders(LOST),
        Fix.DROP_EMPTY: DropEmpty,
        Fix.KEEP_MAJORITY: lambda: JudgeConflicts(check, majority=True),
        Fix.DROP_CONFLICTS: lambda: JudgeConflicts(check, majority=False),
        Fix.DROP_DUPLICATES: lambda: DropSeen(by_label=True),
        Fix.DROP_NEAR_DUPLICATES: lambda: JudgeNear(check),
        Fix.KEEP_APART: lambda: DropSeen(by_label=False),
        Fix.DROP_LONG: JudgeLengths,
        Fix.DROP_RARE_LABELS: JudgeRareLabels,
        Fix.BALANCE_LABELS: JudgeBalance,
    }
    return makers[fix]()
