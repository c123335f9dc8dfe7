"""What a network is made of, before it exists: every layer's output shape and numbers to learn. No torch here.

The counts are torch's own. Its cells add two bias vectors, one beside W·x and one beside U·h, where a textbook writes
one; they are summed, so the second adds nothing that the first could not learn. A plain RNN of 32 on vectors of 32 is
32·32 + 32·32 + 32 = 2 080 numbers in the lecture and 2 112 here: `LayerShape.second_bias` says how many of
`parameters` are the second one.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.recipe.model import Cell, ModelSettings, Readout
from engine.recipe.recipe import Recipe, Task

# How many vectors one step of a cell works out: a; i f g o; r z n.
GATES = {Cell.RNN: 1, Cell.LSTM: 4, Cell.GRU: 3}
GATE_NAMES = {Cell.RNN: ("a",), Cell.LSTM: ("i", "f", "g", "o"), Cell.GRU: ("r", "z", "n")}


@dataclass(frozen=True, slots=True)
class LayerShape:
    """One row of the layer table; `output` is (steps, batch, size), or (batch, size) once steps are one answer."""

    name: str
    kind: str  # embedding, rnn, lstm, gru, readout, linear
    output: tuple[str | int, ...]
    parameters: int
    second_bias: int = 0


def directions(recipe: Recipe) -> int:
    """2 when a second network reads from the end; a language model never looks ahead."""
    return 2 if recipe.model.bidirectional and recipe.task is Task.CLASSIFICATION else 1


def cell_parameters(cell: Cell, input_size: int, hidden_size: int) -> int:
    """Numbers to learn in one cell of one direction, both biases counted."""
    return GATES[cell] * hidden_size * (input_size + hidden_size + 2)


def readout_size(readout: Readout, size: int) -> int:
    """How many numbers a readout makes of states of `size`."""
    return 2 * size if readout is Readout.MEAN_MAX else size


def describe_network(recipe: Recipe, vocabulary: int, labels: int, steps: int) -> tuple[LayerShape, ...]:
    """The rows of the layer table for texts of `steps` tokens, from the embedding up to the answer."""
    model, batch = recipe.model, recipe.training.batch_size
    rows = [
        LayerShape(
            "Embedding", "embedding", (steps, batch, model.embedding_dim), vocabulary * model.embedding_dim
        )
    ]
    size = model.embedding_dim
    for number in range(1, model.num_layers + 1):
        rows.append(_layer(model, number, size, directions(recipe), steps, batch))
        size = model.hidden_size * directions(recipe)
    if recipe.task is Task.CLASSIFICATION:
        size = readout_size(model.readout, size)
        rows.append(LayerShape("Readout", "readout", (batch, size), 0))
        rows.append(LayerShape("Linear", "linear", (batch, labels), labels * (size + 1)))
    else:
        rows.append(LayerShape("Linear", "linear", (steps, batch, vocabulary), vocabulary * (size + 1)))
    return tuple(rows)


def count_parameters(recipe: Recipe, vocabulary: int, labels: int) -> int:
    """All numbers to learn."""
    return sum(row.parameters for row in describe_network(recipe, vocabulary, labels, 1))


def _layer(model: ModelSettings, number: int, size: int, ways: int, steps: int, batch: int) -> LayerShape:
    cell = model.cell
    return LayerShape(
        name=f"{cell.value.upper()} {number}",
        kind=cell.value,
        output=(steps, batch, model.hidden_size * ways),
        parameters=ways * cell_parameters(cell, size, model.hidden_size),
        second_bias=ways * GATES[cell] * model.hidden_size,
    )
