"""N→1: a text goes in, one score per label comes out."""

from __future__ import annotations

from dataclasses import dataclass, field

from torch import Tensor, nn

from engine.networks.dropout import SequenceDropout
from engine.networks.readouts import read_out
from engine.networks.shapes import readout_size
from engine.networks.stack import RecurrentStack, StackConfig, turning_index
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states
from engine.recipe.model import Readout


@dataclass(frozen=True)
class ClassifierConfig:
    """What a classifier is made of."""

    vocabulary: int
    labels: int
    stack: StackConfig = field(default_factory=StackConfig)
    readout: Readout = Readout.LAST
    padding: int = 0


class Classifier(nn.Module):
    """embedding → recurrent stack → readout over the steps → linear."""

    def __init__(self, config: ClassifierConfig) -> None:
        super().__init__()
        self.config = config
        size = readout_size(config.readout, config.stack.output_size)
        self.embedding = nn.Embedding(config.vocabulary, config.stack.input_size, padding_idx=config.padding)
        self.stack = RecurrentStack(config.stack)
        self.answer = nn.Linear(size, config.labels)
        self.dropout = SequenceDropout(config.stack.dropout)

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """`ids` (batch, steps) padded at the end, `lengths` (batch,) of at least 1 → logits (batch, labels)."""
        x = self.dropout(self.embedding(ids.T))  # (steps, batch, embedding_dim)
        return self.answer_from(self.states(x, lengths), lengths)

    def states(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Embedded `x` (steps, batch, embedding_dim) → the top layer's states (steps, batch, output_size)."""
        if self.config.stack.bidirectional:
            return self.stack.read_both_ways(x, turning_index(lengths, len(x)))
        states, _ = self.stack(x)
        assert isinstance(states, Tensor)
        return states

    def answer_from(self, states: Tensor, lengths: Tensor) -> Tensor:
        """States (steps, batch, output_size) → logits (batch, labels)."""
        summary = read_out(self.config.readout, states, lengths, self.config.stack.hidden_size)
        logits = self.answer(self.dropout(summary))
        assert isinstance(logits, Tensor)
        return logits

    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,)."""
        return trace_states(self.embedding, self.stack, ids)
