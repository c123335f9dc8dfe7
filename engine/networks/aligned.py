"""N→N: a score for each target token at every step; the answer is as long as the question.

    reading     embedding → recurrent stack, both directions allowed
    answering   a last layer, onwards only, that reads each state beside the token answered before it, and an echo of
                what was answered where; so the tokens of an answer fit together. Without it each is answered on its own.

The interface for a training loop:

    loss = network.loss(ids, lengths, targets)   # TokenLoss: total (with gradient), right, count
    tokens = network.answer_tokens(ids, lengths) # one list of target ids for each text, as long as the text

A network that reads its own answer is given the true tokens while it learns and where its loss is measured (teacher
forcing); `answer_tokens` goes step by step and reads what it answered itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from engine.networks.answers import IGNORED, TiedAnswer, WordAnswer, smoothing_of
from engine.networks.dropout import SequenceDropout, WordDropout
from engine.networks.echo import Echo
from engine.networks.layers import StackState
from engine.networks.losses import TokenLoss, chooses, logits_loss, token_loss
from engine.networks.readouts import inside
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.networks.states import StateTrace
from engine.networks.tracing import trace_states
from engine.text.vocabulary import EOS, SPECIALS

FORBIDDEN = tuple(range(len(SPECIALS)))  # <pad>, <unk>, <eos> are no answers


@dataclass(frozen=True)
class AlignedConfig:
    """What an aligned network is made of: the words it reads, the words (or tags) it answers with.

    `tied` takes one table for both, which only one vocabulary for both allows. `answering` is the layer that reads the
    answer: a state of `stack` beside a token's vector; None answers each token on its own. `shared`: both have one
    vocabulary.
    """

    vocabulary: int
    targets: int
    stack: StackConfig = field(default_factory=StackConfig)
    tied: bool = False
    word_dropout: float = 0.0
    padding: int = 0
    answering: StackConfig | None = None
    shared: bool = False

    @property
    def state_size(self) -> int:
        """How many numbers the answer is made of at every step."""
        return self.stack.output_size + (self.answering.output_size if self.answering else 0)


class Aligned(nn.Module):
    """Reading, answering, then linear over the target vocabulary, at every step: see the module."""

    def __init__(self, config: AlignedConfig) -> None:
        super().__init__()
        self.config = config
        stack, dim = config.stack, config.stack.input_size
        self.embedding = nn.Embedding(config.vocabulary, dim, padding_idx=config.padding)
        self.stack = RecurrentStack(stack)
        if config.answering:
            self.answering = RecurrentStack(config.answering)
            self.echo = Echo(config.shared)
            if not config.tied:
                self.target_embedding = nn.Embedding(config.targets, dim)
        self.answer: WordAnswer
        if config.tied:
            assert config.vocabulary == config.targets
            self.answer = TiedAnswer(self.embedding, config.state_size)
        else:
            self.answer = nn.Linear(config.state_size, config.targets)
        self.word_dropout = WordDropout(config.word_dropout)
        self.dropout = SequenceDropout(stack.dropout, locked=stack.locked_dropout)
        self.scale = math.sqrt(dim) if config.tied else 1.0

    def forward(self, ids: Tensor, lengths: Tensor, targets: Tensor | None = None) -> Tensor:
        """`ids` (batch, steps) padded at the end, `lengths` (batch,) → logits (batch, steps, targets).

        A network that reads its own answer is given `targets` (batch, steps), or what it answers itself.
        """
        if self.config.answering and targets is None:
            targets = self._answers(ids, lengths, FORBIDDEN)
        logits: Tensor = self.answer(self.states(ids, lengths, targets)).transpose(0, 1)
        if not self.config.answering:
            return logits
        assert targets is not None
        tokens, added = self.echo(ids, lengths, targets)
        return logits.float().scatter_add(-1, tokens, added.float())

    def states(self, ids: Tensor, lengths: Tensor, targets: Tensor | None = None) -> Tensor:
        """What the answer reads at every step: (steps, batch, state_size)."""
        read = self._read(ids, lengths)
        if not self.config.answering:
            return read
        assert targets is not None
        before = torch.cat([targets.new_full((len(targets), 1), EOS), targets[:, :-1]], dim=1)
        return self._answering(read, before.T)[0]

    def embed(self, ids: Tensor) -> Tensor:
        """Tokens (…) → what the stack reads of them (…, embedding_dim)."""
        x: Tensor = self.embedding(ids)
        return x * self.scale if self.scale != 1.0 else x

    def loss(self, ids: Tensor, lengths: Tensor, targets: Tensor) -> TokenLoss:
        """Over the steps within each text; `targets` (batch, steps) are ids of the target vocabulary."""
        states = self.states(ids, lengths, targets)
        if not self.config.answering:
            return token_loss(self.answer, states, lengths, targets)
        within = inside(states, lengths).T  # (batch, steps)
        tokens, added = self.echo(ids, lengths, targets)
        if not chooses(self.answer, states.device):
            wanted = targets.masked_fill(~within, IGNORED).flatten()
            logits = self.answer(states.transpose(0, 1)).float().scatter_add(-1, tokens, added.float())
            return logits_loss(logits.flatten(0, 1), wanted, smoothing_of(self.answer), within.sum())
        logits = self.answer(states.transpose(0, 1)[within])
        # In bfloat16 the two come in different kinds; the loss is in single precision anyway.
        logits = logits.float().scatter_add(-1, tokens[within], added[within].float())
        return logits_loss(logits, targets[within], smoothing_of(self.answer))

    @torch.no_grad()
    def answer_tokens(
        self, ids: Tensor, lengths: Tensor, forbidden: Sequence[int] = FORBIDDEN
    ) -> list[list[int]]:
        """The likeliest target at every step of every text, after those before it; never one of `forbidden`."""
        rows: list[list[int]] = self._answers(ids, lengths, forbidden).tolist()
        return [row[:length] for row, length in zip(rows, lengths.tolist(), strict=True)]

    @torch.no_grad()
    def trace(self, ids: Tensor) -> StateTrace:
        """What was in mind at every step of one text, `ids` (steps,), while it was read."""
        return trace_states(self.embed(ids.to(self.embedding.weight.device)), self.stack)[0]

    def _read(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """The states of the stack, (steps, batch, output_size)."""
        steps = ids.T
        x = self.word_dropout(self.embed(steps), steps, self.config.vocabulary)
        states: Tensor = self.dropout(self.stack.read(self.dropout(x), lengths))
        return states

    def _answering(
        self, read: Tensor, before: Tensor, state: StackState | None = None
    ) -> tuple[Tensor, StackState]:
        """States (steps, batch, output_size) and the token answered before each (steps, batch) → what the answer reads
        (steps, batch, state_size), and where the layer ends.
        """
        vectors = self.embed(before) if self.config.tied else self.target_embedding(before)
        x = self.dropout(self.word_dropout(vectors, before, self.config.targets))
        known, end = self.answering(torch.cat([read, x], dim=-1), state)
        return torch.cat([read, self.dropout(known)], dim=-1), end

    @torch.no_grad()
    def _answers(self, ids: Tensor, lengths: Tensor, forbidden: Sequence[int]) -> Tensor:
        """The likeliest answer, (batch, steps); what stands behind a text's end is of no meaning."""
        read = self._read(ids, lengths)
        if not self.config.answering:
            return _likeliest(self.answer(read), forbidden).T
        state: StackState | None = None
        before, answers = ids.new_full((len(ids),), EOS), ids[:, :0]
        for number, step in enumerate(read):
            known, state = self._answering(step[None], before[None], state)
            tokens, added = self.echo(ids, lengths, answers, number, number + 1)
            before = _likeliest(self.answer(known[0]).scatter_add(-1, tokens[:, 0], added[:, 0]), forbidden)
            answers = torch.cat([answers, before[:, None]], dim=1)
        return answers


def _likeliest(logits: Tensor, forbidden: Sequence[int]) -> Tensor:
    """Logits (…, targets) → tokens (…)."""
    logits[..., list(forbidden)] = float("-inf")
    return logits.argmax(dim=-1)
