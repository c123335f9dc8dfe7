"""N→N: a score for each target token at every step; the answer is as long as the question.

The interface for a training loop:

    loss = network.loss(ids, lengths, targets)   # TokenLoss: total (with gradient), right, count
    tokens = network.answer_tokens(ids, lengths) # one list of target ids for each text, as long as the text
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from engine.networks.answers import TiedAnswer, WordAnswer
from engine.networks.dropout import SequenceDropout, WordDropout
from engine.networks.losses import TokenLoss, token_loss
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states


@dataclass(frozen=True)
class AlignedConfig:
    """What an aligned network is made of: the words it reads, the words (or tags) it answers with.

    `tied` takes one table for both, which only one vocabulary for both allows.
    """

    vocabulary: int
    targets: int
    stack: StackConfig = field(default_factory=StackConfig)
    tied: bool = False
    word_dropout: float = 0.0
    padding: int = 0


class Aligned(nn.Module):
    """embedding → recurrent stack, both directions allowed → linear over the target vocabulary, at every step."""

    def __init__(self, config: AlignedConfig) -> None:
        super().__init__()
        self.config = config
        stack = config.stack
        self.embedding = nn.Embedding(config.vocabulary, stack.input_size, padding_idx=config.padding)
        self.stack = RecurrentStack(stack)
        self.answer: WordAnswer
        if config.tied:
            assert config.vocabulary == config.targets
            self.answer = TiedAnswer(self.embedding, stack.output_size)
        else:
            self.answer = nn.Linear(stack.output_size, config.targets)
        self.word_dropout = WordDropout(config.word_dropout)
        self.dropout = SequenceDropout(stack.dropout, locked=stack.locked_dropout)
        self.scale = math.sqrt(stack.input_size) if config.tied else 1.0

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """`ids` (batch, steps) padded at the end, `lengths` (batch,) → logits (batch, steps, targets)."""
        logits: Tensor = self.answer(self.states(ids, lengths))
        return logits.transpose(0, 1)

    def states(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """What the answer reads at every step: (steps, batch, output_size)."""
        steps = ids.T
        x = self.word_dropout(self.embed(steps), steps, self.config.vocabulary)
        states: Tensor = self.dropout(self.stack.read(self.dropout(x), lengths))
        return states

    def embed(self, ids: Tensor) -> Tensor:
        """Tokens (…) → what the stack reads of them (…, embedding_dim)."""
        x: Tensor = self.embedding(ids)
        return x * self.scale if self.scale != 1.0 else x

    def loss(self, ids: Tensor, lengths: Tensor, targets: Tensor) -> TokenLoss:
        """Over the steps within each text; `targets` (batch, steps) are ids of the target vocabulary."""
        return token_loss(self.answer, self.states(ids, lengths), lengths, targets)

    @torch.no_grad()
    def answer_tokens(
        self, ids: Tensor, lengths: Tensor, forbidden: Sequence[int] = (0, 1, 2)
    ) -> list[list[int]]:
        """The likeliest target at every step of every text; never one of `forbidden` (<pad>, <unk>, <eos>)."""
        logits = self(ids, lengths)
        logits[..., list(forbidden)] = float("-inf")
        rows: list[list[int]] = logits.argmax(dim=-1).tolist()
        return [row[:length] for row, length in zip(rows, lengths.tolist(), strict=True)]

    @torch.no_grad()
    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,)."""
        return trace_states(self.embed(ids.to(self.embedding.weight.device)), self.stack)[0]
