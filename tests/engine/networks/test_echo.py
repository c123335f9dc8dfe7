"""Four numbers point at what was answered before and at what is read."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.networks.echo import FASTER, REACH, Echo

TEXT, LENGTHS = torch.tensor([[5, 6, 5, 7], [5, 5, 0, 0]]), torch.tensor([4, 2])
ANSWERED = torch.tensor([[8, 9, 3, 8], [4, 4, 0, 0]])
AGAIN, ANEW, COPIED, BORROWED = 1.0, -2.0, 3.0, -4.0


def make(shared: bool = True) -> Echo:
    echo = Echo(shared)
    with torch.no_grad():
        echo.weights.copy_(torch.tensor([AGAIN, ANEW, COPIED, BORROWED][: len(echo.weights)]) / FASTER)
    return echo


def scores(tokens: Tensor, added: Tensor) -> Any:
    found = torch.zeros(*tokens.shape[:2], 10).scatter_add(-1, tokens, added)
    return found.detach().numpy()


def test_a_place_that_reads_the_same_as_before_is_drawn_to_the_same_answer() -> None:
    found = scores(*make(shared=False)(TEXT, LENGTHS, ANSWERED))

    assert found[0, 0].tolist() == [0] * 10
    assert np.flatnonzero(found[0, 1]).tolist() == [8]
    assert found[0, 1, 8] == ANEW
    assert (found[0, 2, 8], found[0, 2, 9]) == (AGAIN, ANEW)  # reads 5, as at its beginning
    assert (found[0, 3, 8], found[0, 3, 9], found[0, 3, 3]) == (ANEW, ANEW, ANEW)
    assert found[1, 1, 4] == AGAIN


def test_words_of_the_text_come_back_or_do_not_and_padding_is_no_word() -> None:
    found = scores(*make()(TEXT, LENGTHS, ANSWERED))

    assert (found[0, 0, 5], found[0, 0, 6], found[0, 0, 7]) == (COPIED + BORROWED, BORROWED, BORROWED)
    assert (found[0, 1, 5], found[0, 1, 6]) == (2 * BORROWED, COPIED)
    assert np.flatnonzero(found[1, 0]).tolist() == [5]


def test_a_step_alone_is_that_step_of_all() -> None:
    echo = make()
    whole = scores(*echo(TEXT, LENGTHS, ANSWERED))

    for step in range(4):
        alone = scores(*echo(TEXT, LENGTHS, ANSWERED[:, :step], step, step + 1))
        np.testing.assert_allclose(alone[:, 0], whole[:, step])


def test_it_begins_as_nothing() -> None:
    assert torch.count_nonzero(Echo(shared=True)(TEXT, LENGTHS, ANSWERED)[1]) == 0


def test_nothing_is_pointed_at_from_afar() -> None:
    text = torch.full((1, 200), 5)
    text[0, 0] = 6
    answered = torch.full((1, 200), 4)
    answered[0, 0] = 7

    found = scores(*make()(text, torch.tensor([200]), answered))

    assert (found[0, REACH, 6], found[0, REACH, 7]) == (BORROWED, ANEW)
    assert (found[0, REACH + 1, 6], found[0, REACH + 1, 7]) == (0, 0)
    assert found[0, 0, 5] == REACH * BORROWED
