"""N→1: a text goes in, one score per label comes out."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from engine.networks.dropout import SequenceDropout, WordDropout
from engine.networks.readouts import AttentionReadout, make_readout
from engine.networks.shapes import answers, readout_size
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states
from engine.recipe.model import Readout


@dataclass(frozen=True)
class ClassifierConfig:
    """What a classifier is made of; `max_tokens`, the longest text, matters to the readout flatten only."""

    vocabulary: int
    labels: int
    stack: StackConfig = field(default_factory=StackConfig)
    readout: Readout = Readout.LAST
    single_output: bool = False
    max_tokens: int = 0
    word_dropout: float = 0.0
    padding: int = 0


class Classifier(nn.Module):
    """embedding → recurrent stack → readout over the steps → linear."""

    def __init__(self, config: ClassifierConfig) -> None:
        super().__init__()
        self.config = config
        stack = config.stack
        size = readout_size(config.readout, stack.output_size, config.max_tokens)
        self.embedding = nn.Embedding(config.vocabulary, stack.input_size, padding_idx=config.padding)
        self.stack = RecurrentStack(stack)
        self.readout = make_readout(config.readout, stack.forward_columns, config.max_tokens)
        self.answer = nn.Linear(size, answers(config.labels, config.single_output))
        self.word_dropout = WordDropout(config.word_dropout)
        self.dropout = SequenceDropout(stack.dropout, locked=stack.locked_dropout)

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """`ids` (batch, steps) padded at the end, `lengths` (batch,) of at least 1 → logits (batch, labels)."""
        steps = ids.T
        x = self.word_dropout(self.embed(steps), steps, self.config.vocabulary)
        return self.answer_from(self.states(self.dropout(x), lengths), lengths)

    def embed(self, ids: Tensor) -> Tensor:
        """Tokens (…) → what the stack reads of them (…, embedding_dim)."""
        x: Tensor = self.embedding(ids)
        return x

    def states(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Embedded `x` (steps, batch, embedding_dim) → what the readout reads (steps, batch, output_size)."""
        return self.stack.read(x, lengths)

    def answer_from(self, states: Tensor, lengths: Tensor) -> Tensor:
        """States (steps, batch, output_size) → logits (batch, labels).

        A single output z stands for the second of two labels; beside a 0 for the first one, the softmax is
        (1 - σ(z), σ(z)) and the cross entropy that of the sigmoid, so nobody else has to know.
        """
        logits: Tensor = self.answer(self.dropout(self.readout(states, lengths)))
        if logits.shape[-1] < self.config.labels:
            return torch.cat([torch.zeros_like(logits), logits], dim=-1)
        return logits

    @torch.no_grad()
    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,), and where an attention looked."""
        trace, outputs = trace_states(self.embed(ids.to(self.embedding.weight.device)), self.stack)
        if not isinstance(self.readout, AttentionReadout):
            return trace
        lengths = torch.tensor([len(outputs)], device=outputs.device)
        return trace.with_attention(
            self.readout.weights(outputs[:, None], lengths)[:, 0].float().cpu().numpy()
        )
