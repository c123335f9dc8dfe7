"""The real numbers of one step: what the word is to the network, and what every layer made of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled.answers import percent
from gui.views.unrolled.picture import Array, Picture, Row, rows_of, visible
from gui.views.unrolled.sentences import row_title
from gui.views.unrolled.stripes import finite, gates_of, one_direction

MOST = 24  # numbers that are written of one vector


@dataclass(frozen=True)
class Vector:
    """One line: what it is, its letter, how many numbers it has, and the first of them as text."""

    name: str
    letter: str
    size: int
    numbers: str


def numbers_of(values: Array) -> str:
    """+0.12 −0.40 …, with signs that do not jump."""
    rounded = [round(float(v), 2) for v in finite(values)[:MOST]]
    shown = "  ".join(f"{'+' if v >= 0 else '−'}{abs(v):.2f}" for v in rounded)
    return f"{shown}  …" if len(values) > MOST else shown


def step_numbers(picture: Picture, step: int) -> list[Vector]:
    """Everything that is worked out at a step, from below; nothing where no network has read the text."""
    values = picture.values
    if values is None or not 0 <= step < picture.steps:
        return []
    found = []
    if values.embedding is not None and step < len(values.embedding):
        name = QCoreApplication.translate("UnrolledView", "word vector")
        found.append(_vector(name, "x", values.embedding[step]))
    for row in rows_of(picture.layers):
        found += list(_row_numbers(picture, row, step))
        if picture.skip == "residual" and row.layer and (row.backward or not _pair(picture, row)):
            found += list(_added(picture, row, step))
    return found + list(_answer_numbers(picture, step))


def _vector(name: str, letter: str, values: Array) -> Vector:
    return Vector(name, letter, len(values), numbers_of(values))


def _pair(picture: Picture, row: Row) -> bool:
    return picture.layers[row.layer].bidirectional


def _row_numbers(picture: Picture, row: Row, step: int) -> Iterator[Vector]:
    """The gates of a cell, its memory and its state."""
    values = picture.values
    assert values is not None
    name, units = row_title(picture, row), picture.layers[row.layer].units
    for letter, gate in gates_of(picture, row).items():
        if step < len(gate):
            yield _vector(name, letter, gate[step])
    if values.cell is not None and row.layer < len(values.cell):
        yield _vector(name, "c", one_direction(values.cell[row.layer], row, units)[step])
    if row.layer < len(values.hidden) and step < len(values.hidden[row.layer]):
        yield _vector(name, "h", one_direction(values.hidden[row.layer], row, units)[step])


def _added(picture: Picture, row: Row, step: int) -> Iterator[Vector]:
    """What a layer hands on when what it read is added to it."""
    values = picture.values
    if values is not None and row.layer < len(values.outputs):
        name = QCoreApplication.translate("UnrolledView", "{layer}, skip added")
        yield _vector(name.format(layer=picture.layers[row.layer].name), "y", values.outputs[row.layer][step])


def _answer_numbers(picture: Picture, step: int) -> Iterator[Vector]:
    values = picture.values
    if values is not None and values.attention is not None and picture.readout == "attention":
        name = QCoreApplication.translate("UnrolledView", "has to say in the answer")
        yield Vector(name, "α", 1, percent(float(values.attention[step])))
    if picture.answers and step < len(picture.answers):
        which = picture.positive_label if picture.positive_label is not None else -1
        label = picture.labels[which] if picture.labels else ""
        name = QCoreApplication.translate("UnrolledView", "Answer so far")
        yield Vector(name, "ŷ", 1, f"{label} {percent(picture.answers[step])}")
    if picture.guesses and step < len(picture.guesses) and picture.guesses[step]:
        name = QCoreApplication.translate("UnrolledView", "Guesses, %")
        text = ", ".join(f"{visible(word)} {percent(chance)}" for word, chance in picture.guesses[step])
        yield Vector(name, "ŷ", picture.vocabulary, text)
