"""Fixes as pure steps on the stream of rows: what goes in is what was read, what comes out is what is learnt from."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing

import numpy as np

from engine.corpus.doctor.blocks import blocks_of, whole_lines
from engine.corpus.doctor.layout import Layout
from engine.corpus.doctor.mending import mending_step
from engine.corpus.doctor.spool import RowSpool
from engine.corpus.doctor.steps import Judge, Step, make_step
from engine.corpus.doctor.text_faults import MENDING
from engine.corpus.rows import Row
from engine.recipe.fixes import Fix, in_order

Blocks = Iterator[list[Row]]
Check = Callable[[], None]


def apply_fixes(
    rows: Iterable[Row],
    fixes: Sequence[Fix],
    layout: Layout = Layout(),  # noqa: B008 (frozen)
    check: Check = lambda: None,
) -> Generator[Row, None, None]:
    """The rows with the fixes done, in the fixed order of `Fix` whatever the order of `fixes`.

    Memory stays bounded. Fixes that must see every row before the first can be judged keep the rows in a temporary
    file meanwhile. `check` is called at least every 0.1 s of work between two rows: it may raise `Stopped`.
    Of a running text only the characters are mended.
    """
    for block in fix_blocks(rows, fixes, layout, check):
        yield from block


def fix_blocks(rows: Iterable[Row], fixes: Sequence[Fix], layout: Layout, check: Check) -> Blocks:
    """The same, a block at a time."""
    blocks = blocks_of(whole_lines(rows) if layout.running else rows)
    if mending := mending_step(fixes, layout):
        blocks = _applied(blocks, mending, check)
    if layout.running:
        return blocks
    for fix in in_order(fixes):
        if fix not in MENDING:
            blocks = _fixed(blocks, fix, layout, check)
    return blocks


def _fixed(blocks: Blocks, fix: Fix, layout: Layout, check: Check) -> Blocks:
    step = make_step(fix, layout, check)
    return _applied(blocks, step, check) if isinstance(step, Step) else _judged(blocks, step, check)


def _applied(blocks: Blocks, step: Step, check: Check) -> Blocks:
    for block in blocks:
        check()
        if rows := step.apply(block):
            yield rows


def _judged(blocks: Blocks, judge: Judge, check: Check) -> Blocks:
    with RowSpool() as spool, closing(judge):
        for block in blocks:
            check()
            judge.see(block)
            spool.append(block)
        judge.decide()
        for block in spool.blocks():
            check()
            stays = np.flatnonzero(judge.keep(block)).tolist()
            if stays:
                yield [block[number] for number in stays]
