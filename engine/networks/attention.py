"""Where in the source a decoder looks: a weight for each source step, and the states' mean by these weights."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from engine.recipe.model import Attention


class DotAttention(nn.Module):
    """weight = softmax over the source of query · key / √size (Luong et al., 2015; scaled as by Vaswani et al., 2017).

    Keys of another size than the queries go through a learned projection first.
    """

    def __init__(self, query: int, key: int) -> None:
        super().__init__()
        self.projection = nn.Identity() if query == key else nn.Linear(key, query, bias=False)
        self.scale = 1 / math.sqrt(query)

    def keys(self, states: Tensor) -> Tensor:
        """What is compared, once for a source: states (batch, source, key) → (batch, source, query)."""
        keys: Tensor = self.projection(states)
        return keys

    def scores(self, queries: Tensor, keys: Tensor) -> Tensor:
        """Queries (batch, target, query) and keys → (batch, target, source)."""
        return queries @ keys.transpose(1, 2) * self.scale


class AdditiveAttention(nn.Module):
    """weight = softmax over the source of v · tanh(W·query + U·key) (Bahdanau et al., 2015)."""

    def __init__(self, query: int, key: int) -> None:
        super().__init__()
        self.from_query = nn.Linear(query, query)
        self.from_key = nn.Linear(key, query, bias=False)
        self.choice = nn.Linear(query, 1, bias=False)

    def keys(self, states: Tensor) -> Tensor:
        """What is compared, once for a source: states (batch, source, key) → (batch, source, query)."""
        keys: Tensor = self.from_key(states)
        return keys

    def scores(self, queries: Tensor, keys: Tensor) -> Tensor:
        """Queries (batch, target, query) and keys → (batch, target, source)."""
        sums = self.from_query(queries)[:, :, None] + keys[:, None]
        scores: Tensor = self.choice(sums.tanh())[..., 0]
        return scores


AttentionLayer = DotAttention | AdditiveAttention


def make_attention(attention: Attention, query: int, key: int) -> AttentionLayer | None:
    """An attention from states of size `query` over states of size `key`, or None."""
    if attention is Attention.DOT:
        return DotAttention(query, key)
    return AdditiveAttention(query, key) if attention is Attention.ADDITIVE else None


def attend(
    attention: AttentionLayer, queries: Tensor, keys: Tensor, values: Tensor, within: Tensor
) -> tuple[Tensor, Tensor]:
    """What each query (batch, target, query) finds in `values` (batch, source, value), and the weights it used.

    `within` (batch, source): which source steps are no padding. → (batch, target, value), (batch, target, source).
    """
    scores = attention.scores(queries, keys).masked_fill(~within[:, None], float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ values, weights
