"""Attention is a mean of what lies in the source, by weights that sum to 1 and never fall on padding."""

from __future__ import annotations

import pytest
import torch

from engine.networks.attention import AdditiveAttention, AttentionLayer, DotAttention, attend, make_attention
from engine.recipe.model import Attention

QUERIES, STATES = torch.randn(2, 3, 4), torch.randn(2, 5, 6)
WITHIN = torch.arange(5) < torch.tensor([[5], [2]])
KINDS = [Attention.DOT, Attention.ADDITIVE]


def make(kind: Attention, key: int = 6) -> AttentionLayer:
    attention = make_attention(kind, 4, key)
    assert attention is not None
    return attention


@pytest.mark.parametrize("kind", KINDS)
def test_padding_is_never_looked_at(kind: Attention) -> None:
    attention = make(kind)

    found, weights = attend(attention, QUERIES, attention.keys(STATES), STATES, WITHIN)
    alone, _ = attend(attention, QUERIES[1:], attention.keys(STATES[1:, :2]), STATES[1:, :2], WITHIN[1:, :2])

    assert found.shape == (2, 3, 6)
    torch.testing.assert_close(weights.sum(-1), torch.ones(2, 3))
    assert torch.count_nonzero(weights[1, :, 2:]) == 0
    torch.testing.assert_close(found[1:], alone)


def test_additive_is_bahdanaus_equation() -> None:
    attention = make(Attention.ADDITIVE)
    assert isinstance(attention, AdditiveAttention)

    scores = attention.scores(QUERIES, attention.keys(STATES))

    sums = attention.from_query(QUERIES[1, 2]) + attention.from_key(STATES[1, 3])
    torch.testing.assert_close(scores[1, 2, 3], attention.choice(sums.tanh())[0])


def test_dot_is_the_scaled_product_and_projects_other_sizes() -> None:
    same, other = make(Attention.DOT, key=4), make(Attention.DOT)
    assert isinstance(other, DotAttention)

    torch.testing.assert_close(same.scores(QUERIES, QUERIES)[0, 1, 2], QUERIES[0, 1] @ QUERIES[0, 2] / 2)
    assert not list(same.parameters())
    torch.testing.assert_close(
        other.scores(QUERIES, other.keys(STATES))[0, 1, 2], QUERIES[0, 1] @ other.projection(STATES[0, 2]) / 2
    )


def test_there_may_be_none() -> None:
    assert make_attention(Attention.NONE, 4, 6) is None
