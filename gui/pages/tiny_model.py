"""The small network of the first screen: two LSTM layers of 12 units that have read eleven lines, computed with numpy.

Its weights come with the program (resources/start/tiny.json), so the drawing shows real states before torch is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.resources import resource_path
from gui.views.unrolled.picture import LayerPicture, Picture, Values, Word

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TinyLayer:
    """One LSTM layer: input (4 units, inputs), state (4 units, units), bias (4 units), the gates in the order i f g o."""

    input: Array
    state: Array
    bias: Array

    def run(self, inputs: Array) -> tuple[Array, Array]:
        """Hidden states and long memory, both (steps, units), from a zero state."""
        units = self.state.shape[1]
        h, c = np.zeros(units), np.zeros(units)
        hidden, cell = [], []
        for x in inputs:
            i, f, g, o = np.split(self.input @ x + self.state @ h + self.bias, 4)
            c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
            h = _sigmoid(o) * np.tanh(c)
            hidden.append(h)
            cell.append(c)
        return np.array(hidden), np.array(cell)


class TinyModel:
    """Reads a line of its own words and guesses each next one."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self.words: list[str] = tree["words"]
        self.embedding = np.array(tree["embedding"])
        self.layers = [
            TinyLayer(np.array(one["input"]), np.array(one["state"]), np.array(one["bias"]))
            for one in tree["layers"]
        ]
        self.output, self.output_bias = np.array(tree["output"]), np.array(tree["output_bias"])

    @classmethod
    def load(cls) -> TinyModel:
        """The model that comes with the program."""
        return cls(json.loads(resource_path("start", "tiny.json").read_text(encoding="utf-8")))

    def picture(self, line: Sequence[str]) -> Picture:
        """What the drawing shows while the model reads `line`; above each step stands the word it is to guess."""
        start = self.words.index("<eos>")  # every line it has learned from began after the end of another
        inputs = self.embedding[[start, *(self.words.index(word) for word in line)]]
        states, hidden, cell = inputs, [], []
        for layer in self.layers:
            states, memory = layer.run(states)
            hidden.append(states[1:])
            cell.append(memory[1:])
        units = self.layers[0].state.shape[1]
        return Picture(
            task="language_model",
            words=tuple(Word(word) for word in line),
            layers=tuple(LayerPicture(f"LSTM {n}", "lstm", units) for n in range(1, len(self.layers) + 1)),
            embedding_dim=self.embedding.shape[1],
            batch=1,
            vocabulary=len(self.words),
            values=Values(inputs[1:], tuple(hidden), tuple(cell)),
        )

    def guesses(self, line: Sequence[str]) -> list[str]:
        """The likeliest next word after each word of `line`."""
        start = self.words.index("<eos>")
        states = self.embedding[[start, *(self.words.index(word) for word in line)]]
        for layer in self.layers:
            states, _ = layer.run(states)
        chances = states[1:] @ self.output.T + self.output_bias
        return [self.words[int(row.argmax())] for row in chances]


def _sigmoid(values: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-values)))
