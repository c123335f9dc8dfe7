"""N→N, shifted by one: at every step a score for each token that may come next."""

from __future__ import annotations

from dataclasses import dataclass, field

from torch import Tensor, nn

from engine.networks.dropout import SequenceDropout
from engine.networks.stack import RecurrentStack, StackConfig, StackState
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states


@dataclass(frozen=True)
class LanguageModelConfig:
    """What a language model is made of."""

    vocabulary: int
    stack: StackConfig = field(default_factory=StackConfig)


class LanguageModel(nn.Module):
    """embedding → recurrent stack → linear over the vocabulary, at every step."""

    def __init__(self, config: LanguageModelConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocabulary, config.stack.input_size)
        self.stack = RecurrentStack(config.stack)
        self.answer = nn.Linear(config.stack.output_size, config.vocabulary)
        self.dropout = SequenceDropout(config.stack.dropout)

    def forward(self, ids: Tensor, state: StackState | None = None) -> tuple[Tensor, StackState]:
        """`ids` (batch, steps) → logits (batch, steps, vocabulary) and the state to go on from."""
        x = self.dropout(self.embedding(ids.T))  # (steps, batch, embedding_dim)
        states, end = self.stack(x, state)
        logits = self.answer(self.dropout(states))  # (steps, batch, vocabulary)
        return logits.transpose(0, 1), end

    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,), read from a state of zeros."""
        return trace_states(self.embedding, self.stack, ids)


def detached(state: StackState) -> StackState:
    """The same numbers without their past: the next window goes on from here, but no gradient reaches back."""
    return tuple(tuple(part.detach() for part in layer) for layer in state)
