"""N→N, shifted by one: at every step a score for each token that may come next."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from engine.networks.answers import make_answer, summed_loss
from engine.networks.dropout import SequenceDropout, WordDropout
from engine.networks.layers import StackState
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states
from engine.recipe.model import Softmax


@dataclass(frozen=True)
class LanguageModelConfig:
    """What a language model is made of."""

    vocabulary: int
    stack: StackConfig = field(default_factory=StackConfig)
    softmax: Softmax = Softmax.FULL
    tied: bool = False
    word_dropout: float = 0.0


class LanguageModel(nn.Module):
    """embedding → recurrent stack → linear over the vocabulary, at every step.

    Tied, the word vectors are small enough to foretell with (their length is about 1) and are made larger to be read,
    as Vaswani et al. (2017) do.
    """

    def __init__(self, config: LanguageModelConfig) -> None:
        super().__init__()
        self.config = config
        stack = config.stack
        self.embedding = nn.Embedding(config.vocabulary, stack.input_size)
        self.stack = RecurrentStack(stack)
        self.answer = make_answer(self.embedding, stack.output_size, config.softmax, config.tied)
        self.word_dropout = WordDropout(config.word_dropout)
        self.dropout = SequenceDropout(stack.dropout, locked=stack.locked_dropout)
        self.scale = math.sqrt(stack.input_size) if is_tied(config) else 1.0

    def forward(self, ids: Tensor, state: StackState | None = None) -> tuple[Tensor, StackState]:
        """`ids` (batch, steps) → logits (batch, steps, vocabulary) and the state to go on from."""
        states, end = self.states(ids, state)
        logits: Tensor = self.answer(states)  # (steps, batch, vocabulary)
        return logits.transpose(0, 1), end

    def loss(
        self, ids: Tensor, targets: Tensor, state: StackState | None = None
    ) -> tuple[Tensor, StackState]:
        """The cross entropy in nats of `targets` (batch, steps), summed, and the state to go on from.

        The same as from `forward`'s logits, but an adaptive softmax gives it without working out every word.
        """
        states, end = self.states(ids, state)
        return summed_loss(self.answer, states.flatten(0, 1), targets.T.reshape(-1)), end

    def states(self, ids: Tensor, state: StackState | None) -> tuple[Tensor, StackState]:
        """`ids` (batch, steps) → what the answer reads (steps, batch, output_size), and where each layer ends."""
        steps = ids.T
        x = self.word_dropout(self.embed(steps), steps, self.config.vocabulary)
        states, end = self.stack(self.dropout(x), state)
        return self.dropout(states), end

    def embed(self, ids: Tensor) -> Tensor:
        """Tokens (…) → what the stack reads of them (…, embedding_dim)."""
        x: Tensor = self.embedding(ids)
        return x * self.scale if self.scale != 1.0 else x

    @torch.no_grad()
    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,), read from a state of zeros."""
        return trace_states(self.embed(ids.to(self.embedding.weight.device)), self.stack)[0]


def is_tied(config: LanguageModelConfig) -> bool:
    """Whether the words read and the words foretold share one table."""
    return config.tied and config.softmax is Softmax.FULL


def detached(state: StackState) -> StackState:
    """The same numbers without their past: the next window goes on from here, but no gradient reaches back."""
    return tuple(tuple(part.detach() for part in layer) for layer in state)
