"""The beam finds what is likeliest; greedy takes the likeliest step; both know when an answer ends."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from engine.networks.decoding import Answer, Rows, beam_tokens, greedy_tokens
from engine.text.vocabulary import EOS

CPU = torch.device("cpu")
WORDS = 6  # <pad> <unk> <eos> a b c


@dataclass(frozen=True)
class Place(Rows):
    """Which of the chains a row belongs to."""

    chain: Tensor


class Chains:
    """The next token depends on the one before alone, in each row by a table of its own."""

    def __init__(self, tables: Tensor) -> None:
        self.tables = tables.log_softmax(-1)  # (batch, before, after)

    def step(self, tokens: Tensor, state: Place) -> tuple[Tensor, Place, Tensor | None]:
        return self.tables[state.chain, tokens], state, torch.eye(WORDS)[tokens]

    def start(self) -> Place:
        return Place(torch.arange(len(self.tables)))

    def log(self, row: int, tokens: tuple[int, ...], ended: bool) -> float:
        path = (EOS, *tokens, *([EOS] if ended else []))
        return float(sum(self.tables[row, a, b] for a, b in itertools.pairwise(path)))


def likeliest(chains: Chains, row: int, most: int, power: float) -> float:
    """The best quality of all answers that end, by trying every one."""
    answers = [
        Answer(tokens, chains.log(row, tokens, True), True)
        for count in range(most)
        for tokens in itertools.product((3, 4, 5), repeat=count)
    ]
    return max(answer.quality(power) for answer in answers)


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.6, 1.0]))
def test_a_beam_wide_enough_finds_the_best_answer_of_all(seed: int, power: float) -> None:
    chains = Chains(torch.randn(3, WORDS, WORDS, generator=torch.Generator().manual_seed(seed)) * 2)

    found = beam_tokens(chains, chains.start(), 3, most=4, device=CPU, beam=40, length_power=power)

    for row, answer in enumerate(found):
        assert answer.ended
        assert answer.log_probability == pytest.approx(chains.log(row, answer.tokens, True), abs=1e-5)
        assert answer.quality(power) == pytest.approx(likeliest(chains, row, 4, power), abs=1e-5)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_a_beam_of_one_with_no_length_power_is_greedy(seed: int) -> None:
    chains = Chains(torch.randn(4, WORDS, WORDS, generator=torch.Generator().manual_seed(seed)) * 3)

    greedy = greedy_tokens(chains, chains.start(), 4, most=6, device=CPU)
    beam = beam_tokens(chains, chains.start(), 4, most=6, device=CPU, beam=1, length_power=0.0)

    for row, (one, other) in enumerate(zip(greedy, beam, strict=True)):
        assert one.log_probability == pytest.approx(chains.log(row, one.tokens, one.ended), abs=1e-5)
        if one.ended:
            assert other.log_probability >= one.log_probability - 1e-6


def test_greedy_says_where_it_looked_up_to_its_end() -> None:
    table = torch.full((1, WORDS, WORDS), -9.0)
    for before, after in ((EOS, 3), (3, 4), (4, EOS)):
        table[0, before, after] = 9.0

    (answer,) = greedy_tokens(Chains(table), Chains(table).start(), 1, most=9, device=CPU)

    assert answer.tokens == (3, 4)
    assert answer.ended
    assert answer.alignment is not None
    np.testing.assert_array_equal(answer.alignment.argmax(1), [EOS, 3, 4])


def test_what_never_ends_is_cut_off() -> None:
    table = torch.full((2, WORDS, WORDS), -9.0)
    table[:, :, 5] = 9.0
    chains = Chains(table)

    for answer in (
        *greedy_tokens(chains, chains.start(), 2, most=4, device=CPU),
        *beam_tokens(chains, chains.start(), 2, most=4, device=CPU, beam=1),
    ):
        assert answer.tokens == (5, 5, 5, 5)
        assert not answer.ended


def test_forbidden_tokens_are_never_written() -> None:
    table = torch.zeros(1, WORDS, WORDS)
    table[..., :2] = 50.0  # <pad> and <unk> are likeliest by far
    chains = Chains(table)

    greedy = greedy_tokens(chains, chains.start(), 1, most=5, device=CPU)
    beam = beam_tokens(chains, chains.start(), 1, most=5, device=CPU, forbidden=(0, 1, 3))

    assert not {0, 1} & set(greedy[0].tokens)
    assert not {0, 1, 3} & set(beam[0].tokens)


def test_rows_are_chosen_together_through_everything_they_hold() -> None:
    @dataclass(frozen=True)
    class Both(Rows):
        inner: Place
        stack: tuple[tuple[Tensor, ...], ...] | None

    state = Both(Place(torch.arange(3)), ((torch.arange(3.0).view(1, 3, 1),),))

    chosen = state.select(torch.tensor([2, 2, 0]))

    assert chosen.inner.chain.tolist() == [2, 2, 0]
    assert chosen.stack is not None
    assert chosen.stack[0][0].flatten().tolist() == [2.0, 2.0, 0.0]
    assert Both(state.inner, None).select(torch.tensor([1])).stack is None
