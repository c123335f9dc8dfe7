"""1→N: a text for a label. The label's vector stands beside the token's at every step.

The interface for a training loop:

    loss = network.loss(ids, lengths, labels)              # TokenLoss; texts end with <eos>, teacher forcing
    score = network.log_likelihood(ids, lengths, labels)   # (batch,) nats: how likely each text is for its label
    logits, state = network(ids, labels, state)            # to write: one step or many, the state carried

For `decoding.greedy_tokens` and `decoding.beam_tokens`: `start(labels)` and `step(tokens, state)`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from engine.networks.answers import make_answer
from engine.networks.decoding import Rows
from engine.networks.dropout import SequenceDropout, WordDropout
from engine.networks.layers import StackState
from engine.networks.losses import TokenLoss, shifted, token_loss
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states
from engine.recipe.model import Softmax
from engine.text.vocabulary import EOS


@dataclass(frozen=True)
class ConditionalConfig:
    """What a conditional writer is made of; the stack reads a token's and a label's vector of equal size."""

    vocabulary: int
    labels: int
    stack: StackConfig = field(default_factory=StackConfig)
    softmax: Softmax = Softmax.FULL
    tied: bool = False
    word_dropout: float = 0.0

    @property
    def embedding_dim(self) -> int:
        """The size of a token's vector, and of a label's."""
        return self.stack.input_size // 2


@dataclass(frozen=True)
class ConditionalState(Rows):
    """Where a text stands: the label's vector (batch, embedding_dim) and the stack's state."""

    label: Tensor
    stack: StackState | None


class Conditional(nn.Module):
    """embedding beside the label's vector → recurrent stack → linear over the vocabulary, at every step."""

    def __init__(self, config: ConditionalConfig) -> None:
        super().__init__()
        self.config = config
        stack, dim = config.stack, config.embedding_dim
        self.embedding = nn.Embedding(config.vocabulary, dim)
        self.label_embedding = nn.Embedding(config.labels, dim)
        self.stack = RecurrentStack(stack)
        self.answer = make_answer(self.embedding, stack.output_size, config.softmax, config.tied)
        self.word_dropout = WordDropout(config.word_dropout)
        self.dropout = SequenceDropout(stack.dropout, locked=stack.locked_dropout)
        self.scale = math.sqrt(dim) if config.tied and config.softmax is Softmax.FULL else 1.0

    def forward(
        self, ids: Tensor, labels: Tensor, state: StackState | None = None
    ) -> tuple[Tensor, StackState]:
        """`ids` (batch, steps), `labels` (batch,) → logits (batch, steps, vocabulary) and the state to go on from."""
        states, end = self.states(ids, self.label_embedding(labels), state)
        logits: Tensor = self.answer(states)
        return logits.transpose(0, 1), end

    def states(
        self, ids: Tensor, label: Tensor, state: StackState | None = None
    ) -> tuple[Tensor, StackState]:
        """`ids` (batch, steps), label vectors (batch, dim) → what the answer reads (steps, batch, output_size)."""
        steps = ids.T
        x = self.word_dropout(self.embed(steps), steps, self.config.vocabulary)
        states, end = self.stack(self.dropout(beside(x, label)), state)
        return self.dropout(states), end

    def embed(self, ids: Tensor) -> Tensor:
        """Tokens (…) → their vectors as they are read (…, embedding_dim)."""
        x: Tensor = self.embedding(ids)
        return x * self.scale if self.scale != 1.0 else x

    def loss(self, ids: Tensor, lengths: Tensor, labels: Tensor) -> TokenLoss:
        """Over every token and the end of each text; `ids` (batch, steps) without <eos>, padded at the end."""
        inputs, targets = shifted(ids, lengths, EOS)
        states, _ = self.states(inputs, self.label_embedding(labels))
        return token_loss(self.answer, states, lengths + 1, targets)

    @torch.no_grad()
    def log_likelihood(self, ids: Tensor, lengths: Tensor, labels: Tensor) -> Tensor:
        """log p(text, end | label) in nats, (batch,)."""
        inputs, targets = shifted(ids, lengths, EOS)
        logits, _ = self(inputs, labels)
        known: Tensor = logits.log_softmax(dim=-1)
        chosen = known.gather(-1, targets[..., None])[..., 0]  # (batch, steps + 1)
        within = torch.arange(targets.shape[1], device=ids.device) <= lengths[:, None]
        return (chosen * within).sum(dim=1)

    def start(self, labels: Tensor) -> ConditionalState:
        """Before the first token of a text for each label of (batch,); the first token to give `step` is <eos>."""
        return ConditionalState(self.label_embedding(labels), None)

    def step(self, tokens: Tensor, state: ConditionalState) -> tuple[Tensor, ConditionalState, None]:
        """Read one more token of each text, (batch,) → log probabilities of the next (batch, vocabulary)."""
        states, end = self.states(tokens[:, None], state.label, state.stack)
        return self.answer(states[0]).log_softmax(dim=-1), ConditionalState(state.label, end), None

    @torch.no_grad()
    def trace(self, ids: Tensor, label: int) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,), written for a label."""
        device = self.embedding.weight.device
        vector = self.label_embedding(torch.tensor([label], device=device))
        return trace_states(beside(self.embed(ids.to(device))[:, None], vector)[:, 0], self.stack)[0]


class ForLabel:
    """A conditional writer with its label chosen: it goes on with a text as a language model does."""

    def __init__(self, network: Conditional, label: int) -> None:
        self.network, self.label = network, label

    def __call__(self, ids: Tensor, state: StackState | None = None) -> tuple[Tensor, StackState]:
        """`ids` (batch, steps) → logits (batch, steps, vocabulary) and the state to go on from."""
        labels = torch.full((len(ids),), self.label, device=ids.device)
        logits, end = self.network(ids, labels, state)
        return logits, end

    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,)."""
        return self.network.trace(ids, self.label)


def beside(x: Tensor, vector: Tensor) -> Tensor:
    """`x` (steps, batch, a) with `vector` (batch, b) beside every step: (steps, batch, a + b)."""
    return torch.cat([x, vector.expand(len(x), -1, -1)], dim=-1)
