"""What a recurrent stack is made of: sizes only, no torch, so that it can be counted before it exists.

A layer's *states* are what its cell works out; its *output* is what it hands on, the states with the skip added.

- `none`: each layer reads the output of the one below, the answer reads the top one.
- `residual` (He et al., 2016): from the second layer on, output = states + the output of the layer below. Where the two
  have different sizes, what is added goes through a learned projection (a matrix without bias) to the layer's own size.
  The first layer reads word vectors, which are no states, so nothing is added to it: one layer alone has no skip.
- `dense` (Graves, 2013): each layer reads the word vectors and the outputs of all layers below, side by side, and the
  answer reads those of all layers. Putting side by side fits any sizes, so nothing is projected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.recipe.model import Activation, Cell, ModelSettings, Skip


@dataclass(frozen=True)
class LayerConfig:
    """One layer of one direction."""

    cell: Cell
    activation: Activation
    input_size: int
    hidden_size: int
    layer_norm: bool = False
    recurrent_dropout: float = 0.0

    @property
    def fused(self) -> bool:
        """Whether torch has a layer that computes this in one call; otherwise it is computed step by step."""
        plain = not self.layer_norm and self.recurrent_dropout == 0.0
        return plain and not (self.cell is Cell.RNN and self.activation is Activation.SIGMOID)


@dataclass(frozen=True)
class StackConfig:
    """Layers from below. `widths` are the state sizes of one direction; the vectors that come in have `input_size`."""

    cell: Cell = Cell.LSTM
    activation: Activation = Activation.TANH
    input_size: int = 64
    widths: tuple[int, ...] = (64,)
    bidirectional: bool = False
    skip: Skip = Skip.NONE
    layer_norm: bool = False
    dropout: float = 0.0
    locked_dropout: bool = True
    recurrent_dropout: float = 0.0

    @property
    def num_layers(self) -> int:
        """How many layers there are."""
        return len(self.widths)

    @property
    def directions(self) -> int:
        """2 when every layer has a second reader, from the end of the text."""
        return 2 if self.bidirectional else 1

    @property
    def output_sizes(self) -> tuple[int, ...]:
        """The size of what each layer hands on: both directions' states side by side."""
        return tuple(width * self.directions for width in self.widths)

    @property
    def input_sizes(self) -> tuple[int, ...]:
        """The size of what each layer reads."""
        below = (self.input_size, *self.output_sizes[:-1])
        if self.skip is Skip.DENSE:
            return tuple(sum(below[: number + 1]) for number in range(self.num_layers))
        return below

    @property
    def output_size(self) -> int:
        """The size of what the answer reads at one step."""
        return sum(self.output_sizes) if self.skip is Skip.DENSE else self.output_sizes[-1]

    @property
    def forward_columns(self) -> tuple[bool, ...]:
        """Of the numbers the answer reads, which come from a forward reader."""
        widths = self.widths if self.skip is Skip.DENSE else self.widths[-1:]
        sides = (True, False)[: self.directions]
        return tuple(side for width in widths for side in sides for _ in range(width))

    def projected(self, number: int) -> bool:
        """Whether what skips layer `number` (from 0) is projected, because the sizes below and above it differ."""
        sizes = self.output_sizes
        return self.skip is Skip.RESIDUAL and number > 0 and sizes[number] != sizes[number - 1]

    def layer(self, number: int) -> LayerConfig:
        """One direction of layer `number` (from 0)."""
        return LayerConfig(
            self.cell,
            self.activation,
            self.input_sizes[number],
            self.widths[number],
            self.layer_norm,
            self.recurrent_dropout,
        )


def stack_of(model: ModelSettings, bidirectional: bool, input_size: int | None = None) -> StackConfig:
    """The stack of a recipe; `input_size` is that of its word vectors unless something is put beside them."""
    return StackConfig(
        cell=model.cell,
        activation=model.activation,
        input_size=input_size or model.embedding_dim,
        widths=model.widths,
        bidirectional=bidirectional,
        skip=model.skip,
        layer_norm=model.layer_norm,
        dropout=model.dropout,
        locked_dropout=model.locked_dropout,
        recurrent_dropout=model.recurrent_dropout,
    )


def answering_of(model: ModelSettings, reading: StackConfig) -> StackConfig:
    """The layer of an aligned network that reads its own answer: a state of `reading` beside a token's vector."""
    return replace(
        reading,
        input_size=reading.output_size + model.embedding_dim,
        widths=model.widths[-1:],
        bidirectional=False,
        skip=Skip.NONE,
    )
