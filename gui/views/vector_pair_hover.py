"""What is under the mouse in the drawing of one training pair, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from engine.recipe.vectors import Architecture
from gui.views.unrolled.picture import visible
from gui.views.vector_pair_layout import CELL, Layout, Row
from gui.views.vector_pair_picture import PairPicture, Stage, telling_numbers
from gui.views.vector_pair_rows import signed

if TYPE_CHECKING:
    from engine.vectors.one_pair import PairStep

Line = tuple[Row, str, Sequence[float], Sequence[float]]  # where, word, before, after


def found_at(picture: PairPicture, pair: int, stage: Stage, scene: Layout, point: QPointF) -> str:
    """The number of a row under a point, before and after; nothing elsewhere."""
    if stage < Stage.ROWS:
        return ""
    step = picture.pairs[pair]
    place = _number_at(step, scene, point)
    if place is None:
        return ""
    for row, word, before, after in _lines(picture, step, scene):
        if row.y <= point.y() < row.y + row.high:
            said = QCoreApplication.translate("VectorPair", "'{word}', number {n} of {dim}: {before}")
            if stage >= Stage.OUTPUTS and after[place] != before[place]:
                said = QCoreApplication.translate(
                    "VectorPair", "'{word}', number {n} of {dim}: {before}, then {after}"
                )
            return said.format(
                word=word,
                n=place + 1,
                dim=picture.shape[1],
                before=signed(before[place], 5),
                after=signed(after[place], 5),
            )
    return ""


def _number_at(step: PairStep, scene: Layout, point: QPointF) -> int | None:
    """Which number of a row is under a point."""
    x, dim = point.x(), len(step.hidden)
    if scene.strip.left() <= x < scene.strip.right():
        return int((x - scene.strip.left()) / scene.strip.width() * dim)
    if scene.cells_left <= x < scene.cells_right:
        return telling_numbers(step, scene.cells)[int((x - scene.cells_left) / CELL)]
    return None


def _lines(picture: PairPicture, step: PairStep, scene: Layout) -> Iterator[Line]:
    """All rows."""
    rows = scene.inputs
    if picture.architecture is Architecture.CBOW:
        for row, word, before, after in zip(rows[:-1], step.inputs, step.before, step.after, strict=True):
            yield row, visible(word), before, after
        yield rows[-1], "h", step.hidden, step.hidden
    else:
        yield rows[0], visible(step.inputs[0]), step.before[0], step.after[0]
    for row, one in zip(scene.outputs, step.compared, strict=True):
        yield row, visible(one.word), one.vector, one.moved
