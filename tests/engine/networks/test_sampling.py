"""Choosing the next token: properties that hold for any network's answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.networks import sampling

LOGITS = arrays(np.float64, st.integers(2, 40), elements=st.floats(-30, 30, width=32))


@given(LOGITS, st.floats(0.05, 5.0))
def test_probabilities_sum_to_one_and_keep_the_order(logits: sampling.Floats, temperature: float) -> None:
    p = sampling.probabilities(logits, temperature)
    assert p.sum() == pytest.approx(1.0)
    assert p[logits.argmax()] == p.max()


def test_temperature_sharpens_and_flattens() -> None:
    logits = np.array([0.0, 1.0, 2.0])
    cold, plain, hot = (sampling.probabilities(logits, t).max() for t in (0.5, 1.0, 2.0))
    assert cold > plain > hot


def test_enormous_logits_do_not_overflow() -> None:
    assert sampling.probabilities(np.array([1e4, -1e4, -np.inf])).tolist() == [1.0, 0.0, 0.0]


@given(LOGITS, st.integers(1, 50))
def test_top_k_keeps_the_k_likeliest(logits: sampling.Floats, k: int) -> None:
    p = sampling.probabilities(logits)
    kept = sampling.keep_top_k(p, k)
    assert kept.sum() == pytest.approx(1.0)
    assert np.count_nonzero(kept) <= max(k, 0)
    left_out = p[kept == 0]
    assert not len(left_out) or p[kept > 0].min() >= left_out.max()


@given(LOGITS)
def test_top_k_of_nothing_or_everything_changes_nothing(logits: sampling.Floats) -> None:
    p = sampling.probabilities(logits)
    assert sampling.keep_top_k(p, 0) is p
    assert sampling.keep_top_k(p, len(p)) is p


@given(LOGITS, st.floats(0.01, 1.0))
def test_top_p_keeps_the_fewest_that_reach_it(logits: sampling.Floats, top_p: float) -> None:
    p = sampling.probabilities(logits)
    kept = sampling.keep_top_p(p, top_p)
    assert kept.sum() == pytest.approx(1.0)
    inside = p[kept > 0]
    assert inside.sum() >= top_p - 1e-9
    if top_p < 1.0:
        assert inside.sum() - inside.min() <= top_p + 1e-9


def test_top_p_near_zero_is_greedy() -> None:
    assert sampling.keep_top_p(np.array([0.2, 0.5, 0.3]), 1e-9).tolist() == [0.0, 1.0, 0.0]


@given(LOGITS, st.integers(0, 2**31 - 1))
def test_drawn_token_is_a_possible_one(logits: sampling.Floats, seed: int) -> None:
    p = sampling.keep_top_k(sampling.probabilities(logits), 2)
    assert p[sampling.draw(p, np.random.default_rng(seed))] > 0


def test_tokens_are_drawn_as_often_as_their_probability_says() -> None:
    random, p = np.random.default_rng(1), np.array([0.1, 0.0, 0.6, 0.3])
    drawn = np.bincount([sampling.draw(p, random) for _ in range(20_000)], minlength=4) / 20_000
    assert drawn == pytest.approx(p, abs=0.02)
    assert drawn[1] == 0


@given(LOGITS)
def test_greedy_takes_the_first_of_the_likeliest(logits: sampling.Floats) -> None:
    taken = sampling.greedy(logits)
    p = sampling.probabilities(logits)
    assert logits[taken] == logits.max()
    assert p[taken] == p.max()  # two scores that differ in the last bit may have the same probability


@given(LOGITS, st.floats(1.0, 5.0))
def test_penalty_never_makes_a_repeated_token_likelier(logits: sampling.Floats, penalty: float) -> None:
    changed = sampling.penalised(logits, [0, 0], penalty)
    assert changed[0] <= logits[0]
    assert changed[1:].tolist() == logits[1:].tolist()


def test_forbidden_token_is_impossible_and_the_original_is_left_alone() -> None:
    logits = np.array([5.0, 1.0])
    assert sampling.probabilities(sampling.forbid(logits, [0])).tolist() == [0.0, 1.0]
    assert logits.tolist() == [5.0, 1.0]


@given(LOGITS, st.integers(1, 6))
def test_likeliest_are_in_order_and_possible(logits: sampling.Floats, count: int) -> None:
    p = sampling.probabilities(sampling.forbid(logits, [0]))
    tokens = sampling.likeliest(p, count)
    assert 0 not in tokens
    assert [p[t] for t in tokens] == sorted((p[t] for t in tokens), reverse=True)
    assert len(tokens) <= count


def test_likeliest_of_equals_are_the_first() -> None:
    assert sampling.likeliest(np.array([0.1, 0.3, 0.3, 0.3]), 2) == [1, 2]
