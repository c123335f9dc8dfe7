"""N→M: a source is read, then a target is written; the encoder's context stands at every decoder step.

    encoder   source embedding → recurrent stack (both directions allowed); context = what its readers knew at the end
    start     the decoder's first state = tanh(W·context + b), one part for each layer (an lstm's c without the tanh)
    decoder   target embedding beside the context → recurrent stack, onwards only
    attention the decoder's state looks over the encoder's states (dot or additive); without one it has the context
    answer    tanh(W·[state, what it found] + b) → linear over the target vocabulary

Attention looks with the state *after* the cell (Luong et al., 2015), so that a whole target is decoded in one call
when it is forced.

The interface for a training loop:

    loss = network.loss(source, source_lengths, target, target_lengths, forced=1.0)   # TokenLoss

`forced` is the share of steps at which the decoder reads the true token; at the others it reads its own likeliest one
(scheduled sampling, Bengio et al., 2015), drawn from the run's noise. 1 decodes in one call, less step by step. A
schedule is the loop's: it passes another `forced` as epochs go by.

To answer: `decoding.greedy_tokens` and `decoding.beam_tokens` with `start(source, lengths)` and `step(tokens, state)`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor, nn

from engine.networks.answers import make_answer
from engine.networks.attention import attend, make_attention
from engine.networks.conditional import beside
from engine.networks.decoding import Rows
from engine.networks.dropout import Noisy, SequenceDropout, WordDropout
from engine.networks.layers import LayerState, StackState
from engine.networks.losses import TokenLoss, shifted, token_loss
from engine.networks.readouts import inside, last_states
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.networks.states import PairTrace
from engine.networks.tracing import trace_states
from engine.recipe.model import Attention, Cell, Softmax
from engine.text.vocabulary import EOS


@dataclass(frozen=True)
class Seq2SeqConfig:
    """What it is made of; the decoder reads a target token's vector beside the encoder's output."""

    vocabulary: int
    targets: int
    encoder: StackConfig = field(default_factory=StackConfig)
    decoder: StackConfig = field(default_factory=lambda: StackConfig(input_size=128))
    attention: Attention = Attention.ADDITIVE
    softmax: Softmax = Softmax.FULL
    tied: bool = False
    word_dropout: float = 0.0
    padding: int = 0

    @property
    def context_size(self) -> int:
        """The size of the encoder's context and of each of its states."""
        return self.encoder.output_size

    @property
    def target_dim(self) -> int:
        """The size of a target token's vector."""
        return self.decoder.input_size - self.context_size


@dataclass(frozen=True)
class Memory(Rows):
    """A source that was read: context (batch, context_size), states and keys (batch, source, …), what is no padding."""

    context: Tensor
    values: Tensor
    keys: Tensor | None
    within: Tensor  # (batch, source)


@dataclass(frozen=True)
class DecoderState(Rows):
    """Where a target stands: the source and the decoder's state."""

    memory: Memory
    stack: StackState


class Seq2Seq(nn.Module):
    """Encoder, start, decoder, attention, answer: see the module."""

    def __init__(self, config: Seq2SeqConfig) -> None:
        super().__init__()
        self.config = config
        size, context = config.decoder.output_size, config.context_size
        self.embedding = nn.Embedding(
            config.vocabulary, config.encoder.input_size, padding_idx=config.padding
        )
        self.encoder = RecurrentStack(config.encoder)
        parts = 2 if config.decoder.cell is Cell.LSTM else 1
        self.beginning = nn.Linear(context, sum(config.decoder.widths) * parts)
        self.target_embedding = nn.Embedding(config.targets, config.target_dim)
        self.decoder = RecurrentStack(config.decoder)
        self.attention = make_attention(config.attention, size, context)
        self.combined = nn.Linear(size + context, size)
        self.answer = make_answer(self.target_embedding, size, config.softmax, config.tied)
        self.word_dropout = WordDropout(config.word_dropout)
        self.dropout = SequenceDropout(config.encoder.dropout, locked=config.encoder.locked_dropout)
        self.own_tokens = Noisy(0.0)  # draws at which steps the decoder reads what it wrote itself
        self.scale = math.sqrt(config.target_dim) if config.tied and config.softmax is Softmax.FULL else 1.0
        columns = torch.tensor(config.encoder.forward_columns)
        self.register_buffer("forward_columns", columns, persistent=False)

    # Reading

    def encode(self, source: Tensor, lengths: Tensor) -> Memory:
        """`source` (batch, steps) padded at the end, `lengths` (batch,) → all that the decoder knows of it."""
        steps = source.T
        x = self.word_dropout(self.embedding(steps), steps, self.config.vocabulary)
        states = self.encoder.read(self.dropout(x), lengths)
        return self._memory(states, lengths)

    def _memory(self, states: Tensor, lengths: Tensor) -> Memory:
        context = last_states(states, lengths, self.forward_columns)  # type: ignore[arg-type]
        values = states.transpose(0, 1)
        keys = self.attention.keys(values) if self.attention is not None else None
        return Memory(context, values, keys, inside(states, lengths).T)

    def first_state(self, context: Tensor) -> StackState:
        """The decoder's state before the first token, from the context (batch, context_size)."""
        lstm, widths = self.config.decoder.cell is Cell.LSTM, self.config.decoder.widths
        parts = self.beginning(context)[None].split([w for w in widths for _ in range(1 + lstm)], dim=-1)
        if not lstm:
            return tuple((h.tanh().contiguous(),) for h in parts)
        return tuple(
            (h.tanh().contiguous(), c.contiguous()) for h, c in zip(parts[::2], parts[1::2], strict=True)
        )

    # Writing

    def start(self, source: Tensor, lengths: Tensor) -> DecoderState:
        """Before the first token of each target; the first token to give `step` is <eos>."""
        memory = self.encode(source, lengths)
        return DecoderState(memory, self.first_state(memory.context))

    def step(self, tokens: Tensor, state: DecoderState) -> tuple[Tensor, DecoderState, Tensor | None]:
        """Read one more token of each target, (batch,) → log probabilities of the next (batch, targets), the state,
        and where attention looked (batch, source).
        """
        combined, end, looked = self.decode(tokens[:, None], state)
        known = self.answer(combined[0]).log_softmax(dim=-1)
        return known, replace(state, stack=end), None if looked is None else looked[:, 0]

    def decode(self, target: Tensor, state: DecoderState) -> tuple[Tensor, StackState, Tensor | None]:
        """Read `target` (batch, steps) → what the answer reads (steps, batch, size), the state, and the alignment
        (batch, steps, source).
        """
        steps = target.T
        x = self.word_dropout(self.embed(steps), steps, self.config.targets)
        states, end = self.decoder(self._beside_context(self.dropout(x), state.memory), state.stack)
        found, looked = self._look(states, state.memory)
        combined = self.combined(torch.cat([states, found], dim=-1)).tanh()
        return self.dropout(combined), end, looked

    def embed(self, ids: Tensor) -> Tensor:
        """Target tokens (…) → their vectors as they are read (…, target_dim)."""
        x: Tensor = self.target_embedding(ids)
        return x * self.scale if self.scale != 1.0 else x

    def _beside_context(self, x: Tensor, memory: Memory) -> Tensor:
        return beside(x, memory.context)

    def _look(self, states: Tensor, memory: Memory) -> tuple[Tensor, Tensor | None]:
        """What decoder states (steps, batch, size) find in the source: (steps, batch, context_size)."""
        if self.attention is None:
            return memory.context.expand(len(states), -1, -1), None
        assert memory.keys is not None
        found, looked = attend(
            self.attention, states.transpose(0, 1), memory.keys, memory.values, memory.within
        )
        return found.transpose(0, 1), looked

    # Learning

    def forward(
        self, source: Tensor, source_lengths: Tensor, target: Tensor, target_lengths: Tensor
    ) -> Tensor:
        """Logits of a forced target and its end: (batch, target steps + 1, targets)."""
        inputs, _ = shifted(target, target_lengths, EOS)
        combined, _, _ = self.decode(inputs, self.start(source, source_lengths))
        logits: Tensor = self.answer(combined)
        return logits.transpose(0, 1)

    def loss(
        self,
        source: Tensor,
        source_lengths: Tensor,
        target: Tensor,
        target_lengths: Tensor,
        forced: float = 1.0,
    ) -> TokenLoss:
        """Over every token and the end of each target; ids (batch, steps) without <eos>, padded at the end."""
        inputs, wanted = shifted(target, target_lengths, EOS)
        state = self.start(source, source_lengths)
        if forced >= 1.0:
            combined, _, _ = self.decode(inputs, state)
        else:
            combined = self._decode_loosely(inputs, state, forced)
        return token_loss(self.answer, combined, target_lengths + 1, wanted)

    def _decode_loosely(self, inputs: Tensor, state: DecoderState, forced: float) -> Tensor:
        """As `decode`, but at a share of 1 - `forced` of the steps the decoder reads its own likeliest token."""
        like = torch.empty(0, device=inputs.device)
        given = self.own_tokens.chances(like, tuple(inputs.shape), forced, 0)
        tokens, states = inputs[:, 0], list[Tensor]()
        for number in range(inputs.shape[1]):
            if number:
                own = self.answer(states[-1][0].detach()).argmax(dim=-1)
                tokens = torch.where(given[:, number].bool(), inputs[:, number], own)
            combined, end, _ = self.decode(tokens[:, None], state)
            state = replace(state, stack=end)
            states.append(combined)
        return torch.cat(states)

    # Looking inside

    @torch.no_grad()
    def trace(self, source: Tensor, target: Tensor) -> PairTrace:
        """What was in mind at every step of one source (steps,) and of <eos> and the target (steps,) after it."""
        device = self.embedding.weight.device
        encoder, states = trace_states(self.embedding(source.to(device)), self.encoder)
        memory = self._memory(states[:, None], torch.tensor([len(source)], device=device))
        first: tuple[LayerState, ...] = self.first_state(memory.context)
        x = self.embed(torch.cat([target.new_tensor([EOS]), target]).to(device))[:, None]
        decoder, states = trace_states(self._beside_context(x, memory)[:, 0], self.decoder, first)
        _, looked = self._look(states[:, None], memory)
        alignment = None if looked is None else looked[0].float().cpu().numpy()
        return PairTrace(encoder, decoder, memory.context[0].float().cpu().numpy(), alignment)
