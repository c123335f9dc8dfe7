"""What a network had in mind at every step of one text. Numbers only, no torch."""

from __future__ import annotations

from dataclasses import dataclass

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

    embedding: Floats  # (steps, embedding_dim)
    hidden: tuple[Floats, ...]  # per layer (steps, hidden_size · directions)
    cell: tuple[Floats, ...]  # per layer, the same shape; empty unless lstm
    gates: tuple[dict[str, Floats], ...]  # per layer, the same shape by name
