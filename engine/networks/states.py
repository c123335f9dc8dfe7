"""What a network had in mind at every step of one text. Numbers only, no torch."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StateTrace:
    """Every vector of one reading, in the order of the text.

    With two directions the size is doubled: first the forward reader's numbers, then the backward reader's.
    Gates by cell: lstm i, f, g, o (input, forget, new content, output); gru r, z, n (reset, update, new content);
    rnn a (the sum before the activation). They follow torch's equations, which take z as the share that is kept:
    h(t) = (1 - z) ⊙ n + z ⊙ h(t-1).
    """

    embedding: Floats  # (steps, size of what the first layer reads)
    hidden: tuple[Floats, ...]  # per layer (steps, its width · directions)
    cell: tuple[Floats, ...]  # per layer, the same shape; empty unless lstm
    gates: tuple[dict[str, Floats], ...]  # per layer, the same shape by name
    outputs: tuple[Floats, ...] = ()  # per layer what it hands on: hidden, and a residual skip added to it
    attention: Floats | None = None  # (steps,) how much each step has to say in the answer, together 1

    def with_attention(self, weights: Floats) -> StateTrace:
        """The same with the weights of an attention over the steps."""
        return replace(self, attention=weights)


@dataclass(frozen=True, slots=True)
class PairTrace:
    """A source read and a target written after it.

    `context` is what the encoder hands to every step of the decoder; `alignment[t, s]` how much the decoder looked at
    source step s when it wrote the target's token t, each row together 1; None without attention.
    """

    encoder: StateTrace
    decoder: StateTrace
    context: Floats  # (output size of the encoder,)
    alignment: Floats | None  # (target steps, source steps)
