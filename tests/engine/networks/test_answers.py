"""Full, tied and adaptive: called alike, and the loss is that of the probabilities."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from engine.networks.answers import IGNORED, AdaptiveAnswer, TiedAnswer, WordAnswer, make_answer, summed_loss
from engine.networks.shapes import adaptive_cutoffs
from engine.recipe.model import Softmax

KINDS = [
    (Softmax.FULL, False, 5),
    (Softmax.FULL, True, 5),
    (Softmax.FULL, True, 8),
    (Softmax.ADAPTIVE, True, 5),
]


def make(softmax: Softmax, tied: bool, size: int) -> WordAnswer:
    return make_answer(nn.Embedding(40, 5), size, softmax, tied)


@pytest.mark.parametrize(("softmax", "tied", "size"), KINDS)
def test_the_loss_is_that_of_the_probabilities(softmax: Softmax, tied: bool, size: int) -> None:
    answer, states, targets = make(softmax, tied, size), torch.randn(3, 7, size), torch.randint(40, (21,))
    targets[4:9] = IGNORED

    logits: Tensor = answer(states)

    assert logits.shape == (3, 7, 40)
    torch.testing.assert_close(logits.softmax(-1).sum(-1), torch.ones(3, 7))
    expected = cross_entropy(logits.flatten(0, 1), targets, reduction="sum")
    torch.testing.assert_close(summed_loss(answer, states.flatten(0, 1), targets), expected)


def test_adaptive_answers_are_log_probabilities_already() -> None:
    answer = make(Softmax.ADAPTIVE, False, 5)

    known: Tensor = answer(torch.randn(4, 5))

    torch.testing.assert_close(known.exp().sum(-1), torch.ones(4))


def test_a_tied_table_is_kept_once_and_learns_from_both_ends() -> None:
    embedding = nn.Embedding(40, 5)
    answer = make_answer(embedding, 8, Softmax.FULL, tied=True)
    assert isinstance(answer, TiedAnswer)

    answer(torch.randn(2, 8)).sum().backward()

    assert set(answer.state_dict()) == {"bias", "projection.weight"}
    assert answer.weight is embedding.weight
    assert embedding.weight.grad is not None


@given(st.integers(2, 5000))
def test_a_vocabulary_is_cut_into_growing_parts(words: int) -> None:
    cutoffs = adaptive_cutoffs(words)

    assert cutoffs == sorted(set(cutoffs))
    assert cutoffs[0] > 0
    assert cutoffs[-1] < words


def test_the_rare_words_of_an_adaptive_answer_are_told_apart_by_fewer_numbers() -> None:
    answer = make_answer(nn.Embedding(1000, 64), 64, Softmax.ADAPTIVE, tied=False)
    assert isinstance(answer, AdaptiveAnswer)

    assert answer.parts.cutoffs == [62, 250, 1000]
    assert [part[0].out_features for part in answer.parts.tail] == [32, 16]  # type: ignore[index]


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_an_adaptive_answer_learns_with_products_in_bfloat16(kind: torch.dtype) -> None:
    torch.manual_seed(1)
    answer = AdaptiveAnswer(8, 30)
    states, targets = torch.randn(12, 8), torch.randint(0, 30, (12,))
    exact = float(answer.summed_loss(states, targets).detach())
    with torch.autocast("cpu", torch.bfloat16):
        loss = answer.summed_loss(states.to(kind).requires_grad_(), targets)
    loss.backward()  # type: ignore[no-untyped-call]
    assert loss.dtype is torch.float32
    assert float(loss.detach()) == pytest.approx(exact, rel=0.03)
