"""How the next token is chosen from what the network says about each. Small functions over numpy, no torch.

Everything is in float64: cutting and renormalising float32 probabilities of a large vocabulary would not sum to 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.recipe.writing import WritingSettings

Floats = NDArray[np.float64]


def next_probabilities(
    logits: Floats, recent: Sequence[int], settings: WritingSettings
) -> tuple[Floats, Floats]:
    """What the next token is drawn from, and before top-k and top-p cut it down, both (vocabulary,).

    Temperature 0 leaves only the likeliest to be drawn.
    """
    logits = penalised(logits, recent, settings.repetition_penalty)
    if settings.temperature == 0:
        p = np.zeros_like(logits)
        p[greedy(logits)] = 1.0
        return p, probabilities(logits)
    shown = probabilities(logits, settings.temperature)
    return keep_top_p(keep_top_k(shown, settings.top_k), settings.top_p), shown


def probabilities(logits: Floats, temperature: float = 1.0) -> Floats:
    """softmax(logits / temperature) over the last axis; -inf logits get exactly 0."""
    scaled = logits / temperature
    scaled = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    total: Floats = scaled / scaled.sum(axis=-1, keepdims=True)
    return total


def greedy(logits: Floats) -> int:
    """The likeliest token; the first of equals."""
    return int(logits.argmax())


def keep_top_k(p: Floats, k: int) -> Floats:
    """Only the `k` likeliest, summing to 1 again; 0 keeps all. Of equals the first are kept."""
    if not 0 < k < len(p):
        return p
    return _only(p, np.argsort(-p, kind="stable")[:k])


def keep_top_p(p: Floats, top_p: float) -> Floats:
    """The fewest likeliest tokens that together reach `top_p` (at least one), summing to 1 again."""
    if top_p >= 1.0:
        return p
    order = np.argsort(-p, kind="stable")
    count = int(np.searchsorted(p[order].cumsum(), top_p)) + 1
    return _only(p, order[:count])


def penalised(logits: Floats, recent: Sequence[int], penalty: float) -> Floats:
    """Logits in which the recent tokens are less likely: divided where positive, multiplied where negative.

    The rule of CTRL (Keskar et al. 2019); 1 changes nothing.
    """
    if penalty == 1.0 or not recent:
        return logits
    seen = np.unique(np.asarray(recent))
    changed = logits.copy()
    changed[seen] = np.where(changed[seen] > 0, changed[seen] / penalty, changed[seen] * penalty)
    return changed


def forbid(logits: Floats, tokens: Sequence[int]) -> Floats:
    """Logits in which some tokens are impossible."""
    changed = logits.copy()
    changed[list(tokens)] = -np.inf
    return changed


def draw(p: Floats, random: np.random.Generator) -> int:
    """One token, each as often as its probability says; never one of probability 0."""
    edges = p.cumsum()
    token = int(np.searchsorted(edges, random.random() * edges[-1], side="right"))
    return min(token, int(np.flatnonzero(p)[-1]))


def likeliest(p: Floats, count: int) -> list[int]:
    """The `count` likeliest tokens that are possible at all, the likeliest first, of equals the first."""
    count = min(count, len(p))
    threshold = max(float(np.partition(p, -count)[-count]), np.finfo(np.float64).tiny)
    found = np.flatnonzero(p >= threshold)
    return [int(token) for token in found[np.argsort(-p[found], kind="stable")][:count]]


def _only(p: Floats, kept: NDArray[np.intp]) -> Floats:
    cut = np.zeros_like(p)
    cut[kept] = p[kept] / p[kept].sum()
    return cut
