"""What the unrolled view shows: one text going through one network, as plain data.

Free of Qt and torch. Pages fill a `Picture`; the drawing never asks the network itself. All arrays that run along
the time axis have one row per step, and a step is one word that the network really reads (`Word.cut_off` is False).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.floating[Any]]
Kind: TypeAlias = Literal["rnn", "lstm", "gru"]
Readout: TypeAlias = Literal["last", "mean", "max", "mean_max", "flatten", "attention"]
Skip: TypeAlias = Literal["none", "residual", "dense"]
Attention: TypeAlias = Literal["none", "dot", "additive"]
# The five shapes, and "decoder": the writing half of a seq2seq picture, which is a picture of its own.
Task: TypeAlias = Literal["classification", "language_model", "aligned", "conditional", "seq2seq", "decoder"]


class Detail(str, Enum):
    """How near one looks: one colour a step, one strip a cell, or the inside of a cell."""

    BLOCKS = "blocks"
    CELLS = "cells"
    GATES = "gates"


class Colouring(str, Enum):
    """The layer of colour: none, the states the network passes on, or how far the gradient reaches."""

    NONE = "none"
    STATE = "state"
    GRADIENT = "gradient"


@dataclass(frozen=True)
class Word:
    """One word on the time axis; `effect` (-1 to 1) colours its chip, None leaves it plain.

    mark: no word of the text but a sign of the program, such as where an answer starts.
    """

    text: str
    unknown: bool = False
    cut_off: bool = False
    effect: float | None = None
    mark: bool = False


def visible(text: str) -> str:
    """Signs without a shape get one: a space and a line break are words too in a text cut into characters."""
    if text.strip():
        return text.replace("\n", "↵").replace("\t", "⇥")
    return {" ": "␣", "\n": "↵", "\t": "⇥", "\u3000": "␣"}.get(text, "␣")


@dataclass(frozen=True)
class LayerPicture:
    """One recurrent layer; `units` is the state of one direction, `parameters` counts both directions.

    reads: how many numbers it is given at every step, 0 where nobody said (see `Picture.reads`). projected: what a
    residual skip brings past it goes through a matrix to its own size.
    """

    name: str
    kind: Kind
    units: int
    bidirectional: bool = False
    parameters: int = 0
    reads: int = 0
    projected: bool = False

    @property
    def directions(self) -> int:
        return 2 if self.bidirectional else 1

    @property
    def size(self) -> int:
        """How many numbers it hands on at every step: the states of all its directions side by side."""
        return self.units * self.directions


@dataclass(frozen=True)
class Given:
    """What stands beside the word's vector at every step: the label's vector, or what the encoder made of its text.

    kind: which of the two. text: the label. size: how many numbers it has.
    """

    kind: Literal["label", "context"]
    text: str
    size: int


@dataclass(frozen=True, eq=False)
class Values:
    """What the network computed for this text.

    embedding: the words' own vectors (steps, embedding_dim). hidden: per layer (steps, units * directions), forward
    units first. cell: the same for the long memory of an LSTM. gates: per layer {"f", "i", "g", "o"}, {"r", "z", "n"}
    or {"a"} (the sum before a plain cell's activation), each (steps, units * directions), forward units first.
    outputs: per layer what it hands on, which is `hidden` and what a residual skip adds to it. attention: (steps,) how
    much each step has to say in the answer. first: these are the numbers of a network with its first weights, before
    it has learned anything. given: the vector of `Picture.given` (size,). start: per layer the state h before the
    first step (units,), empty where it is zero. start_cell: the same for c.
    """

    embedding: Array | None = None
    hidden: tuple[Array, ...] = ()
    cell: tuple[Array, ...] | None = None
    gates: tuple[dict[str, Array], ...] | None = None
    outputs: tuple[Array, ...] = ()
    attention: Array | None = None
    first: bool = False
    given: Array | None = None
    start: tuple[Array, ...] = ()
    start_cell: tuple[Array, ...] = ()


@dataclass(frozen=True, eq=False)
class Picture:
    """One text in one network.

    Every shape of network is one `Picture`, but for encoder and decoder, which are two: `decoder` is the second one,
    and steps are then counted on through both (`all_steps`, `half_of`). What the fields mean in each shape:

    - classification (N to 1): `words` are read, `readout` gathers their states, `labels` are the answers.
    - language_model (N to N, shifted): `words` are read, at each step the next word is guessed.
    - aligned (N to N): `words` are read, at each step the word of `targets` at the same place is the answer.
    - conditional (1 to N): `given` is the label; `words` begin with a mark for the start, `targets` with the first
      word and end with a mark for the end.
    - seq2seq (N to M): `words`, `layers`, `values` are the encoder's; `decoder` is a picture with task "decoder", whose
      `given` is the context and whose `words` and `targets` are shifted as in conditional.

    batch: texts read at once, for the shapes. vocabulary: how many words there are to choose from (for the encoder, to
    read). readout_size, answer_size: how many numbers the readout and the linear layer after it put out. answers:
    probability of the positive (or the final) label after each step. effects: what each word did to the answer, in
    signed percentage points; None where nobody can say (an unknown word). gradients: per layer one norm of the loss's
    gradient per step. guesses: per step the likeliest next words (aligned: the likeliest answers) with their
    probability; taken: which of them was taken. first_step: the number of the first word, for a text of which only the
    end is shown. skip: how what lies below a layer gets past it. dropout: the share of numbers blanked between layers
    while it learns; word_dropout and recurrent_dropout: of words and of states. targets: per step the word that is
    asked for; empty where that is the next of `words`. own_answer: the top layer reads each state beside the word
    answered before it, and the answer reads both (aligned). attention: how the decoder looks over the encoder's states (a
    field of both halves). alignment: how strongly, (decoder steps, encoder steps), each row together 1; None before
    training and without attention.
    """

    task: Task
    words: tuple[Word, ...]
    layers: tuple[LayerPicture, ...]
    embedding_dim: int
    batch: int
    vocabulary: int
    activation: Literal["tanh", "relu", "sigmoid"] = "tanh"
    readout: Readout | None = None
    readout_size: int = 0
    answer_size: int = 0
    labels: tuple[str, ...] = ()
    positive_label: int | None = None
    values: Values | None = None
    answers: tuple[float, ...] | None = None
    effects: tuple[float | None, ...] | None = None
    gradients: tuple[tuple[float, ...], ...] | None = None
    guesses: tuple[tuple[tuple[str, float], ...], ...] | None = None
    taken: tuple[int | None, ...] | None = None
    first_step: int = 1
    skip: Skip = "none"
    layer_norm: bool = False
    dropout: float = 0.0
    word_dropout: float = 0.0
    recurrent_dropout: float = 0.0
    targets: tuple[Word, ...] = ()
    own_answer: bool = False
    given: Given | None = None
    attention: Attention = "none"
    alignment: Array | None = None
    decoder: Picture | None = None

    @property
    def all_steps(self) -> int:
        """Steps of both halves: what can be lit and walked through."""
        return self.steps + (self.decoder.steps if self.decoder is not None else 0)

    def half_of(self, step: int) -> tuple[Picture, int]:
        """The picture that a step of `all_steps` belongs to, and its number there."""
        if self.decoder is None or step < self.steps:
            return self, step
        return self.decoder, step - self.steps

    @property
    def guesses_words(self) -> bool:
        """Whether a word is guessed at every step."""
        return self.task in ("language_model", "aligned", "conditional", "decoder")

    @property
    def reads_its_own(self) -> bool:
        """Whether the word that is taken becomes the next one read."""
        return self.task in ("language_model", "conditional", "decoder")

    @cached_property
    def read(self) -> tuple[Word, ...]:
        """The words that the network reads, one per step."""
        return tuple(word for word in self.words if not word.cut_off)

    @cached_property
    def steps(self) -> int:
        return len(self.read)

    @property
    def cut_off(self) -> int:
        """How many words were cut off and are not read."""
        return len(self.words) - self.steps

    @property
    def cut_at_head(self) -> bool:
        """Whether the words that are not read stand before the others."""
        return bool(self.words) and self.words[0].cut_off

    @property
    def step_effects(self) -> tuple[float | None, ...]:
        """One effect per step, also where `effects` has one for every word and some words are not read."""
        effects = self.effects or ()
        if len(effects) == len(self.words):
            return tuple(e for e, word in zip(effects, self.words, strict=True) if not word.cut_off)
        return effects

    def reads(self, layer: int) -> int:
        """How many numbers a layer is given at every step."""
        if self.layers[layer].reads:
            return self.layers[layer].reads
        first = self.embedding_dim + (self.given.size if self.given is not None else 0)
        below = [first, *(one.size for one in self.layers[:layer])]
        if self.own_answer and layer == len(self.layers) - 1:
            return below[-1] + self.embedding_dim
        return sum(below) if self.skip == "dense" else below[-1]

    @property
    def output_size(self) -> int:
        """How many numbers the answer reads of one step: the top layer's, with dense skips those of all layers."""
        sizes = [layer.size for layer in self.layers]
        if self.own_answer and self.skip != "dense":
            return sum(sizes[-2:])
        return sum(sizes) if self.skip == "dense" else sizes[-1] if sizes else 0

    @property
    def bounded(self) -> bool:
        """Whether every state lies between -1 and 1 by itself; otherwise colours need a scale."""
        return self.activation != "relu" or any(layer.kind != "rnn" for layer in self.layers)

    @cached_property
    def short_guesses(self) -> bool:
        """Whether nearly all guesses are as short as a Chinese character or two letters."""
        widths = [
            sum(1 + (sign >= "\u2e80") for sign in text) for row in self.guesses or () for text, _ in row
        ]
        return bool(widths) and sum(width <= 2 for width in widths) >= 0.8 * len(widths)

    @cached_property
    def in_chinese(self) -> bool:
        """Whether most words are Han characters, which are narrow enough to be written under blocks."""
        han = sum(any("\u3400" <= sign <= "\u9fff" for sign in word.text) for word in self.read)
        return 2 * han > self.steps


@dataclass(frozen=True)
class Row:
    """One line of cells in the drawing: a layer, and in a bidirectional layer one of its two directions."""

    layer: int
    backward: bool = False


def rows_of(layers: Sequence[LayerPicture]) -> tuple[Row, ...]:
    """All lines of cells from below: each layer's forward line, then its backward line if there is one."""
    rows = []
    for index, layer in enumerate(layers):
        rows.append(Row(index))
        if layer.bidirectional:
            rows.append(Row(index, backward=True))
    return tuple(rows)


@dataclass(frozen=True)
class Shown:
    """Which rows stand around the cells: the page's choice."""

    answers: bool = False
    effects: bool = False
    guesses: bool = False
    gutter: bool = True
